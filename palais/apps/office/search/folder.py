"""Where the index lies: one folder for each generation, a pointer to the one that serves, and two locks.

Everything is local to one machine: each web server has its own copy, fed from the one outbox. A room with very many
records keeps an index of its own on a shelf of its own.
"""

import fcntl
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from palais.core import words

WAIT_SECONDS = 5.0


class RebuildRefused(RuntimeError):
    """Another process is rebuilding the index just now."""


@dataclass
class Shelf:
    """The place of one index below the local folder. Raise `format` with every change of its fields: an index of
    another format is rebuilt."""

    name: str
    format: int

    def root(self) -> Path:
        return Path(settings.VAR) / self.name

    def prefix(self) -> str:
        """How the generations that this version can read begin."""
        return f"{self.format}.{words.VERSION}-"

    def current(self) -> Path | None:
        """The generation that serves; None where there is none, or none that this version can read."""
        try:
            name = (self.root() / "current").read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        place = self.root() / name
        return place if name.startswith(self.prefix()) and "/" not in name and place.is_dir() else None

    def new_generation(self) -> Path:
        place = self.root() / f"{self.prefix()}{secrets.token_hex(6)}"
        place.mkdir(parents=True)
        return place

    def switch(self, place: Path) -> None:
        """Let a generation serve, and remove all but it and the one before, which may still be being opened."""
        before = self.current()
        half = self.root() / "current.half"
        half.write_text(place.name, encoding="utf-8")
        half.replace(self.root() / "current")
        for other in self.root().iterdir():
            if other.is_dir() and other not in (place, before):
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def writing(self, *, wait: float | None = None) -> Iterator[bool]:
        """Whether this process may write to the index that serves; the system frees the lock when a process
        dies."""
        with self.locked("writing.lock", wait=WAIT_SECONDS if wait is None else wait) as ours:
            yield ours

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """One rebuild at a time. Raises RebuildRefused."""
        with self.locked("rebuilding.lock", wait=0) as ours:
            if not ours:
                raise RebuildRefused("The search index is being rebuilt already. Wait for it to finish.")
            yield

    @contextmanager
    def locked(self, name: str, *, wait: float) -> Iterator[bool]:
        self.root().mkdir(parents=True, exist_ok=True)
        with (self.root() / name).open("w", encoding="utf-8") as file:
            until = time.monotonic() + wait
            ours = take(file.fileno())
            while not ours and time.monotonic() < until:
                time.sleep(0.02)
                ours = take(file.fileno())
            yield ours


OFFICE = Shelf("search", 1)
"""The index of all rooms."""


def take(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def fingerprint(place: Path) -> tuple[int, int]:
    """Changes with every commit: tantivy puts a new file in place of the old. Raises OSError."""
    found = (place / "meta.json").stat()
    return found.st_ino, found.st_mtime_ns
