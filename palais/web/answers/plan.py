"""A plan backwards for a State: from a review ahead or a day of one's own, with the days it is counted from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from palais.apps.calendar import queries
from palais.apps.calendar.models import CommitteeSession, Deadline, Review
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.models import State
from palais.core import backplan as rules
from palais.core.backplan import Anchor, Basis, Family, KnownDay, Role
from palais.core.deadlines import Procedure

STAGES = {
    "loipr-input": Anchor.LIST_PAPERS,
    "loi-input": Anchor.LIST_PAPERS,
    "alternative-report": Anchor.PAPERS,
    "upr-stakeholder": Anchor.PAPERS,
    "upr-stakeholder-joint": Anchor.PAPERS,
    "additional-submission": Anchor.ADDITIONAL,
}
AUDIENCES = {Role.COALITION: "ngo", Role.NHRI: "nhri", Role.CHILDREN: "child", Role.ABROAD: "ngo"}
NEVER_CHANGED = datetime(1989, 11, 20, tzinfo=UTC)
"""The moment of a plan whose days stand as they first stood: the day the Convention was adopted."""


@dataclass(frozen=True, slots=True)
class WordLimit:
    """`words` None: no limit. `stage` is empty where the limit is one for several papers; `note` is in English."""

    words: int | None
    stage: str
    note: str
    rule: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ReviewChoice:
    """A review that can be planned. `number` is None for a session without one; `is_listing`: the State's list of
    issues is adopted there; `is_off`: its session was cancelled or has lost its days."""

    slug: str
    body: str
    number: int | None
    first: date | None
    last: date | None
    is_pre_session: bool
    is_listing: bool
    is_off: bool


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """What is asked for: the address of a review, or a day of one's own with what it is the day of."""

    review: str = ""
    day: date | None = None
    meant: rules.OwnDay = rules.OwnDay.SESSION
    procedure: Procedure = Procedure.SIMPLIFIED
    role: Role = Role.COALITION
    weeks: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """A plan. `review` is None for a day of one's own. `limits` are those known for the role's papers.

    `sequence` goes up, and `changed_at` is later, whenever a day it is counted from was changed.
    """

    iso3: str
    state: str
    role: Role
    review: ReviewChoice | None
    procedure: Procedure
    plan: rules.Backplan
    limits: tuple[WordLimit, ...]
    sequence: int
    changed_at: datetime
    on: date


def plannable_states() -> list[State]:
    return list(treaties.states())


def choices(*, iso3: str, on: date) -> tuple[ReviewChoice, ...]:
    """The reviews of a State that lie ahead; empty where none is known here."""
    return tuple(choice(row) for row in queries.reviews_to_plan(iso3=iso3, on=on))


def plan_answer(*, iso3: str, wanted: PlanWanted, on: date) -> PlanAnswer | None:
    """None where there is no such State, or no such review of it ahead, or neither a review nor a day is wanted."""
    state = treaties.state(iso3=iso3)
    if state is None:
        return None
    if wanted.day is not None:
        return of_day(state, wanted=wanted, day=wanted.day, on=on)
    found = [row for row in queries.reviews_to_plan(iso3=iso3, on=on) if row.slug == wanted.review]
    return of_review(state, found[0], wanted=wanted, on=on) if wanted.review and found else None


def of_day(state: State, *, wanted: PlanWanted, day: date, on: date) -> PlanAnswer:
    """A day of one's own is one of the Committee on the Rights of the Child."""
    return PlanAnswer(
        iso3=state.iso3,
        state=state.name,
        role=wanted.role,
        review=None,
        procedure=wanted.procedure,
        plan=rules.backplan(
            known=rules.of_own_day(day, meant=wanted.meant, procedure=wanted.procedure),
            role=wanted.role,
            family=Family.CRC,
            procedure=wanted.procedure,
            weeks=wanted.weeks,
        ),
        limits=limits_of(
            [("", queries.word_limits(body_code="CRC", audience=AUDIENCES[wanted.role], on=on))]
        ),
        sequence=0,
        changed_at=NEVER_CHANGED,
        on=on,
    )


