"""SOURCES.toml: where facts come from, and the counts that must hold.

It knows the form of the file: one table per source, and the table ``counts``, which is no source.
It does not know whether a source is used; that is asked of all tables together.
The form is that of docs/rules/facts.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from palais.core.dates import DateNotUnderstood, PartialDate
from palais.reference.facts import Counts, Fault, Layer, Source

FILE = "SOURCES.toml"
_FIELDS = ("title", "publisher", "as_of", "symbol", "url", "licence", "note")
_SPAN = re.compile(r"[0-9]{4}-[0-9]{4}|[0-9]{3}0s")
_RESERVED = "counts"


def read_sources(folder: Path, *, layer: Layer) -> tuple[dict[str, Source], Counts, list[Fault]]:
    """The sources and counts of a folder, with every fault found; a folder without the file has none."""
    path = folder / FILE
    if not path.is_file():
        return {}, Counts(), [Fault(layer, FILE, 0, "", "the file is missing")]
    try:
        entries = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, Counts(), [Fault(layer, FILE, 0, "", f"not a TOML file in UTF-8: {error}")]
    faults: list[Fault] = []
    counts = _counts(entries.pop(_RESERVED, {}), layer, faults)
    sources = {}
    for key, entry in entries.items():
        found = [*_faults_of(key, entry)]
        faults += [Fault(layer, FILE, 0, "", message) for message in found]
        if not found:
            sources[key] = Source(key=key, layer=layer, **entry)
    return sources, counts, faults


def _faults_of(key: str, entry: object) -> list[str]:
    if not isinstance(entry, dict):
        return [f"{key}: expected a table with title and publisher, found a single value"]
    messages = [
        f"{key}: {name} is missing or empty" for name in ("title", "publisher") if not entry.get(name)
    ]
    for name, value in entry.items():
        if name not in _FIELDS:
            messages.append(f"{key}: unknown entry {name!r}; known are {', '.join(_FIELDS)}")
        elif not isinstance(value, str):
            messages.append(f"{key}: {name} must stand in quotation marks")
        elif name == "as_of" and not _is_state_of_source(value):
            messages.append(
                f"{key}: as_of: expected YYYY, YYYY-MM, YYYY-MM-DD, 2016-2024 or 1990s, found {value!r}"
            )
    return messages


def _is_state_of_source(text: str) -> bool:
    if _SPAN.fullmatch(text):
        return text.endswith("s") or text[:4] <= text[5:]
    try:
        PartialDate.parse(text)
    except DateNotUnderstood:
        return False
    return True


def _counts(entries: object, layer: Layer, faults: list[Fault]) -> Counts:
    tables = dict(entries) if isinstance(entries, dict) else {}
    grouped = {name: tables.pop(name, {}) for name in ("parties", "signatories", "groups")}
    ranges = {name: _ranges(entries, layer, faults) for name, entries in grouped.items()}
    return Counts(plain=_ranges(tables, layer, faults), **ranges)


def _ranges(entries: Mapping[str, object], layer: Layer, faults: list[Fault]) -> dict[str, tuple[int, int]]:
    ranges = {}
    for name, wanted in entries.items():
        match wanted:
            case int(exact) if exact is not True and exact is not False:
                ranges[name] = (exact, exact)
            case [int(least), int(most)] if least <= most:
                ranges[name] = (least, most)
            case _:
                message = f"counts: {name}: expected a number or two as [52, 56], found {wanted!r}"
                faults.append(Fault(layer, FILE, 0, "", message))
    return ranges
