"""Documents received and read in tests: without the bounded children where a test is about something else."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from palais.apps.library.imports import names
from palais.apps.library.models import ParseRun
from palais.apps.library.reading import child
from palais.apps.library.services import reading, settling
from palais.apps.office.models import ReceivedFile
from palais.apps.office.models.files import place_of
from palais.apps.people.models import User
from tests.makers import documents as made


def received(content: bytes, name: str = "file.docx") -> ReceivedFile:
    """A file as the intake keeps it."""
    checksum = hashlib.sha256(content).hexdigest()
    place = place_of(checksum)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return ReceivedFile.objects.create(
        name=name,
        purpose=reading.PURPOSE,
        kind=Path(name).suffix[1:],
        size=len(content),
        checksum=checksum,
        checksum_as_received=checksum,
    )


def inside(folder: Path) -> Callable[[Path, str], dict[str, Any]]:
    """The reader in this process."""
    states = folder / "states.json"
    states.write_text(json.dumps(names.spellings(names.raw("states"))))

    def read(path: Path, name: str) -> dict[str, Any]:
        return next(child.read(file=str(path), name=name, states=str(states)))

    return read


def read(content: bytes, folder: Path, name: str = "file.docx", **more: Any) -> ParseRun:
    """A document received and read; its reading."""
    kept = received(content, name)
    return reading.read(received=kept, name=name, by=None, using=inside(folder), **more).run


def settled(run: ParseRun, by: User, **front: Any) -> ParseRun:
    """The reading without open doubts. `front`: what is corrected of its first page."""
    if front:
        settling.correct_front(run=run.pk, values=front, by=by, seen_as="")
    for kind in set(run.doubts.filter(settled_at=None).values_list("kind", flat=True)):
        settling.settle_kind(run=run.pk, kind=kind, by=by)
    return ParseRun.objects.get(pk=run.pk)


def observations(*, symbol: str = "CRC/C/NOR/CO/3-4", changed: str = "") -> bytes:
    """Concluding observations of the length that such documents have, with typed numbers: one doubt, on a heading."""
    body = "".join(made.paragraph(line) for line in made.masthead(symbol, "Norway"))
    body += made.paragraph("I. Introduction", bold=True)
    body += made.paragraph(f"1. {made.OPENING.format(state='Norway', report=symbol.replace('/CO/', '/'))}")
    body += made.paragraph("A. General measures of implementation (arts. 4, 42 and 44 (6))", bold=True)
    body += made.paragraph(
        f"2. The Committee is concerned about delays{changed}. It urges the State party to end them."
    )
    body += made.paragraph("B. A heading nobody has seen", bold=True)
    body += "".join(
        made.paragraph(
            f"{number}. The Committee recommends that the State party adopt sample measure {number}."
        )
        for number in range(3, 60)
    )
    return made.docx(body)
