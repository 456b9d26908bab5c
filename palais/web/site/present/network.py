"""The network as a whole: its figures in sentences, the map of where it works with its table, and the gaps."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.people.choices import Standing
from palais.web.answers.network import Figures, NearState, Somebody, WhereItWorks, WorkLine
from palais.web.site.present import cells, links, tongues, world

COLUMNS = (
    "state",
    "state_name",
    "region",
    "working",
    "seated",
    "organisations_working",
    "organisations_seated",
)
COLOURS = {"working": "map-party", "seated": "map-signed", "nobody": "map-none"}
STATUS = {"working": "party", "seated": "signed", "nobody": "no-action"}


def sentences(figures: Figures) -> list[str]:
    """Counted when the page is made, never typed."""
    if not figures.organisations:
        return []
    count = figures.organisations
    first = ngettext(
        "%(count)d organisation is part of the network and listed here.",
        "%(count)d organisations are part of the network and listed here.",
        count,
    ) % {"count": count}
    count = figures.states_covered
    second = ngettext(
        "They are known to work in %(count)d State.", "They are known to work in %(count)d States.", count
    ) % {"count": count}
    count = figures.states_not_covered
    third = ngettext(
        "In %(count)d State nobody of the network is known to work.",
        "In %(count)d States nobody of the network is known to work.",
        count,
    ) % {"count": count}
    return [first, second, third]


def where(found: WhereItWorks) -> dict[str, Any]:
    """The page of the map."""
    count = found.unplaced
    return {
        "sentences": sentences(found.figures),
        "unplaced": ngettext(
            "Of %(count)d organisation it is not known here where it works.",
            "Of %(count)d organisations it is not known here where they work.",
            count,
        )
        % {"count": count}
        if count
        else "",
        "map": drawing(found),
        "map_key": key(found),
        "table": table(found),
        "missing": [
            {"region": region, "count": len(lines), "states": [link(line) for line in lines]}
            for region, lines in found.missing.items()
        ],
        "files": links.files("network-map-file", []),
        "dataset": {
            "name": _("Where the network works"),
            "description": _("For each State, how many organisations of the network work there."),
            "files": links.files("network-map-file", []),
        },
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Network"), "url": reverse("members")},
            {"label": _("Where it works")},
        ],
    }


def standing(line: WorkLine) -> str:
    return "working" if line.working else "seated" if line.seated else "nobody"


def words() -> dict[str, str]:
    return {
        "working": _("an organisation works there"),
        "seated": _("only a seat is there"),
        "nobody": _("nobody known here"),
    }


def drawing(found: WhereItWorks) -> Any:
    said, address = words(), reverse("state", args=["AAA"])
    return world.drawing(
        label=_("World map: where organisations of the network work"),
        places={
            line.iso3: world.Place(
                address.replace("AAA", line.iso3),
                _("%(state)s: %(status)s") % {"state": line.name, "status": said[standing(line)]},
                COLOURS[standing(line)],
            )
            for line in found.lines
        },
    )


def key(found: WhereItWorks) -> list[dict[str, Any]]:
    """The colours with their numbers of States."""
    counts = {name: sum(standing(line) == name for line in found.lines) for name in COLOURS}
    return [
        {"status": STATUS[name], "word": word, "count": counts[name]}
        for name, word in words().items()
        if counts[name]
    ]


def table(found: WhereItWorks) -> dict[str, Any] | None:
    """The States in which somebody works or has a seat."""
    shown = [line for line in found.lines if line.working or line.seated]
    if not shown:
        return None
    region, working, seated = _("Region"), _("Organisations working there"), _("Seats")
    return cells.table(
        "where",
        caption=_("States with organisations of the network"),
        columns=[
            {"label": _("State")},
            {"label": region},
            {"label": working, "kind": "number"},
            {"label": seated, "kind": "number"},
        ],
        rows=[
            {
                "header": line.name,
                "url": reverse("state", args=[line.iso3]),
                "cells": [
                    {"label": region, "text": line.region},
                    number(working, len(line.working), work=line.iso3),
                    number(seated, len(line.seated), state=line.iso3),
                ],
            }
            for line in shown
        ],
    )


def number(label: str, count: int, **asked: str) -> dict[str, Any]:
    """A number that leads to the organisations behind it."""
    url = f"{reverse('members')}?{urlencode(asked)}" if count else ""
    return {"label": label, "kind": "number", "text": str(count), "url": url}


def link(line: WorkLine) -> dict[str, str]:
    return {"name": line.name, "url": reverse("state", args=[line.iso3])}


def rows(found: WhereItWorks) -> list[dict[str, Any]]:
    return [
        {
            "state": line.iso3,
            "state_name": line.name,
            "region": line.region,
            "working": len(line.working),
            "seated": len(line.seated),
            "organisations_working": " | ".join(one.key for one in line.working),
            "organisations_seated": " | ".join(one.key for one in line.seated),
        }
        for line in found.lines
    ]


def on_state(near: NearState) -> dict[str, Any]:
    """The organisations of a State, for its page."""
    return {
        "organisations": [
            {"title": title, "lines": list(map(somebody, several))}
            for title, several in (
                (_("They work here"), near.working),
                (_("They have their seat here"), near.seated),
            )
            if several
        ]
    }


def somebody(one: Somebody) -> dict[str, str]:
    return {
        "url": reverse("member", args=[one.key]),
        "standing": str(Standing(one.standing).label),
        "example": _("example") if one.example else "",
        **tongues.text_in(one.language, one.name),
    }
