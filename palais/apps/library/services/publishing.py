"""A reading published: paragraphs and recommendations written, and taken back. Everything in one transaction.

A recommendation keeps its record as long as its document has a passage of that number: tags, links and addresses that
lead to it hold. What a later reading no longer has is withdrawn, never deleted.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.library import alike, covering, deeds, index
from palais.apps.library.choices import Origin, RunStatus, TagScheme
from palais.apps.library.imports import telling
from palais.apps.library.models import Document, DocumentFile, Paragraph, ParseRun, Recommendation, Tag
from palais.apps.library.reading import clusters
from palais.apps.library.services import placing, tagging
from palais.apps.library.services.settling import NotNow
from palais.apps.office import clock
from palais.apps.office.services import changelog, files
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from palais.core.indexed import cycle_of_council_session, cycle_of_session

log = logging.getLogger(__name__)

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
"""Which language version a document's recommendations are shown from: the first of these that is published. The
others give the same passages' texts, so that they are found in each language and nothing is counted twice."""

WRITTEN = (
    "kind", "symbol", "number", "language", "text", "other_texts", "lead_in", "headings", "state", "states", "body",
    "instrument", "session", "cycle", "on", "year", "position", "recommenders", "mentions",
)  # fmt: skip
PARAGRAPH = ("place", "number", "headings", "lead_in", "items", "page")
LISTS = ("clusters", "themes", "groups", "sdgs")
"""What tags change too: once a person has judged one of them, a later reading only adds to the list."""


@transaction.atomic
def publish(*, run: int, by: User | None) -> Document:
    """Show a reading to everybody. Raises NotNow while doubts are open, or where nothing was found to be shown."""
    found = ParseRun.objects.select_for_update().select_related("file__document").get(pk=run)
    reading = checked(found)
    before = found.file.document
    document = placing.place(found.file, reading, publishing=True)
    others = ParseRun.objects.filter(file=found.file, status=RunStatus.PUBLISHED).exclude(pk=found.pk)
    others.update(status=RunStatus.SUPERSEDED, as_published=None)
    found.status, found.published_at, found.published_by = RunStatus.PUBLISHED, timezone.now(), by
    found.as_published = seen(reading)
    found.save(update_fields=["status", "published_at", "published_by", "as_published"])
    DocumentFile.objects.filter(pk=found.file_id).update(taken_back_at=None)
    changed = settle_document(document)
    if before.pk != document.pk and Document.objects.filter(pk=before.pk).exists():
        changed += settle_document(before)
    tell(changed)
    changelog.record(
        deed=deeds.PUBLISH,
        kind="document",
        key=str(document),
        by=by,
        after={"recommendations": found.counts.get("recommendations", 0), "language": found.file.language},
    )
    return document


def seen(reading: Mapping[str, Any]) -> dict[str, Any]:
    """What readers see of a settled reading."""
    return {name: reading[name] for name in ("document", "corrected", "paragraphs", "recommendations")}


def checked(run: ParseRun) -> dict[str, Any]:
    """The reading as it can be published. Raises NotNow where it cannot."""
    if run.status not in (RunStatus.READY, RunStatus.WAITING, RunStatus.PUBLISHED):
        raise NotNow(_("This reading cannot be published: there is a newer one, or nothing could be read."))
    if run.doubts.filter(settled_at=None).exists():
        raise NotNow(_("Doubts are still open. Settle them first."))
    reading = placing.reading_of(run)
    if not reading["paragraphs"] and all(one["left_out"] for one in reading["recommendations"]):
        raise NotNow(_("Nothing was found in the file that could be shown."))
    if not reading["document"].get("language"):
        raise NotNow(_("Say first which language the file is in."))
    return reading


@transaction.atomic
def unpublish(*, run: int, by: User) -> Document:
    """Take a published reading back. Its recommendations are withdrawn; publishing again brings them back.

    Publishing many at once passes its file by from now on. A later reading of the file takes its place.
    """
    found = ParseRun.objects.select_for_update().select_related("file__document").get(pk=run)
    if found.status != RunStatus.PUBLISHED:
        raise NotNow(_("This reading is not published."))
    document, language = found.file.document, found.file.language
    latest = found.file.runs.filter(refusal="").first()
    is_latest = latest is None or latest.pk == found.pk
    found.status = RunStatus.READY if is_latest else RunStatus.SUPERSEDED
    found.published_at, found.published_by, found.as_published = None, None, None
    found.save(update_fields=["status", "published_at", "published_by", "as_published"])
    DocumentFile.objects.filter(pk=found.file_id).update(taken_back_at=timezone.now())
    tell(settle_document(document))
    changelog.record(
        deed=deeds.UNPUBLISH,
        kind="document",
        key=str(document),
        by=by,
        before={"language": language},
    )
    placing.follow(found if is_latest or latest is None else latest)
    return document


