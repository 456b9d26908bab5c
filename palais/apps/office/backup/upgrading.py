"""Bringing the database to this version, with a backup of what was there before it changes."""

from collections.abc import Callable
from typing import Any

from django.core.management import call_command

import palais
from palais.apps.office import deeds
from palais.apps.office.backup import making, places, state
from palais.apps.office.services import changelog

Say = Callable[[str], None]


def upgrade_database(*, say: Say = lambda line: None, **options: Any) -> making.Made | None:
    """Run the migrations that are outstanding. The backup made before; None where nothing was there, or to be done.

    Raises BackupRefused, with the database unchanged.
    """
    new, pending = state.database_is_new(), state.pending()
    made = None
    if pending and not new:
        say("backing up before the database changes")
        made = making.make_in_folder(places.UPGRADE, log=False, say=say)
    if pending:
        say("changing the tables")
        call_command("migrate", **{"interactive": False, "verbosity": 0, **options})
    if made:
        after = {"palais": palais.__version__, "migrations": len(pending), "backup": made.file.name}
        changelog.record(deed=deeds.UPGRADE, kind="installation", key="palais", by=None, after=after)
    return made
