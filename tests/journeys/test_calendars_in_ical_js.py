"""A third reader, ical.js, finds in a calendar what was written into it. It runs in the browser of the tests."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from palais.web.feeds import calendars, wording
from tests.makers import dates
from tests.makers.dates import item

VENDOR = Path(__file__).resolve().parent.parent / "vendor" / "ical"
LIBRARY = VENDOR / "ical.es5.min.js"
AWKWARD = (
    *dates.SCRIPTS,
    "\u202eright to left\u202c, then \u200fשלום",
    "x" * 300,
    "é" * 74,
    "😀" * 40,
    "a\\nb \\, \\; :: '\"^n",
    "two\nlines\r\nthree\n\nand more, of them;",
)
READ = """text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map(part => {
    const event = new ICAL.Event(part);
    const alarm = part.getFirstSubcomponent("valarm");
    return {
      uid: event.uid,
      title: event.summary,
      text: event.description,
      place: event.location,
      sequence: event.sequence,
      whole: event.startDate.isDate,
      begins: event.startDate.toString(),
      ends: event.endDate.toString(),
      moment: event.startDate.toUnixTime(),
      status: part.getFirstPropertyValue("status"),
      categories: part.getFirstProperty("categories").getValues(),
      alarm: alarm ? alarm.getFirstPropertyValue("trigger").toString() : "",
    };
  });
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page with ical.js in it, that may ask nobody for anything."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_script_tag(content=LIBRARY.read_text(encoding="utf-8"))
    yield page
    context.close()


def read(reader: Page, *items: Any) -> dict[str, dict[str, Any]]:
    found = dates.dated_list(*items)
    written = calendars.calendar(
        found, address="https://example.org/x.ics", on=date(2026, 11, 2), alarms=(7,)
    )
    return {event["uid"]: event for event in reader.evaluate(READ, written.decode())}


def test_the_library_is_the_one_that_is_named():
    named = (VENDOR / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(LIBRARY.read_bytes()).hexdigest() in named


def test_it_sees_every_item_with_its_days_and_hours(reader: Page):
    seen = read(reader, *dates.every_kind())
    assert set(seen) == {"session", "pre-session", "review", "deadline", "cancelled", "webinar"}
    session, webinar = seen["session"], seen["webinar"]
    assert (session["whole"], session["begins"], session["ends"]) == (True, "2027-01-11", "2027-01-30")
    assert session["categories"] == ["Session", "CRC", "Morocco, Sweden"]
    assert (webinar["whole"], webinar["begins"]) == (False, "2026-11-20T14:00:00")
    assert webinar["moment"] == dates.every_kind()[5].when.begins.timestamp()  # by the zone in the calendar
    assert (seen["cancelled"]["status"], seen["cancelled"]["sequence"]) == ("CANCELLED", 2)
    assert (seen["deadline"]["alarm"], seen["cancelled"]["alarm"]) == ("-P6DT15H", "")


def test_it_reads_back_awkward_texts(reader: Page):
    items = [
        item(f"awkward-{number}", title=text, lines=(text,), place=text)
        for number, text in enumerate(AWKWARD)
    ]
    seen = read(reader, *items)
    for number, text in enumerate(AWKWARD):
        event = seen[f"awkward-{number}"]
        assert (event["title"], event["place"]) == (wording.one_line(text), wording.one_line(text))
        assert event["text"].rpartition("\n")[0] == wording.plain(text)


def test_it_reads_a_calendar_of_two_thousand(reader: Page):
    seen = read(reader, *dates.many(2000).items)
    assert len(seen) == 2000
