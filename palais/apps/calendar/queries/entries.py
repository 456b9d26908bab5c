"""What comes next, and what lies between two days: sessions, deadlines, events in one order."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Max, Q

from palais.apps.calendar.choices import EventKind
from palais.apps.calendar.models import (
    AnnualDay,
    CommitteeSession,
    Deadline,
    DiscussionDay,
    Event,
    PreSessionReview,
    Review,
)
from palais.apps.calendar.queries import filters
from palais.apps.calendar.queries.filters import Filter

EVERYTHING = Filter()
ABOUT = ("session", "deadline", "event")
Record = CommitteeSession | Deadline | Event | DiscussionDay | AnnualDay


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar. `first` and `last` are both included; `precision` says how much is known of them.

    `kind` is a kind of session, `deadline`, or a kind of event. `status` is how it stands on the day asked about.
    `body` is a key, empty for none. `states` are the three-letter codes of the States it concerns, in the order of
    the alphabet; empty means that none is known here. `record` is what it was made from.
    """

    kind: str
    slug: str
    first: date
    last: date
    precision: str
    status: str
    body: str
    states: tuple[str, ...]
    record: Record

    @property
    def order(self) -> tuple[date, date, str, str]:
        return (self.first, self.last, self.kind, self.slug)


def upcoming(
    *, on: date, wanted: Filter = EVERYTHING, until: date | None = None, limit: int | None = 50
) -> list[Entry]:
    """What goes on or lies ahead on a day, next things first; nine queries at most, whatever the history.

    What was cancelled stays in its place and says so; a day known only to the year has no place in a list.
    `until` None: as far as is known; `limit` None: all.
    """
    match = Q(last_day__gte=on)
    if until is not None:
        match &= Q(first_day__lte=until)
    return found(match, wanted=wanted, on=on, limit=limit)


def between(
    *, first: date, last: date, on: date, wanted: Filter = EVERYTHING, about: Collection[str] = ABOUT
) -> list[Entry]:
    """What touches the days from `first` to `last`, both included, in order, as it stands on the day `on`.

    `about` narrows it to sessions, deadlines or events.
    """
    match = Q(last_day__gte=first, first_day__lte=last)
    return found(match, wanted=wanted, on=on, limit=None, about=about)


def found(
    match: Q, *, wanted: Filter, on: date, limit: int | None, about: Collection[str] = ABOUT
) -> list[Entry]:
    meetings = filters.meetings_wanted(wanted)
    entries: list[Entry] = []

    def take(rows: Any, make: Callable[[Any], Entry]) -> None:
        entries.extend(make(row) for row in rows.order_by("first_day", "pk")[:limit])

    if "session" in about and (own := filters.of_session(wanted, meetings)) is not None:
        rows = CommitteeSession.public.filter(match & own).select_related("body", "source")
        take(rows, lambda row: of_session(row, on=on))
    if "deadline" in about and (own := filters.of_deadline(wanted, meetings)) is not None:
        take(deadlines().filter(match & own), of_deadline)
    if "event" in about and (own := filters.of_event(wanted)) is not None:
        rows = Event.objects.filter(match & own).select_related("body").prefetch_related("states")
        take(rows.distinct() if wanted.by_state else rows, of_event)
        for take_days in (discussion_days, annual_days):
            take_days(match, wanted, take)
    entries.sort(key=lambda entry: entry.order)
    return with_states(entries[:limit])


def yearly_days(*, body: str) -> list[Entry]:
    """The days of general discussion of a committee, or the annual days of the Council, newest first."""
    if body == "hrc":
        days = AnnualDay.public.filter(first_day__isnull=False).select_related("source")
        return [of_annual_day(row) for row in days]
    rows = DiscussionDay.public.filter(body=body, first_day__isnull=False).select_related("body", "source")
    return [of_discussion_day(row) for row in rows]


def event(*, slug: str) -> Event | None:
    """An event that everybody may see; None for any other."""
    found = Event.objects.for_everyone().filter(slug=slug).exclude(slug="")
    return found.select_related("body").prefetch_related("states").first()


def events_of_members(*, on: date) -> list[Entry]:
    """What goes on or lies ahead for the people of the network alone, next things first; two queries."""
    rows = Event.objects.for_members().filter(last_day__gte=on).order_by("first_day", "pk")
    return [of_event(row) for row in rows.select_related("body").prefetch_related("states")]


def deadlines() -> Any:
    """Deadlines with all that a page says of them."""
    return Deadline.objects.select_related(
        "meeting", "meeting__body", "meeting__source", "rule", "rule__source", "printed_source"
    )


