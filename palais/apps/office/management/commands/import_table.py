"""Read a table into an import run and print what each row would do; apply it when asked.

The run is the same that the desk shows: it can be looked at, applied and undone there.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Case, When

from palais.apps.office import imports as registry
from palais.apps.office.choices import Answer, ImportStatus, Outcome
from palais.apps.office.imports import reasons
from palais.apps.office.imports.guessing import MappingNotFitting
from palais.apps.office.intake.sentences import FileRefused, sentence
from palais.apps.office.models import ImportRow, ImportRun
from palais.apps.office.services.imports import previewing, runs, steps
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User

TURN = Case(When(answer=Answer.NOT_UNDERSTOOD, then=0), When(reasons=[], then=2), default=1)
"""Rows that are not understood are printed first, then those with something to know about them."""


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(registry.registered()))
        parser.add_argument("file")
        parser.add_argument("--mapping", default="", help="columns kept under this name (default: guessed)")
        parser.add_argument("--date-order", default="", choices=("", "day-first", "month-first"))
        parser.add_argument("--whole", action="store_true")
        parser.add_argument("--media", default="", help="folder or archive of pictures and files")
        parser.add_argument("--by", default="", help="the address of the person in whose name it is done")
        parser.add_argument("--rows", type=int, default=40)
        parser.add_argument("--apply", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        by = person(options["by"], kind=options["kind"]) if options["by"] else None
        try:
            run = self.preview(options, by)
        except OSError as error:
            raise CommandError(
                f"The file {options['file']} cannot be read: {error.strerror or error}."
            ) from error
        except (FileRefused, MappingNotFitting) as error:
            raise CommandError(str(error)) from error
        if run.status == ImportStatus.FAILED:
            raise CommandError(sentence(**run.fault))
        self.tell(run, options["rows"])
        if not options["apply"]:
            self.stdout.write(
                f"Nothing was changed. Import {run.pk} waits at the desk; --apply applies it here."
            )
            return
        runs.apply(run=run.pk, by=by)
        steps.apply(run=run.pk, by=by, progress=Progress(job=None))
        run.refresh_from_db()
        done, left = run.counts.get(Outcome.DONE, 0), run.counts.get(Outcome.CONFLICT, 0)
        self.stdout.write(
            f"Applied: {done} rows, {left} left alone. Import {run.pk} can be undone at the desk."
        )

    def preview(self, options: dict[str, Any], by: User | None) -> ImportRun:
        path = Path(options["file"])
        with path.open("rb") as file:
            run = runs.start(
                kind=options["kind"], file=file, name=path.name, by=by, folder=beside(options["media"])
            )
        try:
            named = options["mapping"]
            columns = runs.columns_of(mapping=named, run=run) if named else run.columns
            runs.choose_columns(
                run=run.pk,
                columns=columns,
                by=by,
                date_order=options["date_order"],
                whole=options["whole"],
                later=False,
            )
        except MappingNotFitting:
            runs.drop(run=run.pk, by=by)
            raise
        previewing.preview(run=run.pk, progress=Progress(job=None))
        run.refresh_from_db()
        return run

    def tell(self, run: ImportRun, most: int) -> None:
        if run.reading.get("doubt"):
            self.stdout.write(
                f"warning: the file does not name its encoding; read as {run.reading['encoding']}"
            )
        kind = registry.registered()[run.kind]
        labels = {field.name: field.label for field in kind.fields}
        if not kind.reader.by_column:
            for heading in run.headings:
                self.stdout.write(f"{heading}  =  {labels.get(run.columns.get(heading, ''), '—')}")
        rows = run.rows.exclude(answer=Answer.SAME).alias(turn=TURN).order_by("turn", "number")
        for row in rows[:most]:
            self.stdout.write(line_of(row, labels, kind.shown or dict))
        if (number := rows.count()) > most:
            self.stdout.write(f"… and {number - most} rows more (--rows N prints N of them)")
        for code, count in run.reading.get("repairs", {}).items():
            self.stdout.write(f"mended in {count} rows: {reasons.repair(code)}")
        counts = ", ".join(f"{answer} {run.counts.get(answer, 0)}" for answer in Answer.values)
        self.stdout.write(f"{counts}.")


def person(address: str, *, kind: str) -> User:
    """The person with this address, if they may import this; else the command ends with a sentence."""
    found = User.objects.filter(email__iexact=address.strip()).first()
    if found is None:
        raise CommandError(f"Nobody here has the address {address}.")
    if kind not in registry.allowed(found):
        raise CommandError(f"{address} may not import {kind}. An administrator can give the right to it.")
    return found


def beside(place: str) -> str:
    """The folder or archive that comes with a file; the command ends with a sentence where it is not there."""
    if place and not Path(place).exists():
        raise CommandError(f"{place} is not there.")
    return str(Path(place).resolve()) if place else ""


def line_of(row: ImportRow, labels: dict[str, Any], shown: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
    """One row: "change  line 7  Name  joined_on: None → '2015-04-03'"."""
    before, after = shown(row.before), shown(row.after)
    where = f"line {row.line}" if row.line else "no line"
    changed = "; ".join(
        f"{name}: {before[name]!r} → {value!r}" for name, value in after.items() if name in before
    )
    why = " ".join(reasons.sentence(reason, labels=labels) for reason in row.reasons)
    return "  ".join(part for part in (f"{row.answer:14}", where, row.name, changed, why) if part)
