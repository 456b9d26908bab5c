"""Lines of the calendar as `components/entry.html` takes them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.calendar.choices import DeadlineStatus, EventStatus, Standing
from palais.web.answers.entry_lines import DEADLINE, SESSION, EntryLine
from palais.web.calendar_words import clocks, history, titles
from palais.web.site.present import dates, marks

SOON = 30
SHAPES = {
    str(Standing.ANNOUNCED): "not-due",
    str(Standing.CONFIRMED): "done",
    str(Standing.MOVED): "soon",
    str(Standing.SHORTENED): "soon",
    str(Standing.POSTPONED): "late",
    str(Standing.CANCELLED): "withdrawn",
    str(Standing.HELD): "done",
    str(Standing.OUTCOME_NOT_KNOWN): "unknown",
}
"""The shape and colour for each standing of a session (`components/status.html`)."""
FEW_STATES = 4
"""More than these are folded away behind their number."""


def entries(
    lines: Iterable[EntryLine], *, on: date, zone: str = "", name_states: bool = True
) -> list[dict[str, Any]]:
    """`name_states` off: on a page of one State, or where a few lines must do."""
    made = [entry(line, on=on, zone=zone) for line in lines]
    return made if name_states else [{**one, "states": []} for one in made]


def entry(line: EntryLine, *, on: date, zone: str = "") -> dict[str, Any]:
    """`zone` is the reader's, empty for Geneva alone."""
    shape, word = status(line, on=on)
    return {
        "id": line.slug,
        "about": line.about,
        "title": line.title,
        "url": line.path,
        "when": line.when,
        "left": left(line, on=on),
        "kind": titles.kind(line.kind),
        "status": shape,
        "word": word,
        "who": titles.audience(line.audience) if line.audience else "",
        "hours": hours(line, zone=zone),
        "place": place(line),
        "states": states(line),
        "fold_states": len(line.states) > FEW_STATES,
        "reasons": [*line.sentences, *line.limits] if line.about == DEADLINE else [],
        "note": " ".join(line.sentences) if line.about == SESSION else "",
        "source": marks.source(line.mark),
    }


def status(line: EntryLine, *, on: date) -> tuple[str, str]:
    """The shape and the word for how a line stands on a day."""
    if line.about == SESSION:
        return SHAPES[line.status], sentence_case(history.standing(line.status))
    if line.about == DEADLINE:
        return status_of_deadline(line, on=on)
    if line.status == str(EventStatus.CANCELLED):
        return "withdrawn", _("Cancelled")
    if line.last < on:
        return "done", _("Past")
    return ("soon", _("Moved")) if line.status == str(EventStatus.MOVED) else ("not-due", _("Planned"))


def status_of_deadline(line: EntryLine, *, on: date) -> tuple[str, str]:
    known = {
        str(DeadlineStatus.CANCELLED): ("withdrawn", _("Fell away")),
        str(DeadlineStatus.POSTPONED): ("late", _("Postponed with its meeting")),
        str(DeadlineStatus.NONE): ("unknown", _("No date")),
    }
    if line.status in known:
        return known[line.status]
    if line.last < on:
        return "done", _("Deadline passed")
    near = line.days_left is not None and line.days_left <= SOON
    if line.status == str(DeadlineStatus.MOVED):
        return "soon", _("Moved")
    return ("soon", _("Closes soon")) if near else ("not-due", _("Open"))


def left(line: EntryLine, *, on: date) -> str:
    """ "in 12 days"; empty where no day is known, where it has come, or where it fell away."""
    gone = (str(Standing.CANCELLED), str(Standing.POSTPONED), str(DeadlineStatus.POSTPONED))
    if line.status in gone or not line.is_by_day:
        return ""
    if line.first <= on <= line.last:
        return _("today") if line.first == line.last else _("now")
    if line.days_left is None:
        return ""
    return ngettext("in %(count)d day", "in %(count)d days", line.days_left) % {"count": line.days_left}


def hours(line: EntryLine, *, zone: str) -> list[str]:
    """When a deadline closes or an event is, with the zone; nothing where only days are meant."""
    if line.about == DEADLINE:
        if not line.is_by_day or line.status in (
            str(DeadlineStatus.CANCELLED),
            str(DeadlineStatus.POSTPONED),
            "none",
        ):
            return []
        said = clocks.closing(
            day=line.first, at=line.closes_at, place=line.zone, moment=line.closes, reader=zone
        )
        return [said]
    if line.begins is None:
        return []
    return clocks.hours(line.begins, line.ends, place=line.zone, reader=zone)


def place(line: EntryLine) -> str:
    return " · ".join(text for text in (line.place, history.mode(line.mode)) if text)


def states(line: EntryLine) -> list[dict[str, str]]:
    by_name = sorted(line.states.items(), key=lambda pair: pair[1])
    return [{"name": name, "url": reverse("state", args=[iso3])} for iso3, name in by_name]


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def by_month(lines: Sequence[EntryLine], *, on: date, zone: str) -> list[dict[str, Any]]:
    """What goes on first, then month by month, each with its year."""
    groups: list[dict[str, Any]] = []
    for line in lines:
        going_on = line.first <= on
        title = _("Going on now") if going_on else dates.month(line.first)
        if not groups or groups[-1]["title"] != title:
            name = "now" if going_on else f"{line.first:%Y-%m}"
            groups.append({"id": name, "title": title, "entries": []})
        groups[-1]["entries"].append(entry(line, on=on, zone=zone))
    return groups
