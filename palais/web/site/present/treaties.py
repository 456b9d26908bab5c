"""The list of treaties, as its template takes it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.treaties.queries import FAMILY
from palais.web.answers.treaty import TreatyCount
from palais.web.site.present import cells, dates, marks


def context(counts: Sequence[TreatyCount]) -> dict[str, Any]:
    family = [count for count in counts if count.key in FAMILY]
    others = [count for count in counts if count.key not in FAMILY]
    return {
        "family": table(
            family, name="family", caption=_("The Convention on the Rights of the Child and its Protocols")
        ),
        "others": table(others, name="others", caption=_("Other core human-rights treaties")),
        "dataset": {
            "name": _("Treaties"),
            "description": _("Human-rights treaties, and how many States are party to each."),
            "files": [{"format": "JSON", "url": f"{reverse('api')}v1/treaties"}],
        },
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Treaties")}],
    }


def table(counts: Sequence[TreatyCount], *, name: str, caption: str) -> dict[str, Any]:
    heads = [_("Treaty"), _("Parties"), _("Signed, not party"), _("In force since"), _("Watched over by")]
    kinds = {heads[1]: "number", heads[2]: "number"}
    return cells.table(
        name,
        caption=caption,
        columns=[{"label": head, "kind": kinds.get(head, "")} for head in heads],
        rows=[
            {
                "header": count.name,
                "url": reverse("treaty", args=[count.key]),
                "cells": [
                    {"label": heads[1], "kind": "number", "text": str(count.parties)},
                    {"label": heads[2], "kind": "number", "text": str(count.signed)},
                    {
                        "label": heads[3],
                        "text": dates.day(count.in_force_on) if count.in_force_on else "",
                        "source": marks.source(count.mark),
                    },
                    {"label": heads[4], "text": count.body},
                ],
            }
            for count in counts
        ],
    )
