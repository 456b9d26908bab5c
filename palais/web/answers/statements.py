"""Joint statements and letters: the list with its filters, and those that belong to a session, a State, a member."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from palais.apps.calendar.models import CommitteeSession
from palais.apps.people import queries as people
from palais.apps.signons import queries
from palais.apps.signons.models import Statement, StatementText
from palais.apps.signons.queries import FILTERS
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.models import TreatyBody
from palais.core.dates import PartialDate
from palais.web.answers.members import topic_names
from palais.web.calendar_words import addresses, titles

PER_PAGE = 20
FEW = 5


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement in a list. Its title is in the reader's language where it has a text in it, else in its own."""

    key: str
    path: str
    kind: str
    title: str
    language: str
    on: PartialDate
    body: str
    session: str
    original: str
    languages: tuple[str, ...]
    signatories: int
    published_at: datetime | None
    changed_on: date | None
    example: bool


@dataclass(frozen=True, slots=True)
class StatementList:
    """One page of a list. `choices` has, for each filter, the values that find something, by name."""

    lines: tuple[StatementLine, ...]
    count: int
    total: int
    page: int
    pages: int
    choices: dict[str, list[tuple[str, str]]]


def statement_list(*, asked: Mapping[str, str], page: int = 1) -> StatementList:
    """Newest first. A page past the last has no lines."""
    rows = queries.found(asked={name: asked.get(name, "") for name in FILTERS})
    count = rows.count()
    start = (page - 1) * PER_PAGE
    total = Statement.objects.published().count()
    return StatementList(
        lines=tuple(map(line, rows[start : start + PER_PAGE])) if start < count else (),
        count=count,
        total=total,
        page=page,
        pages=max(1, -(-count // PER_PAGE)),
        choices=named(queries.choices()) if total else {},
    )


def every_statement(*, asked: Mapping[str, str]) -> tuple[StatementLine, ...]:
    """The same list to its end, for files."""
    return tuple(map(line, queries.found(asked={name: asked.get(name, "") for name in FILTERS})))


def latest(*, limit: int = FEW) -> tuple[StatementLine, ...]:
    """The newest, for pages that show a few."""
    return tuple(map(line, queries.latest(limit=limit)))


def of_session(*, slug: str) -> tuple[StatementLine, ...]:
    return tuple(map(line, queries.of_session(session=slug)))


def of_state(*, iso3: str) -> tuple[StatementLine, ...]:
    return tuple(map(line, queries.of_state(iso3=iso3, limit=FEW)))


def signed_by(*, key: str) -> tuple[StatementLine, ...]:
    """Those that an organisation has signed; nothing for one that is not listed in public."""
    return tuple(map(line, queries.of_organisation(key=key, limit=50)))


def line(one: Statement) -> StatementLine:
    text = in_language(one)
    return StatementLine(
        key=one.key,
        path=reverse("statement", args=[one.key]),
        kind=one.kind,
        title=text.title if text else one.key,
        language=text.language if text else "",
        on=one.on,
        body=one.body,
        session=one.session,
        original=one.language,
        languages=languages(one),
        signatories=getattr(one, "signed", 0),
        published_at=one.published_at,
        changed_on=one.changed_on,
        example=one.is_demo,
    )


def languages(one: Statement) -> tuple[str, ...]:
    """The original first."""
    codes = sorted(text.language for text in one.texts.all())
    return tuple(sorted(codes, key=lambda code: code != one.language))


def in_language(one: Statement, wanted: str = "") -> StatementText | None:
    """The text in the language that is wanted, else that of the page, else the original, else any."""
    texts = {text.language: text for text in one.texts.all()}
    reader = translation.get_language() or settings.LANGUAGE_CODE
    for code in (wanted, reader, one.language):
        if code and code in texts:
            return texts[code]
    return next(iter(texts.values()), None)


def named(found: queries.Choices) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen, with names in the language of the page; kinds and languages are named by who shows them."""
    states = {state.iso3: state.name for state in treaties.every_page().filter(iso3__in=found.states)}
    topics = topic_names()
    bodies = {body.key: body.code for body in TreatyBody.public.filter(key__in=found.bodies)}
    return {
        "year": [(str(year), str(year)) for year in found.years],
        "kind": [(kind, kind) for kind in found.kinds],
        "body": [(key, bodies.get(key, key)) for key in found.bodies],
        "session": [(slug, title) for slug, (title, _path) in sessions(found.sessions).items()],
        "topic": [(key, name) for key, name in topics.items() if key in found.topics],
        "state": sorted(((key, states.get(key, key)) for key in found.states), key=lambda pair: pair[1]),
        "language": [(code, code) for code in found.languages],
        "signatory": list(found.signatories),
    }


def sessions(slugs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Title and address of sessions by slug; one that is no longer known is left out."""
    rows = CommitteeSession.public.select_related("body").filter(slug__in=[slug for slug in slugs if slug])
    return {row.slug: (titles.session(row), addresses.session(row)) for row in rows}


def signatory_name(*, key: str) -> str:
    """What an organisation is called that lists are asked for; empty where it is not listed in public."""
    found = people.shown_organisations().filter(key=key).first()
    return found.name if found else ""
