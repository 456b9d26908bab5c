"""A session or pre-session, as its template takes it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.calendar.choices import Purpose, Standing
from palais.web import listing
from palais.web.answers.session import ChangeLine, DeadlineLine, SessionPage, StateLine
from palais.web.calendar_words import addresses, titles
from palais.web.site.present import calendar_history, cells, dates, entries, entry_lines, labels, marks, zones


def context(page: SessionPage, *, zone: str) -> dict[str, Any]:
    line = page.line
    reader = zones.known(zone)
    return {
        "title": line.title,
        "kicker": page.body_name,
        "sentences": opening(page),
        "trap": trap(page),
        "steps": calendar_history.steps(page),
        "terms": terms(page),
        "source": marks.source(line.mark),
        "deadlines": [deadline(one, page=page, zone=reader) for one in page.deadlines],
        "problems": page.problems,
        "due_before": page.line.body == "crc" and not page.is_pre_session,
        "reviews": states_table(page, page.reviews, name="reviews", caption=_("States under review")),
        "prepared": states_table(page, page.prepared, name="line-up", caption=_("States on the list")),
        "events_here": entry_lines.entries(page.events, on=page.on, zone=reader),
        "changes": changes(page.changes),
        "documents": documents(page),
        "is_pre_session": page.is_pre_session,
        "zones": {"action": line.path, "hidden": [], "options": zones.options(reader)},
        "zone_wrong": zones.wrong(zone),
        "subscribe": entries.subscription(
            "entry-points", [], mail=("session-dates", line.slug), query=f"session={line.slug}"
        ),
        "sources": marks.listed(page),
        "events": (line,),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Entry points"), "url": reverse("entry-points")},
            {"label": page.body_code, "url": addresses.body(line.body)},
            {"label": line.title},
        ],
    }


def opening(page: SessionPage) -> list[str]:
    """What became of it and when it is, then who is heard."""
    line = page.line
    said = {"title": line.title, "days": line.when}
    sentence: str = {
        str(Standing.ANNOUNCED): _(
            "%(title)s is planned for %(days)s. That it is confirmed is not known here."
        ),
        str(Standing.CONFIRMED): _("%(title)s is confirmed for %(days)s."),
        str(Standing.MOVED): _("%(title)s was moved to %(days)s."),
        str(Standing.SHORTENED): _("%(title)s was shortened to %(days)s."),
        str(Standing.POSTPONED): _(
            "%(title)s was postponed; its new days are not known here. It was planned for %(days)s."
        ),
        str(Standing.CANCELLED): _("%(title)s was cancelled. It was planned for %(days)s."),
        str(Standing.HELD): _("%(title)s was held: %(days)s."),
        str(Standing.OUTCOME_NOT_KNOWN): _(
            "%(title)s was planned for %(days)s. Those days have passed, and whether it was held is not known here."
        ),
    }[line.status]
    sentences = [sentence % said]
    count = len({one.iso3 for one in (page.prepared if page.is_pre_session else page.reviews)})
    if count:
        sentences.append(
            ngettext("%(count)d State is on its list here.", "%(count)d States are on its list here.", count)
            % {"count": count}
        )
    return sentences


def trap(page: SessionPage) -> dict[str, str] | None:
    """Sessions and the pre-sessions that follow them carry different numbers: said where both are known."""
    other, number = page.neighbour, page.line.number
    if other is None or number is None or other.number in (None, number):
        return None
    if page.is_pre_session:
        text = _(
            "Mind the numbers: pre-session %(own)d follows session %(other)d. The two are counted apart."
        )
    else:
        text = _(
            "Mind the numbers: session %(own)d is followed by pre-session %(other)d. The two are counted apart."
        )
    return {"text": text % {"own": number, "other": other.number}, "url": other.path, "label": other.title}


def terms(page: SessionPage) -> list[dict[str, Any]]:
    rounds = {"winter": _("Winter"), "spring": _("Spring"), "autumn": _("Autumn")}
    known = [
        (_("Place"), [{"text": entry_lines.place(page.line)}]),
        (_("Round"), [{"text": rounds.get(page.round, page.round)}]),
        (_("Reason"), [{"text": page.reason}]),
        (_("Answers of the States, as addenda"), addenda(page)),
    ]
    return [{"term": term, "values": values} for term, values in known if values and values[0]["text"]]


def addenda(page: SessionPage) -> list[dict[str, Any]]:
    found = page.addenda
    if found is None:
        return []
    return [{"text": titles.when(found.first, found.last), "source": marks.source(found.mark)}]


def deadline(one: DeadlineLine, *, page: SessionPage, zone: str) -> dict[str, Any]:
    card = entry_lines.entry(one.line, on=page.on, zone=zone)
    card["title"] = titles.stage(one.line.stage)
    if not one.dated:
        card |= {"when": "", "left": "", "hours": []}
    return card


def states_table(
    page: SessionPage, lines: tuple[StateLine, ...], *, name: str, caption: str
) -> dict[str, Any] | None:
    if not lines:
        return None
    outcome = _("What for") if page.is_pre_session else _("Outcome")
    heads = [_("State"), _("Under"), _("Procedure"), outcome, _("Concluding observations")]
    if page.is_pre_session:
        heads.pop()
    return cells.table(
        name,
        caption=caption,
        columns=[{"label": head} for head in heads],
        rows=[state_row(line, heads, page=page) for line in lines],
    )


def state_row(line: StateLine, heads: list[str], *, page: SessionPage) -> dict[str, Any]:
    under = listing.listed(labels.instrument(code) for code in line.instruments)
    row: list[dict[str, Any]] = [
        {"label": heads[1], "text": under},
        {"label": heads[2], "text": labels.procedure(line.procedure)},
    ]
    if page.is_pre_session:
        row.append({"label": heads[3], "text": purpose(line), "source": marks.source(line.mark)})
    else:
        shape, word = outcome_of(line, page=page)
        row.append({"label": heads[3], "status": shape, "word": word, "source": marks.source(line.mark)})
        row.append(symbol_cell(line, heads[4]))
    url = line.path or reverse("state", args=[line.iso3])
    return {"header": line.name, "url": url, "cells": row}


def purpose(line: StateLine) -> str:
    return entry_lines.sentence_case(str(Purpose(line.purpose or "review").label))


def outcome_of(line: StateLine, *, page: SessionPage) -> tuple[str, str]:
    if line.outcome == "off":
        return "withdrawn", _("Planned for days that fell away")
    return labels.outcome(line.outcome, is_past=page.line.last < page.on)


def symbol_cell(line: StateLine, head: str) -> dict[str, Any]:
    if not line.symbol:
        return {"label": head, "text": ""}
    doubt = "" if line.symbol_seen else _("Formed from the number of the report; not seen in a document.")
    cell = {"label": head, "symbol": line.symbol, "url": reverse("symbol", args=[line.symbol])}
    return {**cell, "source": marks.source(line.mark, doubt=doubt)}


def documents(page: SessionPage) -> list[dict[str, str]]:
    """Documents of the session itself, by symbol; those of States stand in the table."""
    return [
        {"what": _("Report on the session"), "symbol": symbol, "url": reverse("symbol", args=[symbol])}
        for symbol in (page.report_symbol,)
        if symbol
    ]


def changes(lines: tuple[ChangeLine, ...]) -> dict[str, Any] | None:
    if not lines:
        return None
    heads = [_("When"), _("What"), _("Before"), _("Now"), _("Why")]
    return cells.table(
        "changes",
        caption=_("Newest first"),
        columns=[{"label": head} for head in heads],
        rows=[
            {
                "header": dates.day(one.at),
                "cells": [
                    {"label": heads[1], "text": f"{one.about}: {one.field}"},
                    {"label": heads[2], "text": one.old},
                    {"label": heads[3], "text": one.new},
                    {"label": heads[4], "text": one.reason, "note": one.source},
                ],
            }
            for one in lines
        ],
    )
