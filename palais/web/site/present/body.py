"""Bodies, as their templates take them: sessions, rules in force, ways of working, what upset the calendar."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.calendar.choices import Audience, Reason
from palais.core.dates import Period, PeriodNotUnderstood
from palais.core.deadlines import Offset, OffsetRange, RoundTable, RuleNotUnderstood, read_sum
from palais.web import date_words
from palais.web.answers.body import BodyPage, RuleLine, ShockLine
from palais.web.answers.entries import Body
from palais.web.answers.entry_lines import EntryLine, span
from palais.web.calendar_words import reasons, titles
from palais.web.site.present import cells, dates, entries, entry_lines, labels, marks


def index_context(bodies: tuple[Body, ...]) -> dict[str, Any]:
    heads = [_("Body"), _("Code"), _("Sessions known until")]
    return {
        "table": cells.table(
            "bodies",
            caption=_("Bodies"),
            columns=[{"label": head} for head in heads],
            rows=[
                {
                    "header": body.name,
                    "url": reverse("body", args=[body.key]),
                    "cells": [
                        {"label": heads[1], "symbol": body.code},
                        {
                            "label": heads[2],
                            "text": dates.month(body.reach) if body.reach else _("none known here"),
                        },
                    ],
                }
                for body in bodies
            ],
        ),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Bodies")}],
    }


NEXT = 6
"""So many meetings stand on the page; all of them are a click away."""


def context(page: BodyPage) -> dict[str, Any]:
    return {
        "page": page,
        "sentences": opening(page),
        "source": marks.source(page.mark),
        "ahead": entry_lines.entries(page.ahead[:NEXT], on=page.on, name_states=False),
        "past": sessions_table(page, page.past),
        "trap": page.key == "crc",
        "rules": rules_table(page),
        "limits": limits_table(page),
        "methods": [
            {
                "when": dates.text(one.when),
                "theme": one.theme,
                "symbol": one.symbol,
                "source": marks.source(one.mark),
            }
            for one in page.methods
        ],
        "shocks": [shock(one) for one in page.shocks],
        "days": entry_lines.entries(page.days, on=page.on),
        "problems": page.problems,
        "subscribe": entries.subscription("body", [page.key], mail=("body-dates", page.key)),
        "all_url": f"{reverse('entry-points')}?body={page.key}",
        "sources": marks.listed(page),
        "events": page.ahead[:20],
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Bodies"), "url": reverse("bodies")},
            {"label": page.code},
        ],
    }


def opening(page: BodyPage) -> list[str]:
    ahead = next((line for line in page.ahead if line.status not in ("cancelled", "postponed")), None)
    if ahead is not None:
        return [_("Next meeting: %(title)s, %(date)s.") % {"title": ahead.title, "date": ahead.when}]
    if page.reach is None:
        return [_("No session of this body is known here.")]
    return [
        _("No session ahead is known here: the sessions known end in %(date)s.")
        % {"date": dates.month(page.reach)}
    ]


def sessions_table(page: BodyPage, lines: Sequence[EntryLine]) -> dict[str, Any] | None:
    if not lines:
        return None
    heads = [_("Session"), _("When"), _("Status"), _("Place")]
    rows = []
    for line in lines:
        shape, word = entry_lines.status(line, on=page.on)
        row = [
            {"label": heads[1], "text": line.when, "source": marks.source(line.mark)},
            {"label": heads[2], "status": shape, "word": word, "note": " ".join(line.sentences)},
            {"label": heads[3], "text": entry_lines.place(line)},
        ]
        rows.append({"header": line.title, "url": line.path, "cells": row})
    return cells.table(
        "past", caption=_("The latest sessions"), columns=[{"label": head} for head in heads], rows=rows
    )


def rules_table(page: BodyPage) -> dict[str, Any] | None:
    """Rules that give a date."""
    found = [rule for rule in page.rules if rule.kind != "limit"]
    heads = [_("What"), _("Who"), _("Procedure"), _("By when"), _("In force since")]
    return table("rules", _("Rules that give a date"), heads, [rule_row(rule, heads) for rule in found])


def limits_table(page: BodyPage) -> dict[str, Any] | None:
    """Rules that say how long a text may be."""
    found = [rule for rule in page.rules if rule.kind == "limit"]
    heads = [_("What"), _("Who"), _("Words")]
    rows = [
        {
            "header": titles.stage(rule.stage),
            "cells": [
                {"label": heads[1], "text": who(rule)},
                {
                    "label": heads[2],
                    "text": dates.number(rule.words) if rule.words else rule.mark.note or _("no limit"),
                    "source": marks.source(rule.mark),
                },
            ],
        }
        for rule in found
    ]
    return table("limits", _("How long a text may be"), heads, rows)


def table(name: str, caption: str, heads: list[str], rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    if not rows:
        return None
    return cells.table(name, caption=caption, columns=[{"label": head} for head in heads], rows=rows)


def rule_row(rule: RuleLine, heads: list[str]) -> dict[str, Any]:
    return {
        "header": titles.stage(rule.stage),
        "cells": [
            {"label": heads[1], "text": who(rule)},
            {
                "label": heads[2],
                "text": _("any") if rule.procedure == "any" else labels.procedure(rule.procedure),
            },
            {"label": heads[3], "text": by_when(rule), "source": marks.source(rule.mark)},
            {"label": heads[4], "text": dates.day(rule.since) if rule.since else ""},
        ],
    }


def who(rule: RuleLine) -> str:
    return titles.audience(rule.audience) if rule.audience in Audience.values else rule.audience


def by_when(rule: RuleLine) -> str:
    """The sum of a rule in words."""
    try:
        found = read_sum(key=rule.key, kind=rule.kind, rule=rule.rule, rule_to=rule.rule_to)
    except (RuleNotUnderstood, PeriodNotUnderstood):
        return rule.rule
    if isinstance(found, RoundTable):
        return " ".join(
            round_words(name.value, fixed.years, fixed.month, fixed.day) for name, fixed in found.days.items()
        )
    if isinstance(found, OffsetRange):
        said = {
            "more": reasons.length(found.earlier),
            "less": reasons.length(found.later),
            "anchor": anchor(rule.anchor),
        }
        return _("Between %(more)s and %(less)s before: %(anchor)s.") % said
    if isinstance(found, Offset):
        return offset(found.period, anchor=anchor(rule.anchor))
    return _("Nothing is taken at this stage.")


def offset(period: Period, *, anchor: str) -> str:
    said = {"period": reasons.length(period), "anchor": anchor}
    if period.months < 0 or period.days < 0:
        return _("%(period)s before: %(anchor)s.") % said
    return _("%(period)s after: %(anchor)s.") % said


def round_words(name: str, years: int, month: int, day: int) -> str:
    said = {"date": date_words.day_of_any_year(month, day)}
    words = {
        "winter": _("Winter round: %(date)s of the year before.")
        if years < 0
        else _("Winter round: %(date)s."),
        "spring": _("Spring round: %(date)s of the year before.")
        if years < 0
        else _("Spring round: %(date)s."),
        "autumn": _("Autumn round: %(date)s of the year before.")
        if years < 0
        else _("Autumn round: %(date)s."),
    }
    return words[name] % said


def anchor(key: str) -> str:
    return {
        "session-start": _("first day of the session"),
        "session-end": _("last day of the session"),
        "pre-session-start": _("first day of the pre-session"),
        "pre-session-end": _("last day of the pre-session"),
        "due-date": _("due date"),
        "adoption": _("adoption"),
        "loipr-adoption": _("adoption of the list of issues prior to reporting"),
        "concluding-observations": _("concluding observations"),
        "in-force-for-state": _("entry into force for the State"),
        "previous-due-date": _("due date before"),
        "previous-report": _("report before"),
        "domestic-remedies-exhausted": _("exhaustion of domestic remedies"),
        "transmission": _("transmission to the State"),
        "findings-received": _("receipt of the findings"),
        "views": _("decision on the communication"),
    }.get(key, key)


def shock(one: ShockLine) -> dict[str, Any]:
    first, last = one.first, one.last
    return {
        "when": span(first, last, precision=one.precision) if first and last else "",
        "effect": one.effect,
        "reason": str(Reason(one.reason).label) if one.reason in Reason.values else one.reason,
        "source": marks.source(one.mark),
    }
