"""How a session came to stand where it stands: announced, confirmed, moved, cancelled, held, each with its day."""

from typing import Any

from django.utils.translation import gettext as _

from palais.apps.calendar.choices import Standing
from palais.web.answers.session import SessionPage
from palais.web.calendar_words import titles
from palais.web.site.present import dates


def steps(page: SessionPage) -> list[dict[str, Any]]:
    """Steps in order: a shape, a word, the days it was for, and the day it was said, each empty where not known."""
    known = {one.how: titles.when(one.first, one.last) for one in page.days}
    standing = page.line.status
    found = [step("done", _("Announced"), said_on=page.announced_on, days=known.get("planned", ""))]
    if page.confirmed_on:
        found.append(step("done", _("Confirmed"), said_on=page.confirmed_on))
    if known.get("moved"):
        word = _("Shortened") if standing == str(Standing.SHORTENED) else _("Moved")
        found.append(step("soon", word, said_on=changed_on(page), days=known["moved"], why=page.reason))
    if standing == str(Standing.POSTPONED):
        found.append(
            step("late", _("Postponed, new days not known"), said_on=changed_on(page), why=page.reason)
        )
    if standing == str(Standing.CANCELLED):
        found.append(step("withdrawn", _("Cancelled"), said_on=changed_on(page), why=page.reason))
    if standing == str(Standing.HELD):
        why = "" if known.get("moved") or "planned" not in known else page.reason
        found.append(step("done", _("Held"), days=known.get("held", ""), why=why))
    if standing == str(Standing.OUTCOME_NOT_KNOWN):
        found.append(step("unknown", _("Outcome not known here")))
    if page.observations_on:
        found.append(step("done", _("Concluding observations published"), said_on=page.observations_on))
    return found


def step(status: str, word: str, *, said_on: str = "", days: str = "", why: str = "") -> dict[str, Any]:
    on = dates.text(said_on) if said_on else ""
    return {"status": status, "word": word, "on": on, "days": days, "why": why}


def changed_on(page: SessionPage) -> str:
    """The day on which readers were told here of the last change of standing or days; empty where none was."""
    return page.line.changed_at.date().isoformat() if page.line.changed_at else ""
