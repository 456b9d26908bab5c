"""Say in words what is well and what is not. Ends with 1 where somebody must see to something."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.office import health

MARKS = {health.Verdict.WELL: "✓", health.Verdict.DOUBTFUL: "?", health.Verdict.BAD: "✗"}


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        looked = health.look()
        for one in looked:
            self.stdout.write(f"{MARKS[one.finding.verdict]} {one.check.label}: {one.finding.words}")
        if any(one.finding.verdict is health.Verdict.BAD for one in looked):
            raise CommandError("Not all is well.")
        self.stdout.write("All is well, as far as this machine can tell.")
