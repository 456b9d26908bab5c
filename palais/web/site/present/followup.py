"""The follow-up monitor, as its templates, CSV, XLSX and JSON take it."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from palais.apps.followup.choices import ChildrenLed, Form, Level, SourceKind
from palais.apps.followup.queries import Filter
from palais.core.words import fold
from palais.web.answers.followup import ActivityPage, CommitmentPage, MonitorLine, MonitorPage
from palais.web.answers.followup_lines import ActivityLine
from palais.web.site import activity_drawing
from palais.web.site.present import cells, dates, followup_map, labels, links, page_languages
from palais.web.site.present import followup_lines as lines

COLUMNS = (
    *("monitor", "number", "title", "title_language", "summary", "level", "form", "place"),
    *("states", "begins_on", "ends_on", "is_going_on", "children_led", "organisations", "commitments"),
    *("source", "url", "example"),
)
FORMS = ("csv", "xlsx", "json")


def index(found: Iterable[MonitorLine]) -> dict[str, Any]:
    return {
        "monitors": [
            {**heading(one), "activities": one.activities, "commitments": one.commitments} for one in found
        ],
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Follow-up")}],
    }


def heading(one: MonitorLine) -> dict[str, Any]:
    """What every page of a source says of it."""
    return {
        "key": one.key,
        "kind": SourceKind(one.kind).label,
        "title": lines.spoken(one.title),
        "about": lines.spoken(one.about),
        "held_on": dates.text(one.held_on),
        "symbol": one.symbol,
        "symbol_url": reverse("symbol", args=[one.symbol]) if one.symbol else "",
        "body_url": reverse("body", args=[one.body]) if one.body else "",
        "source": one.source,
        "source_url": one.url,
        "url": reverse("monitor", args=[one.key]),
        "story_url": reverse("story", args=[one.key]) if one.takes_stories else "",
        "closed": dates.day(one.closed_on) if one.closed_on else "",
        "example": lines.example(one.example),
    }


def context(found: MonitorPage, *, on: date) -> dict[str, Any]:
    key = found.monitor.key
    query = asked(found.wanted)
    return {
        "monitor": heading(found.monitor),
        "follows": page_languages.of_text(found.lag),
        "sentences": sentences(found),
        "figures": figures(found),
        "commitments": [lines.commitment(one) for one in found.commitments],
        "drawing": followup_map.drawing(found),
        "map_key": followup_map.key(found),
        "states_table": states_table(found) if found.by_state else None,
        "line": activity_drawing.time_line(
            begun=((dot.level, dot.begins_on) for dot in found.dots),
            lanes=[(value, str(label)) for value, label in reversed(Level.choices)],
            first=int(found.monitor.held_on[:4]),
            today=on,
            mirrored=get_language_bidi(),
        ),
        "filters": filters(found),
        "activities": lines.activities(found.shown),
        "count": found.count,
        "pages": pages(found),
        "gaps": gaps(found),
        "missing": [
            {
                "group": labels.group(group.key),
                "names": ", ".join(name for _iso3, name in group.missing),
                "count": len(group.missing),
            }
            for group in found.groups
            if group.missing
        ],
        "files": files(key, query=query),
        "feed": reverse("monitor-feed", args=[key]) + (f"?{query}" if query else ""),
        "dataset": {
            "name": found.monitor.title.text,
            "description": _("Activities reported in follow-up."),
            "files": files(key),
        },
        "crumbs": crumbs(found.monitor),
    }


def crumbs(monitor: MonitorLine, *below: str) -> list[dict[str, str]]:
    own = {"label": monitor.title.text} | ({"url": reverse("monitor", args=[monitor.key])} if below else {})
    return [
        {"label": _("Home"), "url": reverse("home")},
        {"label": _("Follow-up"), "url": reverse("followup")},
        own,
        *({"label": text} for text in below),
    ]


def asked(wanted: Filter, **other: str) -> str:
    """The question of an address; what is empty is left out."""
    values = {name: getattr(wanted, name) for name in Filter.__dataclass_fields__} | other
    return urlencode({name: value for name, value in values.items() if value})


def sentences(found: MonitorPage) -> list[str]:
    if not found.monitor.activities:
        return [_("No activity has been reported yet.")]
    states = len(found.by_state)
    said = ngettext(
        "%(count)d activity has been reported, %(states)s.",
        "%(count)d activities have been reported, %(states)s.",
        found.monitor.activities,
    ) % {
        "count": found.monitor.activities,
        "states": ngettext("in %(count)d State", "in %(count)d States", states) % {"count": states},
    }
    led = ngettext(
        "Children led %(count)d of them.", "Children led %(count)d of them.", found.children_led
    ) % {"count": found.children_led}
    return [f"{said} {led}"] if found.children_led else [said]


def figures(found: MonitorPage) -> list[dict[str, Any]]:
    without = sum(1 for one in found.commitments if not one.reported)
    return [
        {"label": _("commitments"), "value": len(found.commitments)},
        {"label": _("of them without any activity reported"), "value": without},
        {"label": _("activities reported"), "value": found.monitor.activities},
        {"label": _("States with an activity"), "value": len(found.by_state)},
        {"label": _("led by children"), "value": found.children_led},
    ]


def gaps(found: MonitorPage) -> list[str]:
    """What nobody has reported, said plainly: groups of States, levels, commitments."""
    said = []
    for group in found.groups:
        name = labels.group(group.key)
        if not group.reported:
            said.append(_("No activity reported in: %(name)s.") % {"name": name})
        else:
            said.append(
                _("%(name)s: an activity reported in %(reported)d of %(total)d.")
                % {"name": name, "reported": group.reported, "total": group.total}
            )
    for level, label in Level.choices:
        if not found.by_level.get(level):
            said.append(_("No activity reported at this level: %(level)s.") % {"level": label})
    bare = [one.number for one in found.commitments if not one.reported]
    if bare:
        said.append(_("No activity reported for commitment %(numbers)s.") % {"numbers": ", ".join(bare)})
    return said


def filters(found: MonitorPage) -> dict[str, Any]:
    """Each choice with how many there would be; a value that nothing has is offered only where it was chosen."""
    action = reverse("monitor", args=[found.monitor.key])
    known: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "state": (_("State"), sorted(found.names.items(), key=lambda pair: fold(pair[1]))),
        "level": (_("Level"), [(value, str(label)) for value, label in Level.choices]),
        "form": (_("Form"), [(value, str(label)) for value, label in Form.choices]),
        "year": (_("Year"), [(str(year), dates.year(year)) for year, _count in reversed(found.by_year)]),
        "led": (_("Children"), [(value, str(label)) for value, label in ChildrenLed.choices]),
        "commitment": (_("Commitment"), [(one.number, one.number) for one in found.commitments]),
    }
    wanted = {name: getattr(found.wanted, name) for name in known}
    choices = {
        name: (
            label,
            [pair for pair in options if found.facets[name].get(pair[0]) or pair[0] == wanted[name]],
        )
        for name, (label, options) in known.items()
    }
    form = links.filter_form(action=action, wanted=wanted, texts={}, choices=choices)
    form["action"] = form["clear_url"] = f"{action}#activities"
    for chip in form["active"]:
        chip["remove_url"] += "#activities"
    for field in form["fields"]:
        for option in field["options"]:
            if option["value"]:
                option["count"] = found.facets[field["name"]].get(option["value"], 0)
            else:
                option["count"] = None
    return form


def states_table(found: MonitorPage) -> dict[str, Any]:
    """The map as a table: each State with an activity, those with most first."""
    label = _("Activities")
    address = reverse("monitor", args=[found.monitor.key])
    ranked = sorted(
        found.by_state.items(), key=lambda pair: (-pair[1], fold(found.names.get(pair[0], pair[0])))
    )
    return cells.table(
        "states-table",
        caption=_("States with an activity reported"),
        columns=[{"label": _("State")}, {"label": label, "kind": "number"}],
        rows=[
            {
                "header": found.names.get(iso3, iso3),
                "url": f"{address}?state={iso3}#activities",
                "cells": [{"label": label, "text": count, "kind": "number"}],
            }
            for iso3, count in ranked
        ],
    )


def pages(found: MonitorPage) -> dict[str, Any]:
    action = reverse("monitor", args=[found.monitor.key])

    def at(number: int) -> str:
        if not 1 <= number <= found.pages:
            return ""
        query = asked(found.wanted, page=str(number) if number > 1 else "")
        return f"{action}?{query}#activities" if query else f"{action}#activities"

    return {
        "number": found.page,
        "count": found.pages,
        "previous_url": at(found.page - 1),
        "next_url": at(found.page + 1),
    }


def files(key: str, *, query: str = "") -> list[dict[str, str]]:
    return links.files("monitor-file", [key], query=query, forms=FORMS)


def rows(found: Iterable[ActivityLine]) -> list[dict[str, Any]]:
    """The same activities for CSV and XLSX: one line each, several values parted by a bar."""
    return [
        {
            "monitor": one.monitor,
            "number": one.number,
            "title": one.title.text,
            "title_language": one.title.language,
            "summary": one.summary.text,
            "level": one.level,
            "form": one.form,
            "place": one.place,
            "states": " | ".join(state.iso3 for state in one.states),
            "begins_on": one.begins_on,
            "ends_on": one.ends_on,
            "is_going_on": one.is_going_on,
            "children_led": one.children_led,
            "organisations": " | ".join(body.name for body in one.organisations if body.name),
            "commitments": " | ".join(one.commitments),
            "source": one.source,
            "url": f"{settings.SITE_ADDRESS}{reverse('activity', args=[one.monitor, str(one.number)])}",
            "example": one.example,
        }
        for one in found
    ]


def commitment(found: CommitmentPage) -> dict[str, Any]:
    """The page of one commitment: adults' and children's judgements side by side."""
    judged = [(one.by_kind == "children", lines.assessment(one)) for one in found.assessments]
    title = _("Commitment %(number)s") % {"number": found.commitment.number}
    return {
        "monitor": heading(found.monitor),
        "title": title,
        "commitment": lines.commitment(found.commitment),
        "adults": [one for by_children, one in judged if not by_children],
        "children": [one for by_children, one in judged if by_children],
        "activities": lines.activities(found.activities),
        "crumbs": crumbs(found.monitor, title),
    }


def activity(found: ActivityPage) -> dict[str, Any]:
    """The page of one activity."""
    one = lines.activity(found.activity, with_monitor=True)
    return {
        "monitor": heading(found.monitor),
        "activity": one,
        "commitments": [lines.commitment(line) for line in found.commitments],
        "evidence": [lines.evidence(line, monitor=found.monitor.key) for line in found.evidence],
        "crumbs": crumbs(found.monitor, found.activity.title.text),
    }