def of_review(state: State, row: Review, *, wanted: PlanWanted, on: date) -> PlanAnswer:
    deadlines = queries.deadlines_to_plan(review=row, audience=AUDIENCES[wanted.role])
    meetings = [one for one in (row.session, row.pre_session, row.list_session) if one]
    followed = [row, *meetings, *deadlines]
    procedure = procedure_of(row)
    return PlanAnswer(
        iso3=state.iso3,
        state=state.name,
        role=wanted.role,
        review=choice(row),
        procedure=procedure,
        plan=rules.backplan(
            known=known_days(row, deadlines),
            role=wanted.role,
            family=family(row),
            procedure=procedure,
            weeks=wanted.weeks,
        ),
        limits=limits_of([(one.stage, one.word_limits) for one in deadlines]),
        sequence=sum(one.sequence for one in followed),
        changed_at=max((one.last_changed for one in followed if one.last_changed), default=NEVER_CHANGED),
        on=on,
    )


def family(row: Review) -> Family:
    return {"crc": Family.CRC, "upr": Family.UPR}.get(row.body_id.lower(), Family.COMMITTEE)


def procedure_of(row: Review) -> Procedure:
    """Under which procedure its tasks are. Only those of the Committee on the Rights of the Child differ by it."""
    if family(row) is not Family.CRC:
        return Procedure.UNKNOWN
    known = {
        "standard": Procedure.STANDARD,
        "simplified": Procedure.SIMPLIFIED,
        "op-initial": Procedure.STANDARD,
    }
    return known.get(row.procedure, Procedure.UNKNOWN)


def known_days(row: Review, deadlines: Sequence[Deadline]) -> dict[Anchor, KnownDay]:
    """Of several deadlines for one paper the soonest is the one to plan by."""
    known: dict[Anchor, KnownDay] = {}
    for deadline in deadlines:
        anchor = STAGES.get(deadline.stage)
        if anchor is not None and anchor not in known:
            known[anchor] = of_deadline(deadline)
    for anchor, meeting in ((Anchor.PRE_SESSION, row.pre_session), (Anchor.SESSION, row.session)):
        if meeting is not None and not meeting.is_cancelled and not meeting.waits_for_days:
            known[anchor] = rules.of_meeting(meeting.last_known[0], verified=meeting.verified)
    return known


def of_deadline(row: Deadline) -> KnownDay:
    basis = Basis.COMPUTED
    if row.override_on is not None:
        basis = Basis.EDITOR
    elif row.printed_first is not None:
        basis = Basis.PRINTED
    first, last = row.first_day, row.last_day
    assert first is not None and last is not None  # only deadlines with a day are asked for
    rule = row.rule.key if row.rule and basis is Basis.COMPUTED else ""
    closes_at = time.fromisoformat(row.closes_at) if row.closes_at else None
    return KnownDay(first, last, basis, row.verified, rule, closes_at, row.zone)


def choice(row: Review) -> ReviewChoice:
    meeting: CommitteeSession | None = row.session or row.pre_session or row.list_session
    return ReviewChoice(
        slug=row.slug,
        body=row.body.name,
        number=meeting.number if meeting else None,
        first=meeting.first_day if meeting else None,
        last=meeting.last_day if meeting else None,
        is_pre_session=bool(meeting and meeting.is_pre_session),
        is_listing=row.session is None and row.pre_session is None,
        is_off=row.is_off or bool(meeting and (meeting.is_cancelled or meeting.waits_for_days)),
    )


def limits_of(found: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]) -> tuple[WordLimit, ...]:
    """Each limit once; the stage is named where limits of several papers stand side by side."""
    stages = {stage for stage, _ in found}
    lines = [
        WordLimit(
            line["words"], stage if len(stages) > 1 else "", line["note"], line["rule"], line["verified"]
        )
        for stage, limits in found
        for line in limits
    ]
    return tuple(dict.fromkeys(lines))
