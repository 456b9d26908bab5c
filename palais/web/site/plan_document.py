"""A plan as a document for a word processor: a title, what it is of, and one table; the same plan is the same bytes."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from palais.web import listing
from palais.web.site.present import dates

NEVER = datetime(1980, 1, 1, tzinfo=UTC)
BCP47 = {"zh-hans": "zh-CN"}


def written(plan: dict[str, Any], *, made_on: date) -> bytes:
    """`plan` as `present.plan.plan` makes it; in the active language and its direction."""
    made = Document()
    describe(made, title=plan["title"])
    for section in made.sections:
        section.left_margin = section.right_margin = Cm(2)
    heading(made, plan["title"], level=0)
    paragraph(made, plan["about"])
    paragraph(
        made,
        _("As it stood on %(date)s. Days can move: look at the page before you rely on one.")
        % {"date": dates.day(made_on)},
    )
    if plan["steps"]:
        table(made, plan["steps"])
    if plan["undated"]:
        heading(made, _("Without a day yet"), level=1)
        for line in plan["undated"]:
            paragraph(made, f"{line['task']}: {_('not known yet is %(what)s') % {'what': line['missing']}}")
    out = io.BytesIO()
    made.save(out)
    return without_times(out.getvalue())


def describe(made: Written, *, title: str) -> None:
    words = made.core_properties
    words.title, words.author, words.comments = title, "Palais", ""
    words.created = words.modified = NEVER
    words.language = BCP47.get(get_language() or "", get_language() or "en")
    made.styles["Normal"].font.size = Pt(10)


def heading(made: Written, text: str, *, level: int) -> None:
    turned(made.add_heading(clean(text), level=level))


def paragraph(made: Written, text: str) -> None:
    turned(made.add_paragraph(clean(text)))


def table(made: Written, steps: list[dict[str, Any]]) -> None:
    grid = made.add_table(rows=1, cols=3)
    grid.style = "Table Grid"
    if get_language_bidi():
        grid._tblPr.append(OxmlElement("w:bidiVisual"))
    row = grid.rows[0]
    repeat = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeat)
    for cell, text in zip(row.cells, (_("Day"), _("Task"), _("Why")), strict=True):
        put(cell, [(text, True)])
    for step in steps:
        row = grid.add_row()
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        when, task, why = row.cells
        put(when, [(step["day"], step["is_fixed"])])
        put(task, [(step["task"], True), *((text, False) for text in below(step))])
        put(why, [(step["reason"], False), (step["arithmetic"], False), (step["ground"], False)])
    for cells in (row.cells for row in grid.rows):
        for cell, width in zip(cells, (Cm(3.5), Cm(6.5), Cm(7)), strict=True):
            cell.width = width


def below(step: dict[str, Any]) -> Iterator[str]:
    """What stands under a task: documents to have at hand, limits of words."""
    if step["documents"]:
        yield _("At hand: %(documents)s.") % {"documents": listing.listed(step["documents"])}
    for limit in step["limits"]:
        yield limit["text"]


def put(cell: _Cell, lines: list[tuple[str, bool]]) -> None:
    for place, (text, bold) in enumerate(lines):
        line = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        line.add_run(clean(text)).bold = bold
        line.paragraph_format.space_after = Pt(2)
        turned(line)


def turned(line: Paragraph) -> None:
    """From right to left where the language is written so; the direction of runs lets digits and Latin stand right."""
    if not get_language_bidi():
        return
    line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in line.runs:
        mark = OxmlElement("w:rtl")
        mark.set(qn("w:val"), "1")
        run._r.get_or_add_rPr().append(mark)


def clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(sign for sign in str(text) if sign >= " " or sign in "\t\n")


def without_times(document: bytes) -> bytes:
    """The file without the moment it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as packed, zipfile.ZipFile(out, "w") as still:
        for name in packed.namelist():
            still.writestr(zipfile.ZipInfo(name), packed.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
