"""A treaty, as its template, CSV, XLSX and JSON take it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from palais.apps.treaties.choices import RegionalGroup
from palais.core.dates import Period
from palais.core.treaties import Status
from palais.web.answers import treaty_list
from palais.web.answers.marks import Mark
from palais.web.answers.treaty import StateLine, TreatyDossier
from palais.web.site import drawing
from palais.web.site.present import cells, dates, labels, links, marks, membership, sentences, treaty_map
from palais.web.site.present.reporting import period

COLUMNS = (
    "treaty", "iso3", "name", "un_group", "region_code", "region", "status", "may_join", "through", "signed_on", "act",
    "act_on", "act_precision", "in_force_on", "in_force_how", "next_review", "next_review_on",
    "source", "source_as_of", "verified",
)  # fmt: skip


def context(dossier: TreatyDossier, *, wanted: dict[str, str]) -> dict[str, Any]:
    lines = treaty_list.asked_for(dossier, wanted=wanted)
    query = urlencode({name: value for name, value in wanted.items() if value})
    return {
        "treaty": dossier,
        "sentences": sentences.of_treaty(dossier),
        "source": marks.source(dossier.printed[0][2]) if dossier.printed else None,
        "map": treaty_map.drawing(dossier),
        "map_key": treaty_map.key(dossier),
        "chart": drawing.ratification_chart(totals=dossier.totals, mirrored=get_language_bidi())
        if dossier.totals
        else None,
        "chart_title": chart_title(dossier),
        "chart_end": ngettext("%(count)d party", "%(count)d parties", len(dossier.parties))
        % {"count": len(dossier.parties)},
        "terms": terms(dossier),
        "filters": filters(dossier, wanted),
        "wanted": wanted,
        "count": len(lines),
        "table": table(lines, dossier=dossier, wanted=wanted) if lines else None,
        "files": links.files("treaty-file", [dossier.key], query=query),
        "dataset": {
            "name": dossier.name,
            "description": _("What each State has done about this treaty, and when."),
            "files": links.files("treaty-file", [dossier.key], query="list=all"),
        },
        "sources": marks.listed(lines, dossier.mark),
        "printed": printed(dossier),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Treaties"), "url": reverse("treaties")},
            {"label": dossier.short_name},
        ],
    }


def filters(dossier: TreatyDossier, wanted: dict[str, str]) -> dict[str, Any]:
    regions = sorted(
        {line.region_code: line.region for line in dossier.states if line.region}.items(),
        key=lambda pair: pair[1],
    )
    lists = [
        ("may-join", _("May join and has not")),
        ("party", _("Parties")),
        ("signed", _("Signed, not party")),
        ("no-action", _("No action")),
        ("all", _("All States")),
    ]
    shown = {
        **wanted,
        "list": wanted["list"] or treaty_list.default_list(dossier),
        "sort": wanted["sort"] or "name",
    }
    form = links.filter_form(
        action=reverse("treaty", args=[dossier.key]),
        wanted=shown,
        texts={"q": _("Name")},
        choices={
            "list": (_("List"), lists),
            "group": (
                _("UN regional group"),
                [(value, str(label)) for value, label in RegionalGroup.choices if value != "none"],
            ),
            "region": (_("M49 region"), regions),
            "sort": (_("Order"), [("name", _("by name")), ("date", _("newest first"))]),
        },
        settled=("list", "sort"),
    )
    form["action"] += "#list"
    return form


def table(lines: list[StateLine], *, dossier: TreatyDossier, wanted: dict[str, str]) -> dict[str, Any]:
    """The list; columns that are empty in every row of it are left out."""
    rows = [row(line, rule_mark=dossier.mark) for line in lines]
    used = [
        index
        for index, cell in enumerate(rows[0]["cells"])
        if any(filled(row["cells"][index]) for row in rows)
    ]
    return cells.table(
        "list-table",
        caption=dict(list_titles()).get(wanted["list"] or treaty_list.default_list(dossier), ""),
        columns=[{"label": _("State")}, *({"label": rows[0]["cells"][index]["label"]} for index in used)],
        rows=[{**entry, "cells": [entry["cells"][index] for index in used]} for entry in rows],
    )


def chart_title(dossier: TreatyDossier) -> str:
    """What is drawn, and until when: after the newest source the line says nothing."""
    if dossier.known_until is None:
        return _("Parties by year of deposit")
    return _("Parties by year of deposit, as far as the sources reach: %(date)s") % {
        "date": dates.partial(dossier.known_until)
    }


def no_act(mark: Mark) -> dict[str, Any] | None:
    """The mark of a State without any act: the treaty's own row, with what its absence means."""
    return marks.source(
        mark, remark=_("No act of this State is among the rows read here."), doubts_of_row=False
    )


def filled(cell: dict[str, Any]) -> bool:
    return bool(cell.get("status") or cell.get("text"))


