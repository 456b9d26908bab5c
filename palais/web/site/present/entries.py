"""The page of entry points: a list, a month, a year; its filters, files and feeds."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from palais.apps.calendar.choices import Audience
from palais.core.deadlines import GENEVA
from palais.web.answers.entries import DEADLINE, FILTERS, KINDS, LAST_PAGE, EntryPoints
from palais.web.calendar_words import titles
from palais.web.site import year_drawing
from palais.web.site.present import dates, entry_lines, links, marks, month_sheet, year_line, zones

LIST, MONTH, YEAR = "list", "month", "year"
VIEWS = (LIST, MONTH, YEAR)
KEPT = ("view", "month", "year", "zone")
"""What the address keeps besides the filters."""


def context(answer: EntryPoints, *, wanted: Mapping[str, str]) -> dict[str, Any]:
    view = wanted["view"] or LIST
    zone = zones.known(wanted["zone"])
    query = urlencode({name: wanted[name] for name in FILTERS if wanted[name]})
    return {
        "view": view,
        "sentences": opening(answer),
        "views": views(wanted),
        "filters": filters(answer, wanted),
        "zones": zone_form(wanted, zone=zone),
        "zone_wrong": zones.wrong(wanted["zone"]),
        "wrong": bool(answer.wrong),
        "reach": reach(answer),
        "subscribe": subscription("entry-points", [], mail=("dates", "all"), query=query),
        "files": [
            *links.files("entry-points-file", [], query=query, forms=("csv", "xlsx")),
            {"format": "JSON", "url": feed("entry-points", [], "json", query=query)},
        ],
        "sources": marks.listed(answer.lines),
        "events": answer.lines[:20],
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Entry points")}],
        **shown(answer, view=view, wanted=wanted, zone=zone),
    }


def shown(answer: EntryPoints, *, view: str, wanted: Mapping[str, str], zone: str) -> dict[str, Any]:
    if view == LIST:
        return {
            "groups": entry_lines.by_month(answer.lines, on=answer.on, zone=zone),
            "unknown": entry_lines.entries(answer.unknown, on=answer.on, zone=zone),
            "pages": pages(answer, wanted),
        }
    step = {**wanted}
    if view == MONTH:
        return {
            "sheet": month_sheet.sheet(answer, zone=zone),
            "entries": entry_lines.entries(answer.lines, on=answer.on, zone=zone),
            **steps(answer, wanted=step, by="month"),
        }
    return {
        "line": year_drawing.drawing(**year_line.rows(answer), mirrored=get_language_bidi()),
        "table": year_line.table(answer),
        **steps(answer, wanted=step, by="year"),
    }


def opening(answer: EntryPoints) -> list[str]:
    """The next deadline and the next session, or that none is known."""
    if answer.first is not None or answer.wrong or answer.page > 1:
        return []
    ahead = [line for line in answer.lines if line.days_left is not None]
    deadline = next(
        (line for line in ahead if line.about == DEADLINE and line.status in ("open", "moved")), None
    )
    session = next((line for line in ahead if line.about == "session" and line.status != "cancelled"), None)
    said = []
    if deadline:
        said.append(
            _("Next deadline: %(title)s, %(date)s.") % {"title": deadline.title, "date": deadline.when}
        )
    if session:
        said.append(_("Next meeting: %(title)s, %(date)s.") % {"title": session.title, "date": session.when})
    return said


def views(wanted: Mapping[str, str]) -> list[dict[str, Any]]:
    words = {LIST: _("List"), MONTH: _("Month"), YEAR: _("Year")}
    return [
        {
            "label": words[view],
            "url": address(wanted, view="" if view == LIST else view, month="", year=""),
            "current": view == (wanted["view"] or LIST),
        }
        for view in VIEWS
    ]


def address(wanted: Mapping[str, str], **other: str) -> str:
    """The page with the same filters and something else changed."""
    kept = {name: text for name, text in {**wanted, **other}.items() if text}
    return reverse("entry-points") + (f"?{urlencode(kept)}" if kept else "")


def filters(answer: EntryPoints, wanted: Mapping[str, str]) -> dict[str, Any]:
    choices = answer.choices
    form = links.filter_form(
        action=reverse("entry-points"),
        wanted={name: wanted[name] for name in (*FILTERS, *KEPT)},
        texts={},
        choices={
            "body": (_("Body"), [(body.key, f"{body.code} – {body.name}") for body in choices.bodies]),
            "state": (_("State"), by_name(choices.states)),
            "region": (_("Region or regional group"), by_name(choices.regions)),
            "audience": (_("Who may send something"), audiences()),
            "kind": (_("Kind"), [(key, titles.kind(key)) for key in KINDS]),
        },
        settled=KEPT,
    )
    form["hidden"] = [(name, wanted[name]) for name in KEPT if wanted[name]]
    form["clear_url"] = address(dict.fromkeys(wanted, ""), **{name: wanted[name] for name in KEPT})
    return form


def by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda pair: pair[1])


def audiences() -> list[tuple[str, str]]:
    return [
        (value, entry_lines.sentence_case(str(label))) for value, label in Audience.choices if value != "all"
    ]


def zone_form(wanted: Mapping[str, str], *, zone: str) -> dict[str, Any]:
    others = [(name, wanted[name]) for name in (*FILTERS, *KEPT) if name != "zone" and wanted[name]]
    return {
        "action": reverse("entry-points"),
        "hidden": others,
        "options": zones.options(zone),
        "chosen": zone or GENEVA,
    }


def pages(answer: EntryPoints, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Before and after; how many pages there are is not counted, so that nothing grows with the future."""
    number = answer.page
    more = answer.more and number < LAST_PAGE
    return {
        "previous_url": address(wanted, page=str(number - 1) if number > 2 else "") if number > 1 else "",
        "next_url": address(wanted, page=str(number + 1)) if more else "",
    }


