"""From an hour on a clock to a moment: by the name of the zone, or by what the file itself says of it.

It knows the names of the IANA database, those that common programs write instead, and zones that a file defines.
It does not guess: an hour without a zone, or with an unknown one, is told to be so by whoever asks.
The law is RFC 5545, sections 3.2.19 and 3.6.5; the IANA database stands above a file's own definition of the same zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from palais.core.ics import repeating, rules
from palais.core.ics.lines import Line
from palais.core.ics.parts import Part
from palais.core.ics.values import ValueNotUnderstood, day_or_moment, offset

_OF_THIS_MACHINE = {"localtime", "posixrules", "Factory"}


@cache
def names() -> dict[str, str]:
    """The zones of the IANA database, by their names in lower case."""
    return {name.lower(): name for name in available_timezones() - _OF_THIS_MACHINE}


def known_name(text: str) -> str:
    """The IANA name meant by a name in a file; empty where it is not known."""
    bare = text.strip().strip('"')
    if bare in WINDOWS_TO_OLSON:
        return str(WINDOWS_TO_OLSON[bare])
    parts = [part for part in bare.lower().split("/") if part]
    # Some programs put their own name in front: /example.org/20050126_1/Europe/London.
    tails = (bare.lower(), "/".join(parts[-3:]), "/".join(parts[-2:]))
    return next((names()[tail] for tail in tails if tail in names()), "")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone that is known by name, or (`shifts`) by the file alone."""

    name: str
    shifts: Shifts | None = None

    def at(self, local: datetime) -> datetime:
        """The moment when the clock there shows this; of an hour that comes twice the first."""
        if self.shifts is None:
            return local.replace(tzinfo=ZoneInfo(self.name))
        return local.replace(tzinfo=timezone(self.shifts.offset_at(local)))

    def clock(self, moment: datetime) -> datetime:
        """What the clock there shows at a moment."""
        if self.shifts is None:
            return moment.astimezone(ZoneInfo(self.name))
        near = moment.astimezone(UTC).replace(tzinfo=None)
        return moment.astimezone(timezone(self.shifts.offset_at(near + self.shifts.offset_at(near))))


@dataclass(frozen=True, slots=True)
class Shift:
    """From when on a zone keeps which distance from UTC: once, and again by a rule."""

    onsets: tuple[datetime, ...]
    rule: rules.Rule | None
    before: timedelta
    after: timedelta


@dataclass(slots=True)
class Shifts:
    """The shifts of a zone that only the file defines."""

    all: tuple[Shift, ...]
    budget: repeating.Budget
    years: dict[int, list[tuple[datetime, timedelta]]] = field(default_factory=dict)

    def offset_at(self, local: datetime) -> timedelta:
        """The distance from UTC when the clock shows this; before the first shift that which it ends."""
        if local.year not in self.years:
            self.years[local.year] = sorted(self._until(local.year))
        past = [after for onset, after in self.years[local.year] if onset <= local]
        return past[-1] if past else min(self.all, key=lambda shift: shift.onsets[0]).before

    def _until(self, year: int) -> list[tuple[datetime, timedelta]]:
        """The onsets of this year and the last ones before."""
        first, last = date(year - 1, 1, 1), date(year, 12, 31)
        found = []
        for shift in self.all:
            begins = shift.onsets[0]
            onsets = [onset for onset in shift.onsets if onset.date() <= last]
            if shift.rule is not None and begins.date() <= last:
                end = _last_day(shift.rule, last)
                some = repeating.days(
                    rule=shift.rule, start=begins.date(), first=first, last=end, budget=self.budget
                )
                onsets += [datetime.combine(day, begins.time()) for day in some]
                if end < first:
                    onsets.append(datetime.combine(max(end, begins.date()), begins.time()))
            found += [(onset, shift.after) for onset in onsets]
        return found


def _last_day(rule: rules.Rule, last: date) -> date:
    if rule.until is None:
        return last
    return min(last, rule.until.date() if isinstance(rule.until, datetime) else rule.until)


@dataclass(slots=True)
class Zones:
    """The zones of one file: those it defines, and the one to take where it names none (`assumed`)."""

    defined: dict[str, Zone]
    assumed: Zone

    def named(self, name: str) -> Zone | None:
        """The zone of that name; None where neither the IANA database nor the file knows it."""
        if name in self.defined:
            return self.defined[name]
        known = known_name(name)
        return Zone(known) if known else None


def zones_of(parts: list[Part], *, assumed: str, budget: repeating.Budget) -> Zones:
    """The zones that a file defines. `assumed` is an IANA name."""
    defined: dict[str, Zone] = {}
    for part in parts:
        name = part.value("TZID").strip('"')
        if not name or name in defined:
            continue
        known = known_name(name) or known_name(part.value("X-LIC-LOCATION"))
        if known:
            defined[name] = Zone(known)
            continue
        shifts = tuple(shift for shift in map(_shift, part.parts) if shift is not None)
        if shifts:
            defined[name] = Zone("", Shifts(shifts, budget))
    return Zones(defined, Zone(assumed))


def _shift(part: Part) -> Shift | None:
    """One shift of a zone; None where its lines cannot be read."""
    line = part.first("DTSTART")
    rule = part.first("RRULE")
    try:
        begins = _onset(line.value if line else "")
        further = [_onset(text) for row in part.lines.get("RDATE", []) for text in _values(row)]
        return Shift(
            onsets=(begins, *further),
            rule=rules.read_rule(rule.value) if rule else None,
            before=offset(part.value("TZOFFSETFROM")),
            after=offset(part.value("TZOFFSETTO")),
        )
    except (ValueNotUnderstood, rules.RuleNotUnderstood, rules.RepeatsWithinTheDay):
        return None


_BEFORE_1900 = re.compile(r"1[0-8][0-9]{2}(?=[0-9]{4})")


def _onset(text: str) -> datetime:
    """A shift's moment on the clock before it; what began long ago is taken to begin in 1900."""
    found = day_or_moment(_BEFORE_1900.sub("1900", text.strip()))
    return found.replace(tzinfo=None) if isinstance(found, datetime) else datetime.combine(found, time())


def _values(line: Line) -> list[str]:
    return [text.partition("/")[0] for text in line.value.split(",") if text.strip()]
