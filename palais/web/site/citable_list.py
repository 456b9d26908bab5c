"""Recommendations as a list to cite, for a word processor: each text, then what the State said of it, and where it is.

The head is made with the same care as other documents (`plan_document`); the entries are written while they are sent.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Cm

from palais.web import listing
from palais.web.answers.recommendation_search import naming
from palais.web.site import plan_document
from palais.web.site.present import dates, passages, tongues
from palais.web.site.streams import TOGETHER, UNWRITABLE, Spool, still

TEXT = "word/document.xml"
END = b"<w:sectPr"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Called:
    """What bodies, States and positions are called in the language of the page."""

    bodies: naming.Naming
    states: naming.Naming
    positions: naming.Naming


def written(rows: Iterable[Row], *, title: str, address: str, made_on: date) -> Iterator[bytes]:
    """The document, part by part. `rows` are those of the files; `address` is where the list stands on the site."""
    head = made_head(title=title, address=address, made_on=made_on)
    spool = Spool()
    with zipfile.ZipFile(io.BytesIO(head)) as made, zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED) as book:
        for name in made.namelist():
            if name != TEXT:
                book.writestr(zipfile.ZipInfo(name), made.read(name), zipfile.ZIP_DEFLATED)
        before, end, after = made.read(TEXT).rpartition(END)
        with book.open(still(TEXT), "w", force_zip64=True) as text:
            text.write(before)
            yield spool.taken()
            for some in entries(rows):
                text.write(some.encode("utf-8", "replace"))
                yield spool.taken()
            text.write(end + after)
    yield spool.taken()


def made_head(*, title: str, address: str, made_on: date) -> bytes:
    made = Document()
    plan_document.describe(made, title=plan_document.clean(title))
    for section in made.sections:
        section.left_margin = section.right_margin = Cm(2.5)
    plan_document.heading(made, _("Recommendations"), level=0)
    plan_document.paragraph(made, title)
    plan_document.paragraph(made, f"{address} – {dates.day(made_on)}")
    if settings.DEMO:
        plan_document.paragraph(made, f"demonstration {settings.TODAY}")
    out = io.BytesIO()
    made.save(out)
    return plan_document.without_times(out.getvalue())


def entries(rows: Iterable[Row]) -> Iterator[str]:
    called = Called(naming.bodies(), naming.states(), naming.positions())
    some: list[str] = []
    for number, row in enumerate(rows, 1):
        some += entry(number, row, called=called)
        if len(some) >= TOGETHER:
            yield "".join(some)
            some = []
    yield "".join(some)


def entry(number: int, row: Row, *, called: Called) -> Iterator[str]:
    """The text in its own language and direction, then where it stands in the language of the page."""
    said = f"{row['lead_in']} {row['text']}".strip()
    yield paragraph(
        f"{number}. {said}",
        language=tongues.tag(row["language"]),
        rtl=tongues.direction(row["language"]) == "rtl",
        together=True,
    )
    if row["position"]:
        said = _("Position of the State: %(position)s.") % {"position": called.positions(row["position"])}
        yield paragraph(said, rtl=get_language_bidi(), small=True, together=True)
    yield paragraph(citation(row, called=called), rtl=get_language_bidi(), small=True)


def citation(row: Row, *, called: Called) -> str:
    """State, body, symbol and paragraph (else the cycle), day, address: what a footnote needs."""
    place = row["symbol"]
    if row["paragraph"]:
        where = _("para. %(number)s") % {"number": row["paragraph"]}
        place = listing.listed([place, where]) if place else where
    day = dates.text(row["date"]) if row["date"] else str(row["year"] or "")
    named = list(map(called.states, row["state"]))
    by = _("recommended by %(states)s") % {"states": listing.listed(map(called.states, row["recommenders"]))}
    occasion = place or passages.cycle(row["body"], row["cycle"])
    parts = [*named, called.bodies(row["body"]), by if row["recommenders"] else "", occasion, day, row["url"]]
    return listing.listed(filter(None, parts))


def paragraph(
    text: str, *, language: str = "", rtl: bool, small: bool = False, together: bool = False
) -> str:
    keep = "<w:keepNext/>" if together else ""
    space = f'<w:spacing w:after="{200 if small else 40}"/>'
    size = '<w:color w:val="55606B"/><w:sz w:val="18"/><w:szCs w:val="18"/>' if small else ""
    tongue = f"<w:lang w:val={quoteattr(language)} w:bidi={quoteattr(language)}/>" if language else ""
    said = escape(UNWRITABLE.sub("", text))
    return (
        f"<w:p><w:pPr>{keep}{'<w:bidi/>' if rtl else ''}{space}</w:pPr><w:r><w:rPr>{size}"
        f'{"<w:rtl/>" if rtl else ""}{tongue}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'
    )
