"""Files of a restore: unpacked beside those that are there, exchanged only when the rows have been committed.

A journal in the local folder says that this is under way. Whether the rows were committed is read from the database
itself: so a restore that was killed is either finished or undone, never half of it.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from palais.apps.office.backup import archive, registry
from palais.apps.office.backup.checking import Archive

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Journal:
    """A restore under way: its word, which the database has when the rows are committed, and the file."""

    word: str
    file: str


def journal_file() -> Path:
    return Path(settings.VAR) / "restore.json"


def read_journal() -> Journal | None:
    try:
        return Journal(**json.loads(journal_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def begin(journal: Journal) -> None:
    half = journal_file().with_suffix(".half")
    half.write_text(json.dumps({"word": journal.word, "file": journal.file}), encoding="utf-8")
    half.replace(journal_file())
    archive.sync_folder(journal_file().parent)


def end() -> None:
    journal_file().unlink(missing_ok=True)


@contextmanager
def alone() -> Iterator[bool]:
    """Whether no other process restores just now; the system frees the lock when a process dies."""
    Path(settings.VAR).mkdir(parents=True, exist_ok=True)
    with (Path(settings.VAR) / "restore.lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def unpack(kept: Archive, word: str, *, say: Say) -> int:
    """Write the files beside those that are there, each only for its owner and its group; how many."""
    count = 0
    for name, place in registry.folders().items():
        beside = place / f".restoring-{word}"
        beside.mkdir(parents=True)
        prefix = archive.file_part(name, "")
        for part in [one for one in kept.manifest.parts if one.startswith(prefix)]:
            file = beside / part.removeprefix(prefix)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as into:
                for piece in kept.pieces(part):
                    into.write(piece)
                into.flush()
                os.fsync(into.fileno())
            count += 1
            if count % 100 == 0:
                say(f"{count} files")
    return count


def exchange(word: str) -> None:
    """Put what was unpacked in the place of what was there. Interrupted anywhere, a second call goes on."""
    for place in registry.folders().values():
        beside, ready, before = (
            place / f".{name}-{word}" for name in ("restoring", "restored", "before-restore")
        )
        if beside.exists():
            before.mkdir(exist_ok=True)
            for entry in [one for one in place.iterdir() if one not in (beside, before)]:
                entry.rename(before / entry.name)
            beside.rename(ready)
        if ready.exists():
            for entry in list(ready.iterdir()):
                entry.rename(place / entry.name)
            ready.rmdir()
        shutil.rmtree(before, ignore_errors=True)


def discard(word: str) -> None:
    """Remove what was unpacked for a restore that did not happen."""
    for place in registry.folders().values():
        shutil.rmtree(place / f".restoring-{word}", ignore_errors=True)
