"""What a statement says in one language: writing it, taking a translation away; and its files."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import nh3
from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.office.models import ReceivedFile
from palais.apps.office.services import changelog, files
from palais.apps.people.models import User
from palais.apps.signons import deeds
from palais.apps.signons.choices import StatementStatus
from palais.apps.signons.models import Statement, StatementFile, StatementText
from palais.apps.signons.services.refusals import StatementRefused, hold, may
from palais.apps.signons.services.statements import KIND, touch

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
PURPOSE = "statement"
TAGS = {"p", "h2", "h3", "b", "strong", "i", "em", "ol", "ul", "li", "a", "br", "hr", "blockquote"}
ATTRIBUTES = {"a": {"href", "linktype", "id"}}


@dataclass(frozen=True, slots=True)
class TextWords:
    """A statement in one language; `body` is HTML, of which only plain structure is kept."""

    language: str
    title: str
    addressees: str = ""
    body: str = ""
    translated_by: str = ""


def clean(html: str) -> str:
    """Paragraphs, headings, lists, emphasis and links; nothing that runs, loads or lays out."""
    found = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    return found if nh3.clean(found, tags=set()).strip() else ""


@transaction.atomic
def put(
    *, key: str, version: int | None, words: TextWords, by: User | None, changed_on: date | None = None
) -> StatementText:
    """Write the text in one language, for the first time or anew. `changed_on`: readers are told that it says something
    else since that day, where they had read it before. Raises NotAllowed, StatementRefused,
    ChangedMeanwhile."""
    may(by)
    statement = hold(key=key, version=version)
    faults = {}
    if not LANGUAGE.fullmatch(words.language) or len(words.language) > 12:
        faults["language"] = _("This is no code of a language, such as en or fr.")
    if not words.title.strip():
        faults["title"] = _("A text needs a title.")
    if faults:
        raise StatementRefused(faults)
    text = StatementText.objects.filter(statement=statement, language=words.language).first()
    before = said(text) if text else {}
    text = text or StatementText(statement=statement, language=words.language)
    text.title, text.body = words.title.strip(), clean(words.body)
    text.addressees = "\n".join(line.strip() for line in words.addressees.splitlines() if line.strip())
    text.translated_by = words.translated_by.strip()
    if said(text) != before:
        text.save()
        if statement.published_at:
            statement.changed_on = changed_on or statement.changed_on
        log(deeds.PUT_TEXT, statement, by=by, before=before, after=said(text))
    return text


@transaction.atomic
def drop(*, key: str, version: int | None, language: str, by: User | None) -> None:
    """Take a translation away. The original stays. Raises StatementRefused."""
    may(by)
    statement = hold(key=key, version=version)
    if language == statement.language:
        raise StatementRefused({"": _("The original stays. Change the original language first.")})
    text = StatementText.objects.get(statement=statement, language=language)
    before = said(text)
    text.delete()
    log(deeds.DROP_TEXT, statement, by=by, before=before, after={})


def attach(*, key: str, file: Any, name: str, language: str, by: User | None) -> StatementFile:
    """Take in a file and show it with the statement. Raises FileRefused with a sentence, NotAllowed."""
    may(by)
    received = files.receive(file=file, name=name, purpose=PURPOSE, by=by)
    with transaction.atomic():
        statement = hold(key=key, version=None)
        held = StatementFile.objects.create(statement=statement, file=received, language=language)
        log(deeds.ATTACH, statement, by=by, before={}, after=named(held))
    return held


def detach(*, key: str, pk: int, by: User | None) -> None:
    """Take a file away, and its bytes where nothing else has them."""
    may(by)
    with transaction.atomic():
        statement = hold(key=key, version=None)
        held = StatementFile.objects.select_related("file").get(statement=statement, pk=pk)
        before, received = named(held), held.file
        held.delete()
        log(deeds.DETACH, statement, by=by, before=before, after={})
        files.let_go(file=received, by=by)


def public_file(*, key: str, pk: int, drafts: bool = False) -> ReceivedFile | None:
    """A file that everybody may have: its statement is published; `drafts`: also before and after."""
    found = StatementFile.objects.select_related("file").filter(statement__key=key, pk=pk)
    if not drafts:
        found = found.filter(statement__status=StatementStatus.PUBLISHED)
    held = found.first()
    return held.file if held else None


def said(text: StatementText) -> dict[str, Any]:
    """Texts in the log are named by their language: `title_fr`."""
    names = ("title", "addressees", "body", "translated_by")
    return {f"{name}_{text.language}": getattr(text, name) for name in names}


def named(held: StatementFile) -> dict[str, Any]:
    return {"name": held.file.name, "language": held.language, "checksum": held.file.checksum}


def log(
    deed: str, statement: Statement, *, by: User | None, before: dict[str, Any], after: dict[str, Any]
) -> None:
    touch(statement)
    changelog.record(deed=deed, kind=KIND, key=statement.key, by=by, before=before, after=after)
