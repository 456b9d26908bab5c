"""What comes of reading a calendar: events, doubts about single lines, or one sentence why nothing is taken.

It knows the shape of what was read and the keys of every doubt, so that a sentence can be made in any language.
It does not know what becomes of an event: whether it is new, the same, or changed is a question to the records.
The law is RFC 5545; what is refused beyond it is refused for safety, with the bound named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from palais.core.spans import Days, Hours

LARGEST = 5_000_000
"""Bytes of a file: a calendar of 2,000 events has about one million."""

MOST_LINES = 150_000
DEEPEST = 6
MOST_EVENTS = 5_000
MOST_TIMES = 1_000
"""Occurrences of one event within the window: every day for almost three years."""

MOST_TIMES_IN_ALL = 5_000
MOST_DOUBTS = 300
LONGEST_TITLE = 300
LONGEST_TEXT = 5_000


class Refusal(StrEnum):
    """Why a file is not taken at all."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY_LINES = "too-many-lines"
    NOT_UTF8 = "not-utf-8"
    BINARY = "binary"
    WEB_PAGE = "web-page"
    NOT_A_CALENDAR = "not-a-calendar"
    OLD_FORM = "vcalendar-1"
    TOO_DEEP = "too-deep"
    TOO_MANY_EVENTS = "too-many-events"
    TOO_OFTEN = "repeats-within-the-day"
    TOO_MANY_TIMES = "repeats-too-many-times"
    TOO_MUCH_WORK = "repeats-by-too-long-a-reckoning"
    NO_EVENTS = "no-events"
    NONE_USABLE = "no-usable-event"


SENTENCES = {
    Refusal.EMPTY: "The file is empty.",
    Refusal.TOO_LARGE: (
        "The file has {number} bytes; a calendar may have {most}. Export fewer years, or without attachments."
    ),
    Refusal.TOO_MANY_LINES: "The file has more than {most} lines. Export fewer years, or without attachments.",
    Refusal.NOT_UTF8: "Line {line} is not text in UTF-8. Export the calendar again, with UTF-8 as encoding.",
    Refusal.BINARY: "The file holds bytes that no text has. Choose the .ics file that the calendar exports.",
    Refusal.WEB_PAGE: (
        "The file is a web page. The address of the calendar may ask for a sign-in: open it, and save the .ics file."
    ),
    Refusal.NOT_A_CALENDAR: "The file is not a calendar: no line of it says BEGIN:VCALENDAR.",
    Refusal.OLD_FORM: "The file is in the old form vCalendar 1.0. Export it as iCalendar (version 2.0).",
    Refusal.TOO_DEEP: "Line {line} is the {number}th part inside another; a calendar needs no more than {most}.",
    Refusal.TOO_MANY_EVENTS: "The file has more than {most} events. Export fewer years.",
    Refusal.TOO_OFTEN: (
        "The event at line {line} repeats within the day. Take it out of the calendar, and export again."
    ),
    Refusal.TOO_MANY_TIMES: (
        "The event at line {line} repeats so often that more than {most} dates would come of it. "
        "Give it an end, and export again."
    ),
    Refusal.TOO_MUCH_WORK: (
        "How the event at line {line} repeats takes too long to reckon. Take it out of the calendar, and export again."
    ),
    Refusal.NO_EVENTS: "There is no event in the file: it holds only {names}.",
    Refusal.NONE_USABLE: "No event in the file can be taken (of {number}). The first, at line {line}: {why}.",
}


class CalendarRefused(ValueError):
    """The file is not taken. `why` and `facts` are for a sentence in another language."""

    def __init__(self, why: Refusal, /, **facts: int | str) -> None:
        super().__init__(SENTENCES[why].format(**facts))
        self.why = why
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        """Files are read in a process of their own: what it raises travels to another."""
        return _refused, (self.why, self.facts)


def _refused(why: Refusal, facts: dict[str, int | str]) -> CalendarRefused:
    return CalendarRefused(why, **facts)


class Doubtful(StrEnum):
    """What a person should look at. The values read as the end of an English sentence."""

    LINE_NOT_UNDERSTOOD = "a line that is not of a calendar was left out"
    PART_NOT_CLOSED = "a part does not end where it should"
    FILE_CUT_OFF = "the file ends in the middle of a part, which was left out"
    NO_CALENDAR_AROUND = "there is no calendar around the event"
    NO_UID = "it has no identifier, so one was made of its title and date"
    NO_START = "it has no date, and was left out"
    START_NOT_UNDERSTOOD = "its date cannot be read, and it was left out"
    END_NOT_UNDERSTOOD = "its end cannot be read, so it is taken to end where it begins"
    ENDS_BEFORE_IT_BEGINS = "it ends before it begins, and was left out"
    NO_TITLE = "it has no title, and was left out"
    TITLE_FROM_TEXT = "it has no title, so the first line of its text is taken"
    TEXT_CUT = "its text is too long and was cut"
    PRIVATE = "it is marked as private, and was left out"
    SAME_UID = "another event has the same identifier, and the later version of the two is taken"
    ZONE_MISSING = "its hour has no time zone, so one is assumed"
    ZONE_NOT_KNOWN = "its time zone is not known, so one is assumed"
    ZONE_FROM_FILE = "its time zone is only known from the file"
    RULE_NOT_UNDERSTOOD = "how it repeats cannot be read, so only its first date is taken"
    DATE_NOT_UNDERSTOOD = "one of its further dates cannot be read, and was left out"
    FOLLOWING_TOO = "a change that should hold for all later dates is taken for one date only"
    ADDRESS_NOT_TAKEN = "its address is not one of the web, and was left out"
    REPEATS_ON = "it repeats beyond the period that is read"
    NOT_IN_PERIOD = "none of its dates lies in the period that is read"


LEAVES_OUT = frozenset(
    {
        Doubtful.NO_START,
        Doubtful.START_NOT_UNDERSTOOD,
        Doubtful.ENDS_BEFORE_IT_BEGINS,
        Doubtful.NO_TITLE,
        Doubtful.PRIVATE,
        Doubtful.NOT_IN_PERIOD,
    }
)
"""The doubts after which an event is not among those read."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: the line of the file, and what stood there or was assumed (may be empty).

    `event` is the line on which the event begins that it is about; 0: the file as a whole.
    """

    about: Doubtful
    line: int
    value: str = ""
    event: int = 0


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """One event on one date; a repeating event is one of these for each date.

    `uid` is the file's. `occurrence` tells the dates of a repeating event apart: its day or moment before any
    change, in ISO form; empty for an event that does not repeat. `changed_at` is None where the file does not say.
    Texts are plain, without control characters; they may hold markup, which is to be shown as text. Who was invited
    or organises is never read. `line` is where the event begins in the file.
    """

    uid: str
    occurrence: str
    title: str
    when: Days | Hours
    cancelled: bool
    tentative: bool
    sequence: int
    changed_at: datetime | None
    place: str
    text: str
    url: str
    categories: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: `name` of the calendar, its events in order of time, and the doubts in order of lines.

    `found` counts the events in the file, `left_out` those not taken, each with a doubt. Of more than 300 doubts the
    first are kept, and `more_doubts` counts the others.
    """

    name: str
    events: tuple[ReadEvent, ...]
    doubts: tuple[Doubt, ...]
    found: int
    left_out: int
    more_doubts: int = 0
