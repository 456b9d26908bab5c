"""What belongs to the project, as files: everything that a fresh clone would hold, without asking git."""

import os
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
PALAIS = PROJECT / "palais"

NOT_OURS = {".git", ".venv", "var", "__pycache__", "node_modules"}


def files(*suffixes: str, under: Path = PROJECT) -> list[Path]:
    """The project's files with one of these endings (all without any), migrations left out."""
    return sorted(file for file in _walk(under) if not suffixes or file.suffix in suffixes)


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_OURS
            and not name.endswith("_cache")
            and name not in {".hypothesis", "migrations"}
        ]
        for name in names:
            if name != ".env" and not name.endswith((".mo", ".half", ".pyc")):
                yield Path(where) / name


def name(file: Path) -> str:
    """The path as people write it: from the project's folder on."""
    return file.relative_to(PROJECT).as_posix()


def text(file: Path) -> str:
    """The text of a file, or nothing when it is not text."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
