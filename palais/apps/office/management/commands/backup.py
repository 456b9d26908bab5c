"""Write a backup: the rows of the database as they are at one moment, the uploads, the network's own facts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import backup
from palais.apps.office.backup.checking import megabytes
from palais.apps.office.management.progress import Line


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("place", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        say = Line(self.stdout.write)
        backup.recover(say=self.stdout.write)
        place = Path(options["place"]).expanduser() if options["place"] else backup.folder()
        if not options["place"] or place.is_dir() or options["place"].endswith("/"):
            place = backup.new_file(backup.ASKED, within=place)
        try:
            made = backup.make(place.absolute(), say=say)
        except backup.BackupRefused as error:
            raise CommandError(str(error)) from error
        for name in made.left_behind:
            self.stdout.write(f"not in it, because it could not be read: {name}")
        self.stdout.write(
            f"{made.file}: {made.rows} rows, {made.files} files, {megabytes(made.size)}, in {made.seconds:.1f} s.\n"
            "The secret key and the other switches (.env) are not in it: keep them somewhere else."
        )
