"""What the page cache is worth: a State's page with it and without it, in one run.

    python -m bench.page_cache [--quick] [--var FOLDER] [--seconds N]

The same server and the same pages, with the switch PALAIS_PAGE_CACHE on and off; beside them a stylesheet that the
same server gives out from memory.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.measure import addresses, load, memory, report, site
from tools.steps import CannotGoOn, step

CONNECTIONS = 8
FILE = "/static/css/tokens.css"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure without and with the cache, print the ratio, keep the figures."""
    options = _options(arguments)
    known = report.begin("What the page cache is worth", quick=options.quick)
    paths = addresses.states()[: 3 if options.quick else 40]
    seconds = 0.0 if options.quick else options.seconds
    found: dict[str, Any] = {}
    with ExitStack() as stack:
        var = options.var or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palais-bench-")))
        variables = site.switches(var, static_from_source=options.quick)
        if not options.var:
            site.prepare(variables, title="a Palais with SQLite")
        for name, switch in (("without", "0"), ("with", "1")):
            found[name] = _measure(
                {**variables, "PALAIS_PAGE_CACHE": switch}, paths, seconds=seconds, title=name
            )
    print(_table(found))
    file = report.write("page_cache", {"measured": found}, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.page_cache", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="three pages, one round: to see that it works")
    parser.add_argument("--var", type=Path, help="a local folder that is prepared already")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each load lasts (default 5)")
    return parser.parse_args(arguments)


def _measure(
    variables: dict[str, str], paths: Sequence[str], *, seconds: float, title: str
) -> dict[str, Any]:
    """Each page once for each worker to begin with; then on one connection, then on several."""
    figures: dict[str, Any] = {}
    with step(f"Measuring {title} the cache"), site.serving(variables) as running:
        for kind, asked in (("State", paths), ("file", (FILE,))):
            load.ask(running.port, asked, connections=CONNECTIONS, seconds=seconds / 4)
            alone = load.ask(running.port, asked, seconds=seconds)
            crowd = load.ask(running.port, asked, connections=CONNECTIONS, seconds=seconds)
            figures[kind] = {
                **report.milliseconds(alone.times),
                "per_second_alone": round(alone.per_second, 1),
                "per_second": round(crowd.per_second, 1),
            }
        held = memory.held_by(running.process)
        figures["memory_mib"] = round(held.whole, 1)
    return figures


def _table(found: dict[str, Any]) -> str:
    head = [
        "State page",
        "median ms",
        "p95 ms",
        "/s 1",
        f"/s {CONNECTIONS}",
        "÷ without",
        "÷ file",
        "memory MiB",
    ]
    base = found["without"]["State"]["per_second"]
    rows = [
        [
            f"{name} the cache",
            f"{one['State']['median']:.2f}",
            f"{one['State']['p95']:.2f}",
            f"{one['State']['per_second_alone']:.0f}",
            f"{one['State']['per_second']:.0f}",
            report.ratio(one["State"]["per_second"], base),
            report.ratio(one["State"]["per_second"], one["file"]["per_second"]),
            f"{one['memory_mib']:.0f}",
        ]
        for name, one in found.items()
    ]
    return report.table("Milliseconds, and answers per second on 1 and on several connections", head, rows)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
