"""Import runs from the outside: starting one, choosing its columns, keeping a mapping, giving one up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus

from palais.apps.office import clock, deeds
from palais.apps.office import imports as registry
from palais.apps.office.choices import ImportStatus
from palais.apps.office.imports import guessing, tables
from palais.apps.office.imports.guessing import MappingNotFitting
from palais.apps.office.intake import bounded, examining
from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import ImportMapping, ImportRow, ImportRun, ReceivedFile
from palais.apps.office.services import changelog, files, jobs
from palais.apps.people.models import User

HEAD_BOUNDS = bounded.Bounds(
    memory_mib=512, cpu_seconds=60, seconds=90.0, file_mib=1024, answer_bytes=64 * 1024 * 1024
)
PREVIEW, APPLY, UNDO = (f"palais.apps.office.tasks.{name}_import" for name in ("preview", "apply", "undo"))
BATCH = 2_000
KEEP_FILE = timedelta(days=30)
OPEN = (ImportStatus.MAPPING, ImportStatus.READING, ImportStatus.READY, ImportStatus.FAILED)
ENDED = (ImportStatus.APPLIED, ImportStatus.UNDONE, ImportStatus.DROPPED)


class NotNow(ValueError):
    """The run does not stand where this can be done; the text is a sentence."""


def start(
    *,
    kind: str,
    file: examining.Arriving,
    name: str,
    by: User | None,
    folder: str = "",
    archive: Any = None,
) -> ImportRun:
    """Take a file in and look at its head. Raises FileRefused; then nothing is kept.

    Pictures and files may lie in a `folder` of this machine, or come in an `archive`.
    """
    reader = registry.registered()[kind].reader
    received = files.receive(file=file, name=name, purpose=reader.purpose, by=by)
    try:
        found = look(received.path, kind=received.kind, reader=reader, **called(received, reader))
    except FileRefused:
        files.let_go(file=received, by=by, reason=_("The table in it could not be read."))
        raise
    beside = take_archive(archive, by=by, beside=received) if archive is not None else None
    with transaction.atomic():
        run = ImportRun.objects.create(
            kind=kind,
            file=received,
            file_name=received.name,
            by=by,
            reading={
                **found["reading"],
                "doubt": found["doubt"],
                "sheets": found["sheets"],
                **({"folder": folder} if folder else {}),
                **({"archive": beside.pk} if beside else {}),
            },
            headings=found["headings"],
            sample=found["sample"],
            columns=guessing.guess(registry.registered()[kind], found["headings"]),
        )
        changelog.record(
            deed=deeds.START_IMPORT,
            kind="import",
            key=str(run.pk),
            by=by,
            after={"kind": kind, "file": received.checksum},
        )
    return run


def take_archive(archive: Any, *, by: User | None, beside: ReceivedFile) -> ReceivedFile:
    """Take in what comes with a file. FileRefused; then neither is kept."""
    try:
        return files.receive(file=archive, name=archive.name, purpose=tables.ARCHIVE.key, by=by)
    except FileRefused:
        files.let_go(file=beside, by=by, reason=_("What came with it could not be read."))
        raise


def called(file: ReceivedFile, reader: registry.Reader) -> dict[str, str]:
    """The name of the file, for a reader that asks for it."""
    return {"name": file.name} if reader.named else {}


def look(path: Any, *, kind: str, reader: registry.Reader, **said: str) -> dict[str, Any]:
    """The head of the table; FileRefused where there is none."""
    bounds: Any = replace(HEAD_BOUNDS, **reader.bounds)
    try:
        day = clock.today().isoformat()
        found: dict[str, Any] = bounded.run(
            reader.head, bounds=bounds, file=str(path), kind=kind, on=day, **said
        )
    except Fault as fault:
        raise FileRefused.of(fault) from fault
    return found


@transaction.atomic
def read_otherwise(*, run: int, by: User | None, **said: str) -> ImportRun:
    """Read the file with another encoding, delimiter or sheet; columns are guessed anew. FileRefused: as it was."""
    locked = lock(run, ImportStatus.MAPPING, ImportStatus.READY, ImportStatus.FAILED)
    if locked.file is None:
        raise NotNow(_("The file is no longer kept. Upload it again."))
    before = dict(locked.reading)
    reader = registry.registered()[locked.kind].reader
    found = look(
        locked.file.path, kind=locked.file.kind, reader=reader, **called(locked.file, reader), **said
    )
    locked.reading = {**found["reading"], "doubt": found["doubt"], "sheets": found["sheets"]}
    locked.headings, locked.sample = found["headings"], found["sample"]
    locked.columns = guessing.guess(registry.registered()[locked.kind], locked.headings)
    locked.status, locked.fault = ImportStatus.MAPPING, {}
    locked.save()
    note(locked, deeds.READ_IMPORT, by, before=before, after=locked.reading)
    return locked


@transaction.atomic
def choose_columns(
    *,
    run: int,
    columns: Mapping[str, str],
    by: User | None,
    date_order: str = "",
    whole: bool = False,
    later: bool = True,
) -> ImportRun:
    """Say which heading stands for which field, and have the preview made; `later`: by a worker.

    Raises MappingNotFitting and NotNow.
    """
    locked = lock(run, ImportStatus.MAPPING, ImportStatus.READY, ImportStatus.FAILED)
    if locked.file is None:
        raise NotNow(_("The file is no longer kept. Upload it again."))
    check_columns(columns, run=locked)
    before = locked.columns
    locked.columns, locked.date_order, locked.whole = dict(columns), date_order, whole
    locked.status, locked.fault, locked.counts = ImportStatus.READING, {}, {}
    locked.job_id = jobs.enqueue(task=PREVIEW, run=locked.pk) if later else None
    locked.save()
    note(locked, deeds.READ_IMPORT, by, before=before, after=locked.columns)
    return locked


def check_columns(columns: Mapping[str, str], *, run: ImportRun, called: str = "") -> None:
    """Every heading is there, every field known, none twice that takes one column, the needed ones given."""
    kind = registry.registered()[run.kind]
    missing = [heading for heading in columns if heading not in run.headings]
    if missing:
        raise MappingNotFitting(
            _(
                "%(mapping)s expects the column “%(missing)s”, which the file lacks. Its columns are: %(headings)s."
            )
            % {
                "mapping": _("The mapping “%(name)s”") % {"name": called} if called else _("The mapping"),
                "missing": "”, “".join(missing),
                "headings": ", ".join(run.headings[:30]),
            }
        )
    given = list(columns.values())
    for name in dict.fromkeys(given):
        field = kind.field(name)
        if field is None:
            raise MappingNotFitting(_("There is no field “%(name)s”.") % {"name": name})
        if given.count(name) > 1 and not field.several:
            raise MappingNotFitting(
                _("Two columns stand for “%(name)s”. Choose one of them.") % {"name": field.label}
            )
    for field in kind.fields:
        if field.required and field.name not in given:
            raise MappingNotFitting(_("No column stands for “%(name)s”. Choose one.") % {"name": field.label})


@transaction.atomic
def keep_mapping(*, run: int, name: str, by: User | None) -> ImportMapping:
    """Keep the columns of a run under a name; what had the name before is replaced."""
    of = ImportRun.objects.get(pk=run)
    before = ImportMapping.objects.filter(kind=of.kind, name=name).values_list("columns", flat=True).first()
    kept, _made = ImportMapping.objects.update_or_create(
        kind=of.kind, name=name, defaults={"columns": of.columns}
    )
    changelog.record(
        deed=deeds.KEEP_MAPPING,
        kind="import-mapping",
        key=f"{of.kind}/{name}",
        by=by,
        before=before,
        after=of.columns,
    )
    return kept


def columns_of(*, mapping: str, run: ImportRun) -> dict[str, str]:
    """The columns of a mapping kept under a name, where the file has them all; raises MappingNotFitting."""
    kept = ImportMapping.objects.filter(kind=run.kind, name=mapping).first()
    if kept is None:
        names = ", ".join(ImportMapping.objects.filter(kind=run.kind).values_list("name", flat=True)) or "—"
        raise MappingNotFitting(
            _("No mapping is called “%(name)s”. Those that are kept: %(names)s.")
            % {"name": mapping, "names": names}
        )
    check_columns(kept.columns, run=run, called=mapping)
    return dict(kept.columns)


@transaction.atomic
def apply(*, run: int, by: User | None) -> ImportRun:
    """Have a preview applied, later and in steps. NotNow where that is under way or done."""
    return hand_over(run, ImportStatus.READY, ImportStatus.APPLYING, APPLY, deeds.APPLY_IMPORT, by)


@transaction.atomic
def undo(*, run: int, by: User | None) -> ImportRun:
    """Have what was applied taken back, later and in steps; what a person changed since is kept.

    What stopped half way may be taken back too.
    """
    locked = lock(run, ImportStatus.APPLIED, ImportStatus.APPLYING)
    if locked.status == ImportStatus.APPLYING and not has_stopped(locked):
        raise NotNow(_("This is still under way."))
    return hand_over(run, locked.status, ImportStatus.UNDOING, UNDO, deeds.UNDO_IMPORT, by)


def hand_over(run: int, at: str, to: str, task: str, deed: str, by: User | None) -> ImportRun:
    locked = lock(run, ImportStatus(at))
    locked.status, locked.job_id = to, jobs.enqueue(task=task, run=locked.pk, by=by.pk if by else None)
    locked.save(update_fields=["status", "job"])
    note(locked, deed, by, before={"status": at}, after={"status": to})
    return locked


@transaction.atomic
def go_on(*, run: int, by: User | None) -> ImportRun:
    """Start again what stopped: a job that failed, or a command that was killed. It goes on where it stood."""
    tasks = {ImportStatus.READING: PREVIEW, ImportStatus.APPLYING: APPLY, ImportStatus.UNDOING: UNDO}
    locked = lock(run, *tasks)
    if not has_stopped(locked):
        raise NotNow(_("This is still under way."))
    who = {} if locked.status == ImportStatus.READING else {"by": by.pk if by else None}
    locked.job_id = jobs.enqueue(task=tasks[ImportStatus(locked.status)], run=locked.pk, **who)
    locked.save(update_fields=["job"])
    note(locked, deeds.RETRY, by, before={}, after={"status": locked.status})
    return locked


def has_stopped(run: ImportRun) -> bool:
    """Whether nobody works on a run that should be under way."""
    return run.job is None or run.job.status in (TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL)


def drop(*, run: int, by: User | None) -> None:
    """Give up a run that was not applied: its rows and its file go."""
    with transaction.atomic():
        locked = lock(run, *OPEN)
        before, file, beside = locked.status, locked.file, file_beside(locked)
        locked.status, locked.ended_at, locked.attempt = ImportStatus.DROPPED, timezone.now(), ""
        locked.file, locked.sample, locked.counts = None, [], {}
        locked.save()
        note(locked, deeds.DROP_IMPORT, by, before={"status": before}, after={"status": locked.status})
    for one in filter(None, (file, beside)):
        files.let_go(file=one, by=by)
    delete_rows(run)


def file_beside(run: ImportRun) -> ReceivedFile | None:
    """The archive of pictures and files that came with it; None where none did, or it is no longer kept."""
    return ReceivedFile.objects.filter(pk=run.reading.get("archive") or 0).first()


def delete_rows(run: int) -> None:
    """In batches, so that nobody waits for long."""
    rows = ImportRow.objects.filter(run_id=run).order_by("number")
    while numbers := list(rows.values_list("pk", flat=True)[:BATCH]):
        ImportRow.objects.filter(pk__in=numbers).delete()


def forget_files() -> int:
    """Delete the files and samples of runs that ended thirty days ago; their rows and reports stay. How many."""
    old = ImportRun.objects.filter(
        status__in=ENDED, ended_at__lt=timezone.now() - KEEP_FILE, file__isnull=False
    )
    count = 0
    for run in old.select_related("file"):
        for one in filter(None, (run.file, file_beside(run))):
            files.let_go(file=one, by=None)
        ImportRun.objects.filter(pk=run.pk).update(sample=[])
        count += 1
    return count


def lock(run: int, *at: ImportStatus) -> ImportRun:
    """The run, held for the transaction; NotNow where it stands elsewhere."""
    locked = ImportRun.objects.select_for_update().get(pk=run)
    if locked.status not in at:
        raise NotNow(
            _("This cannot be done now. Where the run stands: %(status)s.")
            % {"status": locked.get_status_display()}
        )
    return locked


def note(
    run: ImportRun, deed: str, by: User | None, *, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    changelog.record(deed=deed, kind="import", key=str(run.pk), by=by, before=before, after=after)
