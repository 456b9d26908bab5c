"""The page of comparisons: what can be chosen, and what two States or two reviews have beside each other."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from palais.apps.library.choices import LineageRelation, TagScheme
from palais.web.answers import comparing, names
from palais.web.answers.comparing import Cycle, Pair, TwoCycles, TwoStates
from palais.web.answers.recommended import StateRecommended
from palais.web.site.present import dates, passages, recommended

ASKED = ("state", "beside", "body", "protocol", "cycle", "later")
LONGEST = 60
SHOWN = 50

Sides = tuple[tuple[str, StateRecommended], tuple[str, StateRecommended]]
"""Two States: name and numbers of each."""


def asked(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given.get(name, "").strip()[:LONGEST] for name in ASKED}


def context(wanted: Mapping[str, str]) -> dict[str, Any]:
    """Two States where two are named, else two reviews of one body where they are known, else only the form."""
    states = names.states()
    first, second = states.get(wanted["state"], ""), states.get(wanted["beside"], "")
    cycles = comparing.cycles(iso3=wanted["state"]) if first else ()
    found: dict[str, Any] = {"title": _("Compare recommendations"), "states": None, "cycles": None}
    if first and second and wanted["state"] != wanted["beside"]:
        two = comparing.two_states(first=wanted["state"], second=wanted["beside"])
        found["states"] = two_states(two, first=first, second=second)
        found["title"] = _("%(first)s and %(second)s") % {"first": first, "second": second}
    elif first and chosen(cycles, wanted, "cycle") and chosen(cycles, wanted, "later"):
        two_of = comparing.two_cycles(
            iso3=wanted["state"],
            body=wanted["body"],
            protocol=wanted["protocol"],
            earlier=wanted["cycle"],
            later=wanted["later"],
        )
        found["cycles"] = two_cycles(two_of)
        found["title"] = title(cycles, wanted, first)
    return {
        **found,
        "wanted": wanted,
        "filters": form(wanted),
        "pairs": recommended.neighbouring(wanted["state"], cycles) if first else [],
        "crumbs": crumbs(wanted["state"] if first else "", first, found["title"]),
    }


def chosen(cycles: tuple[Cycle, ...], wanted: Mapping[str, str], which: str) -> Cycle | None:
    asked = wanted["body"], wanted["protocol"], wanted[which]
    here = (one for one in cycles if (one.body, one.protocol, one.cycle) == asked)
    return next(here, None) if wanted["cycle"] != wanted["later"] else None


def title(cycles: tuple[Cycle, ...], wanted: Mapping[str, str], name: str) -> str:
    one, other = chosen(cycles, wanted, "cycle"), chosen(cycles, wanted, "later")
    said = [recommended.cycle_name(each) for each in (one, other) if each]
    return f"{name}: {_('%(first)s and %(second)s') % {'first': said[0], 'second': said[-1]}}"


def form(wanted: Mapping[str, str]) -> dict[str, Any]:
    """Choices as `components/filters.html` takes them."""
    everybody = names.states_by_name()
    fields = [
        field("state", _("State"), everybody, wanted),
        field("beside", _("Beside"), everybody, wanted),
    ]
    return {"action": reverse("compare-recommendations"), "fields": fields}


def field(name: str, label: str, options: Any, wanted: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "options": [
            {"value": value, "label": text, "selected": value == wanted[name]}
            for value, text in (("", "–"), *options)
        ],
    }


def crumbs(iso3: str, name: str, last: str) -> list[dict[str, str]]:
    if iso3:
        return passages.crumbs_of_state(iso3, name, last)
    return [{"label": _("Home"), "url": reverse("home")}, {"label": last}]


def two_states(found: TwoStates, *, first: str, second: str) -> dict[str, Any]:
    """Counts beside counts, with the share of each State's own."""
    sides = ((first, found.first), (second, found.second))
    by_body = [(name, beside(sides, (one, other), body=key)) for key, name, one, other in found.bodies]
    tables = [table(_("By body"), _("Body"), sides, by_body)]
    for scheme, caption in (("theme", _("By theme")), ("cluster", _("By cluster"))):
        subjects = [
            (one.name, beside(sides, (one.first, one.second), **{scheme: one.key}))
            for one in found.subjects
            if one.scheme == scheme
        ]
        if subjects:
            tables.append(table(caption, str(TagScheme(scheme).label), sides, subjects))
    return {"tables": tables, "sentences": [f"{name}: {recommended.sentence(side)}" for name, side in sides]}


def table(
    caption: str, what: str, sides: Sides, rows: list[tuple[str, list[dict[str, Any]]]]
) -> dict[str, Any]:
    columns = [{"label": name, "kind": "number"} for name, _side in sides]
    return {
        "caption": caption,
        "columns": [{"label": what}, *columns],
        "rows": [{"header": header, "cells": cells} for header, cells in rows],
    }


def beside(sides: Sides, counts: tuple[int, int], **filters: str) -> list[dict[str, Any]]:
    """A cell for each State, leading to what it counts."""
    return [
        {
            "label": name,
            "kind": "number",
            "text": _("%(count)s (%(share)s %%)")
            % {"count": dates.number(count), "share": dates.number(round(100 * count / max(side.count, 1)))},
            "url": passages.search(state=side.iso3, **filters) if count else "",
        }
        for (name, side), count in zip(sides, counts, strict=True)
    ]


def two_cycles(found: TwoCycles) -> dict[str, Any]:
    """What was taken up, by how; what was not; what is new. Long lists are cut, and say so."""
    groups: list[dict[str, Any]] = []
    for relation in ("sharpens", "repeats", "softens"):
        pairs = found.taken_up(relation)
        if pairs:
            groups.append(
                {
                    "id": relation,
                    "label": str(LineageRelation(relation).label),
                    "count": len(pairs),
                    "pairs": list(map(pair, pairs[:SHOWN])),
                }
            )
    for key, label, places in (
        ("dropped", _("Not taken up again"), found.dropped),
        ("new", pgettext("recommendations", "New"), found.new),
    ):
        if places:
            groups.append(
                {
                    "id": key,
                    "label": label,
                    "count": len(places),
                    "lines": [passages.line(one) for one in places[:SHOWN]],
                }
            )
    return {"groups": groups, "most": SHOWN, "notes": notes(found)}


def notes(found: TwoCycles) -> list[str]:
    """Why what is not linked is not said to be new or left out."""
    said = []
    if found.waiting:
        said.append(_("These reviews are still being compared. Look again in a few minutes."))
    if found.elsewhere:
        text = ngettext(
            "%(count)s recommendation is here in no language of the other review and was not compared.",
            "%(count)s recommendations are here in no language of the other review and were not compared.",
            found.elsewhere,
        )
        said.append(text % {"count": dates.number(found.elsewhere)})
    return said


def pair(one: Pair) -> dict[str, Any]:
    changed = any(part.change != "same" for part in one.parts)
    return {
        "earlier": passages.line(one.earlier),
        "later": passages.line(one.later),
        "parts": passages.differences(one.parts) if changed else [],
        "lang": passages.line(one.later)["lang"],
        "dir": passages.line(one.later)["dir"],
    }