def steps(answer: EntryPoints, *, wanted: Mapping[str, str], by: str) -> dict[str, Any]:
    """The time shown, the one before and the one after."""
    assert answer.first is not None and answer.last is not None
    before, after = answer.first - timedelta(days=1), answer.last + timedelta(days=1)
    write = dates.month if by == MONTH else lambda day: dates.year(day.year)
    form = "%Y-%m" if by == MONTH else "%Y"
    return {
        "time": write(answer.first),
        "previous": {"label": write(before), "url": address(wanted, **{by: before.strftime(form)})},
        "following": {"label": write(after), "url": address(wanted, **{by: after.strftime(form)})},
    }


def reach(answer: EntryPoints) -> list[dict[str, Any]]:
    """How far the facts reach, body by body, the one that reaches least far first."""
    known = sorted((body.reach, body.code, body.key) for body in answer.choices.bodies if body.reach)
    return [
        {"body": code, "url": reverse("body", args=[key]), "date": dates.month(day), "past": day < answer.on}
        for day, code, key in known
    ]


def subscription(
    name: str, arguments: list[str], *, mail: tuple[str, str], query: str = ""
) -> dict[str, str]:
    """The addresses that a calendar program or a news reader takes, and of the form for news by e-mail."""
    calendar = f"{settings.SITE_ADDRESS}{feed(name, arguments, 'ics', query=query)}"
    return {
        "calendar": calendar,
        "webcal": "webcal://" + calendar.partition("://")[2],
        "news": feed(name, arguments, "atom", query=query),
        "mail": reverse("subscribe", args=mail),
    }


def feed(name: str, arguments: list[str], form: str, *, query: str = "") -> str:
    return reverse(f"{name}-feed", args=[*arguments, form]) + (f"?{query}" if query else "")


COLUMNS = (
    "about", "kind", "title", "body", "first", "last", "precision", "status", "audience", "procedure", "closes_at",
    "zone", "states", "place", "url", "source", "source_as_of", "verified",
)  # fmt: skip


def rows(answer: EntryPoints) -> list[dict[str, Any]]:
    """One row a line, for CSV and XLSX."""
    return [
        {
            **{name: getattr(line, name) for name in COLUMNS[:4]},
            "first": line.first.isoformat(),
            "last": line.last.isoformat(),
            **{name: getattr(line, name) for name in COLUMNS[6:12]},
            "states": " ".join(line.states),
            "place": line.place,
            "url": f"{settings.SITE_ADDRESS}{line.path}",
            "source": line.mark.source if line.mark else "",
            "source_as_of": line.mark.as_of if line.mark else "",
            "verified": ("yes" if line.mark.verified else "no") if line.mark else "",
        }
        for line in answer.lines
    ]


def day_of(text: str, *, on: date) -> date:
    """The first day of a month or year in an address ("2026-11", "2026"); that of today for anything else."""
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == 7 else f"{text}-01-01")
    except ValueError:
        return on
