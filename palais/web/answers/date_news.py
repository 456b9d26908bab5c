"""What is new in the calendar, by what people subscribe to, and how many people a change reaches.

Digests read the history that a deed wrote, so what was counted beforehand and what is sent come from the same changes
and the same topics (`calendar.services.notices`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from itertools import groupby
from operator import or_

from django.db.models import Q
from django.utils import timezone

from palais.apps.calendar.choices import Visibility
from palais.apps.calendar.models import CalendarChange
from palais.apps.calendar.queries import session as session_of
from palais.apps.calendar.queries.entries import states_of_meetings
from palais.apps.calendar.services import notices
from palais.apps.office import clock
from palais.apps.office.models import Subscriber
from palais.apps.treaties.models import TreatyBody

TOPICS = {
    "dates": "all",
    "state-dates": "state",
    "body-dates": "body",
    "audience-dates": "audience",
    "session-dates": "session",
}
"""How the topics of the calendar begin, by kind of subscription; "dates" has one subject, `all`."""

TOLD_OF_WITH = ("session__body", "review__state", "deadline__meeting__body", "event")


@dataclass(frozen=True, slots=True)
class DateNews:
    """What changed at one moment about one session, review, deadline or event; all values have the same cause."""

    at: datetime
    changes: tuple[CalendarChange, ...]
    topics: frozenset[str]
    pressing: bool


def topic(*, source: str, key: str) -> str:
    return "all" if source == "dates" else f"{TOPICS[source]}/{key}"


def body_name(*, key: str) -> str | None:
    """What a body is called in the active language; None where there is no such body."""
    body = TreatyBody.public.filter(pk=key).first()
    return body.name if body else None


session = session_of


def by_topic(*, topics: Collection[str], after: datetime, until: datetime) -> Iterator[tuple[str, DateNews]]:
    """What is new about each of these topics, oldest first. Nothing about events for members: mail goes to anyone."""
    wanted = frozenset(topics)
    for news in since(after=after, until=until):
        for one in sorted(news.topics & wanted):
            yield one, news


def presses(after: datetime, until: datetime) -> bool:
    """Whether something within that time may not wait: a cancellation or a move of something within 30 days."""
    return any(is_pressing(rows) for _at, rows in groupby(history(after=after, until=until), key=moment))


def since(*, after: datetime, until: datetime) -> Iterator[DateNews]:
    rows = history(after=after, until=until)
    heard, listed = states_of_meetings({row.session_id for row in rows} - {None})
    states = {pk: heard.get(pk, set()) | listed.get(pk, set()) for pk in {*heard, *listed} - {None}}
    for at, together in groupby(rows, key=moment):
        deed = list(together)
        pressing = is_pressing(deed)
        for changes in by_record(deed):
            topics = notices.topics_of(changes, states=states) | states_of_event(changes[0])
            yield DateNews(at, tuple(changes), topics, pressing)


def history(*, after: datetime, until: datetime) -> list[CalendarChange]:
    """Every value that changed, oldest first. What an event said while it was for members is left out for good."""
    rows = list(
        CalendarChange.objects.filter(at__gt=after, at__lte=until)
        .select_related(*TOLD_OF_WITH)
        .prefetch_related("event__states")
        .order_by("at", "pk")
    )
    opened = {row.event_id: row.at for row in rows if row.event_id and row.field == "visibility"}
    return [
        row
        for row in rows
        if row.event is None
        or (
            row.event.visibility != Visibility.MEMBERS
            and (row.event_id not in opened or row.at > opened[row.event_id])
        )
    ]


def moment(row: CalendarChange) -> datetime:
    """All that one deed or loading changes has the same moment."""
    return row.at


def is_pressing(rows: Sequence[CalendarChange] | Iterator[CalendarChange]) -> bool:
    rows = list(rows)
    return notices.is_pressing(rows, on=day_of(rows[0].at))


def day_of(at: datetime) -> date:
    """The day of a deed as this installation counts days, also where its day is fixed."""
    return clock.today() - (timezone.localdate() - timezone.localdate(at))


def by_record(deed: Sequence[CalendarChange]) -> list[list[CalendarChange]]:
    found: dict[tuple[str, int], list[CalendarChange]] = defaultdict(list)
    for row in deed:
        found[row.about, notices.subject(row).pk].append(row)
    return list(found.values())


def states_of_event(row: CalendarChange) -> frozenset[str]:
    return frozenset(f"state/{state.pk}" for state in row.event.states.all()) if row.event else frozenset()


def people(notice: notices.Notice) -> int:
    """How many people a notice reaches: those who confirmed one of its topics and have not paused. Each counts once."""
    if notice.members_only:
        return 0
    asked = [concerned(source, notice.topics) for source in TOPICS]
    rows = Subscriber.objects.filter(
        reduce(or_, asked), paused_at=None, subscriptions__confirmed_at__isnull=False
    )
    return rows.distinct().count()


def concerned(source: str, topics: Collection[str]) -> Q:
    """Subscriptions of one kind to one of these topics."""
    start = TOPICS[source]
    keys = [one.partition("/")[2] or one for one in topics if one.partition("/")[0] == start]
    return Q(subscriptions__source=source, subscriptions__key__in=keys)
