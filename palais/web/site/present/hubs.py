"""Hubs and lists of resources, as their templates take them."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.resources.choices import Audience, Origin, WorkKind
from palais.apps.resources.queries import FACETS
from palais.web.answers.hubs import Choice, HubLine, Listing, SectionLine
from palais.web.site.present import dates, links, page_languages, tongues
from palais.web.site.present.resources import named, rows, written


def index(hubs: tuple[HubLine, ...], *, on: date) -> dict[str, Any]:
    return {
        "hubs": [hub(one, on=on) for one in hubs],
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Resource hubs")}],
    }


def hub(one: HubLine, *, on: date) -> dict[str, Any]:
    """A hub in a list: what it is, how fresh, how much."""
    return {
        "title": written(one.title),
        "intro": written(one.intro) if one.intro.text else None,
        "url": reverse("hub", args=[one.slug]),
        "number": one.number,
        "as_of": dates.day(one.as_of) if one.as_of else "",
        "closed": closed(one, on=on),
        "example": one.example,
    }


def closed(one: HubLine, *, on: date) -> str:
    """ "No longer updated since 31 December 2022"; empty while it is kept up to date."""
    if one.closed_on is None or one.closed_on > on:
        return ""
    return _("No longer updated since %(day)s.") % {"day": dates.day(one.closed_on)}


def page(found: Listing, *, on: date, cite: tuple[str, ...]) -> dict[str, Any]:
    """A hub."""
    assert found.hub is not None
    slug = found.hub.slug
    here = reverse("hub", args=[slug])
    crumbs = [
        {"label": _("Home"), "url": reverse("home")},
        {"label": _("Resource hubs"), "url": reverse("hubs")},
        {"label": found.hub.title.text, **({"url": here} if found.asked.section else {})},
    ]
    current = next((one for one in found.sections if one.slug == found.asked.section), None)
    if current:
        crumbs.append({"label": current.title.text})
    return {
        **listing(found, action=here),
        "hub": hub(found.hub, on=on),
        "follows": page_languages.of_text(found.lag),
        "checked": checked(found),
        "sections": [section(one, here=here) for one in found.sections],
        "current": section(current, here=here) if current else None,
        "news": f"{reverse('hub-feed', args=[slug])}{query(asked(found))}",
        "propose": f"{reverse('proposal-new')}?hub={slug}",
        "files": files(found, "hub-file", [slug], cite=cite),
        "crumbs": crumbs,
    }


def resources(found: Listing, *, cite: tuple[str, ...]) -> dict[str, Any]:
    """All resources."""
    return {
        **listing(found, action=reverse("resources")),
        "news": f"{reverse('resources-feed')}{query(asked(found))}",
        "files": files(found, "resources-file", [], cite=cite),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Resources")}],
    }


def listing(found: Listing, *, action: str) -> dict[str, Any]:
    return {
        "filters": filters(found, action=action),
        "filtered": found.asked.filters,
        "rows": rows(found.found),
        "number": found.number,
        "total": found.total,
        "pages": pager(found, action=action),
    }


def asked(found: Listing) -> dict[str, str]:
    return {name: value for name, value in asdict(found.asked).items() if value}


def query(parts: Mapping[str, str]) -> str:
    return f"?{urlencode(parts)}" if parts else ""


def files(found: Listing, name: str, arguments: list[str], *, cite: tuple[str, ...]) -> list[dict[str, str]]:
    forms = ("csv", "xlsx", "json", *cite)
    return named(links.files(name, arguments, query=urlencode(asked(found)), forms=forms))


def pager(found: Listing, *, action: str) -> dict[str, Any]:
    def to(number: int) -> str:
        return action + query({**asked(found), **({"page": str(number)} if number > 1 else {})})

    return {
        "number": found.page,
        "count": found.pages,
        "previous_url": to(found.page - 1) if found.page > 1 else "",
        "next_url": to(found.page + 1) if found.page < found.pages else "",
    }


def checked(found: Listing) -> str:
    """When the links were last looked at, in a sentence; empty: none was."""
    first, last = found.checked_from, found.checked_to
    if first is None or last is None:
        return ""
    if first == last:
        return _("The links were checked on %(day)s.") % {"day": dates.day(last)}
    days = {"first": dates.day(first), "last": dates.day(last)}
    return _("The links were checked between %(first)s and %(last)s.") % days


def section(one: SectionLine, *, here: str) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "title": written(one.title),
        "intro": written(one.intro) if one.intro.text else None,
        "number": one.number,
        "rows": rows(one.first),
        "more": max(0, one.number - len(one.first)) if one.first else 0,
        "url": f"{here}?section={one.slug}",
    }


def filters(found: Listing, *, action: str) -> dict[str, Any]:
    """Plain controls with counts; a facet that could change nothing is left out."""
    wanted = asked(found)
    fields: list[dict[str, Any]] = [{"name": "q", "label": _("Words"), "value": found.asked.q}]
    for name in FACETS:
        choices = found.facets[name]
        if len(choices) > 1 or wanted.get(name):
            fields.append(facet(name, choices, chosen=wanted.get(name, "")))
    kept = {"section": wanted["section"]} if "section" in wanted else {}
    return {
        "action": action,
        "hidden": list(kept.items()),
        "fields": fields,
        "active": chips(found, wanted, action=action),
        "clear_url": action + query(kept),
    }


def facet(name: str, choices: tuple[Choice, ...], *, chosen: str) -> dict[str, Any]:
    options = [
        {"value": one.value, "label": label(name, one), "selected": one.value == chosen, "count": one.number}
        for one in choices
    ]
    every = {"value": "", "label": _("All"), "selected": not chosen, "count": None}
    return {"name": name, "label": title(name), "options": [every, *options]}


def title(name: str) -> str:
    return {
        "kind": _("Kind"),
        "language": _("Language"),
        "audience": _("For"),
        "organisation": _("By"),
        "topic": _("Topic"),
        "state": _("State"),
        "origin": _("From"),
    }[name]


def label(name: str, one: Choice) -> str:
    """A choice in words; a value that is none of ours stays as it is."""
    if name == "language":
        return tongues.name(one.value)
    words: Any = {"kind": WorkKind, "audience": Audience, "origin": Origin}.get(name)
    if words is None or one.value not in words.values:
        return one.name
    return str(words(one.value).label)


def chips(found: Listing, wanted: Mapping[str, str], *, action: str) -> list[dict[str, str]]:
    shown = []
    for name, value in wanted.items():
        if name == "section":
            continue
        rest = {other: text for other, text in wanted.items() if other != name}
        known = next((one for one in found.facets.get(name, ()) if one.value == value), None)
        shown.append({"label": label(name, known) if known else value, "remove_url": action + query(rest)})
    return shown
