"""The page of comparisons: what can be chosen, and what two States or two reviews have beside each other."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.web.answers import comparing, names
from palais.web.answers.comparing import Cycle
from palais.web.site.present import passages, recommended

ASKED = ("state", "beside", "body", "cycle", "later")
LONGEST = 60


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
        found["states"] = recommended.two_states(two, first=first, second=second)
        found["title"] = _("%(first)s and %(second)s") % {"first": first, "second": second}
    elif first and chosen(cycles, wanted, "cycle") and chosen(cycles, wanted, "later"):
        body, earlier, later = wanted["body"], wanted["cycle"], wanted["later"]
        two_of = comparing.two_cycles(iso3=wanted["state"], body=body, earlier=earlier, later=later)
        found["cycles"] = recommended.two_cycles(two_of)
        found["title"] = title(cycles, wanted, first)
    return {
        **found,
        "wanted": wanted,
        "filters": form(wanted),
        "pairs": recommended.neighbouring(wanted["state"], cycles) if first else [],
        "crumbs": crumbs(wanted["state"] if first else "", first, found["title"]),
    }


def chosen(cycles: tuple[Cycle, ...], wanted: Mapping[str, str], which: str) -> Cycle | None:
    here = (one for one in cycles if (one.body, one.cycle) == (wanted["body"], wanted[which]))
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
