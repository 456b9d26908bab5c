"""From the value of a line to what it means: days, moments, lengths, texts, addresses.

It knows the forms of RFC 5545 and a few slips of common programs, and cleans texts for showing.
It does not know time zones: an hour without "Z" comes back without one.
The law is RFC 5545, section 3.3.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

EARLIEST, LATEST = 1900, 2199
"""Years that an event may lie in."""

_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_MOMENT = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})T([0-9]{2}):?([0-9]{2}):?([0-9]{2})?(?:\.[0-9]+)?(Z?)"
)
_LENGTH = re.compile(
    r"([+-]?)P(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?"
)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTED = re.compile(r"(?:[^\\,]|\\.)+", re.DOTALL)
_ENDS = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_UNSEEN = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF) if code != 10}
# Marks that turn the direction of all that follows, beyond the text itself.
_TURNING = dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E))
_CLEAN = {**_UNSEEN, **_ENDS, **_TURNING, 9: " "}
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{1,2000}", re.IGNORECASE)


class ValueNotUnderstood(ValueError):
    """The value is not one of the form that its line has."""


def day_or_moment(text: str) -> date | datetime:
    """A day, a moment in UTC, or a moment without a zone. ValueNotUnderstood for anything else."""
    text = text.strip().upper()
    found = _DAY.fullmatch(text)
    try:
        if found is not None:
            day = date(*map(int, found.groups()))
            return _within(day)
        found = _MOMENT.fullmatch(text)
        if found is None:
            raise ValueNotUnderstood(f"{text[:40]!r} is neither a day nor a moment")
        year, month, number, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        zone = UTC if found[7] else None
        moment = datetime(year, month, number, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError as error:
        raise ValueNotUnderstood(f"{text[:40]!r} is not possible: {error}") from None
    _within(moment.date())
    return moment


def _within(day: date) -> date:
    if not EARLIEST <= day.year <= LATEST:
        raise ValueNotUnderstood(f"the year {day.year} is not one that a calendar needs")
    return day


def length(text: str) -> timedelta:
    """A length of time, not below zero. ValueNotUnderstood for anything else."""
    found = _LENGTH.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]) or found[1] == "-":
        raise ValueNotUnderstood(f"{text[:40]!r} is not a length of time")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def offset(text: str) -> timedelta:
    """A distance from UTC, as +0100. ValueNotUnderstood for anything else."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        raise ValueNotUnderstood(f"{text[:40]!r} is not a distance from UTC")
    distance = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if distance >= timedelta(days=1):
        raise ValueNotUnderstood(f"{text[:40]!r} is more than a day from UTC")
    return -distance if found[1] == "-" else distance


def text_of(value: str, *, most: int) -> tuple[str, bool]:
    """A text without escapes and control characters, and whether it had to be cut."""
    plain = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value[: most * 4])
    plain = plain.translate(_CLEAN).strip()
    return plain[:most].rstrip(), len(plain) > most or len(value) > most * 4


def one_line(value: str, *, most: int) -> tuple[str, bool]:
    """A text on one line, and whether it had to be cut."""
    plain, cut = text_of(value, most=most)
    return " ".join(plain.split()), cut


def list_of(value: str, *, most: int) -> tuple[str, ...]:
    """The texts of a list that commas part, each on one line; empty ones are left out."""
    parts = (one_line(part, most=most)[0] for part in _PARTED.findall(value[:5_000]))
    return tuple(dict.fromkeys(part for part in parts if part))


def address(value: str) -> str:
    """An address of the web; empty where it is none."""
    text = value.strip()
    return text if _ADDRESS.fullmatch(text) else ""


def whole_number(value: str) -> int:
    """A number from zero on; zero where it is none."""
    text = value.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
