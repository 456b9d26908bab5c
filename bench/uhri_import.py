"""Import of 270,000 rows of a made export of the Universal Human Rights Index, with all its faults.

    python -m bench.uhri_import [--quick] [--rows N] [--form xlsx|json] [--file EXPORT]

Preview, apply, the same file again, a later export (one row in a hundred changed, some new, some gone), undo of that.
A real export may be given with --file; then there is no later one. Memory is the most that this process held of its own
in each stage, the most that it ever held with the pages of mapped files (database and index), and the most of the child
that read the file.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.imports import set_up, timed
from bench.measure import memory, report, site, uhri_export
from tools.steps import step

ROWS, QUICK_ROWS = 270_000, 300
GOAL_SECONDS = 600


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the files, import them, print time and memory, keep the figures; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.uhri_import", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="few rows: only to see that it works")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--form", choices=("xlsx", "json"), default="xlsx")
    parser.add_argument("--file", type=Path, help="a real export, instead of a made one")
    options = parser.parse_args(arguments)
    count = QUICK_ROWS if options.quick else options.rows
    known = report.begin("Import of an export of the index", quick=options.quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        variables = site.switches(Path(folder), static_from_source=True)
        site.prepare(variables, title="a Palais with SQLite")
        set_up(variables)
        if options.file:
            files = [options.file]
        else:
            files = [Path(folder) / f"{name}.{options.form}" for name in ("first", "later")]
            with step(f"Writing {count} rows twice"):
                uhri_export.write(files[0], count)
                uhri_export.write(files[1], count, later=True)
        figures, counts = measure(files)
        size = files[0].stat().st_size
    print(shown(figures, counts))
    taken, worked = (figures["preview"][of] + figures["apply"][of] for of in ("seconds", "cpu_seconds"))
    missed = count >= ROWS and taken > GOAL_SECONDS
    print(
        f"\nPreview and apply, search included: {taken:.0f} s, of work {worked:.0f} s; the goal for 270,000 rows is "
        f"{GOAL_SECONDS} s{': missed' if missed else ''}."
    )
    kept = {"rows": count, "form": options.form, "bytes": size, "stages": figures, "counts": counts}
    print(f"All figures: {report.write('uhri-import', kept, known=known, quick=options.quick)}")
    return int(missed)


def measure(files: Sequence[Path]) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    from palais.apps.library.models import Recommendation

    figures: dict[str, dict[str, Any]] = {}
    counts: dict[str, Any] = {}

    def stage(name: str, deed: Callable[[], Any]) -> Any:
        made: list[Any] = []
        with memory.Own() as own:
            figures[name] = timed(name, lambda: made.append(deed()))
        figures[name]["own_mib"] = own.most and round(own.most, 1)
        made[0].refresh_from_db()
        counts[name] = {**made[0].counts, "repairs": made[0].reading.get("repairs", {})}
        return made[0]

    first = stage("preview", partial(preview, files[0]))
    stage("apply", partial(apply, first))
    there = Recommendation.objects.count()
    again = stage("the same file again", partial(preview, files[0]))
    assert again.counts.get("same") == there, again.counts
    assert not again.counts.get("insert") and not again.counts.get("change"), again.counts
    if len(files) > 1:
        later = stage("a later export", partial(preview, files[1]))
        stage("apply the difference", partial(apply, later))
        stage("undo the difference", partial(undo, later))
        assert Recommendation.objects.filter(withdrawn_on=None).count() == there
    stage("undo all", partial(undo, first))
    # What the later export changed has another version since, even where that was undone: it is kept.
    assert Recommendation.objects.count() == counts["undo all"].get("kept", 0)
    return figures, counts


def preview(file: Path, *, whole: bool = True) -> Any:
    from palais.apps.office.services.imports import previewing, runs
    from palais.apps.office.services.progress import Progress

    with file.open("rb") as opened:
        run = runs.start(kind="uhri", file=opened, name=file.name, by=None)
    runs.choose_columns(run=run.pk, columns=run.columns, by=None, whole=whole, later=False)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    return run


def apply(run: Any) -> Any:
    from palais.apps.office.services.imports import runs, steps
    from palais.apps.office.services.progress import Progress

    runs.apply(run=run.pk, by=None)
    steps.apply(run=run.pk, by=None, progress=Progress(job=None))
    return run


def undo(run: Any) -> Any:
    from palais.apps.office.services.imports import runs, steps
    from palais.apps.office.services.progress import Progress

    runs.undo(run=run.pk, by=None)
    steps.undo(run=run.pk, by=None, progress=Progress(job=None))
    return run


def shown(figures: dict[str, dict[str, Any]], counts: dict[str, Any]) -> str:
    lines = [
        [
            name,
            f"{one['seconds']:.1f}",
            f"{one['cpu_seconds']:.1f}",
            f"{one['own_mib']:.0f}" if one["own_mib"] else "not told",
            f"{one['peak_mib']:.0f}",
            f"{one['child_peak_mib']:.0f}",
        ]
        for name, one in figures.items()
    ]
    found = report.table(
        "Import of an export",
        ["stage", "seconds", "of work", "own MiB at most", "peak MiB so far", "of the child"],
        lines,
    )
    answers = [
        [name, ", ".join(f"{word} {number}" for word, number in one.items() if isinstance(number, int))]
        for name, one in counts.items()
    ]
    mended = [[word, str(number)] for word, number in counts["preview"]["repairs"].items()]
    return "\n\n".join(
        [
            found,
            report.table("Rows", ["stage", "rows by answer and outcome"], answers),
            report.table("Mended", ["repair", "rows"], mended),
        ]
    )


if __name__ == "__main__":
    os.environ.setdefault("PALAIS_LOG_LEVEL", "WARNING")
    sys.exit(main())
