"""The fields of an event in a calendar file or a spreadsheet, and how the cells of a row become an event."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.calendar.choices import EventStatus
from palais.apps.calendar.services import events
from palais.apps.calendar.services.asking import ChangeRefused
from palais.apps.office.imports import Field, Reading, Reason, Values, cells, reason
from palais.apps.office.imports.ics_sentences import TO_LOOK_AT
from palais.core.deadlines import GENEVA
from palais.core.words import fold

LONGEST_TITLE = 200
LONGEST_TEXT = 5_000
STATUSES = {str(one): fold(str(one)) for one in (EventStatus.PLANNED, EventStatus.CANCELLED)}
NEEDED = ("title", "first")
SENTENCES: dict[str, Any] = {
    "not-an-hour": _("%(field)s: “%(text)s” is not an hour. Write it as 14:30."),
    "event-refused": _("%(why)s"),
}


def fields() -> tuple[Field, ...]:
    """What a column may hold; those of a calendar file are known by themselves."""
    hours = _("On the clock of its time zone, as 14:30. Empty: whole days.")
    return (
        Field("title", _("Title"), required=True, guesses=("summary", "event", "name")),
        Field("first", _("First day"), required=True, guesses=("start date", "date")),
        Field("last", _("Last day"), _("Included. Empty: the first day."), guesses=("end date",)),
        Field("starts", _("Starts"), hours, guesses=("start time",)),
        Field("ends", _("Ends"), hours, guesses=("end time",)),
        Field("zone", _("Time zone"), _("As Africa/Casablanca. Empty: Geneva."), guesses=("timezone",)),
        Field("place", _("Place"), guesses=("location",)),
        Field("url", _("Page"), guesses=("url", "link", "website")),
        Field("description", _("What it is about"), guesses=("description",)),
        Field("status", _("Status"), _("As planned or cancelled.")),
        Field("source", _("Source")),
        Field("uid", _("Identifier"), _("By which it is known next time."), guesses=("uid",)),
        Field("notes", _("To look at"), guesses=("to look at",)),
        Field("left_out", _("Left out"), guesses=("left out",)),
    )


class Cells:
    """Reads the cells of one row."""

    def __init__(self, row: Mapping[str, Sequence[str]], *, date_order: str) -> None:
        self.row, self.order = row, date_order
        self.reasons: list[Reason] = []

    def text(self, field: str) -> str:
        return next((text.strip() for text in self.row.get(field, ()) if text.strip()), "")

    def taken(self, field: str, how: Callable[[str], str]) -> str:
        """The cell as `how` reads it; what cannot be read is noted and comes back empty."""
        text = self.text(field)
        try:
            return how(text) if text else ""
        except cells.CellNotUnderstood as wrong:
            self.reasons.append(wrong.reason)
            return ""

    def read(self) -> Reading:
        """The event of the row. Without hours its zone says nothing; without a last day it is one day."""
        if left := self.text("left_out"):
            code = f"ics-{left.lower().replace('_', '-')}"
            return Reading({}, str(_("Left out")), (reason(code),))
        values: Values = {
            "title": self.taken(
                "title", lambda text: cells.plain(text[:LONGEST_TITLE], field="title", most=LONGEST_TITLE)
            ),
            **{name: self.taken(name, self.day_of(name)) for name in ("first", "last")},
            **{name: self.taken(name, hour_of(name)) for name in ("starts", "ends")},
            "zone": self.text("zone") or GENEVA,
            "place": self.taken("place", lambda text: cells.plain(text[:200], field="place", most=200)),
            "url": self.taken("url", lambda text: cells.address(text, field="url")),
            "description": self.text("description")[:LONGEST_TEXT],
            "status": self.taken("status", status_of) or str(EventStatus.PLANNED),
            "source": self.taken("source", lambda text: cells.plain(text[:500], field="source", most=500)),
            "uid": self.text("uid")[:500],
        }
        values["last"] = values["last"] or values["first"]
        self.reasons += [reason("empty", field=name) for name in NEEDED if not self.text(name)]
        if not self.reasons:
            self.check(values)
        if notes := [str(TO_LOOK_AT[code]) for code in self.text("notes").split() if code in TO_LOOK_AT]:
            values["notes"] = notes
        return Reading(values, values["title"], tuple(self.reasons))

    def day_of(self, field: str) -> Callable[[str], str]:
        return lambda text: cells.day(text, field=field, order=self.order)

    def check(self, values: Values) -> None:
        try:
            events.moments_of(words_of(values))
        except ChangeRefused as refused:
            self.reasons.append(reason("event-refused", why=" ".join(map(str, refused.faults.values()))))


def hour_of(field: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        try:
            return time.fromisoformat(text.rjust(5, "0")).replace(tzinfo=None, microsecond=0).isoformat()
        except ValueError:
            raise cells.CellNotUnderstood(reason("not-an-hour", field=field, text=text[:40])) from None

    return read


def status_of(text: str) -> str:
    return cells.choice(
        text, {folded: key for key, folded in STATUSES.items()}, field="status", names=STATUSES
    )


def words_of(values: Values) -> events.EventWords:
    """The event of a row, as the calendar takes it."""
    return events.EventWords(
        title=values["title"],
        first=date.fromisoformat(values["first"]),
        last=date.fromisoformat(values["last"]),
        starts=time.fromisoformat(values["starts"]) if values["starts"] else None,
        ends=time.fromisoformat(values["ends"]) if values["ends"] else None,
        zone=values["zone"],
    )
