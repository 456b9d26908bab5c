"""The search index: take in what changed, build it anew, or compare it with the rows."""

import time
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import search
from palais.apps.office.search.outbox import OutboxBusy

SENTENCES = {
    search.Outcome.CURRENT: "The search index is up to date.",
    search.Outcome.TAKEN_IN: "The search index has taken in what changed.",
    search.Outcome.REBUILT: "The search index was built.",
    search.Outcome.LATER: "Another process is writing; the next update takes in what changed.",
}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", choices=("update", "rebuild", "check"))

    def handle(self, *args: Any, **options: Any) -> None:
        self.said = time.monotonic()
        try:
            getattr(self, options["deed"])()
        except (search.RebuildRefused, OutboxBusy) as error:
            raise CommandError(f"{error} Nothing was changed; the index that was there serves on.") from error

    def update(self) -> None:
        outcomes = [search.catch_up(build=True, say=self.say, of=index) for index in search.indexes()]
        for outcome in search.Outcome:
            if outcome in outcomes and (outcome is not search.Outcome.CURRENT or {*outcomes} == {outcome}):
                self.stdout.write(SENTENCES[outcome])

    def rebuild(self) -> None:
        start = time.monotonic()
        written = sum(search.rebuild(say=self.say, of=index) for index in search.indexes())
        self.stdout.write(
            f"The search index was built: {written} records in {time.monotonic() - start:.1f} s."
        )

    def check(self) -> None:
        try:
            faults = [fault for index in search.indexes() for fault in index.faults(self.stdout.write)]
        except search.NoIndex as error:
            raise CommandError(f"{error} Build it with “palais search rebuild”.") from error
        for fault in faults[:40]:
            self.stdout.write(f"{fault.what:9} {fault.kind} {fault.key}")
        if faults:
            counts = ", ".join(
                f"{what} {number}" for what, number in Counter(fault.what for fault in faults).items()
            )
            raise CommandError(
                f"The search index differs from the rows: {counts}. “palais search update” mends what "
                "only waits; “palais search rebuild” mends everything."
            )
        self.stdout.write("The search index agrees with the rows.")

    def say(self, text: str) -> None:
        """Progress, at most once in two seconds."""
        if time.monotonic() - self.said > 2:
            self.said = time.monotonic()
            self.stdout.write(f"  … {text}")
