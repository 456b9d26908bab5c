"""The doubts of a reading, with what persons said to those of the reading before it.

A decision holds as long as what it was about is there in the same words. Else it is asked again, and what was said
stands beside the question; where a still later reading finds the words again, the decision holds again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from palais.apps.library.models import Doubt, ParseRun
from palais.apps.library.reading.settled import (
    CORRECTED,
    GONE,
    LEFT_OUT,
    about,
    doubt_marks,
    holds,
)
from palais.apps.library.services import placing


def doubts_of(run: ParseRun, before: ParseRun | None) -> Iterator[Doubt]:
    """The doubts that the reader raises, settled where they were settled before; then what else persons said."""
    earlier = {one.mark: one for one in before.doubts.all()} if before else {}
    asked = {one.detail["was"]["mark"]: mark for mark, one in earlier.items() if is_asked_again(one)}
    raised = run.found["doubts"]
    for told, mark in zip(raised, doubt_marks(raised), strict=True):
        answered = said_of(earlier.pop(mark, None)) or said_before(earlier.pop(asked.get(mark, ""), None))
        yield Doubt(
            run=run,
            kind=told["kind"],
            where=told["paragraph"][:200],
            page=told["page"],
            detail={"sentence": told["sentence"], "text": told["text"]},
            mark=mark,
            **answered,
        )
    handed: dict[str, Doubt] = {}
    for one in (one for old in earlier.values() if before for one in handed_on(old, run, before)):
        if one.mark not in handed or one.settled_at is None:  # what is asked anew replaces the old answer
            handed[one.mark] = one
    yield from handed.values()


def is_asked_again(doubt: Doubt) -> bool:
    return doubt.kind == GONE and doubt.settled_at is None and "was" in doubt.detail


def said_of(doubt: Doubt | None) -> dict[str, Any]:
    if doubt is None:
        return {}
    named = "decision", "settled_at", "settled_by_id"
    return {name: getattr(doubt, name) for name in named}


def said_before(doubt: Doubt | None) -> dict[str, Any]:
    """What was said to a doubt before it was asked again; who said it stands in the question."""
    if doubt is None:
        return {}
    was = doubt.detail["was"]
    at = datetime.fromisoformat(was["settled_at"])
    return {"decision": was["decision"], "settled_at": at, "settled_by_id": doubt.settled_by_id}


def handed_on(old: Doubt, run: ParseRun, before: ParseRun) -> Iterator[Doubt]:
    """What becomes of a doubt that the reader does not raise again: nothing, the same, or a question."""
    if is_asked_again(old):
        was = old.detail["was"]
        named = {name: was[name] for name in ("kind", "where", "page", "mark", "detail")}
        before_that = Doubt(run=run, **named, **said_before(old))
        yield before_that if still(before_that, run.found, was["about"]) else copy(old, run)
    elif old.kind == GONE and old.decision.get("answer") != LEFT_OUT:
        yield copy(old, run)
    elif old.decision.get("answer") in (CORRECTED, LEFT_OUT):
        meant = about(before.found, placing.decision_of(old))
        yield copy(old, run) if still(old, run.found, meant) else asked_again(old, run, meant)


def still(doubt: Doubt, found: Mapping[str, Any], meant: list[str]) -> bool:
    return holds(placing.decision_of(doubt), meant=meant, now=found)


def copy(old: Doubt, run: ParseRun) -> Doubt:
    return Doubt(
        run=run,
        kind=old.kind,
        where=old.where,
        page=old.page,
        detail=old.detail,
        mark=old.mark,
        **said_of(old),
    )


def asked_again(old: Doubt, run: ParseRun, meant: list[str]) -> Doubt:
    """The question what shall become of a decision; `settled_by` is who made it."""
    assert old.settled_at is not None
    named = {name: getattr(old, name) for name in ("kind", "where", "page", "mark", "detail", "decision")}
    return Doubt(
        run=run,
        kind=GONE,
        where=old.where,
        detail={
            "text": old.detail.get("text", ""),
            "sentence": "",
            "values": old.decision.get("values", {}),
            "was": {**named, "about": meant, "settled_at": old.settled_at.isoformat()},
        },
        mark=hashlib.sha256(f"gone {old.mark}".encode()).hexdigest(),
        settled_by_id=old.settled_by_id,
    )
