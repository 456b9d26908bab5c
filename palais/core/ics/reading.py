"""From the bytes of a calendar file to events, doubts, or one sentence why nothing is taken.

It knows which version of an event holds, and that what is private or has no date is left out.
It does not know today, nor what is in the calendar already: the period and the zone to assume are passed in.
The law is RFC 5545; whoever sent the file is not trusted, and every amount has a bound (see answers.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from palais.core.deadlines import GENEVA
from palais.core.ics import repeating, timing
from palais.core.ics.answers import (
    LEAVES_OUT,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_DOUBTS,
    MOST_TIMES_IN_ALL,
    CalendarRefused,
    Doubt,
    Doubtful,
    Read,
    ReadEvent,
    Refusal,
)
from palais.core.ics.lines import content_lines
from palais.core.ics.parts import Part, Parts, parts_of
from palais.core.ics.timing import Clock, LeftOut
from palais.core.ics.values import (
    ValueNotUnderstood,
    address,
    day_or_moment,
    list_of,
    one_line,
    text_of,
    whole_number,
)
from palais.core.ics.zones import known_name, zones_of
from palais.core.spans import Days, Hours

_HIDDEN = {"PRIVATE", "CONFIDENTIAL"}


def read_calendar(data: bytes, /, *, window: Days, zone: str = GENEVA) -> Read:
    """The events of a calendar file. Raises CalendarRefused, a sentence, where nothing can be taken.

    A repeating event is read within ``window``, any other on whatever day it is. ``zone`` is the IANA name of the
    zone to take for hours without one, unless the file names one for itself.
    """
    parts = parts_of(content_lines(data))
    if any(one.value("VERSION") == "1.0" for one in parts.calendars):
        raise CalendarRefused(Refusal.OLD_FORM)
    return _Reading(parts, window, zone).read()


@dataclass(slots=True)
class _Version:
    """One version of an event, or of one date of it (`moment` of the date before the change)."""

    part: Part
    uid: str
    of: str
    rank: tuple[int, str]


@dataclass(slots=True)
class _Reading:
    parts: Parts
    window: Days
    zone: str
    doubts: list[Doubt] = field(default_factory=list)
    at: int = 0
    budget: repeating.Budget = field(default_factory=repeating.Budget)

    def read(self) -> Read:
        """The events within the window. Raises CalendarRefused where there are too many, or none can be read."""
        named = next(filter(None, (one.value("X-WR-TIMEZONE") for one in self.parts.calendars)), "")
        assumed = known_name(named) or self.zone
        try:
            zones = zones_of(self.parts.zones, assumed=assumed, budget=self.budget)
            clock = Clock(zones, self._doubt)
            events = self._events(clock)
        except repeating.TooMuchWork:
            raise CalendarRefused(Refusal.TOO_MUCH_WORK, line=self.parts.zones[0].number) from None
        found = len(self.parts.events)
        doubts = sorted({*self.parts.doubts, *self.doubts}, key=lambda doubt: (doubt.line, doubt.about))
        if not events:
            raise self._refusal(doubts, found)
        return Read(
            name=self._name(),
            events=tuple(sorted(events, key=lambda event: (_moment(event), event.uid))),
            doubts=tuple(doubts[:MOST_DOUBTS]),
            found=found,
            left_out=sum(doubt.about in LEAVES_OUT for doubt in doubts),
            more_doubts=max(0, len(doubts) - MOST_DOUBTS),
        )

    def _doubt(self, doubt: Doubt) -> None:
        """Keep a doubt, about the event at hand."""
        self.doubts.append(replace(doubt, event=self.at))

    def _name(self) -> str:
        names = (one.value(name) for one in self.parts.calendars for name in ("NAME", "X-WR-CALNAME"))
        return one_line(next(filter(None, names), ""), most=LONGEST_TITLE)[0]

    def _refusal(self, doubts: list[Doubt], found: int) -> CalendarRefused:
        """Why nothing was taken: no event at all, or a doubt about each."""
        serious = LEAVES_OUT | {Doubtful.FILE_CUT_OFF}
        first = next((doubt for doubt in doubts if doubt.about in serious), None)
        if first is not None:
            count = max(found, 1)
            return CalendarRefused(Refusal.NONE_USABLE, number=count, line=first.line, why=first.about.value)
        others = {*self.parts.others, *(part.name for part in self.parts.zones)} or {"VCALENDAR"}
        names = ", ".join(sorted(name[:30] for name in others)[:5])
        return CalendarRefused(Refusal.NO_EVENTS, names=names)

    def _events(self, clock: Clock) -> list[ReadEvent]:
        versions = self._versions(clock)
        changed = {(one.uid, one.of) for one in versions if one.of}
        whole = {one.uid for one in versions if not one.of}
        events: list[ReadEvent] = []
        for version in versions:
            for event in self._of(version, clock, changed, whole):
                events.append(event)
                if len(events) > MOST_TIMES_IN_ALL:
                    raise CalendarRefused(
                        Refusal.TOO_MANY_TIMES, line=version.part.number, most=MOST_TIMES_IN_ALL
                    )
        return events

    def _versions(self, clock: Clock) -> list[_Version]:
        """Of each event, and of each changed date, the version that holds: the highest number, then the latest."""
        held: dict[tuple[str, str], _Version] = {}
        for part in self.parts.events:
            self.at = part.number
            uid = one_line(part.value("UID"), most=LONGEST_TITLE)[0]
            if not uid:
                told = "|".join(part.value(name) for name in ("SUMMARY", "DESCRIPTION", "DTSTART"))
                uid = f"without-uid-{hashlib.sha256(told.encode()).hexdigest()[:24]}"
                self._doubt(Doubt(Doubtful.NO_UID, part.number))
            of = self._changes(part, clock)
            stamp = part.value("LAST-MODIFIED") or part.value("DTSTAMP")
            version = _Version(part, uid, of, (whole_number(part.value("SEQUENCE")), stamp))
            other = held.get((uid, of))
            if other is not None:
                self._doubt(Doubt(Doubtful.SAME_UID, part.number, uid[:80]))
            if other is None or version.rank >= other.rank:
                held[(uid, of)] = version
        return list(held.values())

    def _changes(self, part: Part, clock: Clock) -> str:
        """Which date of a repeating event this part changes; empty for none."""
        line = part.first("RECURRENCE-ID")
        if line is None:
            return ""
        if line.parameter("RANGE").upper() == "THISANDFUTURE":
            self._doubt(Doubt(Doubtful.FOLLOWING_TOO, line.number))
        try:
            day, at, zone = clock.local(line.value, line)
        except ValueNotUnderstood:
            self._doubt(Doubt(Doubtful.DATE_NOT_UNDERSTOOD, line.number, line.value[:80]))
            return line.value[:40]
        return timing.Start(day, at, zone, zone).key(day)

    def _of(
        self, version: _Version, clock: Clock, changed: set[tuple[str, str]], whole: set[str]
    ) -> Iterator[ReadEvent]:
        """The event of a version on each of its dates, those that another version changes left out.

        A changed date that lists further ones is itself the event where the file does not hold that (`whole`).
        """
        part = version.part
        self.at = part.number
        try:
            self._must_be_public(part)
            start = timing.start_of(part, clock)
            event = self._event(version, start)
        except LeftOut as left:
            self._doubt(left.doubt)
            return
        if not timing.repeats(part) or (version.of and version.uid in whole):
            yield event
            return
        days = timing.dates(part, start, clock, window=self.window, budget=self.budget)
        if not days:
            self._doubt(Doubt(Doubtful.NOT_IN_PERIOD, part.number))
        for day in days:
            key = start.key(day)
            if version.of == key or (version.uid, key) not in changed:
                yield replace(event, occurrence=key, when=start.on(day))

    def _must_be_public(self, part: Part) -> None:
        if part.value("CLASS").upper() in _HIDDEN:
            raise LeftOut(Doubt(Doubtful.PRIVATE, part.number))

    def _event(self, version: _Version, start: timing.Start) -> ReadEvent:
        """The event on its first date. Raises LeftOut where it has neither a title nor a text."""
        part = version.part
        status = part.value("STATUS").upper()
        calendars = (one.value("METHOD").upper() for one in self.parts.calendars)
        text, cut = text_of(part.value("DESCRIPTION"), most=LONGEST_TEXT)
        url = part.value("URL")
        if url and not address(url):
            self._doubt(Doubt(Doubtful.ADDRESS_NOT_TAKEN, part.number, url[:80]))
        title, title_cut = self._title(part, text)
        if cut or title_cut:
            self._doubt(Doubt(Doubtful.TEXT_CUT, part.number))
        return ReadEvent(
            uid=version.uid,
            occurrence=version.of,
            title=title,
            when=start.on(start.day),
            cancelled=status == "CANCELLED" or "CANCEL" in calendars,
            tentative=status == "TENTATIVE",
            sequence=whole_number(part.value("SEQUENCE")),
            changed_at=_changed_at(part),
            place=one_line(part.value("LOCATION"), most=LONGEST_TITLE)[0],
            text=text,
            url=address(url),
            categories=_categories(part),
            line=part.number,
        )

    def _title(self, part: Part, text: str) -> tuple[str, bool]:
        title, cut = one_line(part.value("SUMMARY"), most=LONGEST_TITLE)
        if title:
            return title, cut
        if not text:
            raise LeftOut(Doubt(Doubtful.NO_TITLE, part.number))
        self._doubt(Doubt(Doubtful.TITLE_FROM_TEXT, part.number))
        return text.partition("\n")[0].strip()[:LONGEST_TITLE], False


def _categories(part: Part) -> tuple[str, ...]:
    lines = part.lines.get("CATEGORIES", [])
    return tuple(dict.fromkeys(name for line in lines for name in list_of(line.value, most=100)))[:30]


def _changed_at(part: Part) -> datetime | None:
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        try:
            found = day_or_moment(part.value(name))
        except ValueNotUnderstood:
            continue
        if isinstance(found, datetime):
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _moment(event: ReadEvent) -> tuple[date, str]:
    """For order: the day, whole days before hours."""
    if isinstance(event.when, Hours):
        return event.when.begins.date(), event.when.begins.isoformat()
    return event.when.first, ""
