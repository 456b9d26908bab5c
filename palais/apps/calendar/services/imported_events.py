"""Events from the calendar of somebody else, or from a spreadsheet: how rows are matched, written and taken back.

Whoever follows an event is told of what an import changes, as of any change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.calendar import deeds
from palais.apps.calendar.choices import EventStatus, Origin, Visibility
from palais.apps.calendar.models import Event
from palais.apps.calendar.permissions import may_change_calendar
from palais.apps.calendar.services import events, history
from palais.apps.calendar.services.imported_fields import Cells, fields, words_of
from palais.apps.office.imports import ImportKind, Match, Present, Reading, Reason, Values, Work, reason

PLAIN = ("title", "zone", "place", "url", "description", "source")
SPAN = ("first", "last", "starts", "ends", "zone")


class ImportedEvents(Work):
    """Rows about events. A row with an identifier is known by it, any other by title and first day."""

    about = "event"

    def __init__(self, *, visibility: str) -> None:
        self.visibility = visibility

    def read(self, cells: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        return Cells(cells, date_order=date_order).read()

    def match(self, values: Values) -> Match:
        if values["uid"]:
            known = Event.objects.filter(origin=Origin.IMPORT, foreign_uid=values["uid"])
        else:
            known = Event.objects.filter(title=values["title"], first_day=values["first"])
        found = list(known.order_by("pk")[:2])
        if len(found) > 1:
            return Match(doubts=(reason("two-records", names=[str(one) for one in found]),))
        return Match(record=found[0].pk, by_key=bool(values["uid"])) if found else Match()

    def identities(self, values: Values) -> Iterable[str]:
        return [values["uid"] or f"{values['first']} {values['title']}"]

    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        found = Event.objects.filter(pk__in=list(records)).order_by("pk")
        return {one.pk: present(one) for one in (found.select_for_update() if lock else found)}

    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        """What is empty in the row stays, but hours: an event without them is of whole days."""
        hours = ("starts", "ends")
        asked = {
            name: value for name, value in values.items() if (value or name in hours) and name in now.values
        }
        if not values["starts"]:
            asked.pop("zone", None)
        return {name: value for name, value in asked.items() if value != now.values[name]}

    def insert(self, several: Sequence[Values]) -> list[Present]:
        return [present(self.added(values)) for values in several]

    def added(self, values: Values) -> Event:
        event = Event(origin=Origin.IMPORT, foreign_uid=values["uid"], visibility=self.visibility)
        put(event, values)
        event.slug = events.free_slug(words_of(values))
        event.shown = history.of_event(event)
        event.save()
        return event

    def change(self, several: Sequence[tuple[Present, Values]]) -> list[Present]:
        written = []
        for now, values in several:
            event = Event.objects.get(pk=now.record)
            put(event, {**now.values, **values}, moved=any(name in values for name in SPAN))
            events.shown(event, deed=deeds.CHANGE_EVENT, by=None, reason=_("Imported from a calendar."))
            written.append(present(event))
        return written

    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        Event.objects.filter(pk__in=[one.record for one in several]).delete()
        return {}

    def everything(self) -> Iterator[tuple[int, str]]:
        ahead = Event.objects.filter(
            origin=Origin.IMPORT, visibility=self.visibility, last_day__gte=timezone.localdate()
        )
        yield from ahead.order_by("pk").values_list("pk", "title").iterator(chunk_size=500)

    def close(self) -> None:
        pass


def put(event: Event, values: Values, *, moved: bool = False) -> None:
    """Put the values of a row into the record. Raises ChangeRefused for an hour that does not exist."""
    words = words_of(values)
    event.starts_at, event.ends_at = events.moments_of(words)
    event.first_day, event.last_day, event.precision = words.first, words.last, "day"
    for name in PLAIN:
        setattr(event, name, values[name])
    status = values["status"]
    event.status = str(EventStatus.MOVED) if moved and status == EventStatus.PLANNED else status


def present(event: Event) -> Present:
    starts, ends = event.on_its_clock()
    values: Values = {name: getattr(event, name) for name in PLAIN}
    values |= {
        "first": str(event.first_day),
        "last": str(event.last_day),
        "starts": starts.time().isoformat() if starts else "",
        "ends": ends.time().isoformat() if ends else "",
        # That it was moved is ours to say: a file knows only whether it takes place.
        "status": str(
            EventStatus.CANCELLED if event.status == EventStatus.CANCELLED else EventStatus.PLANNED
        ),
        "uid": event.foreign_uid,
    }
    return Present(event.pk, event.sequence, event.title, event.slug, values)


def kinds() -> tuple[ImportKind, ...]:
    """Who may see them is chosen with the file: a calendar says nothing of it that could be trusted."""
    said: Any = gettext_lazy("The .ics file of a calendar, or a table with one row for each event.")
    return (
        ImportKind(
            "events",
            gettext_lazy("Events, for everyone"),
            said,
            fields(),
            partial(ImportedEvents, visibility=str(Visibility.PUBLIC)),
            may=may_change_calendar,
        ),
        ImportKind(
            "events-for-members",
            gettext_lazy("Events, for members of the network"),
            said,
            fields(),
            partial(ImportedEvents, visibility=str(Visibility.MEMBERS)),
            may=may_change_calendar,
        ),
    )
