"""Backup and restore of a full Palais, beside copying its files.

    python -m bench.backup [--quick] [--rows N] [--files N]

A Palais with the shipped facts, 200,000 rows and 500 uploads is backed up, put back into an empty one, and put back
over itself, on SQLite and on PostgreSQL. Beside it the same folder is copied file by file, which knows neither sums nor
one moment, and cannot be done while people write.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.measure import report, site
from tools.machine import Missing
from tools.steps import CannotGoOn, last_words, step

ROWS, FILES = 200_000, 500
QUICK_ROWS, QUICK_FILES = 400, 3
TOOK = re.compile(r": (\d+) rows, (\d+) files, .*?in ([\d.]+) s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both databases where there are both, print the ratios, keep the figures."""
    options = _options(arguments)
    known = report.begin("Backup and restore of a full Palais", quick=options.quick)
    rows, files = (QUICK_ROWS, QUICK_FILES) if options.quick else (options.rows, options.files)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder, ExitStack() as stack:
        found["SQLite"] = _measure(Path(folder) / "sqlite", ("", ""), rows=rows, files=files, title="SQLite")
        addresses = [] if options.quick else [stack.enter_context(site.postgresql()) for _ in range(2)]
        missing = next((one for one in addresses if isinstance(one, Missing)), None)
        if missing or options.quick:
            print(f"PostgreSQL is left out. {missing or ''}")
        else:
            pair = (str(addresses[0]), str(addresses[1]))
            found["PostgreSQL"] = _measure(
                Path(folder) / "postgresql", pair, rows=rows, files=files, title="PostgreSQL"
            )
    print(_table(found))
    file = report.write("backup", {"databases": found}, known=known, quick=options.quick)
    print(f"\nAll figures: {file}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.backup", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rows, SQLite alone: to see that it works")
    parser.add_argument("--rows", type=int, default=ROWS, help=f"rows besides the facts (default {ROWS})")
    parser.add_argument("--files", type=int, default=FILES, help=f"uploads of 400 kB (default {FILES})")
    return parser.parse_args(arguments)


def _measure(
    folder: Path, addresses: tuple[str, str], *, rows: int, files: int, title: str
) -> dict[str, Any]:
    full, empty = (
        site.switches(folder / name, database_url=address, static_from_source=True)
        for name, address in zip(("full", "empty"), addresses, strict=True)
    )
    for name in ("full", "empty"):
        (folder / name).mkdir(parents=True)
    site.prepare(full, title=f"a Palais with {title}")
    archive = folder / "kept.zip"
    with step(f"Filling it with {rows} rows and {files} files"):
        _run(full, "bench.measure.filled", str(rows), str(files))
    with step("Backing up, restoring, copying") as current:
        figures = {
            "backup": _timed(full, "backup", str(archive)),
            "restore": _timed(empty, "restore", str(archive)),
            "replace": _timed(full, "restore", str(archive), "--replace"),
        }
        began = time.monotonic()
        shutil.copytree(folder / "full", folder / "copy", ignore=shutil.ignore_patterns("backups", "search"))
        figures["copy"] = {"seconds": round(time.monotonic() - began, 2)}
        current.note = title
    copied = sum(file.stat().st_size for file in (folder / "copy").rglob("*") if file.is_file())
    return {
        **figures,
        "archive_mb": round(archive.stat().st_size / 1e6, 1),
        "copy_mb": round(copied / 1e6, 1),
    }


def _timed(variables: Mapping[str, str], *command: str) -> dict[str, Any]:
    """What the command says of itself, without the start of Python, and its peak memory."""
    said, memory = _run(variables, "palais.cli", *command)
    told = TOOK.search(said.replace("\n", " "))
    if not told:
        raise CannotGoOn(f"`palais {command[0]}` did not say how long it took:\n{last_words(said)}")
    return {"rows": int(told[1]), "files": int(told[2]), "seconds": float(told[3]), "peak_mib": memory}


def _run(variables: Mapping[str, str], module: str, *words: str) -> tuple[str, int]:
    """What a program says, and its peak memory in MiB."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *words], env=dict(variables), stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    if process.returncode:
        raise CannotGoOn(f"`{module} {words[0]}` failed:\n{last_words(text)}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return text, usage.ru_maxrss // unit


def _table(found: dict[str, Any]) -> str:
    head = ["", "rows", "files", "seconds", "rows /s", "peak MiB", "÷ copying", "MB", "MB ÷ copying"]
    lines = []
    for name, one in found.items():
        copy = one["copy"]["seconds"]
        for deed in ("backup", "restore", "replace"):
            told = one[deed]
            size = [f"{one['archive_mb']:.1f}", report.ratio(one["archive_mb"], one["copy_mb"])]
            lines.append([
                f"{name}: {deed}", str(told["rows"]), str(told["files"]), f"{told['seconds']:.1f}",
                f"{told['rows'] / max(told['seconds'], 0.01):.0f}", str(told["peak_mib"]),
                report.ratio(told["seconds"], copy), *(size if deed == "backup" else ("", "")),
            ])  # fmt: skip
        lines.append(
            [
                f"{name}: copying files",
                "",
                "",
                f"{copy:.1f}",
                "",
                "",
                "1.00×",
                f"{one['copy_mb']:.1f}",
                "1.00×",
            ]
        )
    title = "“restore” is into an empty Palais, with its tables; “replace” backs up what is there first"
    return report.table(title, head, lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CannotGoOn as trouble:
        sys.exit(str(trouble))
