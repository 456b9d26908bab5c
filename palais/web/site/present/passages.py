"""Passages of UN documents on pages: how they are cited, named and linked, and their differences word by word."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from palais.apps.library import reviews
from palais.apps.library.choices import FindingKind, Position
from palais.apps.library.shown import ASKED
from palais.core import documents, symbols
from palais.core.lineage.differences import Change, Part
from palais.web import listing
from palais.web.answers import names
from palais.web.answers.recommendation import Place
from palais.web.answers.recommendation_search import wanted
from palais.web.site.present import dates, labels, tongues

UPR = "upr"
SHORT = 300


def linked(text: str, *, own: str = "", body: str = "") -> SafeString:
    """A text in which every symbol and general comment that is sure leads to its page; the document itself does not.

    `body` wrote the text: of two general comments of one number and year, its own is meant.
    """
    parts, end = [], 0
    for start, stop, link in sorted((*symbols_in(text, own=own), *comments_in(text, own=own, body=body))):
        if start >= end:
            parts += [escape(text[end:start]), link]
            end = stop
    return mark_safe("".join((*parts, escape(text[end:]))))


def symbols_in(text: str, *, own: str) -> Iterator[tuple[int, int, str]]:
    """Where each begins and ends, and the link to stand there."""
    for found in symbols.find(text) if "/" in text else ():
        symbol = str(found.symbol)
        if symbol != own:
            url = escape(reverse("symbol", args=[symbol]))
            said = f'<bdi class="symbol" dir="ltr">{escape(found.raw)}</bdi>'
            yield found.start, found.end, f'<a href="{url}">{said}</a>'


def comments_in(text: str, *, own: str, body: str) -> Iterator[tuple[int, int, str]]:
    """The same for general comments named by number and year that one body alone, or this one, has made."""
    for found in documents.comments(text):
        several = names.comments().get((found.number, found.year), {})
        symbol = several.get(body) or (next(iter(several.values())) if len(several) == 1 else "")
        if symbol and symbol != own:
            url = escape(reverse("document", args=[symbol]))
            yield found.start, found.end, f'<a href="{url}">{escape(text[found.start : found.end])}</a>'


def paragraph(number: str) -> str:
    """ "para. 23 (a)", as documents of the United Nations cite each other."""
    return pgettext("citation of a document", "para. %(number)s") % {"number": spaced(number)}


def spaced(number: str) -> str:
    return number.replace("(", " (", 1) if "(" in number and " (" not in number else number


def reference(symbol: str, number: str) -> str:
    """ "CRC/C/MAR/CO/3-4, para. 23 (a)"; what is not known is left out."""
    return listing.listed(filter(None, (symbol, paragraph(number) if number else "")))


def kind(value: str) -> str:
    return str(FindingKind(value).label) if value in FindingKind.values else value


def position(value: str) -> str:
    return str(Position(value).label) if value in Position.values else ""


def body(place: Place) -> str:
    """The short name of a body that has a page here, else its name."""
    return place.body.upper() or place.body_name


def body_and_protocol(place: Place) -> str:
    """ "CRC", or "CRC OPAC" of a review under a Protocol."""
    return f"{body(place)} {place.protocol.upper()}".strip()


def cycle(key: str, value: str, protocol: str = "") -> str:
    """ "cycle 3" of the Universal Periodic Review, "reports 3 to 4" of a committee, "OPAC, report 1" of a Protocol."""
    said = ""
    if value and key.lower() == UPR:
        said = pgettext("Universal Periodic Review", "cycle %(number)s") % {"number": value}
    elif value:
        said = labels.ordinal_reports(value)
    return listing.listed(filter(None, (protocol.upper(), said)))


def review(place: Place) -> str:
    """ "CRC, reports 3 to 4, 2014" """
    said = (body_and_protocol(place), cycle(place.body, place.cycle), str(place.year or ""))
    return listing.listed(filter(None, said))


def when(place: Place) -> str:
    return dates.day(place.on) if place.on else str(place.year or "")


def line(place: Place) -> dict[str, Any]:
    """A recommendation in a list."""
    text = place.text if len(place.text) <= SHORT else f"{place.text[:SHORT].rsplit(' ', 1)[0]} …"
    return {
        "url": reverse("recommendation", args=[place.pk]),
        "text": text,
        "lang": tongues.tag(place.language),
        "dir": tongues.direction(place.language),
        "review": review(place),
        "reference": reference(place.symbol, place.number),
    }


def differences(parts: Iterable[Part]) -> list[dict[str, str]]:
    """Parts as the template marks them: `gone`, `new`, or neither."""
    names = {Change.GONE: "gone", Change.NEW: "new"}
    return [{"text": part.text, "change": names.get(part.change, "")} for part in parts]


def search(**filters: str) -> str:
    """The search for recommendations, filtered as the counts of a page are: by what was asked alone."""
    chosen = [(name.replace("_", "-"), value) for name, value in filters.items() if value]
    kinds = [("kind", str(one)) for one in ASKED]
    return f"{searching()}?{wanted.read([*chosen, *kinds]).query()}"


def of_review(body: str, protocol: str) -> dict[str, str]:
    """Filters for the reviews of a body under a Protocol or none: the treaty as well where the body does not say it."""
    treaty = reviews.treaty(body=body, instrument=protocol) if reviews.has_protocols(body) else ""
    return {"body": body, "treaty": treaty}


def searching() -> str:
    """The page on which recommendations are searched."""
    return reverse("recommendations")


def crumbs_of_state(iso3: str, name: str, *last: str) -> list[dict[str, str]]:
    """The way from home to the recommendations to a State, and on."""
    there = {"label": _("Recommendations"), "url": reverse("state-recommendations", args=[iso3])}
    return [
        {"label": _("Home"), "url": reverse("home")},
        {"label": _("States"), "url": reverse("states")},
        {"label": name, "url": reverse("state", args=[iso3])},
        there if last else {"label": there["label"]},
        *({"label": text} for text in last),
    ]
