"""Makes files of organisations for imports, and takes a run through its stages without a worker."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from palais.apps.office.models import ImportRun
from palais.apps.office.services.imports import previewing, runs, steps
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User

HEADINGS = ("Organisation", "Acronym", "Country", "Website", "Standing", "Joined on", "Other names", "E-mail")


def table(rows: Iterable[Sequence[str]], *, headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue()


def started(
    content: str | bytes, *, name: str = "list.csv", by: User | None = None, kind: str = "organisations"
) -> ImportRun:
    raw = content.encode() if isinstance(content, str) else content
    return runs.start(kind=kind, file=io.BytesIO(raw), name=name, by=by)


def previewed(
    content: str | bytes,
    *,
    by: User | None = None,
    name: str = "list.csv",
    kind: str = "organisations",
    **choices,
) -> ImportRun:
    """A run with its preview, by the guessed columns or those that are given."""
    run = started(content, name=name, by=by, kind=kind)
    columns = choices.pop("columns", run.columns)
    runs.choose_columns(run=run.pk, columns=columns, by=by, **choices)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def applied(run: ImportRun, *, by: User | None = None) -> ImportRun:
    runs.apply(run=run.pk, by=by)
    steps.apply(run=run.pk, by=by, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def undone(run: ImportRun, *, by: User | None = None) -> ImportRun:
    runs.undo(run=run.pk, by=by)
    steps.undo(run=run.pk, by=by, progress=Progress(job=None))
    run.refresh_from_db()
    return run
