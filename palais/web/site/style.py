"""The style page: each component with example data, from left to right beside right to left."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from palais.web.site import drawing
from palais.web.site import style_examples as examples

DIRECTIONS = (("en", "ltr"), ("ar", "rtl"))
COLOURS = (
    "paper",
    "surface",
    "wash",
    "ink",
    "quiet",
    "lake",
    "lake-wash",
    "leaf",
    "amber",
    "brick",
    "slate",
    "rule",
    "edge",
)
STATUSES = (
    "party",
    "signed",
    "no-action",
    "withdrawn",
    "late",
    "not-late",
    "not-due",
    "soon",
    "done",
    "unverified",
    "unknown",
)
WIDE = {"table", "cycle", "filters", "status_strip"}


@dataclass(frozen=True, slots=True)
class Side:
    """One rendering of a component."""

    lang: str
    dir: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Specimen:
    """A component by the name of its file, in both directions."""

    name: str
    wide: bool
    sides: tuple[Side, ...]


def style_page(request: HttpRequest) -> HttpResponse:
    specimens = all_specimens()
    contents = [{"id": f"c-{specimen.name}", "label": specimen.name} for specimen in specimens]
    context = {
        "colours": COLOURS,
        "specimens": specimens,
        "contents": [{"id": "colours", "label": _("Colours")}, *contents],
        "crumbs": [{"label": _("Style page")}],
    }
    return render(request, "pages/style.html", context)


def all_specimens() -> list[Specimen]:
    """Every component that can stand alone; each side is made in its own language."""
    made: dict[str, list[Side]] = {}
    for language, direction in DIRECTIONS:
        with override(language):
            for name, contexts in contexts_in(language).items():
                pieces = [render_to_string(f"components/{name}.html", context) for context in contexts]
                # Joined templates: each has escaped its own values.
                html = mark_safe("\n".join(pieces))
                made.setdefault(name, []).append(Side(language, direction, html))
    return [Specimen(name, name in WIDE, tuple(sides)) for name, sides in made.items()]


def contexts_in(language: str) -> dict[str, list[dict[str, Any]]]:
    """Contexts for each component, by file name."""
    return {**facts_in(language), **drawings_in(language), **controls_in(language)}


def facts_in(language: str) -> dict[str, list[dict[str, Any]]]:
    words = examples.WORDS[language]
    source = examples.source_of(language)
    opposite = ("ar", "rtl") if language == "en" else ("en", "ltr")
    symbol = {"symbol": "CRC/C/MAR/CO/3-4", "url": "#symbol"}
    terms = [
        {"term": words["terms"][0], "values": [{"text": words["values"][0]}]},
        {"term": words["terms"][1], "values": [{"text": words["values"][1], "url": "#group"}]},
        {"term": words["terms"][2], "values": [{"text": words["values"][2], "source": source}]},
        {
            "term": words["terms"][3],
            "values": [{**symbol, "source": examples.source_of(language, unverified=True)}],
        },
        {"term": words["terms"][4], "values": [{"status": "unknown"}]},
    ]
    figures = [
        {"label": label, "value": value, "url": "#list"}
        for label, value in zip(words["figures"], ("52", "15", "126"), strict=True)
    ]
    return {
        "status": [{"status": status} for status in STATUSES],
        "source": [{"source": source}, {"source": examples.source_of(language, unverified=True)}],
        "sentence": [{"sentences": words["sentences"], "source": source}],
        "status_strip": [{"items": examples.strip_of(language), "label": words["crc"]}],
        "key_figures": [{"figures": figures}],
        "terms": [{"terms": terms}],
        "table": [{"table": examples.table_of(language)}],
        "symbol": [symbol],
        "quote": [{"text": words["quote"], "lang": opposite[0], "dir": opposite[1]}],
        "glossary_link": [{"url": "#glossary", "term": words["term"]}],
        "sources": [{"sources": [source], "id": f"sources-{language}"}],
    }


def drawings_in(language: str) -> dict[str, list[dict[str, Any]]]:
    words = examples.WORDS[language]
    chart = drawing.ratification_chart(totals=examples.OPIC_TOTALS, mirrored=language == "ar")
    key = [
        {"status": status, "count": count}
        for status, count in (("party", 9), ("signed", 3), ("no-action", 8))
    ]
    return {
        "cycle": [{"line": examples.cycle_of(language)}],
        "ratifications_chart": [{"chart": chart, "title": words["chart"], "end_label": words["parties"]}],
        "map": [{"drawing": examples.map_drawing(), "key": key}],
    }


def controls_in(language: str) -> dict[str, list[dict[str, Any]]]:
    words = examples.WORDS[language]
    links = [{"url": f"#{name}", "format": name} for name in ("CSV", "XLSX", "JSON")]
    crumbs = [{"label": words["crumbs"][0], "url": "#states"}, {"label": words["crumbs"][1]}]
    empty_title, empty_text, empty_link = words["empty"]
    title, text = words["notice"]
    fold_title, fold_text = words["fold"]
    form = examples.form_of(language)
    return {
        "search_box": [
            {"action": "#search", "label": words["search"], "id": f"search-{language}", "large": True}
        ],
        "filters": [{"filters": examples.filters_of(language)}],
        "pager": [
            {
                "pages": {"number": 2, "count": 7, "previous_url": "#1", "next_url": "#3"},
                "label": f"pager {language}",
            }
        ],
        "downloads": [{"intro": words["take"], "links": links, "label": f"downloads {language}"}],
        "breadcrumb": [{"crumbs": crumbs, "label": f"breadcrumb {language}"}],
        "toc": [
            {
                "entries": [{"id": "main", "label": label} for label in words["toc"]],
                "id": f"toc-{language}",
                "title": words["crumbs"][1],
            }
        ],
        "notice": [{"title": title, "text": text}, {"kind": "warning", "text": text}],
        "demo_banner": [{}],
        "nothing": [
            {"title": empty_title, "text": empty_text, "link_url": "#states", "link_label": empty_link}
        ],
        "fold": [{"title": fold_title, "content": examples.plain(fold_text)}],
        "error_summary": [{"form": form, "id": f"errors-{language}"}],
        "field": [{"field": field} for field in form],
        "disclaimer": [{}],
    }
