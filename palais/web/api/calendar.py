"""The calendar in the API: sessions, deadlines, events, and what each may be asked."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from palais.apps.calendar.queries import Entry
from palais.apps.office import clock
from palais.web.answers import entries as answers
from palais.web.answers.entry_lines import lines
from palais.web.answers.plain import plain
from palais.web.answers.session import as_data, session_page
from palais.web.api import paging, schemas
from palais.web.api.paging import Question
from palais.web.api.problems import NothingHere, NotUnderstood

router = Router()
PROBLEMS: dict[Any, Any] = {400: schemas.Problem, 429: schemas.Problem}
FROM, TO = date(1900, 1, 1), date(2999, 12, 31)
BODY = "Key of a body: `crc`, `upr`."
STATE = "Three-letter code: the meetings that concern this State."
REGION = "M49 code of a region, or a regional group: `african`, `asia-pacific`, `eastern-european`, `grulac`, `weog`."


class CalendarQuestion(Question):
    body: str = Field("", max_length=20, description=BODY)
    state: str = Field("", max_length=3, description=STATE)
    region: str = Field("", max_length=20, description=REGION)
    since: date | None = Field(None, description="First day: what lasts until it or longer.")
    until: date | None = Field(None, description="Last day: what begins on it or earlier.")


class KindQuestion(CalendarQuestion):
    kind: str = Field("", max_length=20, description="Kind of session or event: `pre-session`, `webinar`, …")


class DeadlinesQuestion(CalendarQuestion):
    audience: str = Field("", max_length=10, description="Who sends: `ngo`, `nhri`, `child`, `un`, `state`.")


@router.get(
    "/sessions", response={200: schemas.Entries, **PROBLEMS}, operation_id="sessions", summary="Sessions"
)
def sessions(request: HttpRequest, asked: Query[KindQuestion]) -> Any:
    """Sessions and pre-sessions by their first day, the oldest first."""
    return listed("session", asked=asked, request=request)


@router.get(
    "/sessions/{slug}",
    response={200: schemas.Session, 404: schemas.Problem, **PROBLEMS},
    operation_id="session",
    summary="A session",
)
def session(request: HttpRequest, slug: Path[str]) -> Any:
    """A session with its States, its deadlines and their reasons, and what changed."""
    found = session_page(slug=slug, on=clock.today())
    if found is None:
        raise NothingHere(
            f"There is no session with the key {slug!r}. Keys look like crc-97 or crc-pre-session-99."
        )
    return as_data(found)


@router.get(
    "/deadlines", response={200: schemas.Entries, **PROBLEMS}, operation_id="deadlines", summary="Deadlines"
)
def deadlines(request: HttpRequest, asked: Query[DeadlinesQuestion]) -> Any:
    """Who may send what by when, each with its rule and its sum in sentences. Those without a day stand with their
    session."""
    return listed("deadline", asked=asked, request=request)


@router.get("/events", response={200: schemas.Entries, **PROBLEMS}, operation_id="events", summary="Events")
def events(request: HttpRequest, asked: Query[KindQuestion]) -> Any:
    """Other events: webinars, forums, days of general discussion, annual days."""
    return listed("event", asked=asked, request=request)


def listed(about: str, *, asked: CalendarQuestion, request: HttpRequest) -> dict[str, Any]:
    """One page; only its own lines are put into words."""
    on = clock.today()
    wanted = {name: getattr(asked, name, "") for name in answers.FILTERS}
    found, wrong = answers.listed(
        about=about, wanted=wanted, since=asked.since or FROM, until=asked.until or TO, on=on
    )
    if wrong:
        raise NotUnderstood(wrong[0], "Nothing of that name is known here.")
    shown, following = paging.of_list(found, asked=asked, place=place, request=request)
    return {"items": plain(lines(shown, on=on)), "count": len(found), "next": following}


def place(entry: Entry) -> paging.Place:
    first, last, kind, slug = entry.order
    return first.isoformat(), last.isoformat(), kind, slug
