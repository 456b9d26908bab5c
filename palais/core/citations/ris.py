"""RIS: the lines of two letters that reference managers read.

It knows which tag and type each part of a citation takes. It does not know the many private tags of programs.
The format has no standards body; the tags are those of the list at docs/rules/citations.md, read 22 November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from palais.core.citations.shape import Citation, Kind, plain

TYPES = {
    Kind.REPORT: "RPRT",
    Kind.BOOK: "BOOK",
    Kind.BOOKLET: "PAMP",
    Kind.ARTICLE: "JOUR",
    Kind.STATEMENT: "GEN",
    Kind.PRESS_RELEASE: "GEN",
    Kind.DATA: "DATA",
    Kind.SLIDES: "SLIDE",
    Kind.VIDEO: "VIDEO",
    Kind.SOUND: "SOUND",
    Kind.PAGE: "ELEC",
    Kind.OTHER: "GEN",
}


def ris(citations: Iterable[Citation]) -> Iterator[str]:
    """The records of these works one after another, each whole. Lines end as RIS wants them, with CR and LF."""
    for one in citations:
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(one)) + "ER  - \r\n\r\n"


def _lines(one: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[one.kind]
    for name, value in _tags(one):
        text = plain(value)
        if text:
            yield name, text


def _tags(one: Citation) -> Iterator[tuple[str, str]]:
    yield "ID", one.key
    for author in one.authors:
        family = author.family.replace(",", " ")
        yield "AU", f"{family}, {author.given}" if author.is_person else author.name
    yield "TI", one.title
    yield "PY", one.year
    yield "DA", _day(one.published) if len(one.published) > 4 else ""
    yield "PB", one.publisher
    yield "CY", one.place
    yield "ET", one.edition
    yield "M1", one.number
    yield "SN", one.isbn
    yield "DO", one.doi
    yield "LA", ", ".join(one.languages)
    yield "AB", one.summary
    for topic in one.topics:
        yield "KW", topic
    yield "N1", one.note
    yield "UR", one.url
    yield "Y2", _day(one.accessed)


def _day(written: str) -> str:
    """`2021-04` as RIS writes it: `2021/04//`. Year, month, day and a word, of which any may be missing."""
    parts = written.split("-") if written else []
    return "/".join([*parts, *[""] * (4 - len(parts))]) if parts else ""
