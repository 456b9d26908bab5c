"""Lists as files: CSV, XLSX and JSON of exactly the rows a page shows.

A cell that a spreadsheet would run as a formula gets an apostrophe in front; dates are ISO in CSV and JSON, and
real dates in XLSX where the day is known.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

DEMONSTRATION = "demonstration"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
WRITTEN_AT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def safe(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def as_csv(
    *, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], bom: bool
) -> HttpResponse:
    """UTF-8 with a byte order mark when asked for, because one common spreadsheet needs it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[safe(row[column]) for column in columns] for row in rows])
    body = text.getvalue().encode("utf-8-sig" if bom else "utf-8")
    return attachment(HttpResponse(body, content_type="text/csv; charset=utf-8"), f"{name}.csv")


def as_xlsx(*, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title=name[:31])
    sheet.freeze_panes = "A2"
    header = []
    for column in columns:
        cell = WriteOnlyCell(sheet, value=column)
        cell.font = Font(bold=True)
        header.append(cell)
    sheet.append(header)
    for row in rows:
        sheet.append([typed(sheet, row[column]) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return attachment(HttpResponse(without_times(out.getvalue()), content_type=XLSX), f"{name}.xlsx")


def without_times(book: bytes) -> bytes:
    """The workbook without the moment it was written, so that the same rows are the same file."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as written,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still,
    ):
        for name in written.namelist():
            part = written.read(name)
            if name == "docProps/core.xml":
                part = WRITTEN_AT.sub(b"1980-01-01T00:00:00Z<", part)
            still.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def typed(sheet: Any, value: Any) -> Any:
    """A cell: a whole date becomes a date, everything written with letters stays text and never a formula."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else plain_text(sheet, value)
        except ValueError:
            return plain_text(sheet, value)
    return value


def plain_text(sheet: Any, value: str) -> Any:
    cell = WriteOnlyCell(sheet, value=safe("".join(c for c in value if c >= " " or c in "\t\n")))
    cell.data_type = "s"
    return cell


def as_json(data: Any) -> JsonResponse:
    if settings.DEMO and isinstance(data, dict):
        data = {DEMONSTRATION: settings.TODAY, **data}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1}, safe=False)


def attachment(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def rows_file(
    form: str, *, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], request: HttpRequest
) -> HttpResponse:
    """The rows in the form that the address ends in; an unknown form is not found.

    In a demonstration the file's name and every row say so, with the day that counts as today there.
    """
    if settings.DEMO:
        name, columns = f"{DEMONSTRATION}-{name}", [*columns, DEMONSTRATION]
        rows = [{**row, DEMONSTRATION: settings.TODAY} for row in rows]
    if form == "csv":
        return as_csv(name=name, columns=columns, rows=rows, bom=bool(request.GET.get("bom")))
    if form == "xlsx":
        return as_xlsx(name=name, columns=columns, rows=rows)
    if form == "json":
        return as_json(list(rows))
    raise Http404
