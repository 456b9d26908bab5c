"""Cells of such rows: texts without marks and odd blanks, lists in every form met, days, closed choices.

It knows what spreadsheets and databases leave in a cell. It does not know what the values mean.
There is no law here: the faults are those of the indexes themselves (docs/rules/indexes.md).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from palais.core.indexed.shape import Repair, Trouble, Unknown
from palais.core.words import fold

_BEFORE_EXCEL = date(1899, 12, 30)
_SERIAL = re.compile(r"(?P<days>[1-7][0-9]{4})(?:\.[0-9]+)?")
_ISO = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")
_YEARS = range(1945, 2100)
_MARK = re.compile(r"[-–•]\s*(?=\S)|[-–•]\Z")
_LINES = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")
_CARRIAGE = re.compile(r"_x000[dD]_\n?|\r\n?")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|a|sup|sub|font|table|t[rdh]|h[1-6])\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,6}|#x[0-9a-fA-F]{1,5}|nbsp|amp|quot|apos|lt|gt|[rl][sd]quo|[nm]dash);",
)
_COMMA = re.compile(r",(?=\S)")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Cells:
    """The cells of one row by field, and what was mended while they were read."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts = texts
        self.repairs: dict[Repair, None] = {}
        self.unknown: list[Unknown] = []

    def has(self, field: str) -> bool:
        """Whether the source has such a column at all."""
        return field in self._texts

    def mended(self, repair: Repair) -> None:
        """Note that the row needed this repair; once, however often."""
        self.repairs[repair] = None

    def doubted(self, trouble: Trouble, text: str = "", nearest: tuple[str, ...] = ()) -> None:
        """Note what could not be read, with the first 200 characters of it and the names nearest to it."""
        self.unknown.append(Unknown(trouble, text[:200], nearest))

    def lines(self, field: str) -> list[str]:
        """The values of a cell, one a line, without the marks before them; each once."""
        found: dict[str, None] = {}
        for cell in self._texts.get(field, ()):
            for line in _LINES.split(self._plain(self._seen(cell))):
                value = self._unmarked(self._single(line))
                if value:
                    found[value] = None
        return list(found)

    def one(self, field: str) -> str:
        """A cell that holds one value; several lines are one text."""
        return " ".join(self.lines(field))

    def prose(self, field: str) -> str:
        """A text of sentences: markup and odd blanks gone, a mark only at its very beginning."""
        cell = next((cell for cell in self._texts.get(field, ()) if cell.strip()), "")
        return self._unmarked(self._single(_LINES.sub(" ", self._plain(self._seen(cell)))))

    def joined(self, field: str, *, known: frozenset[str] = frozenset()) -> list[str]:
        """Values joined by commas without blanks. A comma with a blank after it belongs to the value; so does any
        comma of a value that is known as a whole."""
        found: dict[str, None] = {}
        for value in self.lines(field):
            parts = [value] if fold(value) in known else _COMMA.split(value)
            if len(parts) > 1:
                self.mended(Repair.LIST_WITHOUT_BLANKS)
            found |= dict.fromkeys(part.strip() for part in parts if part.strip())
        return list(found)

    def day(self, field: str) -> str | None:
        """A day as 2015-04-03; None where there is none, or where it cannot be read, which is told."""
        said = self.one(field)
        if not said:
            return None
        serial, iso = _SERIAL.fullmatch(said), _ISO.fullmatch(said)
        try:
            if serial:
                self.mended(Repair.EXCEL_DATE)
                return (_BEFORE_EXCEL + timedelta(days=int(serial["days"]))).isoformat()
            if iso and date.fromisoformat(iso["day"]).year in _YEARS:
                return iso["day"]
        except ValueError:
            pass
        self.doubted(Trouble.DAY_NOT_READ, said)
        return None

    def _seen(self, cell: str) -> str:
        plain = _BROKEN.sub("\ufffd", _UNSEEN.sub("", _CARRIAGE.sub("\n", cell)))
        if plain != cell:
            self.mended(Repair.CONTROL_SIGNS)
        return plain

    def _plain(self, text: str) -> str:
        """Without markup. Most texts have neither sign of it."""
        if ("<" in text and _TAG.search(text)) or ("&" in text and _ENTITY.search(text)):
            self.mended(Repair.MARKUP)
            return html.unescape(_TAG.sub(" ", text))
        return text

    def _single(self, line: str) -> str:
        plain = " ".join(line.split())
        if plain != line:
            self.mended(Repair.BLANKS)
        return plain

    def _unmarked(self, value: str) -> str:
        found = _MARK.match(value)
        if found is None:
            return value
        self.mended(Repair.LIST_MARKS)
        return value[found.end() :].strip()


class Choices:
    """A closed list of words, each leading to a value, whatever its case, accents and blanks."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {fold(word): value for word, value in values.items()}

    def find(self, text: str) -> str | None:
        """The value that the word leads to; None for a word not in the list."""
        return self._values.get(fold(text))
