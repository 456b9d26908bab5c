"""Examining one file: spooled to disk with a bound and a checksum, then looked at in a bounded child."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Protocol

from palais.apps.office.intake import bounded, kinds
from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.purposes import Purpose
from palais.apps.office.intake.sentences import FileRefused

PIECE = 1024 * 1024
LOOK = "palais.apps.office.intake.looking:look"
BOUNDS = bounded.Bounds(memory_mib=1024, cpu_seconds=60, seconds=90.0, file_mib=128)
LONGEST_NAME = 200


class Arriving(Protocol):
    """A file that can be read from its start: Django's uploaded files and opened ones alike."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found. `path` holds what may be kept: the file as it came, or the picture written anew.

    `checksum` is that of `path`, `checksum_as_received` that of the bytes that came; both SHA-256.
    """

    path: Path
    name: str
    kind: str
    size: int
    checksum: str
    checksum_as_received: str


@contextmanager
def examine(*, file: Arriving, name: str, purpose: Purpose, folder: Path | None = None) -> Iterator[Examined]:
    """What the file is. FileRefused where it is not taken; what was spooled is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="arriving-", dir=folder) as place:
        came, anew = Path(place) / "came", Path(place) / "anew"
        with came.open("wb") as out:
            received = spool(file, out, most=purpose.largest)
        try:
            found = bounded.run(
                LOOK,
                bounds=BOUNDS,
                file=str(came),
                target=str(anew),
                kinds=list(purpose.kinds),
                most_bytes=purpose.unpacked,
            )
        except Fault as fault:
            raise FileRefused(fault.code, **{"taken": purpose.endings, **fault.values}) from fault
        path = anew if anew.exists() else came
        yield Examined(
            path=path,
            name=fitting_name(name, kind=found["kind"], strict=purpose.by_name and path == came),
            kind=found["kind"],
            size=path.stat().st_size,
            checksum=checksum_of(path) if path == anew else received,
            checksum_as_received=received,
        )


def spool(file: Arriving, out: BinaryIO, *, most: int) -> str:
    """Write the file down piece by piece, never more than `most` bytes; its checksum."""
    digest, size = hashlib.sha256(), 0
    seek: Any = getattr(file, "seek", None)
    if seek is not None:
        seek(0)
    while piece := file.read(PIECE):
        size += len(piece)
        if size > most:
            raise FileRefused("too-large", most=most // (1024 * 1024))
        digest.update(piece)
        out.write(piece)
    return digest.hexdigest()


def checksum_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def fitting_name(name: str, *, kind: str, strict: bool) -> str:
    """The name without folders and signs that are not shown, with an ending that says what the file is.

    `strict`: a wrong ending is refused, because people would open the file with the wrong program.
    """
    plain = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    stem, ending = (
        PurePath(plain).stem[:LONGEST_NAME].strip(" .") or "file",
        PurePath(plain).suffix[1:].lower(),
    )
    endings = kinds.KINDS[kind].endings
    if strict and ending not in endings:
        raise FileRefused("name-does-not-fit", ending=ending or "…", kind=kind, usual=endings[0])
    return f"{stem}.{ending if ending in endings else endings[0]}"
