"""Calendar files that are broken, hostile or merely odd, each with what the reader must say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LINES = tuple[str, ...]


def event(*lines: str, uid: str = "one", title: str = "A meeting") -> LINES:
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT")


def calendar(*lines: str) -> bytes:
    """A calendar file with these lines in it."""
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", "")).encode()


@dataclass(frozen=True)
class Bad:
    """One file that is refused: made only when it is needed, for some are large."""

    name: str
    make: Callable[[], bytes]
    sentence: str


DAY = "DTSTART;VALUE=DATE:20270111"
HOUR = "DTSTART;TZID=Europe/Zurich:20270111T100000"


def repeating(rule: str, count: int = 1, start: str = DAY) -> bytes:
    return calendar(
        *(line for number in range(count) for line in event(start, f"RRULE:{rule}", uid=str(number)))
    )


BAD = (
    Bad("nothing", lambda: b" \r\n\n", "The file is empty."),
    Bad(
        "gigantic",
        lambda: calendar("X-FILL:" + "x" * 60_000_000),
        "The file has 60000054 bytes; a calendar may have 5000000. Export fewer years, or without attachments.",
    ),
    Bad(
        "a million lines",
        lambda: b"a:\n" * 1_000_000,
        "The file has more than 150000 lines. Export fewer years, or without attachments.",
    ),
    Bad(
        "NUL bytes",
        lambda: calendar(*event(DAY, "LOCATION:a\x00b")),
        "The file holds bytes that no text has. Choose the .ics file that the calendar exports.",
    ),
    Bad(
        "an archive",
        lambda: b"PK\x03\x04\x14\x00\x00\x00",
        "The file holds bytes that no text has. Choose the .ics file that the calendar exports.",
    ),
    Bad(
        "half a character of UTF-16",
        lambda: b"\xff\xfeB\x00E\x00\x00\xd8",
        "The file holds bytes that no text has. Choose the .ics file that the calendar exports.",
    ),
    Bad(
        "Latin-1",
        lambda: calendar(*event(DAY, "LOCATION:Genève")).decode().encode("latin-1"),
        "Line 7 is not text in UTF-8. Export the calendar again, with UTF-8 as encoding.",
    ),
    Bad(
        "a page for signing in",
        lambda: b"\n<!DOCTYPE html><html></html>",
        "The file is a web page. The address of the calendar may ask for a sign-in: open it, and save the .ics file.",
    ),
    Bad("a poem", lambda: b"Two roads", "The file is not a calendar: no line of it says BEGIN:VCALENDAR."),
    Bad(
        "the old form",
        lambda: calendar(*event(DAY)).replace(b"VERSION:2.0", b"VERSION:1.0"),
        "The file is in the old form vCalendar 1.0. Export it as iCalendar (version 2.0).",
    ),
    Bad(
        "deep nesting",
        lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:X-PART\n" * 50_000,
        "Line 7 is the 7th part inside another; a calendar needs no more than 6.",
    ),
    Bad(
        "too many events",
        lambda: calendar(*event(DAY) * 5_001),
        "The file has more than 5000 events. Export fewer years.",
    ),
    Bad("no events", lambda: calendar(), "There is no event in the file: it holds only VCALENDAR."),
    Bad(
        "only tasks",
        lambda: calendar("BEGIN:VTODO", "SUMMARY:x", "END:VTODO"),
        "There is no event in the file: it holds only VTODO.",
    ),
    Bad(
        "an impossible day",
        lambda: calendar(*event("DTSTART;VALUE=DATE:20270230")),
        "No event in the file can be taken (of 1). The first, at line 6: its date cannot be read, "
        "and it was left out.",
    ),
    Bad(
        "cut off",
        lambda: calendar(*event(DAY)).partition(b"END:VEVENT")[0],
        "No event in the file can be taken (of 1). The first, at line 3: the file ends in the middle of a part, "
        "which was left out.",
    ),
    Bad(
        "only private",
        lambda: calendar(*event(DAY, "CLASS:CONFIDENTIAL")),
        "No event in the file can be taken (of 1). The first, at line 3: it is marked as private, and was left out.",
    ),
    *(
        Bad(
            f"a bomb: {rule}",
            lambda rule=rule: repeating(rule),  # type: ignore[misc]
            "The event at line 7 repeats within the day. Take it out of the calendar, and export again.",
        )
        for rule in ("FREQ=SECONDLY", "FREQ=HOURLY;COUNT=9", "FREQ=DAILY;BYHOUR=1,2;BYMINUTE=1,2")
    ),
    Bad(
        "a bomb: every day",
        lambda: repeating("FREQ=DAILY"),
        "The event at line 3 repeats so often that more than 1000 dates would come of it. "
        "Give it an end, and export again.",
    ),
    Bad(
        "a bomb: a list of dates",
        lambda: calendar(
            *event(
                DAY,
                "RDATE;VALUE=DATE:"
                + ",".join(
                    f"20{y}{m:02}{d:02}" for y in range(27, 32) for m in range(1, 13) for d in range(1, 29)
                ),
            )
        ),
        "The event at line 3 repeats so often that more than 1000 dates would come of it. "
        "Give it an end, and export again.",
    ),
    Bad(
        "a bomb: many events, each often",
        lambda: repeating("FREQ=DAILY;COUNT=900", 4_000),
        "The event at line 33 repeats so often that more than 5000 dates would come of it. "
        "Give it an end, and export again.",
    ),
    Bad(
        "a bomb: days that never come",
        lambda: repeating("FREQ=DAILY;COUNT=9;BYMONTH=2;BYMONTHDAY=30", 4_000, "DTSTART;VALUE=DATE:19000101"),
        "How the event at line 19 repeats takes too long to reckon. Take it out of the calendar, and export again.",
    ),
)
