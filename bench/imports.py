"""Import of 50,000 organisations with relations: preview, apply, undo, beside a plain bulk insert of the same rows.

    python -m bench.imports [--quick] [--rows N]

The plain insert checks nothing, matches nothing, logs nothing and cannot be undone: it is what the database alone
needs. Memory is the most that this process held, and the most that the child held which read the file.
"""

import argparse
import csv
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.measure import report, rows, site
from tools.steps import step

ROWS, QUICK_ROWS = 50_000, 400
SEED = 1989
HEADINGS = (
    "Organisation",
    "Acronym",
    "Country",
    "Website",
    "Standing",
    "Joined on",
    "Other names",
    "Former name",
)
STATES = ("MAR", "Maroc", "Kenya", "Кения", "肯尼亚", "FRA", "Suède", "السويد", "Perú", "NPL")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the file, import it, undo it, print the ratios, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rows: only to see that it works")
    parser.add_argument("--rows", type=int, default=ROWS)
    options = parser.parse_args(arguments)
    count = QUICK_ROWS if options.quick else options.rows
    known = report.begin("Import of organisations with other names", quick=options.quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        variables = site.switches(Path(folder), static_from_source=True)
        site.prepare(variables, title="a Palais with SQLite")
        set_up(variables)
        file = Path(folder) / "members.csv"
        with step(f"Writing {count} rows"):
            write(file, count)
        figures = measure(file, count)
    print(shown(figures, count))
    kept = {"rows": count, "stages": figures}
    print(f"\nAll figures: {report.write('imports', kept, known=known, quick=options.quick)}")
    return 0


def set_up(variables: dict[str, str]) -> None:
    """Start Django here, with the switches of the measured Palais alone."""
    import django

    before = dict(os.environ)
    os.environ.update({**variables, "DJANGO_SETTINGS_MODULE": "palais.config.settings"})
    try:
        django.setup()
    finally:
        os.environ.clear()
        os.environ.update(before)


def write(file: Path, count: int) -> None:
    """Rows in six languages, each with two other names and a former one; one in fifty is not understood."""
    chance = random.Random(SEED)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADINGS)
        for number, made in enumerate(rows.make(count, seed=SEED)):
            state = "Atlantis" if number % 50 == 49 else chance.choice(STATES)
            name = f"{made.title[:120]} {number}"
            others = f"Also {number}|Autrement {number}"
            day = f"{1990 + number % 30}-0{1 + number % 9}-1{number % 10}"
            site_ = f"https://n{number}.example/"
            writer.writerow([name, f"EX{number}", state, site_, "member", day, others, f"Before {number}"])


def measure(file: Path, count: int) -> dict[str, dict[str, float]]:
    from palais.apps.office.models import ImportRow, ImportRun
    from palais.apps.office.services.imports import previewing, runs, steps
    from palais.apps.office.services.progress import Progress
    from palais.apps.people.models import Organisation

    figures: dict[str, dict[str, float]] = {}
    figures["plain insert"] = timed("Plain insert", lambda: plain_insert(count))
    Organisation.objects.all().delete()
    run = ImportRun()

    def begin() -> None:
        nonlocal run
        with file.open("rb") as opened:
            run = runs.start(kind="organisations", file=opened, name=file.name, by=None)
        runs.choose_columns(run=run.pk, columns=run.columns, by=None, later=False)
        previewing.preview(run=run.pk, progress=Progress(job=None))

    def apply() -> None:
        runs.apply(run=run.pk, by=None)
        steps.apply(run=run.pk, by=None, progress=Progress(job=None))

    def undo() -> None:
        runs.undo(run=run.pk, by=None)
        steps.undo(run=run.pk, by=None, progress=Progress(job=None))

    figures["preview"] = timed("Preview", begin)
    figures["apply"] = timed("Apply", apply)
    applied = Organisation.objects.count()
    figures["preview again"] = timed("Preview of the same file again", begin)
    run = ImportRun.objects.get(status="applied")
    figures["undo"] = timed("Undo", undo)
    same = ImportRow.objects.filter(answer="same").count()
    assert (applied, same, Organisation.objects.count()) == (count - count // 50, applied, 0)
    return figures


def plain_insert(count: int) -> None:
    """The same organisations and names, with nothing around them."""
    from django.db import transaction

    from palais.apps.people.models import Organisation, OrganisationName

    with transaction.atomic():
        for start in range(0, count, 250):
            made = [
                Organisation(key=f"plain-{n}", name=f"Plain {n}")
                for n in range(start, min(start + 250, count))
            ]
            Organisation.objects.bulk_create(made)
            OrganisationName.objects.bulk_create(
                OrganisationName(organisation=one, name=f"{word} {one.key}", kind="other")
                for one in made
                for word in ("Also", "Autrement", "Before")
            )


def timed(title: str, deed: Callable[[], Any]) -> dict[str, float]:
    with step(title):
        began, before = time.monotonic(), worked()
        deed()
        seconds, cpu = time.monotonic() - began, worked() - before
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return {
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1),
        "child_peak_mib": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit, 1),
    }


def worked() -> float:
    """What this process and its children have worked; on a machine that is shared it says more than the clock."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def shown(figures: dict[str, dict[str, float]], count: int) -> str:
    base = figures["plain insert"]["seconds"]
    lines = [
        [
            name,
            f"{one['seconds']:.1f}",
            f"{count / max(one['seconds'], 0.01):.0f}",
            report.ratio(one["seconds"], base),
            f"{one['peak_mib']:.0f}",
        ]
        for name, one in figures.items()
    ]
    head = ["stage", "seconds", "rows/s", "÷ plain", "peak MiB so far"]
    return report.table(f"{count} rows with three other names each", head, lines)


if __name__ == "__main__":
    sys.exit(main())
