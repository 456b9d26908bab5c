"""Put a backup back. Its sums are checked before anything changes, and what is here is backed up before it goes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import backup
from palais.apps.office.backup import checking
from palais.apps.office.management.progress import Line


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--replace", action="store_true")
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(options["file"]).expanduser()
        try:
            if options["check"]:
                self.check_archive(file)
            else:
                self.restore(file, replace=options["replace"])
        except (backup.ArchiveRefused, backup.RestoreRefused) as error:
            raise CommandError(str(error)) from error

    def restore(self, file: Path, *, replace: bool) -> None:
        backup.recover(say=self.stdout.write)
        done = backup.restore(file, replace=replace, say=Line(self.stdout.write))
        if done.before:
            self.stdout.write(f"What was here before: {done.before}")
        self.stdout.write(
            f"Restored as of {done.made_at}: {done.rows} rows, {done.files} files, in {done.seconds:.1f} s. "
            "Everybody signs in again."
        )

    def check_archive(self, file: Path) -> None:
        with checking.opened(file) as kept:
            kept.verify()
            self.stdout.write(
                f"The archive is whole: made at {kept.manifest.made_at} by Palais {kept.manifest.palais} from "
                f"{kept.manifest.database}, {len(kept.manifest.parts)} parts, {checking.megabytes(kept.size)} unpacked."
            )
