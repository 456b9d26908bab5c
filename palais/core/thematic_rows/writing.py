"""A list that was read, as rows of texts.

It knows the columns and which doubts belong to a row. It does not know how a list is read.
There is no law here: the columns are the project's own (docs/rules/indexes.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from palais.core.documents import Document, Doubt, DoubtKind, Position, Recommendation

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "identifier": "Address",
        "number": "Number",
        "text": "Recommendation",
        "symbol": "Symbol",
        "states": "State",
        "recommenders": "Recommending States",
        "position": "Position",
        "headings": "Heading",
        "themes": "Themes",
        "groups": "Groups of persons",
        "sdgs": "SDGs",
        "look_at": "To look at",
    }
)
FIELDS = tuple(HEADINGS)


def rows(document: Document, *, names: Mapping[str, str]) -> Iterator[list[str]]:
    """The recommendations in their order, a cell for each field. ``names`` are those of States by their codes."""
    unclear = {
        (doubt.paragraph, doubt.text): doubt
        for doubt in document.doubts
        if doubt.kind is DoubtKind.STATE_NOT_MATCHED
    }
    for one in document.recommendations:
        doubt = unclear.get((one.number, one.text[-200:]))
        cells = _cells(one, document.front.state or "", names, doubt)
        yield [cells[field] for field in FIELDS]


def _cells(one: Recommendation, state: str, names: Mapping[str, str], doubt: Doubt | None) -> dict[str, str]:
    symbol = one.address.partition("#")[0]
    position = one.position if one.position is not None else Position.NOT_STATED
    return {
        "identifier": one.address if symbol and one.number else "",
        "number": one.number,
        "text": one.text,
        "symbol": symbol,
        "states": names.get(state, state),
        "recommenders": "\n".join(names.get(code, code) for code in one.states),
        "position": position.value,
        "headings": "\n".join(one.headings),
        "themes": "\n".join(one.themes),
        "groups": "\n".join(one.groups),
        "sdgs": "\n".join(one.targets),
        "look_at": doubt.text if doubt is not None else "",
    }
