"""Making a backup: the rows as they are at one moment, then the files, while people go on working."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

import palais
from palais.apps.office import deeds
from palais.apps.office.backup import archive, checking, places, registry, rows, state
from palais.apps.office.services import changelog
from palais.apps.people.models import User

Say = Callable[[str], None]
HALF_DONE = (".restoring-", ".restored-", ".before-restore-")


class BackupRefused(RuntimeError):
    """No backup was made; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its file and size, what is in it, and files that went away or could not be read meanwhile."""

    file: Path
    size: int
    rows: int
    files: int
    seconds: float
    left_behind: tuple[str, ...]


def make_in_folder(
    reason: str, *, by: User | None = None, log: bool = True, say: Say = lambda line: None
) -> Made:
    """A backup with a name of its own in the folder of backups; older ones of the same reason give way."""
    made = make(places.new_file(reason), by=by, log=log, say=say)
    keep = {places.DAILY: settings.BACKUP_KEEP, places.ASKED: 0}.get(reason, places.KEEP_BEFORE)
    if keep:
        places.rotate(reason, keep=keep)
    return made


def make(file: Path, *, by: User | None = None, log: bool = True, say: Say = lambda line: None) -> Made:
    """Write a backup to a new file. Raises BackupRefused.

    `log` False leaves the change log alone: before migrations its table may not be there.
    """
    began = time.monotonic()
    if file.exists():
        raise BackupRefused(f"{file} is there already. Name another file.")
    nodes = state.applied()
    if not nodes:
        raise BackupRefused("There is nothing to back up: the database has no tables yet.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        refuse_without_room(file.parent)
        with archive.new_file(file) as opened:
            written = Writing(archive.Writer(opened, manifest(nodes)), say)
            written.tables(nodes)
            written.folders()
            written.writer.finish()
    except OSError as error:
        raise BackupRefused(f"The backup could not be written to {file}: {error.strerror}.") from error
    told = written.writer.manifest
    made = Made(
        file=file,
        size=file.stat().st_size,
        rows=sum(table.rows for table in told.tables.values()),
        files=len(told.parts) - len(told.tables),
        seconds=time.monotonic() - began,
        left_behind=tuple(written.left_behind),
    )
    if log:
        changelog.record(
            deed=deeds.BACK_UP,
            kind="backup",
            key=file.name,
            by=by,
            after={"rows": made.rows, "files": made.files},
        )
    return made


def manifest(nodes: frozenset[state.Node]) -> archive.Manifest:
    return archive.Manifest(
        made_at=timezone.now().isoformat(),
        palais=palais.__version__,
        database=connection.vendor,
        migrations=sorted(list(node) for node in nodes),
    )


class Writing:
    """One backup under way."""

    def __init__(self, writer: archive.Writer, say: Say) -> None:
        self.writer, self.say = writer, say
        self.left_behind: list[str] = []

    def tables(self, nodes: frozenset[state.Node]) -> None:
        kept = state.tables(nodes)
        with rows.one_state():
            for table in kept:
                count = 0

                def counted(table: state.Table = table) -> Iterator[bytes]:
                    nonlocal count
                    for line in rows.read(table):
                        count += 1
                        if count % 10_000 == 0:
                            self.say(f"{table.name}: {count} rows")
                        yield line

                self.writer.add(archive.table_part(table.name), counted())
                self.writer.manifest.tables[table.name] = archive.TablePart(
                    table.columns, count, rows.last_number(table)
                )

    def folders(self) -> None:
        for name, place in registry.folders().items():
            for number, path in enumerate(files_of(place), 1):
                self.file(archive.file_part(name, path), place / path)
                if number % 100 == 0:
                    self.say(f"{name}: {number} files")

    def file(self, part: str, file: Path) -> None:
        """A file that goes away before it is read is named, and so is one whose name no archive can hold."""
        if not archive.fits(part):
            self.left_behind.append(part.encode("utf-8", "replace").decode("utf-8"))
            return
        try:
            opened = os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW), "rb")
        except OSError:
            self.left_behind.append(part)
            return
        with opened:
            self.writer.add(part, archive.pieces_of(opened))


def files_of(place: Path) -> Iterator[str]:
    """The plain files below a folder by their paths, in order; links lead elsewhere and are left out."""
    for where, folders, names in os.walk(place):
        folders[:] = sorted(
            name for name in folders if Path(where) != place or not name.startswith(HALF_DONE)
        )
        for name in sorted(names):
            file = Path(where) / name
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(place).as_posix()


def refuse_without_room(place: Path) -> None:
    why = checking.need_room(place, room_needed(), what="A backup")
    if why:
        raise BackupRefused(why)


def room_needed() -> int:
    """How many bytes a backup takes at most, or nearly: the database and all files, unpacked."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            size = int(cursor.fetchone()[0])
        else:
            pages, length = (
                cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
            )
            size = pages * length
    folders = registry.folders().values()
    return size + sum((place / path).stat().st_size for place in folders for path in files_of(place))
