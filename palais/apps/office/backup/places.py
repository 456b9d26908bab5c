"""Where backups lie on this machine, what they are called, and which of them are kept."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from palais.apps.office import deeds
from palais.apps.office.models import Change

ASKED, DAILY, UPGRADE, RESTORE = "backup", "daily", "before-upgrade", "before-restore"
NAME = re.compile(r"palais-(backup|daily|before-upgrade|before-restore)-(\d{8}-\d{6})\.zip")
KEEP_BEFORE = 5
STALE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup in the folder: why it was made, when, and its file."""

    reason: str
    at: datetime
    file: Path


def folder() -> Path:
    return Path(settings.BACKUP_DIR or Path(settings.VAR) / "backups")


def new_file(reason: str, *, within: Path | None = None) -> Path:
    """The name of a backup that is made now: why, and the moment in UTC; a second later where that is taken."""
    moment = timezone.now().astimezone(UTC)
    while (file := (within or folder()) / f"palais-{reason}-{moment:%Y%m%d-%H%M%S}.zip").exists():
        moment += timedelta(seconds=1)
    return file


def kept_in(place: Path) -> list[Kept]:
    """The backups in a folder by their names, the newest first; empty where there is no such folder."""
    found = []
    for file in place.iterdir() if place.is_dir() else ():
        told = NAME.fullmatch(file.name)
        if told:
            at = datetime.strptime(told[2], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
            found.append(Kept(told[1], at, file))
    return sorted(found, key=lambda one: one.at, reverse=True)


def rotate(reason: str, *, keep: int) -> int:
    """Delete all but the newest backups of one reason, and what a killed backup left half written; how many."""
    gone = [one.file for one in kept_in(folder()) if one.reason == reason][max(keep, 1) :]
    limit = (timezone.now() - STALE).timestamp()
    for half in folder().glob(".palais-*.half"):
        if half.stat().st_mtime < limit:
            half.unlink(missing_ok=True)
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def last_made() -> datetime | None:
    """When the last backup of this installation was finished, on whichever machine; None: never."""
    return Change.objects.filter(deed=deeds.BACK_UP).order_by("-at").values_list("at", flat=True).first()
