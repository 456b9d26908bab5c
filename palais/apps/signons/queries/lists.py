"""Lists of published statements, newest first, and what they can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from palais.apps.people.models import Organisation
from palais.apps.signons.models import Signatory, Statement, StatementState, StatementText, StatementTopic

FILTERS = ("year", "kind", "body", "session", "topic", "state", "language", "signatory")


@dataclass(frozen=True, slots=True)
class Choices:
    """The values for which there is at least one published statement."""

    years: tuple[int, ...]
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    sessions: tuple[str, ...]
    topics: tuple[str, ...]
    states: tuple[str, ...]
    languages: tuple[str, ...]
    signatories: tuple[tuple[str, str], ...]


def listed() -> QuerySet[Statement]:
    """Published statements as lists show them: with their texts, and how many signed."""
    return (
        Statement.objects.published()
        .annotate(signed=Count("signatories", distinct=True))
        .prefetch_related("texts")
        .order_by("-first_day", "-pk")
    )


def found(*, asked: Mapping[str, str]) -> QuerySet[Statement]:
    """Those that fit all that is asked; FILTERS names what may be. A year that is none finds nothing."""
    rows = listed()
    for name, value in asked.items():
        if value and name in FILTERS:
            rows = narrowed(rows, name, value)
    return rows


def narrowed(rows: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
    if name == "year":
        year = int(value) if value.isascii() and value.isdecimal() and len(value) == 4 else 0
        return rows.filter(first_day__year=year) if year else rows.none()
    if name in ("topic", "state"):
        links: Any = StatementTopic if name == "topic" else StatementState
        return rows.filter(pk__in=links.objects.filter(**{name: value}).values("statement"))
    if name == "language":
        return rows.filter(pk__in=StatementText.objects.filter(language=value).values("statement"))
    if name == "signatory":
        signed = Signatory.objects.filter(
            organisation__key=value, organisation__in=Organisation.objects.filter(is_listed=True)
        )
        return rows.filter(pk__in=signed.values("statement"))
    return rows.filter(**{name: value})


def choices() -> Choices:
    """Everything a reader can choose from; in a fixed number of queries."""
    public = Statement.objects.published()
    plain = list(public.order_by().values_list("first_day", "kind", "body", "session"))
    signed = (
        Organisation.objects.filter(is_listed=True, signatures__statement__in=public)
        .distinct()
        .order_by("name", "key")
    )
    return Choices(
        years=tuple(sorted({day.year for day, *_rest in plain}, reverse=True)),
        kinds=tuple(sorted({kind for _day, kind, _body, _session in plain})),
        bodies=tuple(sorted({body for _day, _kind, body, _session in plain if body})),
        sessions=tuple(sorted({session for *_rest, session in plain if session})),
        topics=values(StatementTopic, "topic", public),
        states=values(StatementState, "state", public),
        languages=values(StatementText, "language", public),
        signatories=tuple(signed.values_list("key", "name")),
    )


def values(model: Any, column: str, public: QuerySet[Statement]) -> tuple[str, ...]:
    rows = model._default_manager.filter(statement__in=public).order_by(column)
    return tuple(rows.values_list(column, flat=True).distinct())


def latest(*, limit: int) -> list[Statement]:
    return list(listed()[:limit])


def of_session(*, session: str) -> list[Statement]:
    """Those made at a session, by its slug."""
    return list(found(asked={"session": session})) if session else []


def of_state(*, iso3: str, limit: int) -> list[Statement]:
    return list(found(asked={"state": iso3})[:limit])


def of_organisation(*, key: str, limit: int) -> list[Statement]:
    """Those that a listed organisation has signed."""
    return list(found(asked={"signatory": key})[:limit])
