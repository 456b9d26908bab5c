"""Read every document of a folder and print what became of each. Stopped in the middle, it goes on when run again.

Nothing is published but what --publish says. Documents and their doubts are at the desk.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.library.choices import FileOutcome
from palais.apps.library.models import Batch
from palais.apps.library.permissions import may_read_documents
from palais.apps.library.reading import wording
from palais.apps.library.services import batches
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder")
        parser.add_argument("--publish", action="store_true", help="publish what was read without a doubt")
        parser.add_argument("--by", default="", help="the address of the person in whose name it is done")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        by = person(options["by"]) if options["by"] else None
        try:
            batch, goes_on = batches.begin_folder(folder=folder, publish=options["publish"], by=by)
        except batches.TooMany as error:
            raise CommandError(str(error)) from error
        waiting = batch.lines.filter(outcome=FileOutcome.WAITING).count()
        if goes_on:
            self.stdout.write(f"Going on with {waiting} of {batch.lines.count()} files.")
        for line in batches.work(batch=batch.pk, progress=Progress(job=None)):
            self.stdout.write(f"{line.name}  {wording.outcome(line.outcome, line.said, line.figures)}")
        self.stdout.write(summary(batch))


def summary(batch: Batch) -> str:
    counts = [(outcome, batch.lines.filter(outcome=outcome).count()) for outcome in FileOutcome.values]
    told = ", ".join(f"{outcome} {count}" for outcome, count in counts if count)
    return f"{batch.lines.count()} files: {told or 'none'}. Batch {batch.pk} is at the desk."


def person(address: str) -> User:
    found = User.objects.filter(email__iexact=address.strip()).first()
    if found is None:
        raise CommandError(f"Nobody here has the address {address}.")
    if not may_read_documents(found):
        raise CommandError(
            f"{address} may not bring documents in. An administrator can give the right to it."
        )
    return found
