"""Putting a backup back: checked wholly first; the rows in one transaction; the files exchanged after it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from palais.apps.office import deeds, search
from palais.apps.office.backup import checking, making, places, registry, rows, state, swapping
from palais.apps.office.backup.archive import ArchiveRefused
from palais.apps.office.backup.checking import Archive
from palais.apps.office.models import JobWorker, Stamp
from palais.apps.office.services import changelog, stamps
from palais.apps.people.models import User

Say = Callable[[str], None]
STAMP = "restored"
WORKER_SEEN = timedelta(seconds=60)
LOCK_WAIT = "20s"


class RestoreRefused(RuntimeError):
    """Nothing was restored and nothing changed; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back; `before` is the backup of what was there, None where there was nothing."""

    rows: int
    files: int
    made_at: str
    before: Path | None
    seconds: float


def is_empty() -> bool:
    """Nobody has an account here yet: nothing that people made can be lost."""
    there = connection.introspection.table_names()
    return User._meta.db_table not in there or not User.objects.exists()


def restore(file: Path, *, replace: bool = False, say: Say = lambda line: None) -> Restored:
    """Make this installation what it was when the backup was made. Raises ArchiveRefused, RestoreRefused.

    With `replace`, what is there is backed up first. Afterwards the database is as this version wants it, even
    where the backup is older.
    """
    began = time.monotonic()
    with swapping.alone() as ours:
        if not ours:
            raise RestoreRefused("Another restore is running. Wait for it to finish.")
        settle(say)
        with checking.opened(file) as kept:
            nodes = known_state(kept)
            say("checking the archive")
            kept.verify()
            refuse_where_unfit(kept, replace=replace)
            before = None if is_empty() else save_what_is_there(say)
            counts = put_back(kept, file=file, nodes=nodes, say=say)
        tidy_up(say)
    return Restored(*counts, kept.manifest.made_at, before, time.monotonic() - began)


def refuse_where_unfit(kept: Archive, *, replace: bool) -> None:
    """Raises RestoreRefused, ArchiveRefused."""
    strange = {part.split("/")[1] for part in kept.manifest.parts if part.startswith("files/")} - {
        *registry.folders()
    }
    if strange:
        raise ArchiveRefused(
            f"The backup holds files of {', '.join(sorted(strange))}, which this version does not know."
        )
    if not replace and not is_empty():
        raise RestoreRefused(
            "This installation is not empty. With --replace, what is here is backed up first and then replaced."
        )
    if is_running():
        raise RestoreRefused(
            "Palais is running: a task worker is at work, or was a minute ago. Stop Palais, then restore."
        )
    why = checking.need_room(Path(settings.VAR), kept.size, what="The restore")
    if why:
        raise RestoreRefused(why)


def is_running() -> bool:
    """A task worker spoke within the last minute."""
    there = connection.introspection.table_names()
    since = timezone.now() - WORKER_SEEN
    return JobWorker._meta.db_table in there and JobWorker.objects.filter(seen_at__gt=since).exists()


def save_what_is_there(say: Say) -> Path:
    say("backing up what is there")
    try:
        return making.make_in_folder(places.RESTORE, log=False, say=say).file
    except making.BackupRefused as error:
        raise RestoreRefused(f"What is here could not be backed up first. {error}") from error


def known_state(kept: Archive) -> frozenset[state.Node]:
    """The migrations from which the backup was made, as this version names them. Raises ArchiveRefused."""
    loader = MigrationLoader(connection)
    told = {(app, name) for app, name in kept.manifest.migrations}
    known = {*loader.disk_migrations}
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    if told - known:
        raise ArchiveRefused(
            f"This backup was made by a newer version of Palais ({kept.manifest.palais}), or by one with other parts. "
            "Install that version, then restore."
        )
    nodes = frozenset(
        node
        for node, migration in loader.graph.nodes.items()
        if node in told or (migration.replaces and told.issuperset(migration.replaces))
    )
    parents = {parent for node in nodes for parent in loader.graph.node_map[node].parents}
    if not nodes or any(parent.key not in nodes for parent in parents):
        raise ArchiveRefused("The manifest of this archive is not that of a Palais backup.")
    return nodes


def put_back(kept: Archive, *, file: Path, nodes: frozenset[state.Node], say: Say) -> tuple[int, int]:
    journal = swapping.Journal(secrets.token_hex(8), file.name)
    swapping.begin(journal)
    try:
        files = swapping.unpack(kept, journal.word, say=say)
        count = replace_rows(kept, journal, nodes=nodes, say=say)
    except BaseException as error:
        connection.close()  # whatever was under way is rolled back
        settle(say)
        if isinstance(error, OSError):
            raise RestoreRefused(
                f"The files could not be written: {error.strerror}. Nothing was changed."
            ) from error
        raise
    swapping.exchange(journal.word)
    swapping.end()
    return count, files


def replace_rows(kept: Archive, journal: swapping.Journal, *, nodes: frozenset[state.Node], say: Say) -> int:
    """Everything in one transaction: killed before its end, the database is as it was."""
    try:
        with connection.constraint_checks_disabled(), transaction.atomic():
            wait_no_longer()
            there = state.applied()
            if there != nodes:
                if there:
                    state.drop_all(there)
                state.migrate_to(nodes, say=say)
            count = fill(kept, nodes, say=say)
            connection.check_constraints()
            if nodes != state.wanted():
                state.migrate_to(state.wanted(), say=say)
            write_down(kept, journal)
    except rows.RowNotUnderstood as error:
        raise ArchiveRefused(
            f"A row of the backup does not fit its table: {error}. Nothing was changed."
        ) from error
    except OperationalError as error:
        if "lock" not in str(error).lower():
            raise
        raise RestoreRefused(
            "Somebody is using the database. Stop Palais on every machine, then restore. Nothing was changed."
        ) from error
    except DatabaseError as error:
        raise ArchiveRefused(
            f"The database did not take the rows of the backup ({type(error).__name__}). Nothing was changed."
        ) from error
    return count


def wait_no_longer() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'")


def fill(kept: Archive, nodes: frozenset[state.Node], *, say: Say) -> int:
    """Empty every table and put the rows back; how many. Raises ArchiveRefused, RowNotUnderstood."""
    every = {table.name: table for table in state.every_table(nodes)}
    rows.empty(table for table in every.values() if not table.name.endswith("_fts"))
    count = 0
    for name, told in kept.manifest.tables.items():
        if name not in every or set(told.columns) != set(every[name].columns):
            raise ArchiveRefused(f"The backup holds a table {name} that does not fit this version of Palais.")
        if name in registry.left_out():
            continue
        fields = {field.column: field for field in every[name].fields}
        table = changed(every[name], fields=tuple(fields[column] for column in told.columns))
        progress = partial(say_rows, say, name, told.rows)
        written = rows.write(table, kept.lines(name), say=progress)
        if written != told.rows:
            raise checking.damaged(checking.table_part(name))
        rows.go_on_from(table, told.last_number)
        count += written
    return count


def say_rows(say: Say, table: str, total: int, number: int) -> None:
    say(f"{table}: {number} of {total} rows")


def write_down(kept: Archive, journal: swapping.Journal) -> None:
    """New words for everything that pages show, the deeds of rooms, the log, and that it was done."""
    ContentType.objects.clear_cache()
    for name in {"facts", "identity", "media", *stamps.watched()}:
        stamps.stamp(name)
    for deed in registry.deeds_after():
        deed()
    Stamp.objects.create(name=STAMP, word=journal.word)
    changelog.record(
        deed=deeds.RESTORE,
        kind="backup",
        key=journal.file,
        by=None,
        after={"made_at": kept.manifest.made_at, "palais": kept.manifest.palais},
    )


def tidy_up(say: Say) -> None:
    """What is made from rows: rights and groups, both search indexes."""
    say("building the search index")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("update_index", verbosity=0)
    for index in search.indexes():
        search.rebuild(say=say, of=index)


def interrupted() -> bool:
    """A restore was killed, and nothing has finished or undone it yet."""
    with swapping.alone() as ours:
        return ours and swapping.read_journal() is not None


def recover(*, say: Say = lambda line: None) -> None:
    """Finish or undo a restore that was killed; nothing where there is none, or where one is running."""
    with swapping.alone() as ours:
        if ours:
            settle(say)


def settle(say: Say) -> None:
    journal = swapping.read_journal()
    if journal is None:
        return
    if is_committed(journal):
        swapping.exchange(journal.word)
        say(f"The restore of {journal.file} was interrupted, and has been finished.")
    else:
        swapping.discard(journal.word)
        say(f"The restore of {journal.file} was interrupted before it changed anything.")
    swapping.end()


def is_committed(journal: swapping.Journal) -> bool:
    if Stamp._meta.db_table not in connection.introspection.table_names():
        return False
    return Stamp.objects.filter(name=STAMP, word=journal.word).exists()
