"""A document that was read, as plain values for JSON and as lines for a terminal.

It knows the words of both forms. It does not choose what is shown: everything that was found is.
There is no law here.  The keys are those of the project's other answers.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from palais.core.documents.findings import Document, FrontMatter, Item, Mentions, Recommendation

_WIDTH = 100


def as_data(document: Document) -> dict[str, Any]:
    """The whole document as values that JSON knows; what is not known is null or an empty list."""
    return {
        "format": document.format.value,
        "pages": document.pages,
        "profile": document.profile,
        "document": _front(document.front),
        "paragraphs": [
            {
                "number": one.number,
                "headings": list(one.headings),
                "text": one.lead_in,
                "items": [_item(item) for item in one.items],
                "page": one.page,
            }
            for one in document.paragraphs
        ],
        "recommendations": [_recommendation(one) for one in document.recommendations],
        "doubts": [
            {
                "kind": doubt.kind.value,
                "sentence": doubt.sentence,
                "paragraph": doubt.paragraph,
                "page": doubt.page,
                "text": doubt.text,
            }
            for doubt in document.doubts
        ],
    }


def as_lines(document: Document) -> Iterator[str]:
    """The same for a reader: the document, what was found in it, and the doubts."""
    for name, value in _front(document.front).items():
        if value not in (None, "", [], False):
            yield f"{name:12} {', '.join(map(str, value)) if isinstance(value, list) else value}"
    yield f"{'profile':12} {document.profile or 'none'}"
    yield f"{'paragraphs':12} {len(document.paragraphs)}"
    counted = Counter(one.kind.value for one in document.recommendations)
    yield f"{'found':12} {', '.join(f'{count} {kind}' for kind, count in counted.items()) or 'nothing'}"
    heading = ""
    for one in document.recommendations:
        if one.headings and one.headings[-1] != heading:
            heading = one.headings[-1]
            yield f"\n{heading}"
        yield ""
        yield f"{one.address}  {_says(one)}"
        yield from textwrap.wrap(one.text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if document.doubts:
        yield f"\nFor a person to settle ({len(document.doubts)}):"
    for doubt in document.doubts:
        where = ", ".join(
            filter(
                None,
                (
                    f"paragraph {doubt.paragraph}" if doubt.paragraph else "",
                    f"page {doubt.page}" if doubt.page else "",
                ),
            )
        )
        yield f"  {doubt.kind.value}: {doubt.sentence}{f' ({where})' if where else ''}"


def as_table(document: Document) -> Iterator[str]:
    """One line for each finding, cells parted by tabs, below a line of headings: for a table and other programs."""
    yield "\t".join(("address", "kind", "position", "states", "heading", "page", "text"))
    for one in document.recommendations:
        cells = (
            one.address,
            one.kind.value,
            one.position.value if one.position is not None else "",
            " ".join(one.states),
            one.headings[-1] if one.headings else "",
            str(one.page or ""),
            one.text,
        )
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def _item(item: Item) -> dict[str, Any]:
    return {"item": "".join(f"({part})" for part in item.path), "text": item.text, "page": item.page}


def _says(one: Recommendation) -> str:
    parts = [one.kind.value]
    if one.position is not None:
        parts.append(one.position.value)
    if one.states:
        parts.append(", ".join(one.states))
    return " · ".join(parts)


def _front(front: FrontMatter) -> dict[str, Any]:
    return {
        "symbol": str(front.symbol) if front.symbol else None,
        "symbols": [str(symbol) for symbol in front.symbols],
        "kind": front.kind.value if front.kind else None,
        "body": front.body.value if front.body else None,
        "state": front.state,
        "cycle": list(front.cycle) if front.cycle else None,
        "session": front.session,
        "issued_on": front.issued_on.isoformat() if front.issued_on else None,
        "adopted_on": front.adopted_on.isoformat() if front.adopted_on else None,
        "language": front.language.value if front.language else None,
        "advance": front.advance,
        "title": " ".join(front.title.split())[:300],
    }


def _recommendation(one: Recommendation) -> dict[str, Any]:
    return {
        "address": one.address,
        "number": one.number,
        "kind": one.kind.value,
        "text": one.text,
        "lead_in": one.lead_in,
        "headings": list(one.headings),
        "cluster": one.cluster or None,
        "page": one.page,
        "states": list(one.states),
        "position": one.position.value if one.position else None,
        "position_source": one.position_source or None,
        "themes": list(one.themes),
        "groups": list(one.groups),
        "targets": list(one.targets),
        "mentions": _mentions(one.mentions),
    }


def _mentions(found: Mentions) -> dict[str, Any]:
    return {
        "symbols": [str(symbol) for symbol in found.symbols],
        "paragraphs": list(found.paragraphs),
        "articles": list(found.articles),
        "general_comments": list(found.general_comments),
        "targets": list(found.targets),
        "reiterates": found.reiterates,
    }
