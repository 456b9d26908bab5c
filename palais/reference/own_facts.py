"""Writing accepted acts into a network's own folder, and nothing anywhere else.

It knows how to add a source and rows so that the files stay sorted and whole: the new files are read,
with all layers, before they take the place of the old.
It does not decide what is accepted.
The form is that of docs/rules/facts.md.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from palais.core.dates import Precision
from palais.reference.arrivals import ReadAct
from palais.reference.catalogue import TABLES
from palais.reference.facts import FactsBroken, Layer, Source
from palais.reference.layers import SHIPPED, read_layers
from palais.reference.reader import read_folder
from palais.reference.sources import FILE

_SPEC = TABLES["ratifications"]
_FIELDS = ("title", "publisher", "symbol", "url", "licence", "as_of", "note")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FORMULA = ("=", "+", "-", "@")


class CannotWrite(ValueError):
    """The acts cannot be written down as asked; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows of the network's own file are new, replaced, or were there already."""

    added: int
    replaced: int
    unchanged: int


def write_acts(
    acts: Iterable[ReadAct], *, folder: Path, source: Source, status: str = "ok", shipped: Path = SHIPPED
) -> Written:
    """Put accepted acts into ``ratifications.csv`` of a network's folder, each under ``source``.

    An act takes the place of the network's own row on the same State, treaty and kind of act. Files are
    replaced as a whole, the sources first, so that a loss of power leaves either the old state or an unused
    source; writing the same again changes nothing. ``status`` is "unverified" where no document stands behind
    the source. Raises CannotWrite, FactsBroken where the folder is broken already or would be, and OSError;
    all leave the files as they were.
    """
    folder.mkdir(parents=True, exist_ok=True)
    own = read_folder(folder, layer=Layer.NETWORK)
    faults = [fault for fault in own.faults if (fault.file, fault.message) != (FILE, "the file is missing")]
    if faults:
        raise FactsBroken(tuple(faults))
    rows = {_SPEC.slot_of(row.texts): dict(row.texts) for row in own.tables.get("ratifications", [])}
    written = _lay_in(rows, [_texts(act, source.key, status) for act in acts])
    files = {FILE: _sources_text(folder, own.sources, source), _SPEC.file: _table_text(rows.values())}
    _replace_if_valid(folder, files, shipped)
    return written


def _texts(act: ReadAct, source: str, status: str) -> dict[str, str]:
    precision = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}[act.date.precision]
    return {
        "state": act.state,
        "treaty": act.treaty,
        "act": act.act.value,
        "date": act.date.isoformat(),
        "precision": precision,
        "day_unverified": "",
        "source": source,
        "status": status,
        "note": _harmless(act.note),
    }


def _harmless(note: str) -> str:
    """The note as one line that no spreadsheet takes for a formula."""
    line = " ".join("".join(c if c.isprintable() else " " for c in note).split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _lay_in(rows: dict[tuple[str, ...], dict[str, str]], new: list[dict[str, str]]) -> Written:
    added = replaced = unchanged = 0
    for texts in new:
        slot = _SPEC.slot_of(texts)
        if slot not in rows:
            added += 1
        elif rows[slot] == texts:
            unchanged += 1
        else:
            replaced += 1
        rows[slot] = texts
    return Written(added, replaced, unchanged)


def _table_text(rows: Iterable[Mapping[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _SPEC.header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=_SPEC.sort_key))
    return out.getvalue()


def _sources_text(folder: Path, known: Mapping[str, Source], source: Source) -> str:
    """The old file as it stands, with the new source at its end."""
    path = folder / FILE
    old = path.read_text("utf-8") if path.is_file() else ""
    if not _KEY.fullmatch(source.key):
        raise CannotWrite(
            f"{source.key!r} cannot be the key of a source: use small letters, digits and hyphens"
        )
    if (before := known.get(source.key)) is not None:
        if _told(before) != _told(source):
            raise CannotWrite(f"{source.key} is the key of another source already; choose another")
        return old
    entries = "".join(f"{name} = {_quoted(text)}\n" for name, text in _told(source).items())
    gap = "\n" if old else ""
    return f"{old}{gap}[{source.key}]\n{entries}"


def _told(source: Source) -> dict[str, str]:
    return {name: text for name in _FIELDS if (text := getattr(source, name))}


def _quoted(text: str) -> str:
    """A TOML string: quotation marks and backslashes escaped, everything that is not printable a blank."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _replace_if_valid(folder: Path, files: Mapping[str, str], shipped: Path) -> None:
    """Try the new files in a copy of the folder; when all layers hold, put them in place one by one."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as name:
        trial = Path(name)
        for path in (*folder.glob("*.csv"), *folder.glob(FILE)):
            shutil.copyfile(path, trial / path.name)
        for file, text in files.items():
            _write(trial / file, text)
        read_layers(shipped=shipped, network=trial)
        for file, text in files.items():
            if not (folder / file).is_file() or (folder / file).read_text("utf-8") != text:
                (trial / file).replace(folder / file)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
