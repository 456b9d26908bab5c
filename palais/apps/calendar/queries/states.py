"""A State's next dates across all bodies, where its reviews crowd together, and what nobody here knows the end of."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from palais.apps.calendar.choices import SessionStatus
from palais.apps.calendar.models import CommitteeSession, Review
from palais.apps.calendar.queries.dossiers import reviews
from palais.apps.calendar.queries.entries import Entry, upcoming
from palais.apps.calendar.queries.filters import Filter

CROWDED = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two reviews of one State that overlap or lie close together; `first` begins no later than `second`.

    `days` counts those between them: 0 where one begins the day after the other ends, below zero where the
    sessions overlap by so many days. Known only to the month, sessions are taken from its first to its last day.
    """

    first: Review
    second: Review
    days: int

    @property
    def overlaps(self) -> bool:
        return self.days < 0


def next_dates_of_state(*, iso3: str, on: date, audience: str = "", limit: int | None = 20) -> list[Entry]:
    """Sessions at which the State is heard or listed, and the deadlines for them, next things first."""
    return upcoming(on=on, wanted=Filter(state=iso3, audience=audience), limit=limit)


def reviews_ahead(*, iso3: str, on: date) -> list[Review]:
    """Reviews of a State that are planned and whose session is not over or has lost its days, soonest first."""
    rows = reviews().filter(state=iso3, outcome__in=("scheduled", "held"), session__last_day__gte=on)
    return list(rows.order_by("session__first_day", "body"))


def clashes_of_state(*, iso3: str, on: date, within: timedelta = CROWDED) -> list[Clash]:
    """Pairs of the State's reviews by different bodies that lie no further apart than `within`."""
    ahead = [row for row in reviews_ahead(iso3=iso3, on=on) if not row.is_off]
    found = []
    for first, second in combinations(ahead, 2):
        if first.body_id == second.body_id or not first.session or not second.session:
            continue
        start, end = second.session.first_day, first.session.last_day
        if start is None or end is None:
            continue
        days = (start - end).days - 1
        if days <= within.days:
            found.append(Clash(first, second, days))
    return found


def outcome_not_known(*, on: date, body: str = "", limit: int | None = None) -> list[CommitteeSession]:
    """Sessions whose days have passed and of which nothing more is known here, newest first."""
    rows = (
        CommitteeSession.public.filter(last_day__lt=on, held_start="")
        .exclude(status__in=(SessionStatus.HELD, SessionStatus.CANCELLED))
        .select_related("body", "source")
        .order_by("-last_day", "body", "kind")
    )
    return list((rows.filter(body=body) if body else rows)[:limit])
