"""Where a session, a review, a deadline, an event has its page. Slugs are set once, so addresses stay."""

from django.urls import reverse

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.choices import Visibility
from palais.apps.calendar.models import CommitteeSession, Deadline, Event, Review


def body(key: str) -> str:
    return reverse("body", args=[key])


def session(row: CommitteeSession) -> str:
    """`/bodies/crc/sessions/97/`; the page of the body where the session has no address yet."""
    return session_at(row.slug, key=row.body_id)


def session_at(slug: str, *, key: str) -> str:
    if not slug:
        return body(key)
    kind, name = calendar.place_of(slug, key=key)
    return reverse(kind, args=[key, name])


def session_slug(*, key: str, name: str, is_pre_session: bool) -> str:
    """The slug behind an address: the other way round."""
    return f"{key}-{calendar.PRE_SESSION if is_pre_session else ''}{name}"


def review(row: Review) -> str:
    """`/states/SWE/reviews/crc-92/`; the page of the State where the review has no address yet."""
    return review_at(row.slug, iso3=row.state_id) if row.slug else reverse("state", args=[row.state_id])


def review_at(slug: str, *, iso3: str) -> str:
    committee, number, _state, *rest = slug.split("-")
    return reverse("review", args=[iso3, "-".join([committee, number, *rest])])


def review_slug(*, iso3: str, name: str) -> str:
    """The slug behind an address; empty for a name that is none."""
    committee, *rest = name.split("-")
    return "-".join([committee, rest[0], iso3.lower(), *rest[1:]]) if rest else ""


def deadline(row: Deadline) -> str:
    """The place of a deadline on the page of its meeting."""
    return f"{session(row.meeting)}#{row.slug}" if row.slug else session(row.meeting)


def event(row: Event) -> str:
    """What is for members alone has its place on the page of their meetings."""
    if row.visibility == Visibility.MEMBERS:
        return f"{reverse('meetings')}#{row.slug}"
    return reverse("event", args=[row.slug]) if row.slug else reverse("entry-points")
