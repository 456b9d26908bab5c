"""Makes folders of fact tables: whole copies, and copies broken in one named way.

A breakage says in which file and how, and which faults the reader must name. ``{line}`` in an expected
message is the line the change was made on, ``{next}`` the one after it: the table holds when rows are added.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from palais.reference.layers import SHIPPED

Change = Callable[[bytes], tuple[bytes, int]]


@dataclass(frozen=True)
class Breakage:
    """One way to break the shipped tables, and the faults to be named, in their order."""

    name: str
    file: str
    change: Change | None
    messages: tuple[str, ...]


def copy_of_shipped(folder: Path) -> Path:
    """A whole copy of the shipped tables."""
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    return folder


def broken_copy(folder: Path, breakage: Breakage) -> tuple[str, ...]:
    """A copy of the shipped tables with one breakage; returns the messages to expect. No change: no file."""
    path = copy_of_shipped(folder) / breakage.file
    if breakage.change is None:
        path.unlink()
        return breakage.messages
    raw, line = breakage.change(path.read_bytes() if path.exists() else b"")
    path.write_bytes(raw)
    return tuple(
        message.replace("{line}", str(line)).replace("{next}", str(line + 1)) for message in breakage.messages
    )


def network_folder(folder: Path, **files: str) -> Path:
    """A network's own folder: ``ratifications="..."`` is a file's text, ``sources`` that of SOURCES.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = "SOURCES.toml" if name == "sources" else f"{name}.csv"
        (folder / file).write_text(content, encoding="utf-8", newline="")
    return folder


def swap(old: str, new: str | bytes) -> Change:
    """Put ``new`` in the place of the first ``old``."""

    def change(raw: bytes) -> tuple[bytes, int]:
        before, found, after = raw.partition(old.encode())
        assert found, f"{old!r} stands nowhere in the file: mend the breakage"
        put = new if isinstance(new, bytes) else new.encode()
        return before + put + after, before.count(b"\n") + 1

    return change


def drop_line(start: str) -> Change:
    """Leave out the first line that begins with ``start``."""

    def change(raw: bytes) -> tuple[bytes, int]:
        lines = raw.splitlines(keepends=True)
        place = next(i for i, line in enumerate(lines) if line.startswith(start.encode()))
        return b"".join(lines[:place] + lines[place + 1 :]), place + 1

    return change


def repeat_line(start: str) -> Change:
    """Put the first line that begins with ``start`` there twice."""

    def change(raw: bytes) -> tuple[bytes, int]:
        lines = raw.splitlines(keepends=True)
        place = next(i for i, line in enumerate(lines) if line.startswith(start.encode()))
        return b"".join([*lines[: place + 1], *lines[place:]]), place + 2

    return change


def keep_lines(count: int) -> Change:
    """Keep the header and the first rows only."""

    def change(raw: bytes) -> tuple[bytes, int]:
        lines = raw.splitlines(keepends=True)[: count + 1]
        return b"".join(lines), count + 1

    return change


def whole(content: bytes) -> Change:
    """Give the file this content."""
    return lambda raw: (content, 1)


def add(content: str) -> Change:
    """Put text at the end of the file."""
    return lambda raw: (raw + content.encode(), raw.count(b"\n") + 1)
