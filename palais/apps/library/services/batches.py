"""Documents that come in together: a folder or an upload, file by file, each with what became of it.

A batch that was stopped goes on where it stood: what became of a file is written in the transaction that reads it.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.library import deeds
from palais.apps.library.choices import FileOutcome, RunStatus
from palais.apps.library.models import Batch, BatchFile, DocumentFile, ParseRun
from palais.apps.library.reading import parsing
from palais.apps.library.services import publishing, reading
from palais.apps.library.services.settling import NotNow
from palais.apps.office.intake.examining import Arriving
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.services import changelog, files, jobs
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from palais.core.documents import VERSION

log = logging.getLogger(__name__)

TASK = "palais.apps.library.tasks.read_documents"
MOST_FILES = 20_000
SILENT = timedelta(minutes=5)
"""A command that has said nothing for so long was ended: no file takes half of it."""


class TooMany(NotNow):
    """More files than are taken at once."""


def upload(*, arriving: Sequence[tuple[str, Arriving]], by: User) -> Batch:
    """Take in files at the desk; each that is refused at the door says so, the others are read by a job.

    Each file is written down for itself: nobody waits for a hundred of them to be looked at.
    """
    batch = begin(by=by)
    for place, (name, file) in enumerate(named_apart(arriving), start=1):
        line = BatchFile(batch=batch, place=place, name=name)
        try:
            line.received = files.receive(file=file, name=name, purpose=reading.PURPOSE, by=by)
        except FileRefused as refused:
            refuse(line, refused.code, refused.values)
        line.save()
    go_on(batch=batch.pk)
    return batch


def named_apart(arriving: Sequence[tuple[str, Arriving]]) -> Iterator[tuple[str, Arriving]]:
    """Two files of one name are told apart by a number."""
    seen: dict[str, int] = {}
    for name, file in arriving:
        plain = name[:480] or "file"
        seen[plain] = seen.get(plain, 0) + 1
        yield (plain if seen[plain] == 1 else f"{plain} ({seen[plain]})"), file


@transaction.atomic
def begin_folder(*, folder: Path, publish: bool, by: User | None) -> tuple[Batch, bool]:
    """The batch of a folder: the one that was stopped, with what has come into the folder since, or a new one.

    The second value says whether it goes on. Raises TooMany.
    """
    place = str(folder.resolve())
    batch = Batch.objects.filter(folder=place, ended_at=None).order_by("-pk").first()
    goes_on = batch is not None
    if batch is None:
        batch = begin(by=by, folder=place, publish=publish)
    elif batch.publish != publish:
        batch.publish = publish
        batch.save(update_fields=["publish"])
    there = set(batch.lines.values_list("name", flat=True))
    new = [name for name in inside(folder) if name not in there]
    if len(new) > MOST_FILES:
        raise TooMany(_("The folder holds more than %(most)s files. Split it.") % {"most": MOST_FILES})
    first = len(there) + 1
    BatchFile.objects.bulk_create(
        BatchFile(batch=batch, place=place, name=name) for place, name in enumerate(new, start=first)
    )
    return batch, goes_on


@transaction.atomic
def begin(*, by: User | None, folder: str = "", publish: bool = False) -> Batch:
    batch = Batch.objects.create(folder=folder, publish=publish, by=by)
    changelog.record(deed=deeds.BRING, kind="documents", key=str(batch.pk), by=by, after={"publish": publish})
    return batch


def inside(folder: Path) -> Iterator[str]:
    """The files below a folder in their order, hidden ones and links left out."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            file = Path(path) / name
            if not name.startswith(".") and file.is_file() and not file.is_symlink():
                yield str(file.relative_to(folder))[:500]


@transaction.atomic
def go_on(*, batch: int) -> None:
    """Have a job read what still waits. It may be asked for again where a job was lost."""
    job = jobs.enqueue(task=TASK, batch=batch)
    Batch.objects.filter(pk=batch).update(job=job)


def has_stopped(batch: Batch) -> bool:
    """Whether files wait and nobody works on them: its job failed or is gone, or a command was ended."""
    if batch.ended_at is not None:
        return False
    if batch.folder:
        last = batch.lines.aggregate(last=Max("at"))["last"] or batch.started_at
        return bool(timezone.now() - last > SILENT)
    return batch.job is None or batch.job.status not in ("READY", "RUNNING")


def work(*, batch: int, progress: Progress) -> Iterator[BatchFile]:
    """Read what waits in a batch; each file as it is done. Files that were done before are not touched."""
    found = Batch.objects.select_related("by").get(pk=batch)
    done, total = found.lines.exclude(outcome=FileOutcome.WAITING).count(), found.lines.count()
    progress.total = total
    with reading.reader() as using:
        for pk in list(found.lines.filter(outcome=FileOutcome.WAITING).values_list("pk", flat=True)):
            line = BatchFile.objects.select_related("received").get(pk=pk)
            if line.outcome == FileOutcome.WAITING:
                one_or_failed(found, line, using)
            done += 1
            progress.reached(done)
            yield line
    if not found.lines.filter(outcome=FileOutcome.WAITING).exists():
        Batch.objects.filter(pk=batch, ended_at=None).update(ended_at=timezone.now())
    progress.finish(done)


