"""What a calendar holds, line by line, as RFC 5545 and RFC 7986 have it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from palais.core.dates import PartialDate
from palais.core.spans import Days, Hours
from palais.web.answers.dates import Kind, NotAnItem, Standing
from palais.web.feeds import calendars, wording
from tests.makers import dates
from tests.makers.dates import item

ADDRESS = "https://example.org/entry-points.ics"
TODAY = date(2026, 11, 2)
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from('\r\n\t\\;:,"\u2028\u0085\u200f\u202e\ufeff👩\u200d👧שлé的ة'),
    ),
    max_size=200,
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_an_event_of_days_ends_on_the_day_after_and_takes_nobodys_time(written):
    said = unfolded(written(item(place="Geneva", sequence=2)))
    event = said[said.index("BEGIN:VEVENT") : said.index("END:VEVENT")]
    assert set(event) == {
        "BEGIN:VEVENT",
        "UID:one",
        "SEQUENCE:2",
        "SUMMARY:Made-up Committee\\, 7th session",
        "DTSTART;VALUE=DATE:20270111",
        "DTEND;VALUE=DATE:20270130",
        "DTSTAMP:20260901T083000Z",
        "LAST-MODIFIED:20260901T083000Z",
        "LOCATION:Geneva",
        "CATEGORIES:Session",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "DESCRIPTION:http://127.0.0.1:8000/entry-points/one/",
        "URL:http://127.0.0.1:8000/entry-points/one/",
    }


def test_the_calendar_says_what_it_is_and_when_to_ask_again(written):
    said = unfolded(written(item()))
    assert {
        "METHOD:PUBLISH",
        "NAME:UN entry points",
        "X-WR-CALNAME:UN entry points",
        "X-WR-TIMEZONE:Europe/Zurich",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        f"SOURCE;VALUE=URI:{ADDRESS}",
        "LAST-MODIFIED:20260901T083000Z",
        "BEGIN:VTIMEZONE",
    } <= set(said)


def test_the_same_content_is_the_same_bytes_and_a_change_is_not(written):
    assert written(*dates.every_kind()) == written(*reversed(dates.every_kind()))
    assert written(item()) != written(item(sequence=1))


@pytest.mark.parametrize(
    ("closes_at", "zone", "sentence"),
    [
        (None, "Europe/Zurich", "Closes at the end of 1\u00a0December 2026, Geneva time (Europe/Zurich)."),
        (
            time(15),
            "Europe/Zurich",
            "Closes at 15:00 on 1\u00a0December 2026, Geneva time (Europe/Zurich).",
        ),
        (
            time(12),
            "America/New_York",
            "Closes at 12:00 on 1\u00a0December 2026, time zone America/New_York.",
        ),
    ],
)
def test_a_deadline_is_a_whole_day_with_its_hour_and_zone_in_words(written, closes_at, zone, sentence):
    day = Days(date(2026, 12, 1), date(2026, 12, 1))
    said = unfolded(written(item(kind=Kind.DEADLINE, when=day, closes_at=closes_at, zone=zone)))
    assert "SUMMARY:Deadline: Made-up Committee\\, 7th session" in said
    assert {"DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202", "BEGIN:VEVENT"} <= set(said)
    assert "BEGIN:VTODO" not in said
    escaped = sentence.replace(",", "\\,")
    assert [line for line in said if line.startswith(f"DESCRIPTION:{escaped}")] != []


def test_hours_are_on_the_clock_of_geneva_and_elsewhere_in_utc_with_the_zone_in_words(written):
    new_york = ZoneInfo("America/New_York")
    begins = datetime(2026, 7, 6, 10, tzinfo=new_york)
    far = Hours(begins, begins + timedelta(hours=3), "America/New_York")
    said = unfolded(written(item(kind=Kind.EVENT, when=far)))
    assert {"DTSTART:20260706T140000Z", "DTEND:20260706T170000Z", "TRANSP:OPAQUE"} <= set(said)
    assert "6\u00a0July 2026\\, 10:00–13:00\\, time zone America/New_York." in "".join(said)
    near = dates.every_kind()[5]
    assert "DTSTART;TZID=Europe/Zurich:20261120T140000" in unfolded(written(near))


def test_the_zone_agrees_with_the_time_zone_database():
    """Every hour of summer time since 1981 begins and ends as the calendar says."""
    zurich = ZoneInfo("Europe/Zurich")
    ours = calendars.zone().to_tz()
    for year in range(1981, 2040):
        for month, day in ((1, 15), (3, 24), (4, 2), (7, 1), (9, 22), (10, 2), (10, 24), (11, 2)):
            moment = datetime(year, month, day, 12, tzinfo=None)  # noqa: DTZ001
            assert ours.utcoffset(moment) == zurich.utcoffset(moment), moment


def test_a_cancelled_item_is_shown_for_90_days_without_a_reminder(written):
    gone = item(standing=Standing.CANCELLED, cancelled_on=date(2026, 8, 4))
    said = unfolded(written(gone, on=date(2026, 11, 2), alarms=(7,)))
    assert {"STATUS:CANCELLED", "SUMMARY:Cancelled: Made-up Committee\\, 7th session"} <= set(said)
    assert "BEGIN:VALARM" not in said
    assert "BEGIN:VEVENT" not in written(gone, on=date(2026, 11, 3))


def test_reminders_come_at_nine_in_the_morning_of_a_day_before(written):
    said = unfolded(written(item(), alarms=(30, 0)))
    assert said.count("BEGIN:VALARM") == 2
    assert {"TRIGGER:-P29DT15H", "TRIGGER:PT9H", "ACTION:DISPLAY"} <= set(said)
    assert "TRIGGER:-P7D" in unfolded(written(dates.every_kind()[5], alarms=(7,)))


def test_what_is_known_to_a_month_is_no_event_but_stands_in_the_description(written):
    months = [item(f"m{number}", when=PartialDate.parse("2027-09")) for number in range(22)]
    said = written(item(), *months)
    assert said.count("BEGIN:VEVENT") == 1
    about = next(line for line in unfolded(said) if line.startswith("DESCRIPTION:Sessions"))
    assert about.count("7th session: September 2027") == 20
    assert about.endswith("And others: 22 in all.")
    whole = item(when=PartialDate.parse("2027-09-06"))
    assert "DTSTART;VALUE=DATE:20270906" in written(whole)


def test_it_says_how_far_the_facts_reach():
    reaching = dates.dated_list(item(), known_until=date(2027, 6, 30))
    said = calendars.calendar(reaching, address=ADDRESS, on=TODAY).decode()
    assert "The dates known here reach until 30\u00a0June 2027." in "".join(unfolded(said))


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_each_language_has_its_own_calendar(written, language):
    with translation.override(language):
        said = written(*dates.every_kind())
    assert f"PRODID:-//Palais//Palais//{language.upper()}" in said
    assert said.count("BEGIN:VEVENT") == 6


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "needs a uid and a title"),
        ({"changed_at": datetime(2026, 9, 1)}, "the moment of its last change has no time zone"),  # noqa: DTZ001
        ({"cancelled_on": date(2026, 9, 1)}, "has the day of its cancellation"),
        ({"standing": Standing.CANCELLED}, "has the day of its cancellation"),
        ({"kind": Kind.DEADLINE, "when": dates.every_kind()[5].when}, "a deadline is a day"),
        (
            {"kind": Kind.PRE_SESSION, "when": dates.every_kind()[5].when},
            "the hours of a pre-session are confidential",
        ),
    ],
)
def test_what_is_no_item_is_refused_with_a_sentence(wrong, sentence):
    with pytest.raises(NotAnItem, match=sentence):
        item(**wrong)


@settings(max_examples=150, deadline=None)
@given(title=TEXTS, line=TEXTS, place=TEXTS)
def test_no_line_is_longer_than_75_octets_or_broken_inside_a_character(title, line, place):
    if not title.strip():
        title = "x"
    found = dates.dated_list(item(title=title, lines=(line,), place=place, categories=(title,)))
    written = calendars.calendar(found, address=ADDRESS, on=TODAY)
    assert written.count(b"\r\n") == written.count(b"\n") == written.count(b"\r")
    for physical in written.split(b"\r\n"):
        assert len(physical) <= 75
        assert physical.decode("utf-8") is not None
    assert b"\x00" not in written


def test_what_no_reader_can_take_is_left_out():
    assert wording.plain(" a\x00b\x1b\r\nc\rd\u2028e\tf\x9f ") == "ab\nc\nd\ne\tf"
    assert wording.one_line("a\n b\tc") == "a b c"
    assert wording.when(Hours(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC), "")) == (
        "1\u00a0January 2026, 00:00 – 2\u00a0January 2026, 00:00, time zone UTC"
    )
