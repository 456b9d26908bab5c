"""When an event takes place: its first date, and each further one within a period.

It knows how start, end, length, repetition, exceptions and zones of an event go together.
It does not know titles, nor which version of an event holds.
The law is RFC 5545, sections 3.6.1 and 3.8.5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from palais.core.ics import repeating, rules
from palais.core.ics.answers import MOST_TIMES, CalendarRefused, Doubt, Doubtful, Refusal
from palais.core.ics.lines import Line
from palais.core.ics.parts import Part
from palais.core.ics.values import ValueNotUnderstood, day_or_moment, length
from palais.core.ics.zones import Zone, Zones
from palais.core.spans import Days, Hours

Doubting = Callable[[Doubt], None]
UNIVERSAL = Zone("UTC")
_DAY = timedelta(days=1)


class LeftOut(Exception):
    """The event cannot be taken; ``doubt`` says why."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.about.value)
        self.doubt = doubt


@dataclass(frozen=True, slots=True)
class Start:
    """A first date: a day, or an hour on the clock of a zone (``at`` None for a day), and how long it lasts.

    It repeats on the clock of ``zone`` and is told on that of ``shown``: they differ where the file says UTC.
    """

    day: date
    at: time | None
    zone: Zone
    shown: Zone
    lasts: timedelta = timedelta()

    def on(self, day: date) -> Days | Hours:
        """The same on another day."""
        if self.at is None:
            return Days(day, day + self.lasts - _DAY)
        begins = self.zone.at(datetime.combine(day, self.at)).astimezone(UTC)
        # A length is counted in real hours, across a change of the clock too.
        return Hours(self.shown.clock(begins), self.shown.clock(begins + self.lasts), self.shown.name)

    def key(self, day: date) -> str:
        """What tells this date from the others of the event: the day, or the moment in UTC."""
        if self.at is None:
            return day.isoformat()
        return self.zone.at(datetime.combine(day, self.at)).astimezone(UTC).isoformat()


@dataclass(slots=True)
class Clock:
    """What reading a date needs: the zones of the file, and where to tell doubts."""

    zones: Zones
    doubting: Doubting

    def local(self, text: str, line: Line) -> tuple[date, time | None, Zone]:
        """A value as a day, or as an hour on the clock of a zone. Raises ValueNotUnderstood."""
        found = day_or_moment(text)
        if not isinstance(found, datetime):
            return found, None, self.zones.assumed
        if found.tzinfo is not None:
            return found.date(), found.time(), UNIVERSAL
        return found.date(), found.time(), self.zone(line)

    def zone(self, line: Line) -> Zone:
        """The zone a line names; the assumed one, with a doubt, where it names none or one that is not known."""
        name = line.parameter("TZID")
        zone = self.zones.named(name) if name else None
        if zone is None:
            about = Doubtful.ZONE_NOT_KNOWN if name else Doubtful.ZONE_MISSING
            self.doubting(
                Doubt(about, line.number, f"{name} → {self.zones.assumed.name}".removeprefix(" → "))
            )
            return self.zones.assumed
        if not zone.name:
            self.doubting(Doubt(Doubtful.ZONE_FROM_FILE, line.number, name))
        return zone


def start_of(part: Part, clock: Clock) -> Start:
    """When an event takes place first. Raises LeftOut."""
    line = part.first("DTSTART")
    if line is None or not line.value.strip():
        raise LeftOut(Doubt(Doubtful.NO_START, line.number if line else part.number))
    try:
        day, at, zone = clock.local(line.value, line)
    except ValueNotUnderstood:
        raise LeftOut(Doubt(Doubtful.START_NOT_UNDERSTOOD, line.number, line.value[:80])) from None
    lasts = _lasts(part, clock, day=day, at=at, zone=zone)
    if at is None:
        lasts = max(lasts, _DAY)
    return Start(day, at, zone, clock.zones.assumed if zone is UNIVERSAL else zone, lasts)