def one_or_failed(batch: Batch, line: BatchFile, using: parsing.Read) -> None:
    """Whatever one file does, the files behind it are read; a database that is busy or gone is no fault of a file."""
    try:
        one(batch, line, using)
    except OperationalError:
        raise
    except Exception as error:
        log.exception("File %s of batch %s could not be kept.", line.place, batch.pk)
        still = BatchFile.objects.filter(pk=line.pk, outcome=FileOutcome.WAITING)
        said = {"code": "broke", "error": type(error).__name__}
        still.update(outcome=FileOutcome.REFUSED, at=timezone.now(), said=said)
        line.refresh_from_db()


def one(batch: Batch, line: BatchFile, using: parsing.Read) -> None:
    """Take in and read one file of a batch, and write down what became of it."""
    try:
        receive(batch, line)
    except FileRefused as refused:
        refuse(line, refused.code, refused.values)
        line.save()
        return
    except OSError:
        refuse(line, "document-gone", {})
        line.save()
        return
    assert line.received is not None

    def write_down(outcome: reading.Outcome) -> None:
        run = outcome.run
        line.file, line.received, line.at = run.file, run.file.file, timezone.now()
        line.said = {"code": run.refusal} if run.refusal else {}
        line.figures = {name: run.counts.get(name, 0) for name in ("recommendations", "doubts")}
        line.outcome = outcome_of(outcome)
        if batch.publish and line.outcome in (FileOutcome.READY, FileOutcome.KNOWN):
            line.outcome = published(run, line.outcome, batch.by)
        line.save()

    asked: dict[str, Any] = {"received": line.received, "name": Path(line.name).name, "by": batch.by}
    try:
        reading.read(**asked, using=using, also=write_down)
    except IntegrityError:  # somebody else was reading the very same file: now it is known
        reading.read(**asked, using=using, also=write_down)


def receive(batch: Batch, line: BatchFile) -> None:
    """Take a file of a folder in, once: a batch that goes on knows what it had taken."""
    if line.received is not None:
        return
    with transaction.atomic(), (Path(batch.folder) / line.name).open("rb") as file:
        line.received = files.receive(
            file=file, name=Path(line.name).name, purpose=reading.PURPOSE, by=batch.by
        )
        line.save(update_fields=["received"])


def outcome_of(outcome: reading.Outcome) -> Any:
    if outcome.run.status == RunStatus.REFUSED:
        return FileOutcome.REFUSED
    if outcome.known:
        return FileOutcome.KNOWN
    return FileOutcome.DOUBTS if outcome.run.counts.get("doubts") else FileOutcome.READY


def published(run: ParseRun, otherwise: Any, by: User | None) -> Any:
    """Publish a reading without a doubt; one that was published before, or has nothing to show, stays as it is.

    So does one that a person took back.
    """
    if not publishing.publishable().filter(pk=run.pk).exists():
        return otherwise
    try:
        publishing.publish(run=run.pk, by=by)
    except NotNow:
        return otherwise
    except OperationalError:
        raise
    except Exception:
        log.exception("Reading %s could not be published.", run.pk)
        return otherwise
    return FileOutcome.PUBLISHED


def refuse(line: BatchFile, code: str, values: dict[str, Any]) -> None:
    line.outcome, line.at = FileOutcome.REFUSED, timezone.now()
    line.said = {"code": code, **{name: str(value) for name, value in values.items()}}


def read_all_again(*, by: User | None, progress: Progress) -> Iterator[ParseRun]:
    """Read every kept file anew that an earlier version of the reader has read; each reading as it is done."""
    files = list(outdated().order_by("pk").values_list("pk", flat=True))
    progress.total = len(files)
    with reading.reader() as using:
        for done, file in enumerate(files, start=1):
            try:
                yield reading.read_again(file=file, by=by, using=using)
            except (reading.NotKept, DocumentFile.DoesNotExist):
                pass
            except OperationalError:
                raise
            except Exception:
                log.exception("File %s could not be read again.", file)
            progress.reached(done)


def outdated() -> QuerySet[DocumentFile]:
    """Kept files whose newest reading, or refusal, is of an earlier version of the reader."""
    newest = ParseRun.objects.filter(file=OuterRef("pk")).order_by("-read_at", "-pk").values("version")[:1]
    kept = DocumentFile.objects.filter(file__isnull=False).annotate(newest=Subquery(newest))
    return kept.filter(newest__isnull=False).exclude(newest=VERSION)
