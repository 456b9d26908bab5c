"""A received file read as a document and stored: file, language version, reading and doubts in one transaction.

What a person settled in an earlier reading of the same file holds in the next one.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from palais.apps.library import deeds
from palais.apps.library.choices import RunStatus
from palais.apps.library.imports import names
from palais.apps.library.models import DocumentFile, Doubt, ParseRun
from palais.apps.library.reading import parsing
from palais.apps.library.reading.child import PREFIX
from palais.apps.library.services import handing_on, placing
from palais.apps.office.intake.faults import Fault
from palais.apps.office.models import ReceivedFile
from palais.apps.office.models.files import place_of
from palais.apps.office.services import changelog, files
from palais.apps.people.models import User
from palais.core.documents import VERSION

PURPOSE = "un-document"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file. `known`: this version of the reader had read the very same file before."""

    run: ParseRun
    known: bool = False


@contextmanager
def reader() -> Iterator[parsing.Read]:
    """The bounded reader, with the names of States as the site has them, corrections included."""
    with parsing.reader(names.spellings(names.raw("states"))) as read:
        yield read


def read(
    *,
    received: ReceivedFile,
    name: str,
    by: User | None,
    using: parsing.Read,
    also: Callable[[Outcome], None] | None = None,
) -> Outcome:
    """Read a received file and keep what was found. `name`: as it was called before it was taken in.

    The same file a second time gives the reading that is there, and the second copy is let go; a later version of
    the reader reads it anew, and so does the same one where it only lacked time. A file that cannot be read is kept
    with its refusal. `also` is called in the transaction.
    """
    there = DocumentFile.objects.filter(checksum=received.checksum).first()
    last = there.runs.first() if there else None
    known = last is not None and last.version == VERSION and not may_pass(last.refusal)
    found, refusal = ({}, {}) if known else attempt(received, name, using)
    with transaction.atomic():
        run = (
            last
            if known and last
            else store(received=received, name=name, found=found, refusal=refusal, by=by)
        )
        settle_copies(run.file, received, by)
        outcome = Outcome(run, known=known)
        if also:
            also(outcome)
    return outcome


def settle_copies(there: DocumentFile, received: ReceivedFile, by: User | None) -> None:
    """One received file for one document file: the newer copy goes, or stands in where the older was lost."""
    if there.file_id is None:
        there.file = received
        there.save(update_fields=["file"])
        changelog.record(
            deed=deeds.READ, kind="document", key=str(there.document), by=by, after={"file": "kept"}
        )
    elif there.file_id != received.pk:
        files.let_go(file=received, by=by)


def read_again(*, file: int, by: User | None, using: parsing.Read) -> ParseRun:
    """Read a kept file with the reader of today. What a person settled stays settled. Raises NotKept."""
    there = DocumentFile.objects.select_related("file").get(pk=file)
    if there.file is None or not there.file.path.exists():
        raise NotKept(there.name)
    found, refusal = attempt(there.file, there.name, using)
    with transaction.atomic():
        return store(received=there.file, name=there.name, found=found, refusal=refusal, by=by)


def may_pass(refusal: str) -> bool:
    """Whether another attempt may succeed: time or memory was short, or the reader broke down."""
    return bool(refusal) and not refusal.startswith(PREFIX)


class NotKept(LookupError):
    """The file itself is not here any more."""


def attempt(received: ReceivedFile, name: str, using: parsing.Read) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was found, or why nothing could be: one of the two is empty."""
    try:
        return using(place_of(received.checksum), name), {}
    except Fault as fault:
        return {}, {"code": fault.code, **fault.values}


def store(
    *,
    received: ReceivedFile,
    name: str,
    found: Mapping[str, Any],
    refusal: Mapping[str, Any],
    by: User | None,
) -> ParseRun:
    """Keep a reading, its doubts, and what an earlier reading settled. The caller's transaction holds it all.

    A refusal takes the place of an earlier refusal only: what was read before stays.
    """
    file = DocumentFile.objects.select_for_update().filter(checksum=received.checksum).first()
    before = file.runs.filter(refusal="").first() if file else None
    if file is None:
        document = placing.document_for(found.get("document", {}), checksum=received.checksum)
        file = DocumentFile.objects.create(
            document=document,
            file=received,
            name=name[:255],
            checksum=received.checksum,
            format=found.get("format", received.kind)[:8],
        )
    replaced = (RunStatus.REFUSED,) if refusal else (RunStatus.WAITING, RunStatus.READY, RunStatus.REFUSED)
    file.runs.filter(status__in=replaced).update(status=RunStatus.SUPERSEDED)
    run = ParseRun.objects.create(
        file=file,
        version=VERSION,
        profile=found.get("profile", ""),
        found=dict(found),
        refusal=str(refusal.get("code", "")),
        status=RunStatus.REFUSED if refusal else RunStatus.WAITING,
    )
    if not refusal:
        Doubt.objects.bulk_create([*handing_on.doubts_of(run, before)])
        placing.follow(run)
    changelog.record(
        deed=deeds.READ,
        kind="document",
        key=str(run.file.document),
        by=by,
        after={"file": received.checksum, "version": VERSION, "status": run.status},
    )
    return run
