"""How a stored deadline stands: what the rules want, what the UN printed, what an editor set, in that order."""

from datetime import date

from palais.apps.calendar.choices import DeadlineStatus
from palais.apps.calendar.models import CommitteeSession, Deadline
from palais.apps.calendar.services.wanted import Wanted
from palais.core.deadlines import Due, Why

FIELDS = [
    "rule",
    "why",
    "status",
    "verified",
    "closes_at",
    "zone",
    "word_limits",
    "computed_first",
    "computed_last",
    "printed_first",
    "printed_last",
    "printed_source",
    "announced_first",
    "announced_last",
    "first_day",
    "last_day",
    "precision",
]


def new_deadline(one: Wanted, *, meeting: CommitteeSession) -> Deadline:
    """A deadline that was not there before; its address is that of its meeting, stage, audience and procedure."""
    _, stage, audience, procedure = one.slot
    parts = [meeting.slug, stage, audience, "" if procedure == "any" else procedure]
    return Deadline(
        meeting=meeting,
        stage=stage,
        audience=audience,
        procedure=procedure,
        slug="-".join(part for part in parts if part),
    )


def take(row: Deadline, one: Wanted) -> bool:
    """Let a deadline stand as wanted, an editor's day above it; whether anything about it changed."""
    before = {name: getattr(row, name) for name in FIELDS if name not in ("rule", "printed_source")}
    before |= {"rule": row.rule_id, "printed_source": row.printed_source_id}
    row.rule, row.why = one.rule, one.why
    row.closes_at, row.zone, row.word_limits = one.closes_at, one.zone, one.word_limits
    row.computed_first, row.computed_last = ends(one.computed)
    row.printed_first, row.printed_last = ends(one.printed)
    row.printed_source_id = one.printed_source
    row.verified, row.precision = one.verified, one.precision
    settle(row, holds=one.holds, status=one.status)
    after = {name: getattr(row, name) for name in before if name not in ("rule", "printed_source")}
    after |= {"rule": row.rule_id, "printed_source": row.printed_source_id}
    return before != after


def settle(row: Deadline, *, holds: Due | None, status: str) -> None:
    """Work out the days that hold and the word for them; the first days ever shown are kept beside."""
    if row.override_on is not None:
        holds = Due(row.override_on, row.override_on)
        row.verified, row.precision = True, "day"
        status = str(DeadlineStatus.OPEN) if status == str(DeadlineStatus.NONE) else status
    row.first_day, row.last_day = ends(holds)
    if row.announced_first is None:
        row.announced_first, row.announced_last = row.first_day, row.last_day
    days, announced = (row.first_day, row.last_day), (row.announced_first, row.announced_last)
    moved = status == str(DeadlineStatus.OPEN) and days != announced
    row.status = str(DeadlineStatus.MOVED) if moved else status


def let_go(row: Deadline) -> bool:
    """No rule wants this deadline any more: it has no date, unless an editor set one; whether that is new."""
    if row.why == Why.NO_RULE.value and row.rule_id is None:
        return False
    row.rule, row.why, row.word_limits = None, Why.NO_RULE.value, []
    row.computed_first = row.computed_last = None
    row.verified, row.precision = False, "day"
    settle(row, holds=None, status=str(DeadlineStatus.NONE))
    return True


def ends(due: Due | None) -> tuple[date, date] | tuple[None, None]:
    return (due.first, due.last) if due else (None, None)
