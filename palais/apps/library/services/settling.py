"""Doubts settled by persons, findings and first pages corrected, and all of it taken back.

Whoever settles says what they saw: where somebody else was quicker, nothing is written and both see what was said.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.library import deeds
from palais.apps.library.choices import RunStatus
from palais.apps.library.models import Doubt, ParseRun
from palais.apps.library.reading.settled import (
    ABOUT_FINDING,
    ABOUT_FRONT,
    CAN_BE_LEFT_OUT,
    CORRECTED,
    FINDING,
    FRONT,
    LEFT_OUT,
    RIGHT,
    digest,
)
from palais.apps.library.services import placing
from palais.apps.office.services import changelog
from palais.apps.people.models import User

BY_PERSONS = (ABOUT_FINDING, ABOUT_FRONT)
OPEN = (RunStatus.WAITING, RunStatus.READY, RunStatus.PUBLISHED)


class NotNow(ValueError):
    """It cannot be done as things stand; the sentence says why."""


class SettledMeanwhile(NotNow):
    """Somebody else was quicker. `doubt` is what it says now."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(_("Somebody settled this meanwhile. Nothing was overwritten."))
        self.doubt = doubt


def can_be_left_out(doubt: Doubt) -> bool:
    """Whether its place is that of a finding; that of a date, as paragraph 1, is not."""
    return bool(doubt.where) and doubt.kind in CAN_BE_LEFT_OUT


def seen(doubt: Doubt) -> str:
    """What a form carries so that an answer to an older state is noticed."""
    return doubt.settled_at.isoformat() if doubt.settled_at else ""


@transaction.atomic
def settle(
    *, doubt: int, answer: str, by: User, seen_as: str, values: Mapping[str, Any] | None = None
) -> Doubt:
    """Say that a doubtful thing is right, correct it, or leave it out. Raises SettledMeanwhile and NotNow."""
    found = locked(doubt, seen_as)
    if answer not in (RIGHT, CORRECTED, LEFT_OUT) or (answer == LEFT_OUT and not can_be_left_out(found)):
        raise NotNow(_("This cannot be said to this doubt."))
    if answer == CORRECTED and not values:
        raise NotNow(_("Nothing was changed."))
    before = found.decision
    found.decision = {"answer": answer, **({"values": dict(values or {})} if answer == CORRECTED else {})}
    found.settled_at, found.settled_by = timezone.now(), by
    found.save(update_fields=["decision", "settled_at", "settled_by"])
    placing.follow(found.run)
    log(deeds.SETTLE, found, by, before=before, after=found.decision)
    return found


@transaction.atomic
def undo(*, doubt: int, by: User, seen_as: str) -> Doubt:
    """Open a settled doubt again; a correction that a person made of their own accord goes. Raises as `settle`."""
    found = locked(doubt, seen_as)
    if found.settled_at is None:
        return found
    before = found.decision
    if found.kind in BY_PERSONS:
        found.delete()
    else:
        found.decision, found.settled_at, found.settled_by = {}, None, None
        found.save(update_fields=["decision", "settled_at", "settled_by"])
    placing.follow(found.run)
    log(deeds.UNSETTLE, found, by, before=before, after={})
    return found


@transaction.atomic
def settle_kind(*, run: int, kind: str, by: User) -> int:
    """Say of all open doubts of one kind that it is right as it was read; how many."""
    reading = locked_run(run)
    several = list(reading.doubts.filter(kind=kind, settled_at=None))
    for one in several:
        one.decision, one.settled_at, one.settled_by = {"answer": RIGHT}, timezone.now(), by
        log(deeds.SETTLE, one, by, before={}, after=one.decision)
    Doubt.objects.bulk_update(several, ["decision", "settled_at", "settled_by"])
    placing.follow(reading)
    return len(several)


@transaction.atomic
def correct_finding(
    *, run: int, mark: str, answer: str, by: User, seen_as: str, values: Mapping[str, Any] | None = None
) -> Doubt:
    """Correct a finding of which the reader had no doubt, or leave it out. What it said before is replaced."""
    reading = locked_run(run)
    finding = next(
        (one for one in placing.reading_of(reading)["recommendations"] if one["mark"] == mark), None
    )
    if finding is None:
        raise NotNow(_("This finding is not there any more."))
    changed = {name: value for name, value in (values or {}).items() if name in FINDING}
    about = {"text": finding["text"][:300], "mark": mark, "sentence": ""}
    return by_person(
        reading,
        kind=ABOUT_FINDING,
        where=finding["number"],
        page=finding["page"],
        detail=about,
        mark=digest(ABOUT_FINDING, mark),
        answer=answer,
        values=changed,
        by=by,
        seen_as=seen_as,
    )


@transaction.atomic
def correct_front(*, run: int, values: Mapping[str, Any], by: User, seen_as: str) -> Doubt:
    """Correct what was read of the first page."""
    reading = locked_run(run)
    return by_person(
        reading,
        kind=ABOUT_FRONT,
        where="",
        page=0,
        detail={"text": "", "sentence": ""},
        mark=digest(ABOUT_FRONT),
        answer=CORRECTED,
        values={name: value for name, value in values.items() if name in FRONT},
        by=by,
        seen_as=seen_as,
    )


def by_person(
    run: ParseRun, *, mark: str, answer: str, values: Mapping[str, Any], by: User, seen_as: str, **about: Any
) -> Doubt:
    if answer not in (CORRECTED, LEFT_OUT) or (answer == CORRECTED and not values):
        raise NotNow(_("Nothing was changed."))
    there = run.doubts.select_for_update().filter(mark=mark).first()
    if (seen(there) if there else "") != seen_as:
        raise SettledMeanwhile(there or Doubt(run=run))
    before = there.decision if there else {}
    kept = before.get("values", {}) if answer == CORRECTED else {}
    decision = {"answer": answer, **({"values": {**kept, **values}} if answer == CORRECTED else {})}
    found, _made = Doubt.objects.update_or_create(
        run=run,
        mark=mark,
        defaults={**about, "decision": decision, "settled_at": timezone.now(), "settled_by": by},
    )
    placing.follow(run)
    log(deeds.SETTLE, found, by, before=before, after=decision)
    return found


def locked(pk: int, seen_as: str) -> Doubt:
    """The doubt, held for this transaction; its reading too, so that two answers follow one another."""
    run = Doubt.objects.filter(pk=pk).values_list("run", flat=True).first()
    if run is None:
        raise NotNow(_("This doubt is not there any more."))
    reading = locked_run(run)
    found = Doubt.objects.select_for_update().filter(pk=pk).first()
    if found is None:
        raise NotNow(_("This doubt is not there any more."))
    found.run = reading
    if seen(found) != seen_as:
        raise SettledMeanwhile(found)
    return found


def locked_run(pk: int) -> ParseRun:
    run = ParseRun.objects.select_for_update().get(pk=pk)
    if run.status not in OPEN:
        raise NotNow(_("The file has been read again. Look at the newer reading."))
    return run


def log(deed: str, doubt: Doubt, by: User, *, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    changelog.record(
        deed=deed,
        kind="document",
        key=str(doubt.run.file.document),
        by=by,
        before={"doubt": doubt.kind, **flat(before)},
        after={"doubt": doubt.kind, **flat(after)} if after else {"doubt": doubt.kind},
        reason=doubt.where,
    )


def flat(decision: Mapping[str, Any]) -> dict[str, Any]:
    return {**{"answer": decision.get("answer", "")}, **decision.get("values", {})} if decision else {}
