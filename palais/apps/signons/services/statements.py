"""Statements: adding one, saying what it is, publishing and withdrawing it, deleting a draft."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palais.apps.calendar.models import CommitteeSession
from palais.apps.office import search
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.apps.signons import deeds
from palais.apps.signons.choices import SignatoryOrder, StatementKind, StatementStatus
from palais.apps.signons.models import (
    Statement,
    StatementState,
    StatementText,
    StatementTopic,
)
from palais.apps.signons.services.refusals import StatementRefused, hold, may
from palais.apps.treaties.models import Treaty, TreatyBody
from palais.core.dates import DateNotUnderstood, PartialDate
from palais.core.symbols import SymbolNotUnderstood, parse

KIND = "statement"
PLAIN = ("kind", "language", "dated", "body", "treaty", "session", "symbol", "order")


@dataclass(frozen=True, slots=True)
class StatementWords:
    """What a statement is. `dated` as far as it is known; body and treaty are keys, `session` its slug, States
    three-letter codes, topics keys; empty: none in particular."""

    kind: str
    language: str
    dated: str
    body: str = ""
    treaty: str = ""
    session: str = ""
    symbol: str = ""
    order: str = str(SignatoryOrder.AS_SIGNED)
    states: Collection[str] = field(default_factory=tuple)
    topics: Collection[str] = field(default_factory=tuple)


def said(statement: Statement) -> dict[str, Any]:
    """What a statement says of itself, for the change log; its texts have lines of their own there."""
    return {
        **{name: getattr(statement, name) for name in (*PLAIN, "status", "status_note")},
        "states": list(statement.states.order_by("state").values_list("state", flat=True)),
        "topics": list(statement.topics.order_by("topic").values_list("topic", flat=True)),
    }


@transaction.atomic
def add(*, words: StatementWords, title: str, by: User | None, is_demo: bool = False) -> Statement:
    """Add a draft with the title of its original. Its key is made of date and title, and never changes. Raises
    NotAllowed, StatementRefused."""
    may(by)
    if not title.strip():
        raise StatementRefused({"title": _("A statement needs a title in its original language.")})
    statement = Statement(is_demo=is_demo)
    put(statement, words)
    statement.key = free_key(words.dated, title)
    statement.save()
    put_links(statement, words)
    StatementText.objects.create(statement=statement, language=statement.language, title=title.strip())
    write_down(deeds.ADD, statement, by=by, before={})
    return statement


@transaction.atomic
def edit(
    *, key: str, version: int | None, words: StatementWords, by: User | None, changed_on: date | None = None
) -> Statement:
    """Let it say something else. `changed_on`: readers are told of the change, where they had read it before.

    Raises NotAllowed, StatementRefused, ChangedMeanwhile.
    """
    may(by)
    statement = hold(key=key, version=version)
    before = said(statement)
    put(statement, words)
    put_links(statement, words)
    if statement.published_at:
        statement.changed_on = changed_on or statement.changed_on
    return save(statement, deed=deeds.EDIT, by=by, before=before)


@transaction.atomic
def publish(*, key: str, version: int | None, by: User | None) -> Statement:
    """Show it to everybody; also one that was withdrawn. Raises StatementRefused where nothing is there to be read."""
    may(by)
    statement = hold(key=key, version=version)
    if statement.status == StatementStatus.PUBLISHED:
        return statement
    original = statement.texts.filter(language=statement.language).first()
    if original is None or not (original.body or statement.files.exists()):
        raise StatementRefused(
            {"": _("Write the text in the original language, or add a file, before publishing.")}
        )
    before = said(statement)
    statement.status, statement.status_note = str(StatementStatus.PUBLISHED), ""
    statement.published_at = statement.published_at or timezone.now()
    return save(statement, deed=deeds.PUBLISH, by=by, before=before)


@transaction.atomic
def withdraw(*, key: str, version: int | None, note: str, by: User | None) -> Statement:
    """Take a published statement out of lists and search; its address stays and gives the reason. Raises
    StatementRefused."""
    may(by)
    statement = hold(key=key, version=version)
    if not note.strip():
        raise StatementRefused({"note": _("Say why: whoever follows an old link reads it.")})
    if statement.status != StatementStatus.PUBLISHED:
        raise StatementRefused({"": _("Only a published statement can be withdrawn.")})
    before = said(statement)
    statement.status, statement.status_note = str(StatementStatus.WITHDRAWN), note.strip()
    return save(statement, deed=deeds.WITHDRAW, by=by, before=before, reason=note.strip())


@transaction.atomic
def drop(*, key: str, version: int | None, by: User | None) -> None:
    """Delete a draft that was never published. Raises StatementRefused."""
    may(by)
    statement = hold(key=key, version=version)
    if statement.status != StatementStatus.DRAFT or statement.published_at or statement.files.exists():
        raise StatementRefused(
            {"": _("Only a draft that was never published and has no files is deleted. Withdraw it instead.")}
        )
    changelog.record(deed=deeds.DROP, kind=KIND, key=statement.key, by=by, before=said(statement))
    statement.delete()


def put(statement: Statement, words: StatementWords) -> None:
    """Put the words into the record. Raises StatementRefused with a sentence for each field at fault."""
    faults: dict[str, str] = {}
    if words.kind not in StatementKind.values:
        faults["kind"] = _("Choose a kind.")
    if words.order not in SignatoryOrder.values:
        faults["order"] = _("Choose an order.")
    try:
        statement.first_day = PartialDate.parse(words.dated.strip()).earliest
    except DateNotUnderstood:
        faults["dated"] = _("Write the date as 2021-04-15; as 2021-04 or 2021 where no more is known.")
    faults |= unknown(words)
    if faults:
        raise StatementRefused(faults)
    for name in PLAIN:
        setattr(statement, name, getattr(words, name).strip())


def unknown(words: StatementWords) -> dict[str, str]:
    """Faults in what points elsewhere: a body, a treaty, a session, a document that is not there."""
    faults = {}
    if words.body and not TreatyBody.public.filter(key=words.body).exists():
        faults["body"] = _("This body is not known here.")
    if words.treaty and not Treaty.public.filter(key=words.treaty).exists():
        faults["treaty"] = _("This treaty is not known here.")
    if words.session and not CommitteeSession.public.filter(slug=words.session).exists():
        faults["session"] = _("This session is not known here. Write its key, as crc-87.")
    if words.symbol.strip():
        try:
            parse(words.symbol.strip())
        except SymbolNotUnderstood:
            faults["symbol"] = _("This is not a symbol of a UN document, such as CRC/C/155.")
    return faults


def put_links(statement: Statement, words: StatementWords) -> None:
    """Make its States and topics exactly these."""
    for rows, column, wanted in (
        (StatementState.objects, "state", set(words.states)),
        (StatementTopic.objects, "topic", set(words.topics)),
    ):
        own = rows.filter(statement=statement)
        have = set(own.values_list(column, flat=True))
        own.filter(**{f"{column}__in": have - wanted}).delete()
        rows.bulk_create(rows.model(statement=statement, **{column: one}) for one in sorted(wanted - have))


def save(
    statement: Statement, *, deed: str, by: User | None, before: dict[str, Any], reason: str = ""
) -> Statement:
    if said(statement) == before:
        return statement
    statement.version += 1
    statement.save()
    write_down(deed, statement, by=by, before=before, reason=reason)
    return statement


def touch(statement: Statement) -> None:
    """Say that something that belongs to it has changed, in the transaction that changes it."""
    statement.version += 1
    statement.save()
    search.note(kind=KIND, keys=[statement.key])


def write_down(
    deed: str, statement: Statement, *, by: User | None, before: dict[str, Any], reason: str = ""
) -> None:
    changelog.record(
        deed=deed, kind=KIND, key=statement.key, by=by, before=before, after=said(statement), reason=reason
    )
    search.note(kind=KIND, keys=[statement.key])


def free_key(dated: str, title: str) -> str:
    """The date and the first words of the title: `2021-04-15-children-and-the-climate`; with a number where taken."""
    stem = f"{dated.strip()}-{slugify(title)[:80].strip('-') or KIND}"
    taken = set(Statement.objects.filter(key__startswith=stem).values_list("key", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)
