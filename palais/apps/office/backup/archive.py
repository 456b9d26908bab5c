"""The file of a backup: a ZIP with `manifest.json`, a text of lines for each table, and files as they are.

Nothing here touches the database. Its manifest names every part with its size and SHA-256.
"""

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

KIND, FORMAT = "palais-backup", 1
MANIFEST = "manifest.json"
PIECE = 1 << 20
PACKED = {".gif", ".gz", ".jpeg", ".jpg", ".mp3", ".mp4", ".docx", ".pdf", ".png", ".webp", ".xlsx", ".zip"}
TABLE_PART = re.compile(r"tables/[a-z][a-z0-9_]*\.jsonl")
FILE_PART = re.compile(r"files/([a-z][a-z0-9-]*)/(.+)", re.DOTALL)
UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")


class ArchiveRefused(ValueError):
    """This file is no backup that can be put back; the sentence says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the archive: how many bytes, and their SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table: its columns in their order, how many rows, and the highest number it ever gave to one."""

    columns: list[str]
    rows: int
    last_number: int


@dataclass(slots=True)
class Manifest:
    """What an archive holds. `migrations` are pairs of app and name: the state of the database it was made from."""

    made_at: str
    palais: str
    database: str
    migrations: list[list[str]]
    tables: dict[str, TablePart] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    without: str = "The secret key and the other switches are not in here."

    def as_json(self) -> bytes:
        told = {"kind": KIND, "format": FORMAT, **asdict(self)}
        return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


class Writer:
    """Writes one archive into an open file, part by part, each hashed as it passes."""

    def __init__(self, file: IO[bytes], manifest: Manifest) -> None:
        self.manifest = manifest
        self.zip = zipfile.ZipFile(file, "w", allowZip64=True)

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        packed = Path(name).suffix.lower() in PACKED
        info = zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self.zip.open(info, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                digest.update(piece)
                size += len(piece)
        self.manifest.parts[name] = Part(size, digest.hexdigest())

    def finish(self) -> None:
        self.zip.writestr(MANIFEST, self.manifest.as_json(), zipfile.ZIP_DEFLATED)
        self.zip.close()


@contextmanager
def new_file(place: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner reads, and that has its name only when it is whole and on the disk."""
    half = place.with_name(f".{place.name}.half")
    half.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.rename(place)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def sync_folder(place: Path) -> None:
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def pieces_of(file: IO[bytes], *, say: Callable[[int], None] = lambda size: None) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        say(len(piece))
        yield piece


def file_part(folder: str, path: str) -> str:
    return f"files/{folder}/{path}"


def table_part(table: str) -> str:
    return f"tables/{table}.jsonl"


def fits(name: str) -> bool:
    """Whether a name of a part can be put back without leaving its folder."""
    if TABLE_PART.fullmatch(name):
        return True
    found = FILE_PART.fullmatch(name)
    if not found or UNFIT.search(name):
        return False
    steps = found[2].split("/")
    return all(step not in ("", ".", "..") and len(step.encode("utf-8", "replace")) <= 255 for step in steps)


def read_manifest(kept: bytes) -> Manifest:
    """Raises ArchiveRefused."""
    try:
        told: dict[str, Any] = json.loads(kept)
        if told.pop("kind") != KIND:
            raise ValueError("another kind")
        made_with = told.pop("format")
        if isinstance(made_with, int) and made_with > FORMAT:
            raise ArchiveRefused(
                "This backup was made by a newer version of Palais. Install that version, then restore."
            )
        tables = {name: TablePart(**one) for name, one in told.pop("tables").items()}
        parts = {name: Part(**one) for name, one in told.pop("parts").items()}
        manifest = Manifest(**told, tables=tables, parts=parts)
        check_shape(manifest)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, ArchiveRefused):
            raise
        raise ArchiveRefused("The manifest of this archive is not that of a Palais backup.") from error
    return manifest


def check_shape(manifest: Manifest) -> None:
    """Every field is of its kind. Raises ValueError, TypeError."""
    datetime.fromisoformat(manifest.made_at)
    numbers = [part.bytes for part in manifest.parts.values()]
    numbers += [number for table in manifest.tables.values() for number in (table.rows, table.last_number)]
    if not all(isinstance(number, int) and number >= 0 for number in numbers):
        raise ValueError("a number that is none")
    texts = [manifest.palais, manifest.database, *(part.sha256 for part in manifest.parts.values())]
    texts += [name for table in manifest.tables.values() for name in table.columns]
    texts += [name for pair in manifest.migrations for name in pair]
    if not all(isinstance(text, str) for text in texts) or any(
        len(pair) != 2 for pair in manifest.migrations
    ):
        raise ValueError("a text that is none")
