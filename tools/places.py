"""Where things are, and whether they have changed since they were last used."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = PROJECT / "requirements"
LOCAL_SWITCHES = PROJECT / ".env"
LOCALE = PROJECT / "palais" / "locale"


def fingerprint(places: Iterable[Path]) -> str:
    """One short text that changes when a file is added, removed, renamed or edited. Folders are searched."""
    digest = hashlib.sha256()
    for place in places:
        for file in _files_of(place):
            digest.update(f"{place.name}/{file.relative_to(place).as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:24]


def _files_of(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def read_notes(file: Path) -> dict[str, Any]:
    """What was noted in a JSON file; nothing when there is none or it was cut short."""
    try:
        notes = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notes if isinstance(notes, dict) else {}


def write_notes(file: Path, notes: dict[str, Any]) -> None:
    """Note it so that a reader never sees half a file."""
    half = file.with_suffix(".half")
    half.write_text(json.dumps(notes, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    half.replace(file)
