"""The index of States, as its template, CSV, XLSX and JSON take it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.treaties.choices import RegionalGroup
from palais.apps.treaties.queries import FAMILY
from palais.core.treaties import Status
from palais.web.answers.states import IndexLine, StatesIndex
from palais.web.site.present import cells, labels, links

COLUMNS = ("iso3", "name", "un_group", "region_code", "region", *FAMILY)
SHORT = {"crc": "CRC", "opac": "OPAC", "opsc": "OPSC", "opic": "OPIC"}


def context(answer: StatesIndex, *, wanted: dict[str, str]) -> dict[str, Any]:
    query = urlencode({name: value for name, value in wanted.items() if value})
    return {
        "count": len(answer.lines),
        "total": answer.total,
        "wanted": wanted,
        "filters": filters(answer, wanted),
        "table": table(answer.lines, name="states-table", caption=_("States")) if answer.lines else None,
        "outside": table(answer.outside, name="outside", caption=_("Not among the 197 States"))
        if answer.outside
        else None,
        "suggestions": [
            {"name": line.name, "url": reverse("state", args=[line.iso3])} for line in answer.suggestions
        ],
        "files": links.files("states-file", [], query=query),
        "dataset": {
            "name": _("States"),
            "description": _(
                "States, and where each stands towards the Convention on the Rights of the Child and its Protocols."
            ),
            "files": links.files("states-file", []),
        },
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("States")}],
    }


def table(lines: tuple[IndexLine, ...], *, name: str, caption: str) -> dict[str, Any]:
    region = _("Region")
    group = _("Regional group")
    return cells.table(
        name,
        compact=True,
        caption=caption,
        columns=[
            {"label": _("State")},
            *({"label": SHORT[key]} for key in FAMILY),
            {"label": group},
            {"label": region},
        ],
        rows=[
            {
                "header": line.name,
                "url": reverse("state", args=[line.iso3]),
                "cells": [
                    *({"label": SHORT[key], "status": line.family[key].value} for key in FAMILY),
                    {"label": group, "text": "" if line.un_group == "none" else labels.group(line.un_group)},
                    {"label": region, "text": line.region},
                ],
            }
            for line in lines
        ],
    )


def filters(answer: StatesIndex, wanted: dict[str, str]) -> dict[str, Any]:
    groups = [(value, str(label)) for value, label in RegionalGroup.choices if value != "none"]
    regions = sorted(answer.regions.items(), key=lambda pair: pair[1])
    statuses = [
        (f"{key}:{status.value}", f"{SHORT[key]}: {word}")
        for key in FAMILY
        for status, word in (
            (Status.PARTY, _("party")),
            (Status.SIGNED, _("signed, not party")),
            (Status.NONE, _("no action")),
        )
    ]
    return links.filter_form(
        action=reverse("states"),
        wanted=wanted,
        texts={"q": _("Name in any language, or code")},
        choices={
            "group": (_("UN regional group"), groups),
            "region": (_("M49 region"), regions),
            "status": (_("Status"), statuses),
        },
    )


def rows(answer: StatesIndex) -> list[dict[str, Any]]:
    return [
        {
            "iso3": line.iso3,
            "name": line.name,
            "un_group": line.un_group,
            "region_code": line.region_code,
            "region": line.region,
            **{key: status.value for key, status in line.family.items()},
        }
        for line in answer.lines + answer.outside
    ]
