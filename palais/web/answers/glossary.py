"""The glossary as the site shows it, read from its one home: docs/rules/glossary.md."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.text import slugify

FILE = Path(__file__).parents[3] / "docs" / "rules" / "glossary.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """One term. `source` begins with "Source:" and may be empty."""

    id: str
    term: str
    text: str
    source: str


@cache
def entries() -> tuple[Entry, ...]:
    """Every term, in the order of the file. Read once for each process."""
    sections = FILE.read_text(encoding="utf-8").split("\n## ")[1:]
    return tuple(entry(section) for section in sections)


def entry(section: str) -> Entry:
    term, _newline, body = section.partition("\n")
    text, _mark, source = " ".join(body.split()).partition("Source:")
    return Entry(slugify(term), term.strip(), text.strip(), f"Source: {source.strip()}" if source else "")