def list_titles() -> list[tuple[str, str]]:
    return [
        ("may-join", _("States that may become party and have not")),
        ("party", _("Parties")),
        ("signed", _("States that have signed and are not party")),
        ("no-action", _("States that have taken no action")),
        ("withdrawn", _("States that have withdrawn")),
        ("all", _("All States")),
    ]


def row(line: StateLine, *, rule_mark: Mark) -> dict[str, Any]:
    own = line.mark if line.act and line.act != "signature" else None
    return {
        "header": line.name,
        "url": reverse("state", args=[line.iso3]),
        "id": line.iso3,
        "cells": [
            {
                "label": _("Status"),
                "status": line.status.value,
                "source": None if line.mark else no_act(rule_mark),
            },
            {
                "label": _("Signature"),
                "text": dates.partial(line.signed),
                "source": marks.source(line.signature_mark),
            },
            {
                "label": _("Ratification, accession or succession"),
                "text": f"{labels.act(line.act)}: {dates.partial(line.on)}" if own else "",
                "source": marks.source(own),
            },
            membership.in_force_cell(line.in_force, mark=rule_mark, label=_("In force for it")),
            {
                "label": _("May join as party to"),
                "text": ", ".join(key.upper() for key in line.through)
                if line.status is not Status.PARTY
                else "",
            },
            {
                "label": _("Regional group"),
                "text": "" if line.un_group == "none" else labels.group(line.un_group),
            },
            review_cell(line, _("Next review known here")),
        ],
    }


def review_cell(line: StateLine, head: str) -> dict[str, Any]:
    review = line.next_review
    if review is None:
        return {"label": head, "text": ""}
    text = _("%(body)s, session %(number)d, %(date)s") % {
        "body": review.body.upper(),
        "number": review.session,
        "date": dates.partial(review.starts),
    }
    return {"label": head, "text": text, "source": marks.source(review.mark)}


def terms(dossier: TreatyDossier) -> list[dict[str, Any]]:
    source = marks.source(dossier.mark)
    rule = _("Article %(article)s: %(period)s after the deposit") % {
        "article": dossier.article,
        "period": period(Period.parse(dossier.rule)),
    }
    entries = [
        (
            _("Adopted"),
            {"text": dates.day(dossier.adopted_on) if dossier.adopted_on else "", "source": source},
        ),
        (
            _("Adopted by"),
            {
                "symbol": dossier.adopted_by,
                "text": dossier.adopted_by,
                "url": reverse("symbol", args=[dossier.adopted_by]),
            },
        ),
        (
            _("Open for signature since"),
            {"text": dates.day(dossier.opened_on) if dossier.opened_on else "", "source": source},
        ),
        (
            _("In force since"),
            {"text": dates.day(dossier.in_force_on) if dossier.in_force_on else "", "source": source},
        ),
        (_("In force for a later State"), {"text": rule}),
        (_("Who may join"), {"text": membership_text(dossier)}),
        (_("Watched over by"), {"text": dossier.body_name}),
    ]
    return [{"term": term, "values": [value]} for term, value in entries if value["text"]]


def membership_text(dossier: TreatyDossier) -> str:
    rule = dossier.membership
    text = treaty_map.who_may_join(rule)
    return text if rule.verified else _("%(rule)s Unverified.") % {"rule": text}


def printed(dossier: TreatyDossier) -> list[dict[str, Any]]:
    return [
        {"date": dates.day(on), "count": count, "source": marks.source(mark)}
        for on, count, mark in dossier.printed
    ]


def rows(dossier: TreatyDossier, *, wanted: dict[str, str]) -> list[dict[str, Any]]:
    return [file_row(dossier.key, line) for line in treaty_list.asked_for(dossier, wanted=wanted)]


def file_row(key: str, line: StateLine) -> dict[str, Any]:
    return {
        "treaty": key,
        "iso3": line.iso3,
        "name": line.name,
        "un_group": line.un_group,
        "region_code": line.region_code,
        "region": line.region,
        "status": line.status.value,
        "may_join": {True: "yes", False: "no", None: "unknown"}[line.may_join]
        if line.status is not Status.PARTY
        else "",
        "through": "|".join(line.through),
        "signed_on": line.signed.isoformat() if line.signed else "",
        "act": line.act,
        "act_on": line.on.isoformat() if line.on else "",
        "act_precision": line.on.precision.value if line.on else "",
        "in_force_on": line.in_force.on.isoformat() if line.in_force and line.in_force.on else "",
        "in_force_how": line.in_force.how.value if line.in_force else "",
        "next_review": f"{line.next_review.body} {line.next_review.session}" if line.next_review else "",
        "next_review_on": line.next_review.starts.isoformat() if line.next_review else "",
        "source": line.mark.source if line.mark else "",
        "source_as_of": line.mark.as_of if line.mark else "",
        "verified": ("yes" if line.mark.verified else "no") if line.mark else "",
    }
