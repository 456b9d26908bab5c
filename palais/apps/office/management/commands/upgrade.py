"""Bring database, facts, static files and search index to this version, with a backup before the database changes."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import backup, search
from palais.apps.office.management.progress import Line


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        say = Line(self.stdout.write)
        backup.recover(say=self.stdout.write)
        try:
            made = backup.upgrade_database(say=say)
        except backup.BackupRefused as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        if made:
            self.stdout.write(f"Backed up before the database changed: {made.file}")
        call_command("sync", apply=True, rows=0, stdout=self.stdout)
        if not settings.STATIC_FROM_SOURCE:
            call_command("collectstatic", interactive=False, verbosity=0)
        for index in search.indexes():
            search.catch_up(build=True, say=say, of=index)
        self.stdout.write(
            "This installation is up to date. Start Palais again, then look at “palais health”."
        )
