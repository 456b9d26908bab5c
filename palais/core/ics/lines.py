"""From the bytes of a file to its content lines: encoding, line ends, folding, parameters.

It knows how far a file may stray and still be read, and refuses what is too large or no text before reading it.
It does not know what a line means.
The law is RFC 5545, section 3.1 (lines are folded as bytes, so they are joined before they are decoded) and RFC 6868.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palais.core.ics.answers import LARGEST, MOST_LINES, CalendarRefused, Refusal

_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MARK = b"\xef\xbb\xbf"
# Possessive: an open quotation mark makes the line fail at once instead of being tried in every way.
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;(?:[^":;]|"[^"]*+")*+)*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)=("[^"]*+"|[^";:]*+)')


@dataclass(frozen=True, slots=True)
class Line:
    """One content line: the number of its first row in the file, its name in capitals, parameters as written."""

    number: int
    name: str
    parameters: str
    value: str

    def parameter(self, name: str) -> str:
        """The value of a parameter without quotation marks; empty where it is not there."""
        for found, value in _PARAMETER.findall(self.parameters):
            if found.upper() == name:
                return str(value).strip('"')
        return ""


def content_lines(data: bytes) -> Iterator[tuple[int, str]]:
    """The lines of a file, unfolded, each with the number of its first row. Raises CalendarRefused."""
    rows = _rows(data)
    numbers: list[int] = []
    contents: list[list[bytes]] = []
    for number, row in enumerate(rows, 1):
        if row[:1] in (b" ", b"\t") and contents:
            contents[-1].append(row[1:])
        elif row.strip():
            numbers.append(number)
            contents.append([row])
    if not contents:
        raise CalendarRefused(Refusal.EMPTY)
    joined = [b"".join(parts) for parts in contents]
    return zip(numbers, _decoded(joined, numbers), strict=True)


def line_of(number: int, text: str) -> Line | None:
    """The parts of a line; None where it is not a content line."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    return Line(number, found[1].upper(), found[2], found[3])


def _rows(data: bytes) -> list[bytes]:
    if len(data) > LARGEST:
        raise CalendarRefused(Refusal.TOO_LARGE, number=len(data), most=LARGEST)
    wide = _WIDE.get(data[:2])
    if wide is not None:
        try:
            data = data[2:].decode(wide).encode("utf-8")
        except UnicodeError:
            raise CalendarRefused(Refusal.BINARY) from None
    data = data.removeprefix(_MARK)
    if b"\x00" in data:
        raise CalendarRefused(Refusal.BINARY)
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if data.count(b"\n") >= MOST_LINES:
        raise CalendarRefused(Refusal.TOO_MANY_LINES, most=MOST_LINES)
    if data.lstrip()[:1] == b"<":
        raise CalendarRefused(Refusal.WEB_PAGE)
    return data.split(b"\n")


def _decoded(contents: list[bytes], numbers: list[int]) -> list[str]:
    try:
        return b"\n".join(contents).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        wrong = next(number for number, line in zip(numbers, contents, strict=True) if not _is_text(line))
        raise CalendarRefused(Refusal.NOT_UTF8, line=wrong) from None


def _is_text(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
