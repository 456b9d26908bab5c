"""Files for translators outside: PO out, PO in, also when the source has changed since it went out.

An entry is matched by the words of the source that it carries, never by its place, so that no text lands in the wrong
passage. What does not fit is not dropped: it is kept with the reason, and shown beside the passage that it is about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polib
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office.models import ReceivedFile
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.cms.languages import deeds, permissions, rich
from palais.cms.languages.following import Row
from palais.cms.languages.passages import digest
from palais.cms.models import TranslationImport
from palais.cms.services.languages import translating
from palais.cms.services.languages.translating import Answer, Comparison, TranslationRefused, mark_of

LARGEST = 5 * 1024 * 1024
PAGE, LANGUAGE, SOURCE = "X-Palais-Page", "Language", "X-Palais-Source"
OLDER, UNKNOWN, DOUBTFUL, REFUSED, TOO_LONG = "older", "unknown", "doubtful", "refused", "too-long"


@dataclass(slots=True)
class Read:
    """What a file says to the passages of today, and what of it fits none."""

    answers: list[Answer] = field(default_factory=list)
    left: list[dict[str, str]] = field(default_factory=list)
    same: int = 0


def written(*, page: Any) -> str:
    """The translation as a PO file: done passages with their words, changed ones fuzzy, with what they followed."""
    found = translating.comparison(page=page)
    if found is None:
        raise TranslationRefused(_("This page follows no other page, so there is nothing to translate."))
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": str(found.source.title),
        "POT-Creation-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
        "Language": page.locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        PAGE: str(page.translation_key),
        SOURCE: found.source.locale.language_code,
    }
    po.extend(entries(found))
    return str(po) + "\n"


def entries(found: Comparison) -> Iterator[polib.POEntry]:
    for row in found.rows:
        if row.source is None:
            continue
        done = row.kind in ("current", "changed") and row.own is not None
        entry = polib.POEntry(
            msgctxt=row.source.key,
            msgid=row.source.text,
            msgstr=row.own.text if done and row.own else "",
            comment=row.source.label,
        )
        if row.kind == "changed":
            entry.previous_msgid = found.words_followed(row.followed) or None
            if done:
                entry.flags.append("fuzzy")
        yield entry


def parsed(data: bytes) -> polib.POFile:
    """A PO file. Raises TranslationRefused with a sentence for what is none."""
    if len(data) > LARGEST:
        raise TranslationRefused(
            _("This file is larger than 5 MB. One page is never that long: is it the right file?")
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranslationRefused(_("This file is not written in UTF-8. Save it again as UTF-8.")) from error
    if not re.search(r"^msgid\s", text, re.MULTILINE):
        raise TranslationRefused(_("This is not a PO file. Send back the file that was downloaded here."))
    try:
        return polib.pofile("\n" + text)
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise TranslationRefused(
            _("This PO file is damaged and cannot be read. Nothing was changed. Ask for it again.")
        ) from error


def read(*, page: Any, po: polib.POFile) -> Read:
    """Set the entries of a file beside the passages of today. Raises TranslationRefused for another page's file."""
    found = translating.comparison(page=page)
    if found is None:
        raise TranslationRefused(_("This page follows no other page, so there is nothing to translate."))
    check_whose(page, po)
    result = Read()
    current, older = by_words(found)
    for entry in po:
        if entry.obsolete or not entry.msgstr.strip():
            continue
        match = best(current.get(digest(entry.msgid), []), entry.msgctxt)
        if match is not None:
            take(result, found, match, entry)
        elif (row := older.get(digest(entry.msgid))) is not None:
            leave(result, entry, OLDER, row)
        else:
            leave(result, entry, UNKNOWN, None)
    return result


def check_whose(page: Any, po: polib.POFile) -> None:
    of, language = po.metadata.get(PAGE, ""), po.metadata.get(LANGUAGE, "")
    if of and of != str(page.translation_key):
        raise TranslationRefused(_("This file belongs to another page. Nothing was changed."))
    if language and language.replace("_", "-").lower() != page.locale.language_code:
        names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        raise TranslationRefused(
            _("This file is for %(language)s, and this page is in %(own)s. Nothing was changed.")
            % {
                "language": names.get(language, language),
                "own": names.get(page.locale.language_code, page.locale.language_code),
            }
        )


def by_words(found: Comparison) -> tuple[dict[str, list[Row]], dict[str, Row]]:
    """The rows by the words of the source today, and by those that the translation followed before."""
    current: dict[str, list[Row]] = {}
    older: dict[str, Row] = {}
    for row in found.rows:
        if row.source is not None:
            current.setdefault(row.source.digest, []).append(row)
        if row.kind in ("changed", "removed"):
            older.setdefault(row.followed, row)
    return current, older


def best(rows: list[Row], place: str | None) -> Row | None:
    """Of rows with the same words the one that stands where the entry says, else the first."""
    return next((row for row in rows if row.source and row.source.key == place), rows[0] if rows else None)


def take(result: Read, found: Comparison, row: Row, entry: polib.POEntry) -> None:
    words, own = entry.msgstr.strip(), row.own
    if entry.fuzzy:
        if not (own and own.text == words):
            leave(result, entry, DOUBTFUL, row)
        return
    if own is not None and own.text == words and row.kind == "current":
        result.same += 1
        return
    assert row.source is not None
    if row.source.is_rich:
        links = found.theirs.attributes.get(row.source.key, {})
        mine = found.own.attributes.get(own.key, {}) if own else {}
        if translating.fault_of(words, {**links, **mine}):
            leave(result, entry, REFUSED, row)
            return
    if translating.too_long(words, own or row.source):
        leave(result, entry, TOO_LONG, row)
        return
    same = own is not None and own.text == words
    result.answers.append(
        Answer(mark=mark_of(row), words="" if same else words, is_right=same, seen=row.source.digest)
    )


def leave(result: Read, entry: polib.POEntry, reason: str, row: Row | None) -> None:
    result.left.append(
        {
            "reason": reason,
            "mark": mark_of(row) if row else "",
            "source": rich.plain(entry.msgid),
            "words": entry.msgstr.strip(),
        }
    )


@transaction.atomic
def bring_in(*, page: Any, data: bytes, by: User, file: ReceivedFile | None = None) -> TranslationImport:
    """Take a translator's file into a new draft. What fits is taken, everything else is kept with its reason.

    Raises TranslationRefused for a file that cannot be read or is for another page; nothing is changed then.
    """
    if not permissions.may_translate_page(by, page):
        raise TranslationRefused(_("You may not change this translation."))
    result = read(page=page, po=parsed(data))
    if result.answers:
        translating.save_passages(page=page, answers=result.answers, by=by)
    kept = TranslationImport.objects.create(
        page=page, by=by, file=file, taken=len(result.answers), left=result.left
    )
    changelog.record(
        deed=deeds.IMPORT,
        kind="page",
        key=str(page.pk),
        by=by,
        after={"taken": len(result.answers), "left": len(result.left)},
    )
    return kept
