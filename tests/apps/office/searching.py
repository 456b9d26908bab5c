"""A small library that search tests change: rows in a dictionary, registered as the only source."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from palais.apps.office import search
from palais.apps.office.search import sources

ROWS = {
    "a": {"en": "Best interests of the child", "fr": "Intérêt supérieur de l’enfant"},
    "b": {"en": "Juvenile justice", "zh": "少年司法"},
    "c": {"ru": "Права ребёнка", "ar": "حقوق الطفل"},
}


class Library:
    """Rows that a test changes; `document` of a row that is gone is left out."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, str]] = {key: dict(titles) for key, titles in ROWS.items()}
        self.version = "1"
        self.reading = lambda: None

    def documents(self, keys: Sequence[str]) -> Iterator[search.SearchDocument]:
        self.reading()
        for key in keys:
            if key in self.rows:
                yield search.SearchDocument("book", key, self.rows[key], "home", also=(f"X-{key}",))

    def change(self, key: str, **titles: str) -> None:
        """Change a row and say so, as a service does in one transaction; without titles the row goes."""
        if titles:
            self.rows[key] = titles
        else:
            del self.rows[key]
        search.note(kind="book", keys=[key])


@pytest.fixture
def library(db, tmp_path: Path, settings, monkeypatch) -> Library:
    """The only source, in an empty local folder."""
    settings.VAR = tmp_path
    monkeypatch.setattr(sources, "_sources", {})
    shelf = Library()
    search.register(
        search.SearchSource(
            "book", "Books", lambda: list(shelf.rows), shelf.documents, version=lambda: shelf.version
        )
    )
    return shelf


def found(question: str, language: str = "en", **more: object) -> list[str]:
    return [hit.document.key for hit in search.find(question=question, language=language, **more).hits]
