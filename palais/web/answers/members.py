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
class Named:
    """A State or a topic, by its key and its name in the language of the page."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """One organisation. Empty texts are not known here; `example` is made up for a demonstration.

    `state` is the code of the State of its seat, `state_name` its name in the language of the page. `work_states`
    are those it works in: where it names none and its reach is one State, that of its seat.
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
    work_states: tuple[Named, ...]
    topics: tuple[Named, ...]
    languages: tuple[str, ...]
    children: str
    website: str
    contact_email: str
    joined_on: str
    left_on: str
    other_names: tuple[MemberName, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class MemberList:
    """The organisations that were asked for; `total` counts all that are listed. The other four are what can be
    asked for: States of seats, States of work, topics, languages; `regions` are those of either."""

    members: tuple[Member, ...]
    total: int
    states: dict[str, str]
    work_states: dict[str, str]
    regions: dict[str, str]
    topics: dict[str, str]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty: anything. `work` is a State of work, `region` one of seat or work."""

    kind: str = ""
    standing: str = ""
    state: str = ""
    work: str = ""
    region: str = ""
    topic: str = ""
    language: str = ""


def member_list(*, query: str = "", **filters: str) -> MemberList:
    """By name, those that fit the query best first where there is one; `filters` are those of Wanted. Unknown
    values find nothing."""
    wanted = Wanted(**filters)
    places = {state.iso3: state for state in treaties.every_page()}
    names = Names({iso3: state.name for iso3, state in places.items()}, topic_names())
    regions = {iso3: state.region_id or "" for iso3, state in places.items()}
    every = [member(one, names) for one in queries.shown_organisations()]
    finder = words.Names({one.key: all_names(one) for one in every} if query else {})
    order = {key: place for place, key in enumerate(finder.matches(query))} if query else {}
    kept = [one for one in every if not query or one.key in order]
    kept = [one for one in kept if fits(one, wanted, regions)]
    kept.sort(key=lambda one: (order.get(one.key, 0), words.fold(one.name), one.key))
    return MemberList(
        members=tuple(kept),
        total=len(every),
        states={one.state: one.state_name for one in every if one.state},
        work_states={state.key: state.name for one in every for state in one.work_states},
        regions={
            place.region_id: place.region.name
            for one in every
            for iso3 in places_of(one)
            if (place := places.get(iso3)) is not None and place.region
        },
        topics={topic.key: topic.name for one in every for topic in one.topics},
        languages=tuple(sorted({code for one in every for code in one.languages})),
    )


def one_member(*, key: str) -> Member | None:
    """None where there is none, and where it is not listed in public."""
    found = queries.shown_organisations().filter(key=key).first()
    names = {state.iso3: state.name for state in treaties.every_page()}
    return member(found, Names(names, topic_names())) if found else None


@dataclass(frozen=True, slots=True)
class Names:
    """What States and topics are called in the language of the page."""

    states: Mapping[str, str]
    topics: Mapping[str, str]


def topic_names() -> dict[str, str]:
    """In the order of lists."""
    return {key: topic.name for key, topic in treaties.topics().items()}


def all_names(one: Member) -> list[str]:
    return [one.key, one.acronym, one.name, *(other.name for other in one.other_names)]


def fits(one: Member, wanted: Wanted, regions: Mapping[str, str]) -> bool:
    pairs = (
        (wanted.kind, (one.kind,)),
        (wanted.standing, (one.standing,)),
        (wanted.state, (one.state,)),
        (wanted.work, tuple(state.key for state in one.work_states)),
        (wanted.region, tuple(regions.get(iso3, "") for iso3 in places_of(one))),
        (wanted.topic, tuple(topic.key for topic in one.topics)),
        (wanted.language, one.languages),
    )
    return all(not asked or asked in have for asked, have in pairs)


def places_of(one: Member) -> tuple[str, ...]:
    return tuple(filter(None, (one.state, *(state.key for state in one.work_states))))


def member(one: Organisation, names: Names) -> Member:
    work = [Named(iso3, names.states.get(iso3, iso3)) for iso3 in one.works_in]
    topics = {row.topic for row in one.topics.all()}
    return Member(
        key=one.key,
        name=one.name,
        language=one.language,
        acronym=one.acronym,
        kind=one.kind,
        level=one.level,
        standing=one.standing,
        state=one.state,
        state_name=names.states.get(one.state, ""),
        work_states=tuple(sorted(work, key=lambda state: words.fold(state.name))),
        topics=tuple(Named(key, name) for key, name in names.topics.items() if key in topics),
        languages=tuple(sorted(row.language for row in one.languages.all())),
        children=one.children,
        contact_email=one.contact_email if one.contact_is_open else "",
        website=one.website,
        joined_on=one.joined_on.isoformat() if one.joined_on else "",
        left_on=one.left_on.isoformat() if one.left_on else "",
        other_names=tuple(
            MemberName(name=other.name, language=other.language, kind=other.kind)
            for other in one.other_names.all()
        ),
        example=one.is_demo,
    )
