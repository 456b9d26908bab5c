"""What is known of a work that is cited: who wrote it, what it is called, when and where it appeared.

It knows dates of which only the year or the month is known. It does not know formats.
There is no law here: see docs/rules/citations.md.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_BLANKS = re.compile(r"\s+")


class Kind(StrEnum):
    """What a work is, as far as the formats tell works apart."""

    REPORT = "report"
    BOOK = "book"
    BOOKLET = "booklet"
    ARTICLE = "article"
    STATEMENT = "statement"
    PRESS_RELEASE = "press-release"
    DATA = "data"
    SLIDES = "slides"
    VIDEO = "video"
    SOUND = "sound"
    PAGE = "page"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Author:
    """An organisation by its `name`, or a person by `family` and `given` name. A name is written as it is."""

    name: str = ""
    family: str = ""
    given: str = ""

    @property
    def is_person(self) -> bool:
        """Whether the name has a part to sort by."""
        return bool(self.family)

    @property
    def shown(self) -> str:
        """The name in the order in which it is said; empty where nothing is known."""
        return plain(f"{self.given} {self.family}" if self.is_person else self.name)


@dataclass(frozen=True, slots=True)
class Citation:
    """One work as it is cited. Empty texts are not known.

    `key` is what the work is called in a list of references. `published` and `accessed` are days as `2021-04-15`,
    `2021-04` or `2021`. `languages` are language tags. `note` is a sentence of its own, such as what it replaces.
    """

    key: str
    title: str
    kind: Kind = Kind.OTHER
    authors: tuple[Author, ...] = ()
    published: str = ""
    publisher: str = ""
    place: str = ""
    languages: tuple[str, ...] = ()
    url: str = ""
    accessed: str = ""
    summary: str = ""
    topics: tuple[str, ...] = ()
    edition: str = ""
    number: str = ""
    isbn: str = ""
    doi: str = ""
    note: str = ""

    @property
    def year(self) -> str:
        """The year it appeared; empty where it is not known."""
        return self.published[:4]


def plain(text: str) -> str:
    """A text on one line, without signs that cannot be seen or written."""
    one_line = _BLANKS.sub(" ", text)
    return "".join(sign for sign in one_line if unicodedata.category(sign) not in ("Cc", "Cs", "Co")).strip()
