"""All that a page says of a session, a review, a body: frozen, with a fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from palais.apps.calendar.choices import SessionKind
from palais.apps.calendar.models import (
    CalendarChange,
    CalendarShock,
    CommitteeSession,
    DateRule,
    Deadline,
    Event,
    PreSessionReview,
    PrintedDeadline,
    Problem,
    Review,
    ReviewStep,
    WorkingMethod,
)
from palais.apps.calendar.queries.entries import deadlines
from palais.apps.calendar.queries.stages import concerns, standing_of
from palais.apps.treaties.models import TreatyBody
from palais.core.cycles.stages import Standing

MOST_CHANGES = 100
NUMBERED = (SessionKind.SESSION, SessionKind.EXTRAORDINARY)


@dataclass(frozen=True, slots=True)
class SessionDossier:
    """One session. `neighbour` is, for a pre-session, the session it follows, and for a session the pre-session
    that follows it; the two carry different numbers. None where it is not known here.

    `reviews` are those held or planned at a session, `prepared` those a pre-session prepares, `line_up` the States
    on the list of a pre-session. `changes` are newest first.
    """

    session: CommitteeSession
    printed: PrintedDeadline | None
    standing: str
    reviews: tuple[Review, ...]
    prepared: tuple[Review, ...]
    line_up: tuple[PreSessionReview, ...]
    deadlines: tuple[Deadline, ...]
    neighbour: CommitteeSession | None
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    changes: tuple[CalendarChange, ...]


@dataclass(frozen=True, slots=True)
class ReviewDossier:
    """One review. `standing` is None for a review of the UPR. `earlier` are the State's reviews by the same body
    before this one, newest first. A stage without a deadline that has a day is not in force or has no rule known."""

    review: Review
    standing: Standing | None
    deadlines: tuple[Deadline, ...]
    steps: tuple[ReviewStep, ...]
    earlier: tuple[Review, ...]
    changes: tuple[CalendarChange, ...]


@dataclass(frozen=True, slots=True)
class BodyDossier:
    """One body. `ahead` are sessions not yet over, soonest first; `past` the others, newest first."""

    body: TreatyBody
    ahead: tuple[CommitteeSession, ...]
    past: tuple[CommitteeSession, ...]
    rules: tuple[DateRule, ...]
    methods: tuple[WorkingMethod, ...]
    shocks: tuple[CalendarShock, ...]
    problems: tuple[Problem, ...]


def session(*, slug: str) -> CommitteeSession | None:
    return CommitteeSession.public.select_related("body", "source").filter(slug=slug).first()


def session_dossier(*, slug: str, on: date, members: bool = False) -> SessionDossier | None:
    """Everything of one session; None where there is none of that address."""
    row = session(slug=slug)
    if row is None:
        return None
    events = Event.objects.filter(session=row).select_related("body")
    printed = PrintedDeadline.public.filter(session_number=row.number).select_related("source")
    return SessionDossier(
        session=row,
        printed=printed.first() if row.body_id == "upr" and row.number else None,
        standing=row.standing(on=on),
        reviews=tuple(reviews().filter(session=row).order_by("state__name_en", "instruments")),
        prepared=tuple(reviews().filter(Q(pre_session=row) | Q(list_session=row)).order_by("state__name_en")),
        line_up=tuple(row.line_up.filter(withdrawn_on=None).select_related("state", "source")),
        deadlines=tuple(deadlines().filter(meeting=row)),
        neighbour=neighbour(row),
        events=tuple(events if members else events.for_everyone()),
        problems=tuple(row.problems.all()),
        changes=tuple(changes().filter(session=row)[:MOST_CHANGES]),
    )


def reviews() -> QuerySet[Review]:
    return Review.public.select_related("state", "body", "source", "session", "pre_session", "list_session")


def changes() -> QuerySet[CalendarChange]:
    """Changes, newest first, with what they are about."""
    return CalendarChange.objects.select_related(
        "by",
        "session",
        "session__body",
        "deadline",
        "deadline__meeting",
        "review",
        "review__state",
        "event",
        "deed",
    )


def changes_of(
    *, sessions: Collection[str], deadlines: Collection[str], events: Collection[str], limit: int
) -> list[CalendarChange]:
    """The newest changes of records by their addresses; one query."""
    about = (
        Q(about="session", session__slug__in=sessions)
        | Q(about="deadline", deadline__slug__in=deadlines)
        | Q(about="event", event__slug__in=events)
    )
    return list(changes().filter(about)[:limit])


def neighbour(row: CommitteeSession) -> CommitteeSession | None:
    """The session that a pre-session follows, or the pre-session that follows a session, by their days."""
    rows = CommitteeSession.public.filter(body=row.body_id, first_day__isnull=False).exclude(pk=row.pk)
    if row.first_day is None:
        return None
    if row.is_pre_session:
        return rows.filter(kind__in=NUMBERED, first_day__lte=row.first_day).order_by("-first_day").first()
    after = rows.filter(first_day__gte=row.first_day).order_by("first_day", "kind").first()
    return after if after is not None and after.is_pre_session else None


def review_dossier(*, slug: str, on: date) -> ReviewDossier | None:
    """Everything of one review; None where there is none of that address."""
    row = reviews().filter(slug=slug).first()
    if row is None:
        return None
    meetings = [pk for pk in (row.session_id, row.pre_session_id, row.list_session_id) if pk]
    own = tuple(one for one in deadlines().filter(meeting__in=meetings) if concerns(one, review=row))
    steps = tuple(
        ReviewStep.public.select_related("source").filter(
            body=row.body_id,
            state=row.state_id,
            session_number=row.session_number,
            instruments=row.instruments,
        )
    )
    earlier = reviews().filter(body=row.body_id, state=row.state_id, session_number__lt=row.session_number)
    return ReviewDossier(
        review=row,
        standing=standing_of(
            review=row, steps=steps, deadlines=own, publication=publication_rule(row), on=on
        ),
        deadlines=own,
        steps=steps,
        earlier=tuple(earlier.order_by("-session_number")),
        changes=tuple(
            changes().filter(Q(review=row) | Q(session=row.session_id, session__isnull=False))[:MOST_CHANGES]
        ),
    )


def publication_rule(row: Review) -> DateRule | None:
    """The rule for when concluding observations usually come out; None where the body has none here."""
    return DateRule.public.filter(body_code=row.body.code, stage="co-publication", rule_kind="offset").first()


def body_dossier(*, key: str, on: date, past: int = 12) -> BodyDossier | None:
    """One body: its sessions, the rules in force on the day, its ways of working; None for no such body."""
    body = TreatyBody.public.select_related("source").filter(pk=key).first()
    if body is None:
        return None
    own = CommitteeSession.public.filter(body=body).select_related("source")
    in_force = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gt=on))
    return BodyDossier(
        body=body,
        ahead=tuple(own.filter(last_day__gte=on).order_by("first_day", "kind")),
        past=tuple(own.filter(last_day__lt=on).order_by("-last_day", "kind")[:past]),
        rules=tuple(
            DateRule.public.filter(in_force, body_code__in=(body.code, "ALL"))
            .select_related("source")
            .order_by("stage", "audience", "procedure")
        ),
        methods=tuple(WorkingMethod.public.select_related("source")) if key == "crc" else (),
        shocks=tuple(CalendarShock.public.filter(body_code__in=(body.code, "ALL")).select_related("source")),
        problems=tuple(Problem.objects.filter(meeting__body=body).select_related("meeting")),
    )
