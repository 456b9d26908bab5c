"""Compare the facts with the database, print the difference row by row, and load it when asked."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import clock
from palais.apps.office.services.sync import Change, NewConflict, SyncRefused, sync
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood
from palais.reference.facts import FactsBroken


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--apply", action="store_true")
        parser.add_argument("--rows", type=int, default=40)

    def handle(self, *args: Any, **options: Any) -> None:
        self.start = time.monotonic()
        try:
            plan = sync(apply=options["apply"], on=clock.today(), say=self.say)
        except (FactsBroken, SyncRefused, CorrectionNotUnderstood) as error:
            raise CommandError(str(error)) from error
        for warning in plan.warnings:
            self.stdout.write(f"warning: {warning}")
        for change in plan.changes[: options["rows"]]:
            self.stdout.write(line_of(change))
        if len(plan.changes) > options["rows"]:
            self.stdout.write(
                f"… and {len(plan.changes) - options['rows']} rows more (--rows N prints N of them)"
            )
        for conflict in plan.conflicts:
            self.stdout.write(line_of_conflict(conflict))
        counts = ", ".join(f"{what} {number}" for what, number in plan.counts().items())
        verb = "Loaded" if options["apply"] else "To load with --apply"
        self.stdout.write(f"{verb}: {counts}; sources {len(plan.sources)}.")

    def say(self, text: str) -> None:
        if time.monotonic() - self.start > 2:
            self.stdout.write(f"  … {text}")


def line_of(change: Change) -> str:
    columns = {**change.before, **change.after}
    detail = "; ".join(
        f"{name}: {change.before.get(name, '')!r} → {change.after.get(name, '')!r}" for name in columns
    )
    return f"{change.what:9} {change.table} {change.key}" + (f"  {detail}" if change.what == "update" else "")


def line_of_conflict(conflict: NewConflict) -> str:
    return (
        f"conflict  {conflict.table} {conflict.key}  ours: {dict(conflict.ours)}  "
        f"{conflict.layer} now says: {dict(conflict.theirs)}"
    )
