"""How fast pages answer: cold and warm, SQLite and PostgreSQL side by side, against the same page as a file.

    python -m bench.pages [--quick] [--var FOLDER] [--seconds N]

The limit is the very same page saved as a static file and given out by the same server.
docs/guides/benches.md says what each column means.
"""

import argparse
import gzip
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.measure import addresses, load, memory, report, site
from tools import places
from tools.machine import Missing
from tools.steps import CannotGoOn, step

CONNECTIONS = 8
COPIES = "bench"
"""The folder among the static files where the saved pages lie while they are measured."""

Figures = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Plan:
    """What is asked for, by kind of page, and for how many seconds each load goes on (whole rounds)."""

    kinds: dict[str, tuple[str, ...]]
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on each database there is, print the tables, keep the figures."""
    options = _options(arguments)
    known = report.begin("How fast pages answer", quick=options.quick)
    plan = _plan(quick=options.quick, seconds=options.seconds)
    found: dict[str, dict[str, Any]] = {}
    with ExitStack() as stack:
        var = options.var or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palais-bench-")))
        variables = site.switches(var, static_from_source=options.quick)
        if not options.var:
            site.prepare(variables, title="a Palais with SQLite")
        found["SQLite"] = _measure(variables, plan, title="SQLite")
        if options.quick or options.var:
            print("PostgreSQL is left out of a quick run and of a run on a folder of yours.")
        else:
            address = stack.enter_context(site.postgresql())
            if isinstance(address, Missing):
                print(f"PostgreSQL is left out. {address}")
            else:
                variables = site.switches(var, database_url=address)
                site.prepare(variables, title="a Palais with PostgreSQL")
                found["PostgreSQL"] = _measure(variables, plan, title="PostgreSQL")
    print("\n".join([_speeds(found), _databases(found), _memory(found)]))
    file = report.write("pages", {"databases": found}, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few pages, one round: to see that it works")
    parser.add_argument("--var", type=Path, help="a local folder that is prepared already; SQLite only")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each load lasts (default 8)")
    return parser.parse_args(arguments)


def _plan(*, quick: bool, seconds: float) -> Plan:
    kinds = {
        "State": addresses.states(),
        "treaty": addresses.treaties(),
        "States index": ("/states/",),
        "list of treaties": ("/treaties/",),
        "home": ("/",),
    }
    if quick:
        kinds = {"State": kinds["State"][:3], "treaty": ("/treaties/opic/",), "home": ("/",)}
    return Plan(kinds, 0.0 if quick else seconds)


def _measure(variables: dict[str, str], plan: Plan, *, title: str) -> dict[str, Any]:
    """Cold on a server that was just started; then warm, with the saved copies in place, on another."""
    copies = Path(variables["PALAIS_VAR_DIR"]) / "static" / COPIES
    if copies.exists():
        raise CannotGoOn(f"{copies} is there already; remove it if a measurement was cut short.")
    dropped = site.drop_file_cache(Path(variables["PALAIS_VAR_DIR"]), places.PROJECT / "palais")
    with step(f"Measuring {title}") as current:
        current.doing = "cold"
        with site.serving(variables) as running:
            after_start = memory.held_by(running.process)
            cold, bodies = _cold(running.port, plan)
        try:
            _save(copies, bodies)
            with site.serving(variables) as running:
                figures = _warm(running, plan, current)
                after_load = memory.held_by(running.process)
        finally:
            _remove(copies)
    for kind, times in cold.items():
        figures[kind]["cold"] = times
    return {
        "file_cache_dropped": dropped,
        "pages": figures,
        "memory": {"after_start": asdict(after_start), "after_load": asdict(after_load)},
    }


def _cold(port: int, plan: Plan) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The first request of each page since the server started; the very first of each kind also apart."""
    times: dict[str, Any] = {}
    bodies: dict[str, bytes] = {}
    for kind, paths in plan.kinds.items():
        answers = load.ask(port, paths).answers
        seconds = [answer.seconds for answer in answers]
        times[kind] = {**report.milliseconds(seconds), "first_of_all": round(seconds[0] * 1000, 2)}
        bodies |= {answer.path: answer.plain for answer in answers}
    return times, bodies


