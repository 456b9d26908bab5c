"""Objects of a JSON array, read as a stream, made into rows of a table. Runs in the child.

The array is the whole file, or the first array of objects within the outermost object.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from palais.apps.office.imports.csv_rows import MOST_COLUMNS
from palais.apps.office.intake.faults import Fault

PIECE = 1024 * 1024
LONGEST = 8 * 1024 * 1024
LONGEST_CELL = 100_000
NAMES = ("Name", "name", "Title", "title", "Value", "value", "Text", "text")
BEGINS = re.compile(r'\ufeff?\s*(?:\[\s*[{\]]|\{\s*")')
BLANK = " \t\r\n"


def is_json(path: Path, *, encoding: str) -> bool:
    with path.open(encoding=encoding, errors="replace") as opened:
        return BEGINS.match(opened.read(1024)) is not None


def headings(path: Path, *, encoding: str) -> list[str]:
    """The names in all objects, each once, in the order in which they first appear: exports leave out what is empty."""
    names: dict[str, None] = {}
    for number, one in enumerate(objects(path, encoding=encoding), 1):
        learn(names, one, number)
    return list(names)


def rows(path: Path, *, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Each object with its number, as texts in the order of `headings`; lists have a line for each value.

    Names that appear first in a later object have no cell yet: there is nothing under them.
    """
    names: dict[str, None] = {}
    for number, one in enumerate(objects(path, encoding=encoding), 1):
        learn(names, one, number)
        yield number, [cell(one.get(name)) for name in names]


def learn(names: dict[str, None], one: dict[str, Any], number: int) -> None:
    names.update(dict.fromkeys(one))
    if len(names) > MOST_COLUMNS:
        raise Fault("too-many-columns", line=number, most=MOST_COLUMNS)


def cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(filter(None, map(cell, value)))[:LONGEST_CELL]
    if isinstance(value, dict):
        return next((cell(value[name]) for name in NAMES if name in value), "")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:LONGEST_CELL]


def objects(path: Path, *, encoding: str) -> Iterator[dict[str, Any]]:
    """Each object of the array; Fault where the file is no such thing, or ends within it."""
    try:
        with path.open(encoding=encoding) as opened:
            yield from Stream(opened).objects()
    except UnicodeError as error:
        raise Fault("json-broken", number=0) from error


class Stream:
    """A window of text that moves along the file: what was read is forgotten."""

    def __init__(self, source: Any) -> None:
        self.source, self.text, self.at, self.ended = source, "", 0, False
        self.decoder = json.JSONDecoder()
        self.number = 0

    def objects(self) -> Iterator[dict[str, Any]]:
        self.enter()
        if self.sign() == "]":
            return
        while True:
            self.number += 1
            thing = self.value()
            if not isinstance(thing, dict):
                raise Fault("json-other", number=self.number)
            yield thing
            sign = self.sign()
            self.at += 1
            if sign == "]":
                return
            if sign != ",":
                raise Fault("json-broken", number=self.number)

    def enter(self) -> None:
        """Step behind the bracket that opens the array."""
        sign = self.sign()
        self.at += 1
        if sign == "[":
            return
        if sign != "{":
            raise Fault("json-other", number=0)
        while self.sign() == '"':
            self.value()
            self.expect(":")
            if self.sign() == "[":
                self.at += 1
                return
            self.value()
            if self.sign() != ",":
                break
            self.at += 1
        raise Fault("json-other", number=0)

    def expect(self, sign: str) -> None:
        if self.sign() != sign:
            raise Fault("json-broken", number=self.number)
        self.at += 1

    def sign(self) -> str:
        """The next sign that is no blank, which stays; empty at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in BLANK + "\ufeff":
                self.at += 1
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def value(self) -> Any:
        self.sign()
        while True:
            try:
                found, end = self.decoder.raw_decode(self.text, self.at)
            except ValueError as error:
                if len(self.text) - self.at > LONGEST or not self.more():
                    raise Fault("json-broken", number=self.number) from error
                continue
            # A number may go on in what was not read yet.
            if end == len(self.text) and self.more():
                continue
            self.at = end
            return found

    def more(self) -> bool:
        piece = "" if self.ended else self.source.read(PIECE)
        self.ended = not piece
        self.text, self.at = self.text[self.at :] + piece, 0
        return bool(piece)
