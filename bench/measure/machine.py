"""What was measured on: figures mean nothing without it."""

import os
import platform
import re
import sqlite3
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

PACKAGES = ("django", "wagtail", "granian", "whitenoise", "psycopg")


def facts() -> dict[str, Any]:
    """Processor, memory, system, versions; `busy` is how many processes wanted a core in the last minute."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "busy": round(os.getloadavg()[0], 2),
        "processor": _first(Path("/proc/cpuinfo"), r"(?m)^model name\s*: (.+)$") or platform.processor(),
        "memory_gib": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {sys.version.split()[0]}",
        "sqlite": sqlite3.sqlite_version,
        **{name: _version(name) for name in PACKAGES},
    }


def sentence(known: dict[str, Any]) -> str:
    """The facts in one line, with a warning where other work disturbs the measurement."""
    line = (
        f"{known['cores']} cores ({known['processor'] or 'unknown'}), {known['python']}, "
        f"Django {known['django']}, granian {known['granian']}, SQLite {known['sqlite']}"
    )
    if known["busy"] > known["cores"] / 2:
        line += f"\nThe machine was busy when this began (load {known['busy']}): trust ratios, not times."
    return line


def _memory() -> float | None:
    kibibytes = _first(Path("/proc/meminfo"), r"(?m)^MemTotal: +(\d+) kB")
    return round(int(kibibytes) / 1024**2, 1) if kibibytes else None


def _first(file: Path, pattern: str) -> str:
    try:
        found = re.search(pattern, file.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found[1].strip() if found else ""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
