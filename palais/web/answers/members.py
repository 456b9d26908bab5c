"""The organisations of the network that are listed in public, and one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from palais.apps.people import queries
from palais.apps.people.choices import Standing
from palais.apps.people.models import Organisation
from palais.apps.treaties import queries as treaties
from palais.core import words

SHOWN: tuple[Any, ...] = (Standing.MEMBER, Standing.OBSERVER, Standing.PARTNER)


@dataclass(frozen=True, slots=True)
class MemberName:
    """Another name; `language` is empty where it is not known, `kind` as in `NameKind`."""

    name: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Member:
    """One organisation. Empty texts are not known here; `example` is made up for a demonstration.

    `state` is the code of the State of its seat, `state_name` its name in the language of the page.
    """

    key: str
    name: str
    language: str
    acronym: str
    kind: str
    level: str
    standing: str
    state: str
    state_name: str
    website: str
    joined_on: str
    left_on: str
    other_names: tuple[MemberName, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class MemberList:
    """The organisations that were asked for; `total` counts all that are listed, `states` those they sit in."""

    members: tuple[Member, ...]
    total: int
    states: dict[str, str]


def member_list(*, query: str = "", kind: str = "", standing: str = "", state: str = "") -> MemberList:
    """By name, those that fit the query best first where there is one. Unknown filters find nothing."""
    names = state_names()
    every = [member(one, names) for one in queries.shown_organisations()]
    finder = words.Names({one.key: all_names(one) for one in every} if query else {})
    order = {key: place for place, key in enumerate(finder.matches(query))} if query else {}
    kept = [one for one in every if not query or one.key in order]
    kept = [one for one in kept if fits(one, kind=kind, standing=standing, state=state)]
    kept.sort(key=lambda one: (order.get(one.key, 0), words.fold(one.name), one.key))
    return MemberList(
        members=tuple(kept),
        total=len(every),
        states={one.state: one.state_name for one in every if one.state},
    )


def one_member(*, key: str) -> Member | None:
    """None where there is none, and where it is not listed in public."""
    found = queries.shown_organisations().filter(key=key).first()
    return member(found, state_names()) if found else None


def state_names() -> dict[str, str]:
    return {state.iso3: state.name for state in treaties.every_page()}


def all_names(one: Member) -> list[str]:
    return [one.key, one.acronym, one.name, *(other.name for other in one.other_names)]


def fits(one: Member, *, kind: str, standing: str, state: str) -> bool:
    return (
        (not kind or one.kind == kind)
        and (not standing or one.standing == standing)
        and (not state or one.state == state)
    )


def member(one: Organisation, states: Mapping[str, str]) -> Member:
    return Member(
        key=one.key,
        name=one.name,
        language=one.language,
        acronym=one.acronym,
        kind=one.kind,
        level=one.level,
        standing=one.standing,
        state=one.state,
        state_name=states.get(one.state, ""),
        website=one.website,
        joined_on=one.joined_on.isoformat() if one.joined_on else "",
        left_on=one.left_on.isoformat() if one.left_on else "",
        other_names=tuple(
            MemberName(name=other.name, language=other.language, kind=other.kind)
            for other in one.other_names.all()
        ),
        example=one.is_demo,
    )
