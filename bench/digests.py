"""The digest run: thousands of readers, hundreds of changes, and the proof that nothing goes out twice or is lost.

    python -m bench.digests [--quick] [--readers N] [--changes N] [--kills N]

Every reader follows twenty States, so every digest lists every change. Then a worker delivers them to a mail server on
this machine, first undisturbed, then killed again and again.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measure import report, site
from tools import places
from tools.machine import Missing
from tools.steps import CannotGoOn, last_words, step


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print ratios and the verdict; 1 where a message was doubled or lost."""
    options = _options(arguments)
    known = report.begin("Digests: prepared, delivered, killed", quick=options.quick)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        found["SQLite"] = _measure("SQLite", Path(folder), database_url="", options=options)
    if not options.quick:
        with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder, site.postgresql() as address:
            if isinstance(address, Missing):
                print(f"PostgreSQL is left out: {address}")
            else:
                found["PostgreSQL"] = _measure(
                    "PostgreSQL", Path(folder), database_url=address, options=options
                )
    print(_times(found, options) + "\n" + _verdict(found))
    file = report.write("digests", {"databases": found}, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 1 if any(one["killed"]["doubled"] or one["killed"]["lost"] for one in found.values()) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.digests", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few readers: to see that it works")
    parser.add_argument("--readers", type=int, default=5_000, help="how many readers (default 5000)")
    parser.add_argument("--changes", type=int, default=200, help="how many changes (default 200)")
    parser.add_argument("--kills", type=int, default=30, help="how often a worker is killed (default 30)")
    options = parser.parse_args(arguments)
    if options.quick:
        options.readers, options.changes, options.kills = 24, 20, 2
    return options


def _measure(title: str, var: Path, *, database_url: str, options: argparse.Namespace) -> dict[str, Any]:
    """One database, in a process of its own."""
    variables = {
        **site.switches(var, database_url=database_url, static_from_source=True),
        "DJANGO_SETTINGS_MODULE": "palais.config.settings",
        "PALAIS_TODAY": "",
        "PALAIS_MAIL": f"smtp+plain://{site.HOST}:{site.free_port()}",
        "PALAIS_MAIL_PER_DOMAIN": "0",
    }
    site.prepare(variables, title=f"a Palais with {title}")
    wanted = [str(number) for number in (options.readers, options.changes, options.kills)]
    with step(f"Preparing, delivering, killing with {title}"):
        ran = subprocess.run(
            [sys.executable, "-m", "bench.measure.mailing", *wanted],
            env=variables,
            cwd=places.PROJECT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            raise CannotGoOn(f"The digest run failed:\n{last_words(ran.stdout + ran.stderr, lines=12)}")
    figures: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return figures


def _times(found: dict[str, Any], options: argparse.Namespace) -> str:
    head = ["database", "prepare s", "÷ bare rows", "text kB", "peak MiB", "deliver s", "/s", "÷ bare mail"]
    rows = [
        [
            name,
            f"{one['prepared']['seconds']:.1f}",
            report.ratio(one["prepared"]["seconds"], one["bare_rows"]["seconds"]),
            f"{one['prepared']['characters'] / 1000:.0f}",
            f"{one['prepared']['peak_mib']:.0f}",
            f"{one['delivered']['seconds']:.1f}",
            f"{options.readers / one['delivered']['seconds']:.0f}",
            report.ratio(one["delivered"]["seconds"], one["bare_mail"]["seconds"]),
        ]
        for name, one in found.items()
    ]
    return report.table(f"{options.readers} readers, {options.changes} changes in each digest", head, rows)


def _verdict(found: dict[str, Any]) -> str:
    head = ["database", "kills", "messages", "sent", "uncertain", "of which arrived", "doubled", "lost"]
    keys = ("kills", "messages", "sent", "uncertain", "uncertain_arrived", "doubled", "lost")
    rows = [[name, *(str(one["killed"][key]) for key in keys)] for name, one in found.items()]
    return report.table("Workers killed with kill -9", head, rows)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
