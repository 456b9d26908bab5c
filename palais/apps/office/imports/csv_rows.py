"""Rows of a CSV in any encoding, with any line end and delimiter, read as a stream. Runs in the child.

Long lines, many columns and wrong bytes end the reading with a fault that names the line.
"""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

import charset_normalizer

from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.texts import wide_encoding

PIECE = 1024 * 1024
SAMPLE = 64 * 1024
LONGEST_LINE = 1_000_000
LONGEST_CELL = 100_000
MOST_COLUMNS = 500
DELIMITERS = (",", ";", "\t", "|")
OLD = (
    *(f"cp125{number}" for number in range(9)),
    *("mac_roman", "mac_cyrillic", "koi8_r", "iso8859_2", "iso8859_6", "gb18030", "big5", "shift_jis"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LIKELY = ("cp1252", "cp1250", "cp1251", "cp1256", "mac_roman")
WESTERN = {"cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "mac_roman"}


def encoding_of(path: Path) -> tuple[str, str]:
    """The encoding and a doubt: empty where it is certain, `unmarked` or `guessed` where a person should look."""
    with path.open("rb") as opened:
        head = opened.read(SAMPLE)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding, ""
    if wide := wide_encoding(head):
        return wide, "unmarked"
    return ("utf-8", "") if is_utf_8(path) else (old_encoding(path), "guessed")


def is_utf_8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as opened:
            while piece := opened.read(PIECE):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def old_encoding(path: Path) -> str:
    """The likeliest of the old encodings, by the lines that hold more than plain Latin letters."""
    sample, is_mac = b"", False
    with path.open("rb") as opened:
        while len(sample) < SAMPLE and (piece := opened.read(PIECE)):
            is_mac = is_mac or (b"\r" in piece and b"\n" not in piece)
            sample += b"\n".join(line for line in piece.splitlines() if not line.isascii())[
                : SAMPLE - len(sample)
            ]
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(OLD), enable_fallback=False).best()
    same = set(best.could_be_from_charset) if best is not None else {"cp1252"}
    if is_mac and same & WESTERN:
        return "mac_roman"  # nobody but an old Mac ends lines with CR alone
    return next((one for one in LIKELY if one in same), best.encoding if best is not None else "cp1252")


def text_lines(path: Path, encoding: str) -> Iterator[str]:
    """Lines that end in LF whatever they ended in, none longer than the bound."""
    number = 0
    try:
        with path.open(encoding=encoding, newline=None) as opened:
            while line := opened.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise Fault("line-too-long", line=number, most=LONGEST_LINE)
                yield line
    except UnicodeError as error:
        raise Fault("wrong-encoding", line=number, encoding=encoding) from error


def rows(path: Path, *, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line, blanks around its cells taken away; blank rows are left out."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text_lines(path, encoding), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise Fault("too-many-columns", line=before + 1, most=MOST_COLUMNS)
            if any(cell.strip() for cell in cells):
                yield before + 1, [cell.strip() for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        raise Fault("not-csv", line=before + 1, most=LONGEST_CELL) from error


def delimiter_of(path: Path, *, encoding: str) -> str:
    """The sign that parts the first rows into the most equal numbers of cells; a comma where none does."""
    first = []
    for line in text_lines(path, encoding):
        first.append(line)
        if len(first) == 20:
            break

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(first, delimiter=delimiter) if any(row)]
        except csv.Error:
            return 0, 0
        usual = max(widths, key=widths.count, default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(DELIMITERS, key=score)
