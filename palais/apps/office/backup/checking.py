"""Reading an archive that may be damaged, foreign or hostile: every name, size and sum is checked, none believed."""

import hashlib
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from palais.apps.office.backup.archive import (
    MANIFEST,
    PIECE,
    ArchiveRefused,
    Manifest,
    fits,
    read_manifest,
    table_part,
)

LARGEST_MANIFEST = 256 << 20
LONGEST_LINE = 64 << 20
KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
Say = Callable[[int], None]


@dataclass(frozen=True)
class Archive:
    """An open archive whose names and sizes are in order; `verify` reads it all."""

    zip: zipfile.ZipFile
    manifest: Manifest

    @property
    def size(self) -> int:
        """The bytes of all its parts, unpacked."""
        return sum(part.bytes for part in self.manifest.parts.values())

    def verify(self, *, say: Say = lambda size: None) -> None:
        """Read every part and compare its sum. Raises ArchiveRefused."""
        for name in self.manifest.parts:
            for _ in self.pieces(name, say=say):
                pass

    def pieces(self, name: str, *, say: Say = lambda size: None) -> Iterator[bytes]:
        """A part, piece by piece; raises ArchiveRefused at its end where it is not what the manifest says."""
        told = self.manifest.parts[name]
        digest, left = hashlib.sha256(), told.bytes
        with damage_of(name), self.zip.open(name) as part:
            while piece := part.read(min(PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise damaged(name)
                digest.update(piece)
                say(len(piece))
                yield piece
        if left or digest.hexdigest() != told.sha256:
            raise damaged(name)

    def lines(self, table: str) -> Iterator[bytes]:
        """The rows of a table. Raises ArchiveRefused, also where a line is longer than any row."""
        rest = b""
        for piece in self.pieces(table_part(table)):
            *whole, rest = (rest + piece).split(b"\n")
            yield from whole
            if len(rest) > LONGEST_LINE:
                raise damaged(table_part(table))
        if rest:
            raise damaged(table_part(table))


def damaged(name: str) -> ArchiveRefused:
    return ArchiveRefused(
        f"The archive is damaged: {name} is not what its manifest says. Take another copy of the backup."
    )


@contextmanager
def damage_of(name: str) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError) as error:
        raise damaged(name) from error


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """The archive in a file. Raises ArchiveRefused where it is none, or one that must not be put back."""
    try:
        stream: IO[bytes] = file.open("rb")
    except OSError as error:
        raise ArchiveRefused(f"{file} cannot be read: {error.strerror}.") from error
    with stream:
        try:
            kept = zipfile.ZipFile(stream)
        except (
            zipfile.BadZipFile,
            ValueError,
            EOFError,
            OSError,
            RuntimeError,
            UnicodeError,
        ) as error:
            raise ArchiveRefused(f"{file.name} is no backup of Palais, or it was cut short.") from error
        with kept:
            yield Archive(kept, checked(kept, file.name))


def checked(kept: zipfile.ZipFile, name: str) -> Manifest:
    """The manifest, when the archive holds exactly the parts that it names, each fit to be put back."""
    there = kept.infolist()
    names = {info.filename for info in there}
    if MANIFEST not in names:
        raise ArchiveRefused(f"{name} is no backup of Palais: it has no manifest.")
    for info in there:
        check_entry(info)
    if kept.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ArchiveRefused("The manifest of this archive is too large.")
    with damage_of(MANIFEST), kept.open(MANIFEST) as part:
        manifest = read_manifest(part.read(LARGEST_MANIFEST))
    wanted = {*manifest.parts, MANIFEST}
    if names != wanted or len(there) != len(wanted):
        raise ArchiveRefused("The archive does not hold what its manifest says, or holds more.")
    if any(kept.getinfo(one).file_size != part.bytes for one, part in manifest.parts.items()):
        raise ArchiveRefused("The archive is damaged: a part has another size than its manifest says.")
    if {table_part(table) for table in manifest.tables} != {
        one for one in manifest.parts if one[:7] == "tables/"
    }:
        raise ArchiveRefused("The archive does not hold what its manifest says, or holds more.")
    return manifest


def check_entry(info: zipfile.ZipInfo) -> None:
    if info.filename != MANIFEST and not fits(info.filename):
        raise ArchiveRefused(
            "The archive holds a name that leads out of its folder, or is none. It is refused."
        )
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise ArchiveRefused("The archive holds a link or a device. It is refused.")
    if info.flag_bits & 0x1 or info.compress_type not in KNOWN_PACKING:
        raise ArchiveRefused("The archive is encrypted or packed in a way that Palais does not use.")


def need_room(place: Path, size: int, *, what: str) -> str:
    """Why there is no room for so many bytes at a place; empty where there is."""
    place.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(place).free
    if free >= size:
        return ""
    return f"{what} needs {megabytes(size)} at {place}, and {megabytes(free)} are free. Make room, then try again."


def megabytes(size: int) -> str:
    """A size for people, in the fewest figures that say something."""
    return f"{size / 1e6:,.0f} MB" if size >= 10e6 else f"{size / 1e6:.1f} MB"