def _warm(running: site.Running, plan: Plan, current: Any) -> Figures:
    """Every page and its saved copy, once all workers have seen them: on one connection, then on several."""
    figures: Figures = {}
    port = running.port
    for kind, paths in plan.kinds.items():
        copies = [f"/static/{COPIES}/{_file_name(path)}" for path in paths]
        figures[kind] = {}
        for name, asked in (("page", paths), ("file", copies)):
            current.doing = f"{kind}, {name}"
            load.ask(port, asked, connections=CONNECTIONS, seconds=plan.seconds / 4)
            alone = load.ask(port, asked, seconds=plan.seconds)
            used = memory.processor_seconds(running.process)
            crowd = load.ask(port, asked, connections=CONNECTIONS, seconds=plan.seconds)
            used_now = memory.processor_seconds(running.process)
            figures[kind][name] = {
                **report.milliseconds(alone.times),
                "per_second_alone": round(alone.per_second, 1),
                "per_second": round(crowd.per_second, 1),
                "p95_in_the_crowd": report.milliseconds(crowd.times)["p95"],
                "processor": _each(used, used_now, len(crowd.answers)),
            }
    return figures


def _each(before: float | None, after: float | None, answers: int) -> float | None:
    """Milliseconds of processor time for one answer; None where the system does not tell."""
    return None if before is None or after is None else round((after - before) / answers * 1000, 2)


def _save(copies: Path, bodies: dict[str, bytes]) -> None:
    """Save pages as static files, each with its compressed twin, as collected files have."""
    copies.mkdir(parents=True)
    for path, body in bodies.items():
        (copies / _file_name(path)).write_bytes(body)
        (copies / f"{_file_name(path)}.gz").write_bytes(gzip.compress(body))


def _remove(copies: Path) -> None:
    if copies.exists():
        for file in copies.iterdir():
            file.unlink()
        copies.rmdir()


def _file_name(path: str) -> str:
    return f"{path.strip('/').replace('/', '-') or 'home'}.html"


def _speeds(found: dict[str, dict[str, Any]]) -> str:
    head = ["page, database", "first", "cold", "p95", "warm", "p95", "/s 1", f"/s {CONNECTIONS}"]
    head += ["cpu", "file", f"file /s {CONNECTIONS}", "page÷file time", "file÷page /s"]
    rows = []
    for kind in next(iter(found.values()))["pages"]:
        for database, measured in found.items():
            cold, page, file = (measured["pages"][kind][name] for name in ("cold", "page", "file"))
            times = (cold["first_of_all"], cold["median"], cold["p95"], page["median"], page["p95"])
            rows.append(
                [
                    f"{kind}, {database}",
                    *(f"{value:.1f}" for value in times),
                    f"{page['per_second_alone']:.0f}",
                    f"{page['per_second']:.0f}",
                    "–" if page["processor"] is None else f"{page['processor']:.1f}",
                    f"{file['median']:.2f}",
                    f"{file['per_second']:.0f}",
                    report.ratio(page["median"], file["median"]),
                    report.ratio(file["per_second"], page["per_second"]),
                ]
            )
    return report.table("Milliseconds, and answers per second on 1 and on several connections", head, rows)


def _databases(found: dict[str, dict[str, Any]]) -> str:
    first, *others = found
    head = ["page", f"cold÷warm {first}", *(f"{name}÷{first}, warm" for name in others)]
    head += [f"{name}÷{first}, /s" for name in others]
    rows = []
    for kind, figures in found[first]["pages"].items():
        theirs = [found[name]["pages"][kind]["page"] for name in others]
        rows.append(
            [
                kind,
                report.ratio(figures["cold"]["median"], figures["page"]["median"]),
                *(report.ratio(one["median"], figures["page"]["median"]) for one in theirs),
                *(report.ratio(one["per_second"], figures["page"]["per_second"]) for one in theirs),
            ]
        )
    return report.table("Side by side", head, rows)


def _memory(found: dict[str, dict[str, Any]]) -> str:
    rows = []
    for database, measured in found.items():
        for when, held in measured["memory"].items():
            workers = held["workers"]
            rows.append(
                [
                    f"{database}, {when.replace('_', ' ')}",
                    held["measure"],
                    f"{held['first']:.0f}",
                    " ".join(f"{size:.0f}" for size in workers),
                    f"{held['first'] + sum(workers):.0f}",
                ]
            )
    return report.table(
        "Memory in MiB", ["database", "measure", "first process", "each worker", "whole"], rows
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
