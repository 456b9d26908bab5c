"""Where a date of the calendar has its page: its own, or the nearest one that this site has."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from palais.apps.calendar.models import CalendarChange, CommitteeSession

PRE_SESSION = "pre-session-"


def entry_points() -> str:
    return nearest(("entry-points", []))


def body(key: str) -> str:
    return nearest(("body", [key]), ("entry-points", []))


def session(row: CommitteeSession) -> str:
    own = row.slug.removeprefix(f"{row.body_id}-")
    kind = "pre-session" if own.startswith(PRE_SESSION) else "session"
    name = own.removeprefix(PRE_SESSION)
    return nearest((kind, [row.body_id, name]), ("body", [row.body_id]), ("entry-points", []))


def page(change: CalendarChange) -> str:
    """The page of what changed."""
    if change.event:
        return nearest(("event", [change.event.slug]), ("entry-points", []))
    if change.review:
        committee, number, _state, *rest = change.review.slug.split("-")
        name = "-".join([committee, number, *rest])
        state = change.review.state_id
        return nearest(("review", [state, name]), ("state", [state]))
    assert change.session is not None
    place = session(change.session)
    return f"{place}#{change.deadline.slug}" if change.deadline else place


def nearest(*pages: tuple[str, list[Any]]) -> str:
    """The first of these pages that there is; the home page where there is none."""
    for name, arguments in pages:
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return reverse("home")
