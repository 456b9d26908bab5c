"""The addresses of the API and what each may be asked. The first lines of each are its documentation."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from palais.apps.office import clock
from palais.apps.office import queries as office
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.choices import Act
from palais.core import words
from palais.web.answers import acts, changes, treaty_list
from palais.web.answers import states as states_answer
from palais.web.answers.plain import plain
from palais.web.answers.sources import source_lines
from palais.web.answers.state import as_data, state_dossier
from palais.web.answers.treaty import treaty_counts, treaty_dossier
from palais.web.api import paging, schemas
from palais.web.api.paging import Question
from palais.web.api.problems import NothingHere, NotUnderstood

router = Router()
PROBLEMS: dict[Any, Any] = {400: schemas.Problem, 429: schemas.Problem}
MISSING: dict[Any, Any] = {**PROBLEMS, 404: schemas.Problem}
GROUP = (
    "Regional group at the United Nations: `african`, `asia-pacific`, `eastern-european`, `grulac`, `weog`."
)
REGION = "M49 code of a region: `002`, `009`, `019`, `142`, `150`."


class StatesQuestion(Question):
    q: str = Field("", max_length=100, description="Any name in six languages, or a code.")
    group: str = Field("", max_length=100, description=GROUP)
    region: str = Field("", max_length=100, description=REGION)
    status: str = Field(
        "", max_length=100, description="Treaty of the Convention's family and status: `opic:signed`."
    )


class TreatyQuestion(Question):
    list: str = Field(
        "",
        max_length=100,
        description="`may-join`, `party`, `signed`, `no-action`, `withdrawn`, `all`. Empty: what the page opens with.",
    )
    group: str = Field("", max_length=100, description=GROUP)
    region: str = Field("", max_length=100, description=REGION)
    q: str = Field("", max_length=100, description="Part of a name.")
    sort: str = Field("", max_length=100, description="`name`, or `date` for the newest first.")


class ActsQuestion(Question):
    state: str = Field("", max_length=3, description="Three-letter code.")
    treaty: str = Field("", max_length=20, description="Key of a treaty.")
    act: str = Field("", max_length=20, description=", ".join(f"`{value}`" for value in Act.values))
    since: date | None = Field(None, description="First day: acts on it or later.")
    until: date | None = Field(None, description="Last day: acts on it or earlier.")


class ChangesQuestion(Question):
    state: str = Field("", max_length=3, description="Three-letter code.")
    treaty: str = Field("", max_length=20, description="Key of a treaty.")
    table: str = Field("", max_length=60, description="Name of a fact table: `ratifications`, `reviews`, …")
    kind: str = Field("", max_length=10, description="`insert`, `update`, `withdrawn`, `restored`.")
    since: date | None = Field(None, description="Changes on this day or later.")


@router.get("/states", response={200: schemas.States, **PROBLEMS}, operation_id="states", summary="States")
def states(request: HttpRequest, asked: Query[StatesQuestion]) -> Any:
    """The rows of the page of States, with the same filters; the European Union and Kosovo come last."""
    found = states_answer.states_index(
        on=clock.today(), query=asked.q.strip(), group=asked.group, region=asked.region, status=asked.status
    )
    rows = list(enumerate(found.lines + found.outside))
    items, following = paging.of_list(
        rows, asked=asked, place=lambda row: place_of_state(*row, asked=asked), request=request
    )
    return {"items": plain([line for _, line in items]), "count": len(rows), "next": following}


def place_of_state(number: int, line: states_answer.IndexLine, *, asked: StatesQuestion) -> paging.Place:
    """By name, those that are not States last; what a search finds stands in the order in which it fits."""
    return line.kind != "state", number if asked.q.strip() else 0, words.fold(line.name), line.iso3


@router.get(
    "/states/{iso3}", response={200: schemas.Dossier, **MISSING}, operation_id="state", summary="A State"
)
def state(request: HttpRequest, iso3: Path[str]) -> Any:
    """The dossier of a State: treaties, reporting, reviews; each figure with its mark."""
    found = state_dossier(iso3=iso3, on=clock.today())
    if found is None:
        raise NothingHere(
            f"There is no State with the code {iso3!r}. Codes have three capital letters, as MAR."
        )
    return as_data(found)


@router.get(
    "/treaties", response={200: schemas.Treaties, **PROBLEMS}, operation_id="treaties", summary="Treaties"
)
def treaty_rows(request: HttpRequest, asked: Query[Question]) -> Any:
    """All treaties with how many States are party, and how many only signed."""
    rows = list(enumerate(treaty_counts(on=clock.today())))
    items, following = paging.of_list(
        rows, asked=asked, place=lambda row: (row[0], row[1].key), request=request
    )
    return {"items": plain([line for _, line in items]), "count": len(rows), "next": following}


@router.get(
    "/treaties/{key}", response={200: schemas.Treaty, **MISSING}, operation_id="treaty", summary="A treaty"
)
def treaty(request: HttpRequest, key: Path[str], asked: Query[TreatyQuestion]) -> Any:
    """A treaty and the States of its page, with the same filters. Without `list`: those that may join and have not, or
    the parties where there is none of those."""
    found = treaty_dossier(key=key, on=clock.today())
    if found is None:
        raise NothingHere(f"There is no treaty with the key {key!r}. Keys are in small letters, as opic.")
    rows = treaty_list.asked_for(found, wanted=asked.model_dump(exclude={"limit", "cursor"}))
    items, following = paging.of_list(
        rows, asked=asked, place=lambda row: treaty_list.place(row, sort=asked.sort), request=request
    )
    head = {name: plain(getattr(found, name)) for name in schemas.TreatyHead.model_fields}
    return {"treaty": head, "items": plain(items), "count": len(rows), "next": following}


@router.get(
    "/ratifications",
    response={200: schemas.Ratifications, **PROBLEMS},
    operation_id="ratifications",
    summary="Acts",
)
def ratifications(request: HttpRequest, asked: Query[ActsQuestion]) -> Any:
    """Signatures, ratifications, accessions, successions and withdrawals, the oldest first. An act of which only the
    year is known counts as of its first day."""
    rows = treaties.acts(
        state=asked.state, treaty=asked.treaty, act=asked.act, since=asked.since, until=asked.until
    )
    start = paging.after(asked)
    if start is not None:
        day, key = day_and_key(start)
        rows = rows.filter(Q(earliest__gt=day) | Q(earliest=day, fact_key__gt=key))
    items, following = paging.cut(
        list(rows[: asked.limit + 1]),
        asked=asked,
        place=lambda row: (row.earliest.isoformat(), row.fact_key),
        request=request,
    )
    return {"items": plain(acts.act_lines(items, on=clock.today())), "next": following}


def day_and_key(place: paging.Place) -> tuple[date, str]:
    try:
        day, key = place
        return date.fromisoformat(day), str(key)
    except (ValueError, TypeError):
        raise NotUnderstood(
            "cursor", "This is not a cursor of ours. Take it from `next`, unchanged."
        ) from None


@router.get(
    "/changes", response={200: schemas.Changes, **PROBLEMS}, operation_id="changes", summary="Changes"
)
def fact_changes(request: HttpRequest, asked: Query[ChangesQuestion]) -> Any:
    """Rows of facts that were added, changed, withdrawn or restored, the newest first. The first loading of a table is
    not listed row by row: see `loads`."""
    rows = office.fact_changes(
        state=asked.state, treaty=asked.treaty, table=asked.table, kind=asked.kind, since=asked.since
    )
    items, following = newest_first(rows, asked=asked, request=request)
    return {"items": plain(changes.change_lines(items)), "next": following}


@router.get("/loads", response={200: schemas.Loads, **PROBLEMS}, operation_id="loads", summary="Loadings")
def loads(request: HttpRequest, asked: Query[Question]) -> Any:
    """Loadings of the facts that changed something, the newest first, with their counts."""
    items, following = newest_first(office.loads(), asked=asked, request=request)
    return {"items": plain(changes.load_lines(items)), "next": following}


def newest_first(rows: Any, *, asked: Question, request: HttpRequest) -> tuple[list[Any], str | None]:
    """One page of records in the order of their numbers, backwards: they are written in the order of time."""
    start = paging.after(asked)
    if start is not None:
        if len(start) != 1 or not isinstance(start[0], int):
            raise NotUnderstood("cursor", "This is not a cursor of ours. Take it from `next`, unchanged.")
        rows = rows.filter(pk__lt=start[0])
    found = list(rows.order_by("-pk")[: asked.limit + 1])
    return paging.cut(found, asked=asked, place=lambda row: (row.pk,), request=request)


@router.get(
    "/sources", response={200: schemas.Sources, **PROBLEMS}, operation_id="sources", summary="Sources"
)
def sources(request: HttpRequest, asked: Query[Question]) -> Any:
    """Where the facts come from, by title, each with the date of its state."""
    rows = source_lines()
    items, following = paging.of_list(
        rows, asked=asked, place=lambda row: (words.fold(row.title), row.key), request=request
    )
    return {"items": plain(items), "count": len(rows), "next": following}
