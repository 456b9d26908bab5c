"""What a person is told about a calendar file: why it is refused, why an event was left out, what to look at."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REFUSED: dict[str, Any] = {
    "ics-empty": _("The file is empty. Choose another one."),
    "ics-too-large": _(
        "The calendar has %(number)s bytes, and at most %(most)s are read. Export fewer years, or without attachments."
    ),
    "ics-too-many-lines": _(
        "The calendar has more than %(most)s lines. Export fewer years, or without attachments."
    ),
    "ics-not-utf-8": _(
        "Line %(line)s is not text in UTF-8. Export the calendar again, with UTF-8 as encoding."
    ),
    "ics-binary": _("The file holds bytes that no text has. Choose the .ics file that the calendar exports."),
    "ics-web-page": _(
        "The file is a web page. The address of the calendar may ask for a sign-in: open it, and save the .ics file."
    ),
    "ics-not-a-calendar": _("The file is not a calendar: no line of it says BEGIN:VCALENDAR."),
    "ics-vcalendar-1": _("The file is in the old form vCalendar 1.0. Export it as iCalendar (version 2.0)."),
    "ics-too-deep": _("Line %(line)s lies %(number)s parts deep; a calendar needs no more than %(most)s."),
    "ics-too-many-events": _("The calendar has more than %(most)s events. Export fewer years."),
    "ics-repeats-within-the-day": _(
        "The event at line %(line)s repeats within the day. Take it out of the calendar, and export again."
    ),
    "ics-repeats-too-many-times": _(
        "The event at line %(line)s repeats so often that more than %(most)s dates would come of it. Give it an end, "
        "and export again."
    ),
    "ics-repeats-by-too-long-a-reckoning": _(
        "How the event at line %(line)s repeats takes too long to reckon. Take it out of the calendar, and export "
        "again."
    ),
    "ics-no-events": _("There is no event in the file: it holds only %(names)s."),
    "ics-none-no-start": _("No event can be taken: the one at line %(line)s has no date."),
    "ics-none-start-not-understood": _("No event can be taken: the date at line %(line)s cannot be read."),
    "ics-none-ends-before-it-begins": _(
        "No event can be taken: the one at line %(line)s ends before it begins."
    ),
    "ics-none-no-title": _("No event can be taken: the one at line %(line)s has no title."),
    "ics-none-private": _("No event can be taken: the one at line %(line)s is marked as private."),
    "ics-none-not-in-period": _(
        "No event can be taken: the one at line %(line)s repeats, but on no day of the next two years."
    ),
    "ics-none-file-cut-off": _("The file ends in the middle of an event. Export the calendar again."),
}
LEFT_OUT: dict[str, Any] = {
    "ics-no-start": _("The event has no date."),
    "ics-start-not-understood": _("Its date cannot be read."),
    "ics-ends-before-it-begins": _("It ends before it begins."),
    "ics-no-title": _("It has no title."),
    "ics-private": _("It is marked as private."),
    "ics-not-in-period": _("It repeats, but on no day of the next two years."),
}
TO_LOOK_AT: dict[str, Any] = {
    "NO_UID": _("It has no identifier: a change next time will look like a new event."),
    "END_NOT_UNDERSTOOD": _("Its end cannot be read."),
    "TITLE_FROM_TEXT": _("It has no title, so the first line of its text is taken."),
    "TEXT_CUT": _("Its text is too long and was cut."),
    "SAME_UID": _("The file holds it twice; the later version is taken."),
    "ZONE_MISSING": _("Its hour has no time zone, so one is assumed."),
    "ZONE_NOT_KNOWN": _("Its time zone is not known, so one is assumed."),
    "ZONE_FROM_FILE": _("Its time zone is known from the file only, so its hours are given in UTC."),
    "RULE_NOT_UNDERSTOOD": _("How it repeats cannot be read, so only its first date is taken."),
    "DATE_NOT_UNDERSTOOD": _("One of its dates cannot be read and was left out."),
    "FOLLOWING_TOO": _("A change for all later dates is taken for one date only."),
    "ADDRESS_NOT_TAKEN": _("Its address is not one of the web and was left out."),
    "REPEATS_ON": _("It repeats without end; the dates of the next two years are taken."),
}