def publish_ready(*, by: User | None, progress: Progress) -> int:
    """Publish every reading about which nothing is open, each for itself; how many. One that fails stops no other."""
    ready = list(publishable().order_by("pk").values_list("pk", flat=True))
    progress.total, count = len(ready), 0
    for done, run in enumerate(ready, start=1):
        try:
            publish(run=run, by=by)
            count += 1
        except (NotNow, ParseRun.DoesNotExist):
            pass
        except OperationalError:  # busy or gone: no fault of this document
            raise
        except Exception:
            log.exception("Reading %s could not be published.", run)
        progress.reached(done)
    return count


def publishable() -> QuerySet[ParseRun]:
    """Readings about which nothing is open; without those whose file a person took back."""
    return ParseRun.objects.filter(status=RunStatus.READY, file__taken_back_at=None)


@transaction.atomic
def remove(*, run: int, by: User) -> None:
    """Delete a file of which no reading was published, with what was read in it."""
    found = ParseRun.objects.select_for_update().select_related("file__document").get(pk=run)
    file, document = found.file, found.file.document
    if file.runs.filter(status=RunStatus.PUBLISHED).exists():
        raise NotNow(_("It is published. Take it back first."))
    changelog.record(
        deed=deeds.REMOVE, kind="document", key=str(document), by=by, before={"file": file.checksum}
    )
    received = file.file
    file.delete()
    if not document.files.exists() and not document.recommendations.exists():
        document.delete()
    if received is not None:
        files.let_go(file=received, by=by)


def settle_document(document: Document) -> list[int]:
    """Bring a document up to the readings of it that are published; the recommendations that changed."""
    runs = published_runs(document)
    document.is_published = runs != []
    document.save(update_fields=["is_published"])
    write_paragraphs(document, runs)
    return write_recommendations(document, runs)


def published_runs(document: Document) -> list[ParseRun]:
    """The published readings of a document, the one its recommendations are shown from first."""
    found = ParseRun.objects.filter(file__document=document, status=RunStatus.PUBLISHED)
    found = found.select_related("file").defer("found")
    return sorted(found, key=lambda run: (language_order(run.file.language), run.pk))


def language_order(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)


def shown_of(run: ParseRun) -> dict[str, Any]:
    """A published reading as it was when it was published: what was settled since waits until it is published again."""
    found: dict[str, Any] = run.as_published or seen(placing.reading_of(run))
    return found


def write_paragraphs(document: Document, runs: Iterable[ParseRun]) -> None:
    """The paragraphs of each language in which a reading is published, from the first of them; no others stay."""
    wanted: dict[str, list[tuple[Any, ...]]] = {}
    for run in runs:
        if run.file.language not in wanted:
            wanted[run.file.language] = paragraphs_of(shown_of(run))
    document.paragraphs.exclude(language__in=wanted).delete()
    for language, rows in wanted.items():
        there = document.paragraphs.filter(language=language).order_by("place")
        if list(there.values_list(*PARAGRAPH)) == rows:
            continue
        there.delete()
        Paragraph.objects.bulk_create(
            Paragraph(document=document, language=language, **dict(zip(PARAGRAPH, row, strict=True)))
            for row in rows
        )


def paragraphs_of(reading: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (place, one["number"][:20], one["headings"], one["text"], one["items"], one["page"])
        for place, one in enumerate(reading["paragraphs"], start=1)
    ]


