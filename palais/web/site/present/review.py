"""A review, as its template takes it: where it stands, drawn and in a table, and what may be sent by when."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from palais.core.cycles.stages import Mark, StepStanding
from palais.core.dates import PartialDate, Precision
from palais.web import listing
from palais.web.answers.review import ReviewPage
from palais.web.answers.session import Neighbour
from palais.web.calendar_words import addresses
from palais.web.site import drawing
from palais.web.site.present import cells, dates, entries, entry_lines, labels, marks, session, zones
from palais.web.site.present.review_words import actor, mark_word, opening, step_name

SHAPES = {
    Mark.DONE: "done",
    Mark.PASSED: "done",
    Mark.OVERDUE: "late",
    Mark.OUTCOME_NOT_KNOWN: "unknown",
    Mark.NEXT: "soon",
    Mark.AHEAD: "not-due",
    Mark.CANCELLED: "withdrawn",
}


def context(page: ReviewPage, *, zone: str) -> dict[str, Any]:
    reader = zones.known(zone)
    title = _("%(name)s: review by %(body)s, session %(number)d") % {
        "name": page.state.name,
        "body": page.body_code,
        "number": page.number,
    }
    own = addresses.review_at(page.slug, iso3=page.state.iso3)
    query = urlencode({"state": page.state.iso3, "body": page.body})
    plan = urlencode({"state": page.state.iso3, "review": page.slug})
    return {
        "title": title,
        "page": page,
        "sentences": opening(page),
        "source": marks.source(page.mark),
        "line": line(page),
        "steps": steps_table(page),
        "terms": terms(page),
        "deadlines": [
            {
                **entry_lines.entry(one.line, on=page.on, zone=reader),
                **({} if one.dated else {"when": "", "hours": []}),
            }
            for one in page.deadlines
        ],
        "earlier": [
            {
                "title": one.title,
                "url": one.path,
                "under": listing.listed(map(labels.instrument, one.instruments)),
                "until": dates.partial(one.held),
                "word": labels.outcome(one.outcome, is_past=bool(one.held and one.held.latest < page.on))[1],
            }
            for one in page.earlier
        ],
        "changes": session.changes(page.changes),
        "zones": {"action": own, "hidden": [], "options": zones.options(reader)},
        "zone_wrong": zones.wrong(zone),
        "plan": f"{reverse('plan')}?{plan}" if page.outcome == "scheduled" else "",
        "subscribe": entries.subscription(
            "entry-points", [], mail=("state-dates", page.state.iso3), query=query
        ),
        "sources": marks.listed(page),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("States"), "url": reverse("states")},
            {"label": page.state.name, "url": reverse("state", args=[page.state.iso3])},
            {"label": f"{page.body_code} {page.number}"},
        ],
    }


def line(page: ReviewPage) -> drawing.CycleLine | None:
    """The steps whose day is known, with today among them; None where there is none to draw."""
    known = [one for one in (page.standing.steps if page.standing else ()) if one.on is not None]
    if not known:
        return None
    return drawing.cycle_line(
        moments=[moment(one) for one in known],
        today=page.on,
        today_text=_("You are here: %(date)s") % {"date": dates.day(page.on)},
        mirrored=get_language_bidi(),
    )


def moment(one: StepStanding) -> drawing.Moment:
    assert one.on is not None
    shape = SHAPES[one.mark]
    return drawing.Moment(
        on=one.on.earliest,
        until=None if one.on.is_exact else one.on.latest,
        when=day(one.on),
        label=step_name(one.step),
        status={"not-due": "soon", "withdrawn": "late"}.get(shape, shape),
    )


def day(value: PartialDate | None) -> str:
    """A day or a month in words; of a window of days both ends."""
    if value is None:
        return ""
    whole_months = value.earliest.day == 1 and (
        value.latest.month != value.earliest.month or value.latest.day > 27
    )
    if value.is_exact or value.precision is Precision.YEAR or whole_months:
        return dates.partial(value)
    return dates.days(value.earliest, value.latest)


def steps_table(page: ReviewPage) -> dict[str, Any] | None:
    """Every step of the procedure in order, whatever is known of it."""
    if page.standing is None:
        return None
    heads = [_("Step"), _("When"), _("Who acts"), _("How it stands")]
    return cells.table(
        "steps",
        caption=_("All steps"),
        columns=[{"label": head} for head in heads],
        rows=[
            {
                "header": step_name(one.step),
                "cells": [
                    {"label": heads[1], "text": day(one.on) or _("not known here")},
                    {"label": heads[2], "text": actor(one.actor)},
                    {
                        "label": heads[3],
                        "status": SHAPES[one.mark],
                        "word": mark_word(one),
                        "source": marks.source(page.step_marks.get(one.step.value)),
                    },
                ],
            }
            for one in page.standing.steps
        ],
    )


def terms(page: ReviewPage) -> list[dict[str, Any]]:
    known: list[tuple[str, list[dict[str, Any]]]] = [
        (_("Session"), link(page.session)),
        (_("Pre-session"), link(page.pre_session)),
        (_("List of issues adopted at"), link(page.list_session)),
        (_("Under"), [{"text": listing.listed(map(labels.instrument, page.instruments))}]),
        (_("Procedure"), [{"text": labels.procedure(page.procedure)}]),
        (_("Examined"), [{"text": labels.ordinal_reports(page.cycle)}]),
    ]
    if page.symbol:
        doubt = "" if page.symbol_seen else _("Formed from the number of the report; not seen in a document.")
        value = {"symbol": page.symbol, "url": reverse("symbol", args=[page.symbol])}
        known.append(
            (_("Concluding observations"), [{**value, "source": marks.source(page.mark, doubt=doubt)}])
        )
    return [
        {"term": term, "values": values}
        for term, values in known
        if values and (values[0].get("text") or values[0].get("symbol"))
    ]


def link(other: Neighbour | None) -> list[dict[str, Any]]:
    return [{"text": other.title, "url": other.path}] if other else []
