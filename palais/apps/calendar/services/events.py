"""Events of the network and of other calendars: adding one, changing it, cancelling it, with its history."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palais.apps.calendar import deeds
from palais.apps.calendar.choices import EventKind, EventStatus, Origin, Visibility
from palais.apps.calendar.models import CalendarChange, Event
from palais.apps.calendar.services import history, notices
from palais.apps.calendar.services.asking import ChangeRefused
from palais.apps.calendar.services.causes import Cause, because
from palais.apps.office import clock
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.core import deadlines as rules
from palais.core.deadlines import moments


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an event says. Without `starts` whole days are meant, from `first` to `last`, both included.

    `body` is a key and `states` are three-letter codes; empty: none in particular.
    """

    title: str
    first: date
    last: date
    kind: str = str(EventKind.OTHER)
    starts: time | None = None
    ends: time | None = None
    zone: str = rules.GENEVA
    body: str = ""
    states: Collection[str] = field(default_factory=tuple)
    place: str = ""
    mode: str = ""
    url: str = ""
    description: str = ""
    visibility: str = str(Visibility.PUBLIC)
    source: str = ""


class EventHasChanged(ValueError):
    """Somebody changed this event after the editor opened it; `now` is the event as it stands."""

    def __init__(self, now: Event) -> None:
        self.now = now
        super().__init__("The event was changed by somebody else meanwhile. Nothing was saved.")


@transaction.atomic
def add_event(
    *, words: EventWords, by: User | None, origin: str = str(Origin.EDITOR), foreign_uid: str = ""
) -> Event:
    """Add an event; `by` None: an import. Raises ChangeRefused with a sentence for each field at fault."""
    event = Event(origin=origin, foreign_uid=foreign_uid)
    say(event, words)
    event.slug = free_slug(words)
    event.shown = history.of_event(event)
    event.save()
    event.states.set(words.states)
    changelog.record(deed=deeds.ADD_EVENT, kind="event", key=event.slug, by=by, after=event.shown)
    return event


@transaction.atomic
def change_event(
    *, event: Event, words: EventWords, by: User | None, reason: str = "", seen: int | None = None
) -> list[CalendarChange]:
    """Let an event say something else; the values that changed for readers come back.

    `seen` is its sequence number as the editor saw it. Raises ChangeRefused and EventHasChanged.
    """
    held = hold(event, seen)
    before = (held.first_day, held.last_day, held.starts_at)
    say(held, words)
    if before != (held.first_day, held.last_day, held.starts_at):
        held.status = str(EventStatus.MOVED)
    held.save()
    held.states.set(words.states)
    return shown(held, deed=deeds.CHANGE_EVENT, by=by, reason=reason)


@transaction.atomic
def cancel_event(
    *, event: Event, by: User | None, reason: str, seen: int | None = None
) -> list[CalendarChange]:
    """Cancel an event; it stays in the calendar and says so. Raises ChangeRefused without a reason."""
    if not reason.strip():
        raise ChangeRefused({"reason": _("Say why: whoever wanted to come will ask.")})
    held = hold(event, seen)
    if held.status == EventStatus.CANCELLED:
        raise ChangeRefused({"": _("The event is cancelled already.")})
    held.status = str(EventStatus.CANCELLED)
    held.save()
    return shown(held, deed=deeds.CANCEL_EVENT, by=by, reason=reason)


def hold(event: Event, seen: int | None) -> Event:
    held = Event.objects.select_for_update().get(pk=event.pk)
    if seen is not None and held.sequence != seen:
        raise EventHasChanged(held)
    return held


def shown(event: Event, *, deed: str, by: User | None, reason: str) -> list[CalendarChange]:
    """Write down what changed for readers, and tell those who follow it."""
    before, after = event.shown, history.of_event(event)
    with because(Cause(by=by, reason=reason, source=event.source)):
        changes = history.show(event, after, at=timezone.now())
    event.save()
    CalendarChange.objects.bulk_create(changes)
    changelog.record(
        deed=deed, kind="event", key=event.slug, by=by, before=before, after=after, reason=reason
    )
    if changes:
        states = {f"state/{iso3}" for iso3 in event.states.values_list("pk", flat=True)}
        notices.announce(
            notices.Notice(
                topics=notices.topics_of(changes, states={}) | states,
                lines=notices.lines_of(changes),
                reason=reason,
                source=event.source,
                at_once=notices.is_pressing(changes, on=clock.today()),
                members_only=event.visibility == Visibility.MEMBERS,
            )
        )
    return changes


def say(event: Event, words: EventWords) -> None:
    """Put the words into the record; raises ChangeRefused."""
    starts_at, ends_at = moments_of(words)
    event.title, event.kind, event.body_id = words.title.strip(), words.kind, words.body or None
    event.first_day, event.last_day, event.precision = words.first, words.last, "day"
    event.starts_at, event.ends_at, event.zone = starts_at, ends_at, words.zone
    event.place, event.mode, event.url = words.place, words.mode, words.url
    event.description, event.visibility, event.source = words.description, words.visibility, words.source


def moments_of(words: EventWords) -> tuple[datetime | None, datetime | None]:
    """The moments of an event with hours; both None for whole days."""
    faults = {}
    if not words.title.strip():
        faults["title"] = _("An event needs a title.")
    if words.last < words.first:
        faults["last"] = _("The event would end before it begins.")
    if words.ends and not words.starts:
        faults["starts"] = _("An event that ends at an hour begins at one.")
    starts_at = ends_at = None
    if not faults:
        try:
            starts_at = moment(words.first, words.starts, words.zone)
            ends_at = moment(words.last, words.ends, words.zone)
        except moments.ZoneNotKnown:
            faults["zone"] = _("“%(zone)s” is not a time zone: write a name such as Africa/Casablanca.") % {
                "zone": words.zone
            }
        except moments.NoSuchMoment:
            faults["starts"] = _("There is no such hour on that day: summer time begins. Choose another.")
    if starts_at and ends_at and ends_at <= starts_at:
        faults["ends"] = _("The event would end before it begins.")
    if faults:
        raise ChangeRefused(faults)
    return starts_at, ends_at


def moment(day: date, at: time | None, zone: str) -> datetime | None:
    """A moment in UTC; None without an hour. An unknown zone is refused either way."""
    moments.zone(zone)
    return moments.closing_moment(day=day, at=at, place=zone).astimezone(UTC) if at else None


def free_slug(words: EventWords) -> str:
    """The day and the first words of the title: `2027-03-11-annual-day`; with a number where that is taken."""
    stem = f"{words.first.isoformat()}-{slugify(words.title)[:60].strip('-') or words.kind}"
    taken = set(Event.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if slug not in taken
    )
