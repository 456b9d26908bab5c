"""Import of a WordPress site with 5,000 posts: preview, apply, the same file again, undo, beside a bare parse of it.

    python -m bench.wordpress_import [--quick] [--posts N]

The bare parse walks through the XML and keeps nothing: what lxml alone needs. Memory is the most that this process
held, and the most that the child held which read the file.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.imports import set_up, timed
from bench.measure import exports, report, site
from tools.steps import step

POSTS, QUICK_POSTS = 5_000, 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the export, import it, undo it, print the ratios, keep the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.wordpress_import", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="few posts: only to see that it works")
    parser.add_argument("--posts", type=int, default=POSTS)
    options = parser.parse_args(arguments)
    count = QUICK_POSTS if options.quick else options.posts
    known = report.begin("Import of a WordPress site", quick=options.quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        variables = site.switches(Path(folder), static_from_source=True)
        site.prepare(variables, title="a Palais with SQLite")
        set_up(variables)
        file = Path(folder) / "export.xml"
        with step(f"Writing {count} posts"):
            exports.write(file, count)
        size = round(file.stat().st_size / 1024 / 1024, 2)
        figures = measure(file, count)
    print(shown(figures, count, size))
    kept = {"posts": count, "mib": size, "stages": figures}
    print(f"\nAll figures: {report.write('wordpress_import', kept, known=known, quick=options.quick)}")
    return 0


def measure(file: Path, count: int) -> dict[str, dict[str, float]]:
    from palais.apps.office.models import ImportRun
    from palais.apps.office.services.imports import previewing, runs, steps
    from palais.apps.office.services.progress import Progress
    from palais.cms.models import NewsPage

    figures = {"bare parse": timed("Bare parse", lambda: parse(file))}
    run = ImportRun()

    def begin() -> None:
        nonlocal run
        with file.open("rb") as opened:
            run = runs.start(kind="wordpress", file=opened, name=file.name, by=None)
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
    first, written = run.pk, NewsPage.objects.count()
    figures["preview again"] = timed("Preview of the same file again", begin)
    figures["apply again (nothing)"] = timed("Apply it again", apply)
    same = run.rows.filter(answer="same").count()
    run = ImportRun.objects.get(pk=first)
    figures["undo"] = timed("Undo", undo)
    assert (written, same, NewsPage.objects.count()) == (count, count, 0)
    return figures


def parse(file: Path) -> None:
    """Every element once, nothing kept."""
    from lxml import etree

    for _event, element in etree.iterparse(str(file), tag="item"):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def shown(figures: dict[str, dict[str, float]], count: int, size: float) -> str:
    base = figures["bare parse"]["seconds"]
    lines = [
        [
            name,
            f"{one['seconds']:.1f}",
            f"{count / max(one['seconds'], 0.01):.0f}",
            report.ratio(one["seconds"], max(base, 0.01)),
            f"{one['peak_mib']:.0f}",
            f"{one['child_peak_mib']:.0f}",
        ]
        for name, one in figures.items()
    ]
    head = ["stage", "seconds", "posts/s", "÷ bare parse", "peak MiB so far", "child's peak MiB"]
    return report.table(f"{count} posts, {size} MB", head, lines)


if __name__ == "__main__":
    sys.exit(main())
