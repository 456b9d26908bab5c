"""Changing a session: the row of facts, everything that follows, the history and the notices in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.calendar.models import SessionDeed
from palais.apps.calendar.services import notices
from palais.apps.calendar.services.asking import ChangeRefused
from palais.apps.calendar.services.causes import Cause, because
from palais.apps.calendar.services.plans import TABLE, Plan, notice_of, plan_change
from palais.apps.office.services import corrections
from palais.apps.people.models import User

TOGETHER = frozenset({"moved_start", "moved_end", "held_start", "held_end", "status"})


class ConsequencesChanged(ValueError):
    """Something else in the calendar changed since the preview: `plan` says what would happen now."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__("What would happen has changed since you were shown it. Nothing was saved.")


class AlreadyUndone(ValueError):
    """The deed was undone before."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing did: the columns that say again what they said, and those a person has changed since."""

    restored: tuple[str, ...]
    kept: tuple[str, ...]
    told: int


def apply_change(
    *,
    plan: Plan,
    by: User,
    reason: str,
    source: str,
    seen: Mapping[str, Any] | None = None,
    accepted: Collection[str] = (),
) -> SessionDeed:
    """Do what was planned, exactly as it was told; returns the deed, from which it can be undone.

    `seen` is the row as the editor saw it, that of the plan unless given. Raises ChangeRefused (reason or source
    missing), `corrections.RowHasChanged` where somebody changed the session meanwhile, ConsequencesChanged where
    something else did, NeedsConfirmation as `corrections.change_row`. Nothing is saved then.
    """
    refuse_without(reason=reason, source=source)
    seen = plan.seen if seen is None else seen
    key = plan.session.fact_key
    with corrections.latched():
        now = corrections.state_of(table=TABLE, key=key)
        if now != dict(seen):
            raise corrections.RowHasChanged(now)
        fresh = plan_change(session=plan.session, change=plan.change)
        if fresh.consequences.digest != plan.consequences.digest:
            raise ConsequencesChanged(fresh)
        deed = begin(plan, by=by, reason=reason, source=source)
        cause = Cause(by=by, reason=reason, source=source, deed=deed, written=[])
        with because(cause):
            corrections.change_row(
                table=TABLE,
                key=key,
                texts=plan.texts,
                seen=seen,
                reason=with_source(reason, source),
                by=by,
                accepted=accepted,
            )
        deed.told = announce(cause, deed=deed, undoes=False)
        deed.save(update_fields=["told"])
    return deed


def begin(plan: Plan, *, by: User, reason: str, source: str) -> SessionDeed:
    before = {name: text for name, text in plan.seen["texts"].items() if plan.texts.get(name, "") != text}
    return SessionDeed.objects.create(
        session=plan.session,
        kind=plan.change.kind,
        before=before,
        after={name: plan.texts.get(name, "") for name in before},
        reason=reason,
        source=source,
        by=by,
        at=timezone.now(),
    )


def undo_change(*, deed: SessionDeed, by: User) -> Undone:
    """Let the session say again what it said before the deed, but for what a person has changed since.

    What is kept is listed in the answer and with the deed. Raises AlreadyUndone, and ChangeRefused where
    everything has been changed since.
    """
    with corrections.latched():
        held = SessionDeed.objects.select_for_update(of=("self",)).select_related("session").get(pk=deed.pk)
        if held.undone_at is not None:
            raise AlreadyUndone(_("This change was undone before."))
        key = held.session.fact_key
        seen = corrections.state_of(table=TABLE, key=key)
        now = seen["texts"]
        kept = changed_since(held, now)
        restored = tuple(name for name in held.before if name not in kept)
        if not restored:
            raise ChangeRefused(
                {"": _("Everything this change did was changed again since: nothing is left to undo.")}
            )
        texts = {**now, **{name: held.before[name] for name in restored}}
        reason = _("Undone: %(reason)s") % {"reason": held.reason}
        cause = Cause(by=by, reason=reason, source=held.source, written=[])
        with because(cause):
            corrections.change_row(table=TABLE, key=key, texts=texts, seen=seen, reason=reason, by=by)
        told = announce(cause, deed=held, undoes=True)
        held.undone_at, held.undone_by, held.kept = timezone.now(), by, list(kept)
        held.save(update_fields=["undone_at", "undone_by", "kept"])
    return Undone(restored, kept, told)


def changed_since(deed: SessionDeed, now: Mapping[str, str]) -> tuple[str, ...]:
    """Columns of the deed that say something else by now; days and status stand or fall together."""
    changed = {name for name in deed.before if now.get(name, "") != deed.after.get(name, "")}
    if changed & TOGETHER:
        changed |= TOGETHER
    return tuple(name for name in deed.before if name in changed)


def announce(cause: Cause, *, deed: SessionDeed, undoes: bool) -> int:
    """Tell people what was written; how many."""
    notice = notice_of(cause.written or (), reason=cause.reason, source=cause.source)
    return notices.announce(replace(notice, undoes=undoes, deed=deed.pk))


def refuse_without(*, reason: str, source: str) -> None:
    faults = {}
    if not reason.strip():
        faults["reason"] = _("Say why: a change needs a reason.")
    if not source.strip():
        faults["source"] = _("Name the source: the note, letter or page that says so.")
    if faults:
        raise ChangeRefused(faults)


def with_source(reason: str, source: str) -> str:
    """What stands beside the row of facts."""
    return f"{reason} ({source})"