def write_recommendations(document: Document, runs: Sequence[ParseRun]) -> list[int]:
    """Write the recommendations of a document from the reading they are shown from; the records that changed."""
    wanted = wanted_of(document, runs)
    there = {
        one.identifier.partition("#")[2]: one
        for one in document.recommendations.select_for_update().order_by("pk")
    }
    judged = judged_lists(document)
    changed = [one for suffix, one in there.items() if suffix not in wanted and one.withdrawn_on is None]
    for one in changed:
        one.withdrawn_on = clock.today()
    new = []
    for suffix, values in wanted.items():
        identifier = placing.identifier_of(document, suffix)
        mark = fingerprint({**values, "document-kind": document.kind})
        old = there.get(suffix)
        if old is None:
            one = Recommendation(origin=Origin.DOCUMENT, identifier=identifier, document=document, **values)
            one.fingerprint = mark
            new.append(one)
        elif (old.fingerprint, old.identifier, old.withdrawn_on) != (mark, identifier, None):
            for name, value in values.items():
                kept = getattr(old, name) if (old.pk, name) in judged else []
                setattr(old, name, list(dict.fromkeys([*kept, *value])) if name in LISTS else value)
            old.printed = {name: values[name] for name in LISTS if getattr(old, name) != values[name]}
            old.fingerprint, old.identifier, old.withdrawn_on = mark, identifier, None
            changed.append(old)
    for one in changed:
        one.version += 1
    for one in (*changed, *new):
        one.same = alike.mark(one)
    columns = [*WRITTEN, *LISTS, "printed", "same", "fingerprint", "identifier", "withdrawn_on", "version"]
    # Written over as a whole: much quicker than an UPDATE with a CASE for each row and column.
    Recommendation.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["id"], update_fields=columns
    )
    Recommendation.objects.bulk_create(new)
    return [*(one.pk for one in [*changed, *new]), *covering.of_document(document)]


def wanted_of(document: Document, runs: Sequence[ParseRun]) -> dict[str, dict[str, Any]]:
    """The columns of every recommendation of a document, by their places below it; none where nothing is published."""
    if not runs:
        return {}
    shown_from = runs[0]
    wanted = {
        one["suffix"]: values_of(document, shown_from.file.language, one)
        for one in shown_of(shown_from)["recommendations"]
        if not one["left_out"]
    }
    for run in runs:
        if run.file.language != shown_from.file.language:
            for one in shown_of(run)["recommendations"]:
                if one["suffix"] in wanted and not one["left_out"]:
                    wanted[one["suffix"]]["other_texts"].setdefault(run.file.language, one["text"])
    return wanted


def judged_lists(document: Document) -> set[tuple[int, str]]:
    """Which lists of which records persons have judged tags of: those are only added to."""
    tags = Tag.objects.filter(recommendation__document=document, accepted__isnull=False)
    return {
        (pk, tagging.LISTS[TagScheme(scheme)]) for pk, scheme in tags.values_list("recommendation", "scheme")
    }


def values_of(document: Document, language: str, one: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a recommendation from a finding and its document."""
    on = document.adopted_on or document.issued_on
    return {
        "kind": one["kind"],
        "symbol": document.symbol,
        "number": one["number"][:24],
        "language": language,
        "text": one["text"],
        "other_texts": {},
        "lead_in": one["lead_in"],
        "headings": one["headings"],
        "state": document.state,
        "states": [document.state] if document.state else [],
        "body": document.body,
        "instrument": document.instrument,
        "session": document.session,
        "cycle": cycle_of(document),
        "on": on,
        "year": on.year if on else None,
        "position": one["position"] or "",
        "recommenders": one["states"],
        "mentions": one["mentions"],
        "clusters": [one["cluster"]] if one["cluster"] in clusters.known() else [],
        "themes": one["themes"],
        "groups": one["groups"],
        "sdgs": one["targets"],
    }


def cycle_of(document: Document) -> str:
    """As 5-6 for a committee; of the Periodic Review by the session of the Working Group, else of the Council."""
    if document.body == "upr":
        described = placing.known_symbol(document.symbol)
        cycle = cycle_of_session(document.session) if document.session else None
        if cycle is None and described is not None and described.session:
            cycle = cycle_of_council_session(described.session)
        return str(cycle or "")
    first, last = document.cycle_from, document.cycle_to
    return "" if first is None else str(first) if last in (None, first) else f"{first}-{last}"


def fingerprint(values: Mapping[str, Any]) -> str:
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:40]


def tell(pks: list[int]) -> None:
    """Search, and whoever else follows recommendations as tags and lineage do, in this transaction."""
    index.note(pks)
    telling.tell(pks)
