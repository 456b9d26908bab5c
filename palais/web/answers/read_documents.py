"""The documents that were read here, as a list by State, body and kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.apps.library import shown
from palais.web.answers import names

FILTERS = ("state", "body", "kind")
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list; `on` is the day of its adoption, else that of its issue."""

    key: str
    symbol: str
    title: str
    kind: str
    body: str
    state: str
    state_name: str
    on: date | None


@dataclass(frozen=True, slots=True)
class DocumentList:
    """One page of the list. `choices` has, for each filter, the values that find something, by name."""

    lines: tuple[DocumentLine, ...]
    count: int
    total: int
    page: int
    pages: int
    choices: dict[str, list[tuple[str, str]]]


def document_list(*, asked: Mapping[str, str], page: int = 1) -> DocumentList:
    """The newest first. A page past the last has no lines."""
    every = shown.documents()
    rows = every.filter(**{name: asked[name] for name in FILTERS if asked.get(name)})
    count, start = rows.count(), (page - 1) * PER_PAGE
    states, bodies = names.states(), names.bodies()
    newest = shown.newest_documents(rows)[start : start + PER_PAGE] if start < count else ()
    return DocumentList(
        lines=tuple(
            DocumentLine(
                key=one.key,
                symbol=one.symbol,
                title=one.title,
                kind=one.kind,
                body=one.body,
                state=one.state,
                state_name=states.get(one.state, one.state),
                on=one.adopted_on or one.issued_on,
            )
            for one in newest
        ),
        count=count,
        total=every.count(),
        page=page,
        pages=max(1, -(-count // PER_PAGE)),
        choices={
            "state": named(values(every, "state"), states),
            "body": named(values(every, "body"), bodies),
            "kind": named(values(every, "kind"), {}),
        },
    )


def values(rows: Any, name: str) -> list[str]:
    """What this column has, each once."""
    return list(rows.exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct())


def named(found: list[str], known: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(
        ((value, known.get(value.lower(), known.get(value, value))) for value in found),
        key=lambda pair: pair[1],
    )
