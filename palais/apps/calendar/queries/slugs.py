"""Addresses of the calendar: how a slug stands for one, and all that everybody may open, for maps of the site."""

from palais.apps.calendar.models import CommitteeSession, Event, Review

Pairs = list[tuple[str, str]]
PRE_SESSION = "pre-session-"


def place_of(slug: str, *, key: str) -> tuple[str, str]:
    """Where a session of a body has its page: among "session" or "pre-session", and its name there (97, 2025-09)."""
    name = slug.removeprefix(f"{key}-")
    if name.startswith(PRE_SESSION):
        return "pre-session", name.removeprefix(PRE_SESSION)
    return "session", name


def slugs_of_sessions() -> Pairs:
    """Slug and body of every session that has an address."""
    rows = CommitteeSession.public.exclude(slug="").order_by("slug")
    return list(rows.values_list("slug", "body"))


def slugs_of_reviews() -> Pairs:
    """Slug and State of every review that has an address."""
    return list(Review.public.exclude(slug="").order_by("slug").values_list("slug", "state"))


def slugs_of_events() -> list[str]:
    rows = Event.objects.for_everyone().exclude(slug="").order_by("slug")
    return list(rows.values_list("slug", flat=True))
