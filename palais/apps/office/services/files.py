"""Received files: taking one in, letting one go, and clearing away what no row knows."""

import os
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from django.db import transaction

from palais.apps.office import deeds
from palais.apps.office.intake import examining, purposes
from palais.apps.office.models import ReceivedFile
from palais.apps.office.models.files import folder, place_of
from palais.apps.office.services import changelog
from palais.apps.people.models import User

DAY_SECONDS = 86_400.0


def receive(*, file: examining.Arriving, name: str, purpose: str, by: User | None) -> ReceivedFile:
    """Take a file in: checked, kept under its checksum, written down. Raises FileRefused with a sentence.

    Pictures are kept written anew, without where they were taken; everything else byte for byte. `by` None:
    a command brought it.
    """
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with examining.examine(
        file=file, name=name, purpose=purposes.registered()[purpose], folder=folder()
    ) as found:
        put_in_place(found.path, checksum=found.checksum)
        with transaction.atomic():
            kept = ReceivedFile.objects.create(
                name=found.name,
                purpose=purpose,
                kind=found.kind,
                size=found.size,
                checksum=found.checksum,
                checksum_as_received=found.checksum_as_received,
                by=by,
            )
            changelog.record(
                deed=deeds.RECEIVE,
                kind="file",
                key=str(kept.pk),
                by=by,
                after={
                    "purpose": purpose,
                    "kind": found.kind,
                    "size": found.size,
                    "checksum": found.checksum,
                },
                confidential=is_confidential(purpose),
            )
    return kept


def put_in_place(path: Path, *, checksum: str) -> None:
    """Move it to the name that its content gives it; whole or not at all, also when the power fails."""
    target = place_of(checksum)
    target.parent.mkdir(exist_ok=True, mode=0o700)
    with path.open("rb") as opened:
        os.fsync(opened.fileno())
    path.chmod(0o600)
    path.replace(target)


def let_go(*, file: ReceivedFile, by: User | None, reason: str = "") -> None:
    """Delete a received file, and its bytes where no other row has them: with the transaction, which may still fail."""
    checksum = file.checksum
    with transaction.atomic():
        changelog.record(
            deed=deeds.LET_GO,
            kind="file",
            key=str(file.pk),
            by=by,
            before={"kind": file.kind, "size": file.size, "checksum": checksum},
            reason=reason,
            confidential=is_confidential(file.purpose),
        )
        file.delete()
        transaction.on_commit(partial(forget, checksum))


def forget(checksum: str) -> None:
    """Delete the bytes that no row has any more."""
    if not ReceivedFile.objects.filter(checksum=checksum).exists():
        place_of(checksum).unlink(missing_ok=True)


def is_confidential(purpose: str) -> bool:
    known = purposes.registered().get(purpose)
    return known is not None and known.is_confidential


def clear_away() -> int:
    """Delete what lies in the folder for more than a day and no row knows: a process died while it received it."""
    count = 0
    for path in sorted(folder().glob("*/*")) if folder().exists() else []:
        with suppress(FileNotFoundError):
            is_old = time.time() - path.stat().st_mtime > DAY_SECONDS
            if is_old and not ReceivedFile.objects.filter(checksum=path.name).exists():
                path.unlink()
                count += 1
                if path.parent.name.startswith("arriving-"):
                    path.parent.rmdir()
    return count
