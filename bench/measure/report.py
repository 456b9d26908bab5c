"""Medians, ratios and tables for a reader; JSON in var/bench for a program."""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any

from bench.measure import machine
from tools import places, switches

QUICK = "Quick run: it shows that the benchmark works. Its figures mean nothing."


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values stays within; raises ValueError on none."""
    if not values:
        raise ValueError("There is no percentile of nothing.")
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def median(values: Sequence[float]) -> float:
    """The lower of the middle values."""
    return percentile(values, 0.5)


def milliseconds(values: Sequence[float]) -> dict[str, float]:
    """Count, median and 95th percentile of seconds, as milliseconds."""
    return {
        "count": len(values),
        "median": round(median(values) * 1000, 2),
        "p95": round(percentile(values, 0.95) * 1000, 2),
    }


def ratio(value: float, to: float) -> str:
    """How many times one is the other: "3.2×"; a dash where there is nothing to compare with."""
    if not to:
        return "–"
    times = value / to
    return f"{times:.0f}×" if times >= 100 else f"{times:.1f}×" if times >= 10 else f"{times:.2f}×"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A title and aligned columns: the first to the left, figures to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    shown = [
        "  ".join(
            [
                line[0].ljust(widths[0]),
                *(text.rjust(width) for text, width in zip(line[1:], widths[1:], strict=True)),
            ]
        )
        for line in lines
    ]
    return "\n".join(["", title, shown[0], "  ".join("─" * width for width in widths), *shown[1:]])


def write(name: str, figures: dict[str, Any], *, known: dict[str, Any], quick: bool) -> Path:
    """Keep the figures with the machine and the moment; the last run of each benchmark stays."""
    file = switches.var_folder() / "bench" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    places.write_notes(file, {"measured_at": moment, "quick": quick, "machine": known, **figures})
    return file


def begin(title: str, *, quick: bool) -> dict[str, Any]:
    """Print what is measured and on what; return the facts of the machine."""
    known = machine.facts()
    print(title + f"\n{machine.sentence(known)}" + f"\n{QUICK}" * quick, flush=True)
    return known