def discussion_days(match: Q, wanted: Filter, take: Callable[..., None]) -> None:
    if wanted.by_state or wanted.kind not in ("", EventKind.DISCUSSION_DAY):
        return
    rows = DiscussionDay.public.filter(match).exclude(precision="year").select_related("body", "source")
    take(rows.filter(body=wanted.body) if wanted.body else rows, of_discussion_day)


def annual_days(match: Q, wanted: Filter, take: Callable[..., None]) -> None:
    if wanted.by_state or wanted.kind not in ("", EventKind.ANNUAL_DAY) or wanted.body not in ("", "hrc"):
        return
    rows = AnnualDay.public.filter(match).exclude(precision="year").select_related("source")
    take(rows, of_annual_day)


def of_session(row: CommitteeSession, *, on: date) -> Entry:
    return entry(row, kind=row.kind, slug=row.slug, status=row.standing(on=on), body=row.body_id)


def of_deadline(row: Deadline) -> Entry:
    return entry(row, kind=filters.DEADLINE, slug=row.slug, status=row.status, body=row.meeting.body_id)


def of_event(row: Event) -> Entry:
    states = tuple(sorted(state.pk for state in row.states.all()))
    return entry(row, kind=row.kind, slug=row.slug, status=row.status, body=row.body_id or "", states=states)


def of_discussion_day(row: DiscussionDay) -> Entry:
    slug = f"discussion-day-{row.body_id}-{row.pk}"
    return entry(row, kind=EventKind.DISCUSSION_DAY, slug=slug, status="planned", body=row.body_id)


def of_annual_day(row: AnnualDay) -> Entry:
    return entry(row, kind=EventKind.ANNUAL_DAY, slug=f"annual-day-{row.year}", status="planned", body="hrc")


def entry(
    row: Record, *, kind: str, slug: str, status: str, body: str, states: tuple[str, ...] = ()
) -> Entry:
    assert row.first_day is not None and row.last_day is not None
    return Entry(
        kind=str(kind),
        slug=slug,
        first=row.first_day,
        last=row.last_day,
        precision=row.precision,
        status=str(status),
        body=body,
        states=states,
        record=row,
    )


def with_states(entries: list[Entry]) -> list[Entry]:
    """The States of each meeting, and of each deadline those it is for: two queries."""
    meetings = {meeting_of(one.record) for one in entries} - {None}
    if not meetings:
        return entries
    heard, listed = states_of_meetings(meetings)
    filled = []
    for one in entries:
        states = one.states
        meeting = meeting_of(one.record)
        if isinstance(one.record, Deadline) and one.record.stage in filters.LIST_STAGES:
            states = tuple(sorted(listed.get(meeting, ())))
        elif meeting is not None:
            both = heard.get(meeting, set())
            if not isinstance(one.record, Deadline):
                both = both | listed.get(meeting, set())
            states = tuple(sorted(both))
        filled.append(replace(one, states=states))
    return filled


def meeting_of(record: Record) -> int | None:
    if isinstance(record, CommitteeSession):
        return record.pk
    return record.meeting_id if isinstance(record, Deadline) else None


def states_of_meetings(meetings: Iterable[int | None]) -> tuple[dict[Any, set[str]], dict[Any, set[str]]]:
    """States heard at each meeting, and those whose list of issues is adopted there."""
    heard: dict[Any, set[str]] = {}
    listed: dict[Any, set[str]] = {}
    wanted = set(meetings)
    reviews = Review.public.filter(
        Q(session__in=wanted) | Q(pre_session__in=wanted) | Q(list_session__in=wanted)
    )
    for session, pre_session, list_session, state in reviews.values_list(
        "session", "pre_session", "list_session", "state"
    ):
        heard.setdefault(session, set()).add(state)
        heard.setdefault(pre_session, set()).add(state)
        listed.setdefault(list_session, set()).add(state)
    for session, purpose, state in PreSessionReview.public.filter(session__in=wanted).values_list(
        "session", "purpose", "state"
    ):
        if purpose != "loipr":
            heard.setdefault(session, set()).add(state)
        if purpose != "review":
            listed.setdefault(session, set()).add(state)
    return heard, listed


def reach() -> dict[str, date]:
    """The last day up to which sessions are known, by body: where the facts end."""
    rows = CommitteeSession.public.values_list("body").annotate(end=Max("last_day"))
    return {body: end for body, end in rows.order_by("body") if end}
