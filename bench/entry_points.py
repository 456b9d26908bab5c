"""The page of entry points with ten years of ten bodies' sessions behind it, beside the same page with one year.

    python -m bench.entry_points [--quick]

A year ahead is the same for both: only the history differs. The page cache is off. Times are those of
the processor, so that other work on the machine disturbs little.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.measure import report, site
from tools.steps import CannotGoOn, step

YEARS, QUICK_YEARS = (1, 10), (1, 2)
TIMES, QUICK_TIMES = 15, 2
BODIES = ("cat", "ccpr", "ced", "cedaw", "cerd", "cescr", "cmw", "crc", "crpd", "upr")
A_YEAR = 3
"""Sessions of each body in a year, each with a pre-session and six deadlines."""
STAGES = ("alternative-report", "loi-input", "loipr-input")
VIEWS = {
    "list": "/entry-points/",
    "list of one body": "/entry-points/?body=crc",
    "list of one State": "/entry-points/?state=SWE",
    "month": "/entry-points/?view=month",
    "year": "/entry-points/?view=year",
    "calendar": "/entry-points.ics",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the years, ask for each view, print the ratios, keep the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.entry_points", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="two years: only to see that it works")
    quick = parser.parse_args(arguments).quick
    known = report.begin("The entry points with much history", quick=quick)
    found: dict[int, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        set_up(Path(folder))
        for years in QUICK_YEARS if quick else YEARS:
            with step(f"With {years} of history"):
                found[years] = {"rows": fill(years), **measure(times=QUICK_TIMES if quick else TIMES)}
    print(shown(found))
    figures = {str(years): one for years, one in found.items()}
    print(f"\nAll figures: {report.write('entry_points', {'years': figures}, known=known, quick=quick)}")
    return 0


def set_up(folder: Path) -> None:
    """Start Django on a database of its own with the facts in it; once in a process."""
    variables = {
        **site.switches(folder, static_from_source=True),
        "DJANGO_SETTINGS_MODULE": "palais.config.settings",
    }
    site.prepare(variables, title="a Palais")
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        import django

        django.setup()
    finally:
        os.environ.clear()
        os.environ.update(before)


def fill(years: int) -> int:
    """Replace the calendar by made-up years up to a year ahead; how many sessions and deadlines there are now."""
    from palais.apps.calendar.models import CommitteeSession, Deadline, PreSessionReview, Review

    for model in (Deadline, PreSessionReview, Review, CommitteeSession):
        model._base_manager.all().delete()
    today = date.fromisoformat(site.DAY)
    first = today - timedelta(days=365 * years)
    sessions = CommitteeSession.everything.bulk_create(
        made_up(body, kind, number, first + timedelta(days=122 * number + place))
        for place, body in enumerate(BODIES)
        for number in range(A_YEAR * (years + 1))
        for kind in ("session", "pre-session")
    )
    deadlines = Deadline.objects.bulk_create(
        due(session, stage, audience)
        for session in sessions
        for stage in STAGES
        for audience in ("ngo", "child")
    )
    Review.everything.bulk_create(
        reviewed(session, iso3) for session in sessions for iso3 in ("SWE", "MAR", "MEX", "KEN", "JPN")
    )
    return len(sessions) + len(deadlines)


def made_up(body: str, kind: str, number: int, start: date) -> Any:
    from palais.apps.calendar.models import CommitteeSession

    end = start + timedelta(days=18 if kind == "session" else 4)
    past = end < date.fromisoformat(site.DAY)
    return CommitteeSession(
        fact_key=f"{body.upper()}/{kind}/{number}/{start}",
        slug=f"{body}-{number}" if kind == "session" else f"{body}-pre-session-{number}",
        body_id=body,
        kind=kind,
        number=number,
        planned_start=start.isoformat(),
        planned_end=end.isoformat(),
        held_start=start.isoformat() if past else "",
        held_end=end.isoformat() if past else "",
        status="held" if past else "scheduled",
        first_day=start,
        last_day=end,
    )


def due(session: Any, stage: str, audience: str) -> Any:
    from palais.apps.calendar.models import Deadline

    day = session.first_day - timedelta(days=60)
    return Deadline(
        meeting=session,
        stage=stage,
        audience=audience,
        procedure="any",
        why="computed",
        slug=f"{session.slug}-{stage}-{audience}",
        first_day=day,
        last_day=day,
    )


def reviewed(session: Any, iso3: str) -> Any:
    from palais.apps.calendar.models import Review

    return Review(
        fact_key=f"{session.slug}/{iso3}",
        slug=f"{session.slug}-{iso3.lower()}",
        body_id=session.body_id,
        session_number=session.number,
        state_id=iso3,
        instruments="CRC",
        procedure="unknown",
        outcome="scheduled",
        session=session,
        first_day=session.first_day,
        last_day=session.last_day,
    )


def measure(*, times: int) -> dict[str, Any]:
    """Milliseconds of the processor, queries and bytes of each view, once everything has been seen."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME=site.HOST)
    found: dict[str, Any] = {}
    for view, path in VIEWS.items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        asked = len(queries)
        if answer.status_code != 200:
            raise CannotGoOn(f"{path} answered {answer.status_code}; expected 200.")
        spent = []
        for _ in range(times):
            began = time.process_time()
            client.get(path)
            spent.append(time.process_time() - began)
        found[view] = {
            **report.milliseconds(spent),
            "queries": asked,
            "bytes": len(answer.content),
        }
    return found


def shown(found: dict[int, dict[str, Any]]) -> str:
    few, many = sorted(found)
    head = ["view", f"{few} year, ms", f"{many} years, ms", "queries", f"{many} years÷{few}"]
    rows = [
        [
            view,
            f"{found[few][view]['median']:.1f}",
            f"{found[many][view]['median']:.1f}",
            f"{found[few][view]['queries']} and {found[many][view]['queries']}",
            report.ratio(found[many][view]["median"], found[few][view]["median"]),
        ]
        for view in VIEWS
    ]
    title = f"{found[few]['rows']} and {found[many]['rows']} sessions and deadlines"
    return report.table(title, head, rows)


if __name__ == "__main__":
    sys.exit(main())
