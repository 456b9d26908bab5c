"""From bytes to a document: format, first page, layout, findings, and the counts that must hold.

It knows the order of these steps and which layout fits. It does not know any layout itself.
There is no law here: docs/rules/documents.md describes each step with a worked case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from palais.core.documents import decisions, formats, front, observations, thematic_lists, upr_reports
from palais.core.documents.blocks import Block, Contents
from palais.core.documents.findings import Document, FrontMatter
from palais.core.documents.limits import LIMITS, Limits
from palais.core.documents.profiles import Profile, profile, profiles
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.documents.states import States
from palais.core.documents.upr_reports import Read
from palais.core.symbols import Kind

VERSION = "1"
"""Raise it with every change after which a document gives other findings."""

_READERS: Mapping[str, Callable[..., Read]] = {
    "upr-report": upr_reports.read,
    "thematic-list": thematic_lists.read,
    "observations": observations.read,
    "questions": observations.read,
    "decision": decisions.read,
}
_SERIES_BEFORE_2006 = "CRC/C/15/"


def read(content: bytes, *, states: States, file_name: str = "", limits: Limits = LIMITS) -> Document:
    """What a file says. ``file_name`` is compared with what the bytes are and gives a symbol where the text has
    none. Raises DocumentRefused where nothing can be read; everything else that is wrong is a doubt."""
    return interpret(
        formats.contents(content, name=file_name, limits=limits), states=states, file_name=file_name
    )


def interpret(contents: Contents, *, states: States, file_name: str = "") -> Document:
    """The same for blocks that were read already."""
    blocks = contents.blocks
    page = front.read(blocks, states=states, file_name=file_name)
    doubts = [*contents.doubts]
    thematic = profile("thematic-list")
    if thematic_lists.columns(blocks, thematic):
        told, more = _list_front(page.front, blocks, states, file_name)
        chosen: Profile | None = thematic
        doubts += more
    else:
        told, chosen = page.front, choose(page.front)
        doubts += page.doubts
    if chosen is None:
        doubts.append(
            Doubt(
                DoubtKind.NO_PROFILE, "No layout is known for this kind of document: only its text was read."
            )
        )
        return Document(contents.format, told, "", (), (), tuple(doubts), contents.pages)
    found = _READERS[chosen.reader](blocks, front=told, profile=chosen, states=states)
    return Document(
        format=contents.format,
        front=told,
        profile=chosen.key,
        paragraphs=found.paragraphs,
        recommendations=found.recommendations,
        doubts=(*doubts, *found.doubts, *_counts(found, chosen)),
        pages=contents.pages,
    )


def choose(told: FrontMatter) -> Profile | None:
    """The layout that fits a first page: kind, then body, instrument and year; None where none does."""
    if told.kind is None or told.kind is Kind.CORRIGENDUM:
        return None
    instrument = told.symbol.instrument if told.symbol is not None else None
    day = told.adopted_on or told.issued_on
    year = (
        0
        if told.symbol is not None and str(told.symbol).startswith(_SERIES_BEFORE_2006)
        else day.year
        if day
        else 9999
    )
    body = told.body.value if told.body is not None else ""
    fitting = [
        one
        for one in profiles()
        if told.kind.value in one.kinds
        and (not one.bodies or body in one.bodies)
        and (not one.instruments or (instrument or "crc") in one.instruments)
        and (one.first_year <= year <= one.last_year)
    ]
    return max(fitting, key=lambda one: (bool(one.bodies), bool(one.instruments)), default=None)


def _counts(found: Read, chosen: Profile) -> list[Doubt]:
    """A doubt for each count that does not hold."""
    counted = {"paragraphs": len(found.paragraphs), "recommendations": len(found.recommendations)}
    return [
        Doubt(
            DoubtKind.COUNT,
            f"{counted[name]} {name} were found; in documents of this layout there are {least} to {most}.",
        )
        for name, (least, most) in chosen.expects.items()
        if name in counted and not least <= counted[name] <= most
    ]


def _list_front(
    told: FrontMatter, blocks: tuple[Block, ...], states: States, file_name: str
) -> tuple[FrontMatter, list[Doubt]]:
    """The first page of a thematic list: it has none, so the State comes from a heading or the file's name."""
    before = " ".join(block.text for block in blocks[:12] if not block.cells)
    named = states.inside(before) or states.inside(file_name.rpartition(".")[0].replace("_", " "))
    doubts = []
    if len(named) != 1:
        doubts.append(Doubt(DoubtKind.NO_STATE, "The list does not say which State it is about."))
    elif not before:
        doubts.append(
            Doubt(
                DoubtKind.NO_STATE,
                f"Only the file's name says that the list is about {named[0]}.",
                text=file_name,
            )
        )
    return replace(
        told, state=named[0] if len(named) == 1 else None, states=named, kind=None, symbol=None
    ), doubts