def _lasts(part: Part, clock: Clock, *, day: date, at: time | None, zone: Zone) -> timedelta:
    """How long an event lasts: whole days, or real time. Raises LeftOut where it ends before it begins."""
    line = part.first("DTEND") or part.first("DURATION")
    if line is None:
        return timedelta()
    try:
        if line.name == "DURATION":
            return length(line.value)
        end_day, end_at, end_zone = clock.local(line.value, line)
    except ValueNotUnderstood:
        clock.doubting(Doubt(Doubtful.END_NOT_UNDERSTOOD, line.number, line.value[:80]))
        return timedelta()
    if at is None or end_at is None:
        lasts = end_day - day
    else:
        begins, ends = zone.at(datetime.combine(day, at)), end_zone.at(datetime.combine(end_day, end_at))
        lasts = ends.astimezone(UTC) - begins.astimezone(UTC)
    if lasts < timedelta():
        raise LeftOut(Doubt(Doubtful.ENDS_BEFORE_IT_BEGINS, line.number, line.value[:80]))
    return lasts


def repeats(part: Part) -> bool:
    """Whether the event has further dates."""
    return "RRULE" in part.lines or "RDATE" in part.lines


def dates(part: Part, start: Start, clock: Clock, *, window: Days, budget: repeating.Budget) -> list[date]:
    """The days on which a repeating event begins within a period, in order. CalendarRefused for a bomb.

    Further dates (RDATE) are taken on the hour of the event.
    """
    found = {start.day} if window.first <= start.day <= window.last else set()
    for line in part.lines.get("RRULE", []):
        found.update(_ruled(line, start, clock, window=window, budget=budget))
        if len(found) > MOST_TIMES:
            raise CalendarRefused(Refusal.TOO_MANY_TIMES, line=part.number, most=MOST_TIMES)
    found.update(day for day in _listed(part, "RDATE", clock, start) if window.first <= day <= window.last)
    if len(found) > MOST_TIMES:
        raise CalendarRefused(Refusal.TOO_MANY_TIMES, line=part.number, most=MOST_TIMES)
    return sorted(found - set(_listed(part, "EXDATE", clock, start)))


def _ruled(line: Line, start: Start, clock: Clock, *, window: Days, budget: repeating.Budget) -> list[date]:
    try:
        rule = rules.read_rule(line.value)
    except rules.RepeatsWithinTheDay:
        raise CalendarRefused(Refusal.TOO_OFTEN, line=line.number) from None
    except rules.RuleNotUnderstood:
        clock.doubting(Doubt(Doubtful.RULE_NOT_UNDERSTOOD, line.number, line.value[:80]))
        return []
    last, latest = _end(rule, start, window)
    found = []
    try:
        for day in repeating.days(rule=rule, start=start.day, first=window.first, last=last, budget=budget):
            if latest is None or start.zone.at(datetime.combine(day, start.at or time())) <= latest:
                found.append(day)
            if len(found) > MOST_TIMES:
                break
    except repeating.TooMuchWork:
        raise CalendarRefused(Refusal.TOO_MUCH_WORK, line=line.number) from None
    if rule.until is None and rule.count is None:
        clock.doubting(Doubt(Doubtful.REPEATS_ON, line.number, window.last.isoformat()))
    return found


def _end(rule: rules.Rule, start: Start, window: Days) -> tuple[date, datetime | None]:
    """The last day to look at, and the last moment where the rule ends with one."""
    if rule.until is None:
        return window.last, None
    if not isinstance(rule.until, datetime):
        return min(window.last, rule.until), None
    if start.at is None:
        return min(window.last, rule.until.date()), None
    latest = rule.until if rule.until.tzinfo else start.zone.at(rule.until)
    return min(window.last, latest.date() + _DAY), latest


def _listed(part: Part, name: str, clock: Clock, start: Start) -> list[date]:
    """The days of a list of dates, each on the clock of the event; of a period its beginning."""
    found = []
    for line in part.lines.get(name, []):
        for text in line.value.split(","):
            try:
                day, at, zone = clock.local(text.partition("/")[0], line)
            except ValueNotUnderstood:
                clock.doubting(Doubt(Doubtful.DATE_NOT_UNDERSTOOD, line.number, text[:80]))
                continue
            if at is not None and start.at is not None:
                day = start.zone.clock(zone.at(datetime.combine(day, at))).date()
            found.append(day)
    return found
