"""Example data for the style page: each component once from left to right and once from right to left.

The data look like real ones and are drawn only there; nothing else may read them.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from palais.web.site import drawing

TODAY = date(2026, 11, 22)
OPIC_TOTALS = (
    (2012, 2), (2013, 9), (2014, 14), (2015, 22), (2016, 29), (2017, 37), (2018, 42),
    (2019, 46), (2021, 48), (2022, 50), (2023, 51), (2024, 52),
)  # fmt: skip
MAP_STATES = {
    "map-party": ("SEN", "TUN", "ESP", "PRT", "FRA", "ITA", "DEU", "BEN", "TGO"),
    "map-signed": ("MAR", "MLI", "GHA"),
    "map-none": ("DZA", "LBY", "EGY", "MRT", "NER", "GIN", "BFA", "CIV"),
}

WORDS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("style_words.toml").read_text(encoding="utf-8")
)


def source_of(language: str, *, unverified: bool = False) -> dict[str, Any]:
    words = WORDS[language]
    return {
        "title": words["source"],
        "publisher": words["publisher"],
        "as_of": words["as_of"],
        "layer": words["layer"],
        "row_url": "#row",
        "report_url": "#report",
        "may_have_changed": True,
        "unverified": unverified,
    }


def strip_of(language: str) -> list[dict[str, Any]]:
    words = WORDS[language]
    statuses = ("party", "party", "party", "signed")
    return [
        {"name": words[key], "url": "#treaty", "status": status, "detail": day, "source": source_of(language)}
        for key, status, day in zip(("crc", "opac", "opsc", "opic"), statuses, words["days"], strict=True)
    ]


def table_of(language: str) -> dict[str, Any]:
    words = WORDS[language]
    labels = words["columns"]
    columns = [
        {"label": labels[0], "sort_url": "?sort=-name", "sorted": "ascending"},
        {"label": labels[1], "sort_url": "?sort=standing"},
        {"label": labels[2]},
        {"label": labels[3], "kind": "number", "sort_url": "?sort=parties"},
        {"label": labels[4]},
    ]
    statuses, parties = ("signed", "party", "unknown"), ("3", "14", "52")
    symbols = ("CRC/C/MAR/CO/3-4", "CRC/C/SWE/CO/6-7", "CRC/C/MHL/CO/3-4")
    rows = [
        {
            "header": state,
            "url": "#state",
            "cells": [
                {"label": labels[1], "status": statuses[index]},
                {"label": labels[2], "text": words["signed_on"][index]},
                {"label": labels[3], "text": parties[index], "kind": "number"},
                {
                    "label": labels[4],
                    "symbol": symbols[index],
                    "url": "#symbol",
                    "source": source_of(language, unverified=index == 0),
                },
            ],
        }
        for index, state in enumerate(words["states"])
    ]
    return {"caption": words["caption"], "note": words["note"], "columns": columns, "rows": rows}


def filters_of(language: str) -> dict[str, Any]:
    words = WORDS[language]
    label, *regions = words["region"]
    standing, party, signed = words["standing"]
    return {
        "action": "#filters",
        "fields": [
            {"name": f"q-{language}", "label": words["name"], "value": ""},
            {
                "name": f"region-{language}",
                "label": label,
                "options": [
                    {"value": name, "label": name, "selected": index == 1}
                    for index, name in enumerate(regions)
                ],
            },
            {
                "name": f"status-{language}",
                "label": standing,
                "options": [
                    {"value": "party", "label": party, "count": 52},
                    {"value": "signed", "label": signed, "count": 15},
                ],
            },
        ],
        "active": [
            {"label": regions[1], "remove_url": "#all-regions"},
            {"label": party, "remove_url": "#all"},
        ],
        "clear_url": "#filters",
    }


def cycle_of(language: str) -> drawing.CycleLine:
    words = WORDS[language]
    days = (
        date(1993, 6, 21),
        date(1995, 7, 20),
        date(2014, 9, 3),
        date(2019, 1, 1),
        date(2027, 7, 21),
        date(2028, 1, 1),
    )
    statuses = ("done", "late", "done", "done", "soon", "unknown")
    ends = (None, None, None, date(2019, 12, 31), None, date(2028, 12, 31))
    moments = [
        drawing.Moment(on=on, label=label, when=when, status=status, until=until)
        for on, label, when, status, until in zip(
            days, words["moments"], words["when"], statuses, ends, strict=True
        )
    ]
    return drawing.cycle_line(
        moments=moments, today=TODAY, today_text=words["today"], mirrored=language == "ar"
    )


def map_drawing() -> SafeString:
    shapes = static("map/world.svg")
    rows = [(css, shapes, key) for css, keys in MAP_STATES.items() for key in keys]
    uses = format_html_join("", '<use class="{}" href="{}#{}"/>', rows)
    return format_html(
        '<svg viewBox="400 90 130 120" role="img" aria-label="Example map">'
        '<use class="map-neutral" href="{}#other-land"/>{}</svg>',
        shapes,
        uses,
    )


def form_of(language: str) -> forms.Form:
    words = WORDS[language]

    class Report(forms.Form):
        what = forms.CharField(
            label=words["field"],
            help_text=words["help"],
            error_messages={"required": words["error"]},
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        mail = forms.EmailField(label=words["name"], required=False)

    return Report({"what": ""}, auto_id=f"{language}-%s")


def plain(text: str) -> SafeString:
    return mark_safe(f"<p>{text}</p>")  # our own words, see style_words.toml
