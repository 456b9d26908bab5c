"""A session is cancelled with 2, 20 and 200 reviews behind it: the preview, the deed, the undoing.

    python -m bench.session_change [--quick]

What an editor waits for. The ratio says how much of it grows with the reviews: the rest is reading and checking
all facts, which every correction does.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.measure import report, site
from tools.steps import step

BEHIND, QUICK_BEHIND = (2, 20, 200), (2, 20)
TIMES, QUICK_TIMES = 5, 1
SLUG = "crc-101"
BEFORE_THE_SESSION = "2026-04-20"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the reviews, cancel and undo, print the ratios, keep the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.session_change", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="few reviews, once: only to see that it works")
    quick = parser.parse_args(arguments).quick
    known = report.begin("A session is cancelled", quick=quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        set_up(Path(folder))
        figures = {}
        for count in QUICK_BEHIND if quick else BEHIND:
            with step(f"Cancelling with {count} reviews behind"):
                figures[str(count)] = measure(count, times=QUICK_TIMES if quick else TIMES)
    print(shown(figures))
    print(f"\nAll figures: {report.write('session_change', {'reviews': figures}, known=known, quick=quick)}")
    return 0


def set_up(folder: Path) -> None:
    """Start Django on a database of its own with the facts in it; once in a process."""
    variables = {
        **site.switches(folder, static_from_source=True),
        "PALAIS_TODAY": BEFORE_THE_SESSION,
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


def measure(count: int, *, times: int) -> dict[str, Any]:
    """Milliseconds of each part, and how many values changed for readers."""
    from palais.apps.calendar import services
    from palais.apps.calendar.models import CommitteeSession
    from palais.apps.people.models import User

    put_behind(count)
    editor, _ = User.objects.get_or_create(email="editor@example.org")
    session = CommitteeSession.public.get(slug=SLUG)
    cancel = services.SessionChange("cancel", cause="LIQUIDITY")
    spent: dict[str, list[float]] = {"preview": [], "cancel": [], "undo": []}
    lines = 0
    for _ in range(times):
        plan = timed(spent["preview"], lambda: services.plan_change(session=session, change=cancel))
        lines = len(plan.consequences.lines)
        deed = timed(
            spent["cancel"],
            lambda plan=plan: services.apply_change(plan=plan, by=editor, reason="measured", source="bench"),
        )
        timed(spent["undo"], lambda deed=deed: services.undo_change(deed=deed, by=editor))
    return {"changes": lines, **{name: report.milliseconds(found) for name, found in spent.items()}}


def put_behind(count: int) -> None:
    """Let so many States be planned for the session, under as many instruments as that needs."""
    from palais.apps.calendar import services
    from palais.apps.calendar.models import Review
    from palais.apps.treaties.models import State

    Review.everything.filter(fact_key__startswith="CRC/101/").delete()
    wanted = [
        (iso3, instrument)
        for instrument in ("CRC", "OPAC")
        for iso3 in State.public.values_list("pk", flat=True)
    ]
    Review.everything.bulk_create(
        Review(
            fact_key=f"CRC/101/{iso3}/{instrument}",
            body_id="crc",
            session_number=101,
            state_id=iso3,
            instruments=instrument,
            procedure="unknown",
            outcome="scheduled",
        )
        for iso3, instrument in wanted[:count]
    )
    services.recompute_deadlines()


def timed(spent: list[float], work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    answer = work()
    spent.append(time.perf_counter() - began)
    return answer


def shown(figures: dict[str, dict[str, Any]]) -> str:
    least = next(iter(figures.values()))
    parts = ("preview", "cancel", "undo")
    head = [
        "reviews behind",
        "changes",
        *(f"{part} ms" for part in parts),
        *(f"{part}÷least" for part in parts),
    ]
    lines = [
        [
            count,
            str(one["changes"]),
            *(f"{one[part]['median']:.0f}" for part in parts),
            *(report.ratio(one[part]["median"], least[part]["median"]) for part in parts),
        ]
        for count, one in figures.items()
    ]
    return report.table("Medians", head, lines)


if __name__ == "__main__":
    sys.exit(main())
