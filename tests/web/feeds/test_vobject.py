"""A second reader, vobject, finds in a calendar what was written into it."""

from datetime import date, timedelta

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from palais.web.feeds import calendars, wording
from tests.makers import dates
from tests.makers.dates import item

ADDRESS = "https://example.org/entry-points.ics"
TODAY = date(2026, 11, 2)
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\r\n\t\\;:,\"'^nN\u200f\u202e👩\u200d👧שлé的ة"),
    ),
    max_size=160,
)


def read(*items):
    """The events that vobject sees, by uid."""
    written = calendars.calendar(dates.dated_list(*items), address=ADDRESS, on=TODAY, alarms=(7,)).decode()
    calendar = vobject.readOne(written)
    return {event.uid.value: event for event in calendar.vevent_list}


def test_it_sees_every_item_with_its_days_and_hours():
    seen = read(*dates.every_kind())
    assert set(seen) == {"session", "pre-session", "review", "deadline", "cancelled", "webinar"}
    assert (seen["session"].dtstart.value, seen["session"].dtend.value) == (
        date(2027, 1, 11),
        date(2027, 1, 30),
    )
    webinar = seen["webinar"].dtstart.value
    assert webinar.isoformat() == "2026-11-20T14:00:00+01:00"
    assert seen["cancelled"].status.value == "CANCELLED"
    assert seen["deadline"].summary.value == f"Deadline: {dates.SCRIPTS[2]}"
    assert seen["deadline"].valarm.trigger.value == -timedelta(days=6, hours=15)
    assert seen["session"].categories.value == ["Session", "CRC", "Morocco, Sweden"]
    assert seen["review"].sequence.value == "3"


@settings(max_examples=120, deadline=None)
@given(title=TEXTS.filter(lambda text: wording.one_line(text) != ""), line=TEXTS)
def test_it_reads_back_any_text(title, line):
    seen = read(item(title=title, lines=(line,)))["one"]
    assert seen.summary.value == wording.one_line(title)
    wanted = [text for text in (wording.plain(line), "http://127.0.0.1:8000/entry-points/one/") if text]
    assert seen.description.value == "\n".join(wanted)
