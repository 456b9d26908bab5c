"""One statement: its text in the languages it has, to whom, who signed, its files, and how to cite it."""

from dataclasses import dataclass
from datetime import date, datetime

from palais.apps.signons import queries
from palais.apps.signons.choices import SignatoryOrder, StatementStatus
from palais.apps.signons.models import Signatory, Statement, StatementFile, StatementText
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.models import TreatyBody
from palais.core import words
from palais.core.dates import PartialDate
from palais.web.answers.members import Named, topic_names
from palais.web.answers.statements import in_language, languages, sessions
from palais.web.answers.texts import Lag, lag


@dataclass(frozen=True, slots=True)
class Text:
    """A statement in one language; `body` is clean HTML. `translated_by` is empty where it is not said."""

    language: str
    title: str
    addressees: tuple[str, ...]
    body: str
    is_original: bool
    translated_by: str
    lag: Lag | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature. `organisation` is the key of its page, empty where it has none; `number` its place."""

    number: int
    name: str
    state: str
    state_name: str
    organisation: str
    in_the_network: bool
    signed_on: str


@dataclass(frozen=True, slots=True)
class FileLine:
    pk: int
    name: str
    language: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    key: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Everything of one statement. One that was withdrawn has its titles and the reason alone.

    `shown` is the text that is read, `beside` a second one; `hidden` counts signatories that are not listed in public
    and so are not named; `states_signed` counts the States of the others.
    """

    key: str
    kind: str
    status: str
    status_note: str
    original: str
    on: PartialDate
    body: str
    body_name: str
    treaty: str
    treaty_name: str
    session: str
    session_title: str
    session_path: str
    symbol: str
    states: tuple[Named, ...]
    topics: tuple[Named, ...]
    texts: tuple[Text, ...]
    shown: Text | None
    beside: Text | None
    signatories: tuple[Signed, ...]
    hidden: int
    files: tuple[FileLine, ...]
    published_at: datetime | None
    changed_on: date | None
    older: Neighbour | None
    newer: Neighbour | None
    example: bool

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(text.language for text in self.texts)

    @property
    def of_the_network(self) -> int:
        return sum(one.in_the_network for one in self.signatories)

    @property
    def states_signed(self) -> int:
        return len({one.state for one in self.signatories if one.state})

    @property
    def is_open(self) -> bool:
        """Whether its text and signatories may be read."""
        return self.status != str(StatementStatus.WITHDRAWN)


def statement_page(
    *, key: str, wanted: str = "", beside: str = "", drafts: bool = False
) -> StatementPage | None:
    """The page; None where there is none. `wanted` and `beside` are languages of its texts; `drafts` for editors."""
    one = queries.statement(key=key, drafts=drafts)
    if one is None:
        return None
    is_open = drafts or one.status != StatementStatus.WITHDRAWN
    texts = [text_of(text, one) for text in one.texts.all()]
    order = {code: place for place, code in enumerate(languages(one))}
    texts.sort(key=lambda text: order[text.language])
    reading = in_language(one, wanted)
    shown = next((text for text in texts if reading and text.language == reading.language), None)
    other = next((text for text in texts if text.language == beside and text is not shown), None)
    signed, hidden = signatories(one)
    older, newer = queries.neighbours(statement=one)
    session_title, session_path = sessions([one.session]).get(one.session, ("", ""))
    names = {state.iso3: state.name for state in treaties.every_page().filter(iso3__in=codes(one))}
    treaty = treaties.treaty(key=one.treaty) if one.treaty else None
    body = TreatyBody.public.filter(key=one.body).first() if one.body else None
    topics = topic_names()
    return StatementPage(
        key=one.key,
        kind=one.kind,
        status=one.status,
        status_note=one.status_note,
        original=one.language,
        on=one.on,
        body=one.body,
        body_name=body.name if body else "",
        treaty=one.treaty,
        treaty_name=treaty.short_name if treaty else "",
        session=one.session,
        session_title=session_title,
        session_path=session_path,
        symbol=one.symbol,
        states=tuple(Named(row.state, names.get(row.state, row.state)) for row in one.states.all()),
        topics=tuple(Named(row.topic, topics.get(row.topic, row.topic)) for row in one.topics.all()),
        texts=tuple(texts) if is_open else (),
        shown=shown if is_open else title_of(shown),
        beside=other if is_open else None,
        signatories=tuple(with_states(signed, names)) if is_open else (),
        hidden=hidden if is_open else 0,
        files=tuple(map(file_line, one.files.all())) if is_open else (),
        published_at=one.published_at,
        changed_on=one.changed_on,
        older=neighbour(older),
        newer=neighbour(newer),
        example=one.is_demo,
    )


def text_of(text: StatementText, one: Statement) -> Text:
    return Text(
        language=text.language,
        title=text.title,
        addressees=tuple(text.addressees.splitlines()),
        body=text.body,
        is_original=text.language == one.language,
        translated_by=text.translated_by,
        lag=lag([text], shown=text.language, main=one.language),
    )


def title_of(text: Text | None) -> Text | None:
    """The title alone."""
    return Text(text.language, text.title, (), "", text.is_original, "") if text else None


def codes(one: Statement) -> set[str]:
    return {row.state for row in one.states.all()} | {row.state for row in one.signatories.all() if row.state}


def signatories(one: Statement) -> tuple[list[Signatory], int]:
    """Those that may be named, in the order of the statement, and how many may not: organisations that are not
    listed in public, for their safety."""
    every = list(one.signatories.all())
    named = [row for row in every if row.organisation is None or row.organisation.is_listed]
    if one.order == SignatoryOrder.BY_NAME:
        named.sort(key=lambda row: words.fold(row.name))
    return named, len(every) - len(named)


def with_states(rows: list[Signatory], names: dict[str, str]) -> list[Signed]:
    return [
        Signed(
            number=number,
            name=row.name,
            state=row.state,
            state_name=names.get(row.state, ""),
            organisation=page_of(row),
            in_the_network=row.organisation is not None
            and row.organisation.standing in ("member", "observer"),
            signed_on=row.signed_on.isoformat() if row.signed_on else "",
        )
        for number, row in enumerate(rows, 1)
    ]


def page_of(row: Signatory) -> str:
    """The key of the organisation's page; empty where it has none: former members, others."""
    one = row.organisation
    return one.key if one is not None and one.standing in ("member", "observer", "partner") else ""


def file_line(held: StatementFile) -> FileLine:
    return FileLine(held.pk, held.file.name, held.language, held.file.kind, held.file.size)


def neighbour(one: Statement | None) -> Neighbour | None:
    text = in_language(one) if one else None
    return Neighbour(one.key, text.title, text.language) if one and text else None
