"""A calendar of 2,000 dates: written for the first time, after a change, from the page cache, and as a 304.

    python -m bench.feeds [--quick]

The dates are made up and plugged in at the address of the entry points, so that no database stands in the way: this is
the price of the calendar itself. Beside it, a calendar of one hundredth of the dates.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.measure import inside, report
from tools.steps import step

DATES, QUICK_DATES = 2_000, 40
TIMES, QUICK_TIMES = 7, 2
ADDRESS = "/entry-points.ics"
WORDS = (
    "Comité des droits de l’enfant : groupe de travail d’avant-session",
    "Комитет по правам ребёнка, предсессионная рабочая группа",
    "لجنة حقوق الطفل: الفريق العامل لما قبل الدورة",
    "儿童权利委员会会前工作组",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the ratios, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.feeds", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few dates: only to see that it works")
    quick = parser.parse_args(arguments).quick
    known = report.begin("A calendar of many dates", quick=quick)
    dates, times = (QUICK_DATES, QUICK_TIMES) if quick else (DATES, TIMES)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        set_up(Path(folder))
        found = {count: measure(count, times=times) for count in (dates, dates // 100 or 1)}
    print(shown(found))
    figures = {str(count): one for count, one in found.items()}
    print(f"\nAll figures: {report.write('feeds', {'dates': figures}, known=known, quick=quick)}")
    return 0


def set_up(folder: Path) -> None:
    """A Palais with the one table that the page cache asks for the version."""
    inside.set_up(folder)
    from django.conf import settings
    from django.db import connection

    from palais.apps.office.models import Stamp

    settings.PAGE_CACHE = True
    with connection.schema_editor() as tables:
        tables.create_model(Stamp)


def measure(count: int, *, times: int) -> dict[str, Any]:
    """Each way of asking, several times: milliseconds and bytes."""
    from django.test import Client

    from palais.web.feeds import events, joint
    from palais.web.page_cache import middleware

    found = made_up(count)
    joint.ANSWERS["entry-points"] = lambda *, key, asked, on: found
    client = Client(SERVER_NAME="127.0.0.1", headers={"Accept-Encoding": "gzip"})

    def cold() -> Any:
        events.kept_text.cache_clear()
        return changed()

    def changed() -> Any:
        """The page cache is empty, as after any change; the events themselves are known."""
        middleware.shelves.empty()
        return client.get(ADDRESS)

    tag = cold().headers["ETag"]
    ways: dict[str, Callable[[], Any]] = {
        "cold": cold,
        "changed": changed,
        "warm": lambda: client.get(ADDRESS),
        "304": lambda: client.get(ADDRESS, headers={"If-None-Match": tag}),
    }
    with step(f"Asking for a calendar of {count} dates"):
        return {
            name: asked(name, way, times=times * (1 if way is cold else 10)) for name, way in ways.items()
        }


def asked(name: str, way: Callable[[], Any], *, times: int) -> dict[str, Any]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        answer = way()
        taken.append(time.perf_counter() - began)
    expected = 304 if name == "304" else 200
    if answer.status_code != expected:
        raise SystemExit(f"{ADDRESS} answered {answer.status_code}; expected {expected}.")
    return {**report.milliseconds(taken), "bytes": len(answer.content)}


def made_up(count: int) -> Any:
    """Dates of every kind in several scripts, a day apart."""
    from palais.core.spans import Days
    from palais.web.answers.dates import DatedItem, DatedList, Kind

    first, changed = date(2024, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)
    items = tuple(
        DatedItem(
            uid=f"00000000-0000-5000-8000-{number:012}",
            kind=list(Kind)[number % 5],
            title=f"{WORDS[number % 4]} {number}",
            when=Days(first + timedelta(days=number), first + timedelta(days=number + number % 20)),
            path=f"/entry-points/{number}/",
            changed_at=changed + timedelta(hours=number),
            place="Palais Wilson, Geneva",
            lines=(
                "Rule: on the day that follows the round of the Committee. Source: a page of the Committee.",
            ),
            categories=("CRC", "NGO"),
        )
        for number in range(count)
    )
    return DatedList(title="Made-up dates", about="Made up.", path="/entry-points/", items=items)


def shown(found: dict[int, dict[str, Any]]) -> str:
    ways = ("cold", "changed", "warm", "304")
    head = ["dates", *(f"{way} ms" for way in ways), "cold p95", "kB", *(f"cold÷{way}" for way in ways[1:])]
    rows = []
    for count, one in found.items():
        cold = one["cold"]["median"]
        times = [f"{one[way]['median']:.2f}" for way in ways]
        ratios = [report.ratio(cold, one[way]["median"]) for way in ways[1:]]
        size = f"{one['warm']['bytes'] / 1000:.1f}"
        rows.append([str(count), *times, f"{one['cold']['p95']:.2f}", size, *ratios])
    return report.table("Milliseconds for one answer, and bytes as they travel", head, rows)


if __name__ == "__main__":
    sys.exit(main())
