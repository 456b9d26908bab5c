"""Editions of a work: adding, changing, removing one; keeping a copy of what stands behind a link."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.office.models import ReceivedFile
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.apps.resources import deeds
from palais.apps.resources.choices import Format
from palais.apps.resources.models import Edition, Work
from palais.apps.resources.services import links, works
from palais.apps.resources.services.refusals import Refused

FORMATS = {"pdf", "docx", "xlsx", "pptx", "odt"}


@dataclass(frozen=True, slots=True)
class EditionWords:
    """What an edition is: behind an address, or a received file. `absent`: it exists, and is not to be had here."""

    language: str
    format: str = str(Format.HTML)
    address: str = ""
    file: ReceivedFile | None = None
    dated: str = ""
    note: str = ""
    absent: bool = False


@transaction.atomic
def add_edition(*, work: Work, words: EditionWords, by: User | None, sure: bool = False) -> Edition:
    """Add an edition. `sure`: the same address may stand at another work. Raises Refused and KnownAddress."""
    held = works.hold(work, None)
    edition = Edition(work=held, position=held.editions.count())
    say(edition, words, sure=sure)
    note(held, by=by, after={edition_name(edition): address_of(edition)})
    return edition


@transaction.atomic
def change_edition(
    *,
    edition: Edition,
    words: EditionWords,
    by: User | None,
    sure: bool = False,
    changed_on: date | None = None,
) -> Edition:
    """Change an edition. Without a new file the one that is there stays. `changed_on`: another file or link says
    something else since that day, so that versions made from it are flagged. Raises Refused and KnownAddress."""
    held = works.hold(edition.work, None)
    before = {edition_name(edition): address_of(edition)}
    address = address_of(edition)
    say(edition, words, sure=sure)
    if address_of(edition) != address:
        held.content_changed_on = changed_on or held.content_changed_on
    note(held, by=by, before=before, after={edition_name(edition): address_of(edition)})
    return edition


@transaction.atomic
def remove_edition(*, edition: Edition, by: User | None) -> None:
    """Remove an edition; its file and saved copy stay with the received files. Raises Refused for the last one
    of a work that is shown."""
    held = works.hold(edition.work, None)
    if held.status == "shown" and held.editions.count() == 1:
        raise Refused({"": _("It is the only edition. Withdraw the resource, or add another edition first.")})
    before = {edition_name(edition): address_of(edition)}
    edition.delete()
    note(held, by=by, before=before)


@transaction.atomic
def keep_copy(*, edition: Edition, file: ReceivedFile, on: date, by: User | None) -> Edition:
    """Keep a file as the saved copy of what stood behind the link on a day."""
    held = works.hold(edition.work, None)
    edition.saved, edition.saved_on = file, on
    edition.save()
    works.touch(held)
    changelog.record(
        deed=deeds.SAVE_COPY,
        kind=works.KIND,
        key=held.key,
        by=by,
        after={"saved_on": on.isoformat(), "checksum": file.checksum},
    )
    return edition


@transaction.atomic
def prefer_copy(*, edition: Edition, use: bool, by: User) -> Edition:
    """Lead readers to the saved copy, or to the link again. Raises Refused where there is no copy."""
    held = works.hold(edition.work, None)
    if use and edition.saved_id is None:
        raise Refused({"": _("There is no saved copy. Upload one first.")})
    edition.use_saved = use
    edition.save()
    works.touch(held)
    changelog.record(
        deed=deeds.USE_COPY,
        kind=works.KIND,
        key=held.key,
        by=by,
        before={"use_saved": not use},
        after={"use_saved": use},
    )
    return edition


def say(edition: Edition, words: EditionWords, *, sure: bool) -> None:
    if words.address and not sure:
        links.refuse_known(words.address, besides=edition.work)
    edition.language, edition.dated, edition.note = words.language, words.dated, words.note
    edition.link = links.known(words.address) if words.address else None
    edition.file = words.file or edition.file
    edition.format = words.format
    if words.file is not None and words.file.kind in FORMATS:
        edition.format = words.file.kind
    if edition.link is None and edition.file is None and not words.absent:
        raise Refused({"address": _("Give a link or a file.")})
    if edition.link is None and edition.saved_id:
        raise Refused({"address": _("A saved copy is there. Leave the link as it is.")})
    edition.save()


def edition_name(edition: Edition) -> str:
    return f"{edition.language} {edition.format}"


def address_of(edition: Edition) -> str:
    """Where it is, for the log: an address, the checksum of a file, or nowhere here."""
    return edition.link.address if edition.link else edition.checksum or "absent"


def note(work: Work, *, by: User | None, **values: Any) -> None:
    works.touch(work)
    changelog.record(deed=deeds.CHANGE_EDITIONS, kind=works.KIND, key=work.key, by=by, **values)
