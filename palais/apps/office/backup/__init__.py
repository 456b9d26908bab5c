"""Backups: everything that people made here in one file, and back again; the same file for both kinds of database.

docs/build/running.md says why it is built so. What a room keeps outside the database, what it does not want to be
kept, and what it must do after a restore, it says in its `apps.py` (`keep_folder`, `leave_out`, `after_restore`).
"""

from palais.apps.office.backup.archive import ArchiveRefused
from palais.apps.office.backup.checking import Archive, opened
from palais.apps.office.backup.making import BackupRefused, Made, make, make_in_folder, room_needed
from palais.apps.office.backup.places import (
    ASKED,
    DAILY,
    RESTORE,
    UPGRADE,
    folder,
    kept_in,
    last_made,
    new_file,
    rotate,
)
from palais.apps.office.backup.registry import after_restore, keep_folder, leave_out
from palais.apps.office.backup.restoring import RestoreRefused, interrupted, is_empty, recover, restore
from palais.apps.office.backup.state import database_is_new, pending
from palais.apps.office.backup.upgrading import upgrade_database

__all__ = [
    "ASKED",
    "DAILY",
    "RESTORE",
    "UPGRADE",
    "Archive",
    "ArchiveRefused",
    "BackupRefused",
    "Made",
    "RestoreRefused",
    "after_restore",
    "database_is_new",
    "folder",
    "interrupted",
    "is_empty",
    "keep_folder",
    "kept_in",
    "last_made",
    "leave_out",
    "make",
    "make_in_folder",
    "new_file",
    "opened",
    "pending",
    "recover",
    "restore",
    "room_needed",
    "rotate",
    "upgrade_database",
]
