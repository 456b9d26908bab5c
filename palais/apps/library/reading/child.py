"""What the bounded child runs: a file read as a United Nations document. It knows no Django and no database."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from palais.apps.office.intake.faults import Fault
from palais.core import documents
from palais.core.documents import formats

PREFIX = "document-"
"""Before the reason in the code of a refusal."""

SHOWN_CHARACTERS = 1_500_000
"""How much of a text is kept to be shown beside the findings; no document of these kinds comes near."""

BEGINNINGS = (80, 24)
MOST_LOST = 200
NOISE = ("United Nations", "Contents", "Distr", "Theme:", "list of themes", "*")


def read(*, file: str, name: str, states: str) -> Iterator[dict[str, Any]]:
    """All that is found, with its text block by block. `states`: a file with the names of States as JSON."""
    document, contents = understood(file=file, name=name, states=states)
    found = documents.as_data(document)
    is_list = document.profile == "thematic-list"
    found["document"]["title"] = "" if is_list else title(document.front.title)
    yield {**found, "blocks": blocks(contents, document)}


def lines(*, file: str, name: str, states: str, form: str) -> Iterator[str]:
    """The same for a terminal: `lines`, `table` or `json`."""
    document, _contents = understood(file=file, name=name, states=states)
    if form == "json":
        yield json.dumps(documents.as_data(document), ensure_ascii=False, indent=2)
    elif form == "table":
        yield from documents.as_table(document)
    else:
        yield from documents.as_lines(document)


def understood(*, file: str, name: str, states: str) -> tuple[documents.Document, documents.Contents]:
    known = documents.States(json.loads(Path(states).read_text(encoding="utf-8")))
    try:
        contents = formats.contents(Path(file).read_bytes(), name=name, limits=documents.LIMITS)
    except documents.DocumentRefused as refused:
        raise Fault(f"{PREFIX}{refused.reason.value}", said=str(refused)) from refused
    return documents.interpret(contents, states=known, file_name=name), contents


def title(printed: str) -> str:
    """The title without what stands beside it on a first page"""
    kept: list[str] = []
    for line in printed.split("\n"):
        if kept and line.lstrip().startswith(NOISE):
            break
        if not line.lstrip().startswith(NOISE):
            kept.append(line)
    return " ".join(" ".join(kept).split())[:300]


def blocks(contents: documents.Contents, document: documents.Document) -> list[dict[str, Any]]:
    """The text as it stands, each block with its page and the numbers of what begins in it."""
    shown, length = [], 0
    for block in contents.blocks:
        length += len(block.text)
        if length > SHOWN_CHARACTERS:
            break
        shown.append(block)
    places = beginnings([squeezed(block.labelled) for block in shown], document)
    return [
        {
            "text": block.labelled,
            "page": block.page,
            "heading": block.bold or block.kind is documents.BlockKind.HEADING,
            "at": places.get(place, []),
        }
        for place, block in enumerate(shown)
    ]


def beginnings(texts: list[str], document: documents.Document) -> dict[int, list[str]]:
    """For each block the numbers of the paragraphs and findings whose first words stand in it."""
    starts, whole = [], "".join(texts)
    start = 0
    for text in texts:
        starts.append(start)
        start += len(text)
    found: dict[int, list[str]] = {}
    paragraphs = [(one.number, one.lead_in) for one in document.paragraphs]
    findings = [(one.number, one.text) for one in document.recommendations]
    for several in (paragraphs, findings):
        at, lost = 0, 0
        for number, text in several:
            words = squeezed(text)
            place = next((there for most in BEGINNINGS if (there := whole.find(words[:most], at)) >= 0), -1)
            if place < 0 or not words:
                lost += 1
                if lost > MOST_LOST:
                    break
                continue
            at = place + 1
            numbers = found.setdefault(bisect_right(starts, place) - 1, [])
            if number not in numbers:
                numbers.append(number)
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())
