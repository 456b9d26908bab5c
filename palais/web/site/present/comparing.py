"""The page of comparisons: what can be chosen, and what two States or two reviews have beside each other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
    found = {name: given.get(name, "").strip()[:LONGEST] for name in ASKED}
    return {**found, "state": found["state"].upper(), "beside": found["beside"].upper()}


def context(wanted: Mapping[str, str]) -> dict[str, Any]:
    """Two States where two are named, else two reviews of one by one body; else the form, and why there is no more."""
    states = names.states()
    first, second = states.get(wanted["state"], ""), states.get(wanted["beside"], "")
    cycles = comparing.cycles(iso3=wanted["state"]) if first else ()
    found: dict[str, Any] = {"title": _("Compare recommendations"), "states": None, "cycles": None}
    if first and second:
        found |= of_states(wanted, first=first, second=second)
    elif first:
        found |= of_reviews(cycles, wanted, name=first)
    return {
        **found,
        "nothing": found.get("nothing") or [_("Choose what to compare")],
        "filters": form(wanted, () if found["states"] else twice(cycles)),
        "pairs": recommended.neighbouring(wanted["state"], cycles) if first else [],
        "crumbs": crumbs(wanted["state"] if first else "", first, found["title"]),
    }


def of_states(wanted: Mapping[str, str], *, first: str, second: str) -> dict[str, Any]:
    if wanted["state"] == wanted["beside"]:
        return {"nothing": [_("Choose two different States")]}
    two = comparing.two_states(first=wanted["state"], second=wanted["beside"])
    without = [unknown(name) for name, side in ((first, two.first), (second, two.second)) if not side.count]
    if without:
        return {"nothing": without}
    title = _("%(first)s and %(second)s") % {"first": first, "second": second}
    return {"title": title, "states": two_states(two, first=first, second=second)}


def unknown(name: str) -> str:
    return f"{name}: {_('No recommendation to this State is known here')}"


def of_reviews(cycles: Sequence[Cycle], wanted: Mapping[str, str], *, name: str) -> dict[str, Any]:
    """Two reviews, the older first whichever was named first."""
    if not twice(cycles):
        if not comparing.is_known(iso3=wanted["state"]):
            return {"nothing": [unknown(name)]}
        said = _("No body has reviewed %(state)s twice, as far as is known here")
        return {"nothing": [said % {"state": name}]}
    if not wanted["cycle"] and not wanted["later"]:
        return {}
    several = [one for one in cycles if key(one) in (asked_for(wanted, "cycle"), asked_for(wanted, "later"))]
    if len(several) != 2 or of_body(several[0]) != of_body(several[1]):
        return {"nothing": [_("Choose two different reviews by the same body")]}
    one, other = several
    two = comparing.two_cycles(
        iso3=wanted["state"],
        body=one.body,
        protocol=one.protocol,
        earlier=one.cycle,
        later=other.cycle,
    )
    said = {"first": recommended.cycle_name(one), "second": recommended.cycle_name(other)}
    return {"title": f"{name}: {_('%(first)s and %(second)s') % said}", "cycles": two_cycles(two)}


def twice(cycles: Sequence[Cycle]) -> list[Cycle]:
    """The reviews by bodies that have reviewed the State more than once, under one Protocol or none."""
    times = Counter(map(of_body, cycles))
    return [one for one in cycles if times[of_body(one)] > 1]


def of_body(one: Cycle) -> tuple[str, str]:
    return one.body, one.protocol


def key(one: Cycle) -> str:
    """A review as an address names it: "crc:7", "crc:opac:1"."""
    return ":".join(filter(None, (one.body, one.protocol, one.cycle)))


def asked_for(wanted: Mapping[str, str], which: str) -> str:
    """The review that is asked for; its body and Protocol may stand in the address by themselves."""
    said = wanted[which]
    if ":" in said or not said:
        return said
    return ":".join(filter(None, (wanted["body"].lower(), wanted["protocol"].lower(), said)))


def form(wanted: Mapping[str, str], reviews: Sequence[Cycle]) -> dict[str, Any]:
    """Choices as `components/filters.html` takes them: States, and the reviews of one that can be compared."""
    everybody = names.states_by_name()
    fields = [
        field("state", _("State"), everybody, wanted["state"]),
        field("beside", _("Beside"), everybody, wanted["beside"]),
    ]
    named = [(key(one), f"{short(one)}: {recommended.cycle_name(one)}") for one in reviews]
    if named:
        fields += [
            field("cycle", _("Earlier review"), named, asked_for(wanted, "cycle")),
            field("later", _("Later review"), named, asked_for(wanted, "later")),
        ]
    return {"action": reverse("compare-recommendations"), "fields": fields}


def short(one: Cycle) -> str:
    """The body in a choice that has little room: "CRC"."""
    return one.body.upper() if one.body in names.bodies() else one.body_name


def field(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "options": [
            {"value": value, "label": text, "selected": value == chosen}
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
    """What was taken up, by how; what was not; what is new. The rest of a long list is folded."""
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
                    "rest": list(map(pair, pairs[SHOWN:])),
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
                    "rest": [passages.line(one) for one in places[SHOWN:]],
                }
            )
    return {"groups": groups, "notes": notes(found)}


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
