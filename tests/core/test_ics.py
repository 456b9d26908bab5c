"""Calendar files of others: what is read of them, what is doubted, what is refused and how quickly."""

import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palais.core.ics import CalendarRefused, Doubt, Doubtful, Read, read_calendar
from palais.core.spans import Days, Hours
from tests.makers import calendar_files
from tests.makers.calendar_files import DAY, HOUR, calendar, event
from tests.makers.ends import ends

WINDOW = Days(date(2026, 1, 1), date(2031, 12, 31))
ZURICH = ZoneInfo("Europe/Zurich")


def read(*lines: str) -> Read:
    return read_calendar(calendar(*lines), window=WINDOW)


def about(found: Read) -> list[Doubtful]:
    return [doubt.about for doubt in found.doubts]


def test_an_event_of_days_with_everything_that_is_taken():
    found = read(
        "X-WR-CALNAME:Our meetings\\, all",
        *event(
            DAY,
            "DTEND;VALUE=DATE:20270130",
            "SEQUENCE:3",
            "STATUS:TENTATIVE",
            "LAST-MODIFIED:20260901T083000Z",
            "LOCATION:Palais Wilson\\; room 1",
            "DESCRIPTION:one\\nand\u0007 two\\\\ <b>\u202eno",
            "URL:https://example.org/a?b=1",
            "CATEGORIES:CRC,Morocco\\, Sweden",
            "CATEGORIES:CRC",
            "ATTENDEE;CN=A Child:mailto:someone@example.org",
        ),
    )
    assert (found.name, found.found, found.left_out, found.doubts) == ("Our meetings, all", 1, 0, ())
    [one] = found.events
    assert one.when == Days(date(2027, 1, 11), date(2027, 1, 29))
    assert (one.uid, one.occurrence, one.title, one.line) == ("one", "", "A meeting", 4)
    assert (one.place, one.text) == ("Palais Wilson; room 1", "one\nand two\\ <b>no")
    assert (one.url, one.categories) == ("https://example.org/a?b=1", ("CRC", "Morocco, Sweden"))
    assert (one.sequence, one.tentative, one.cancelled) == (3, True, False)
    assert one.changed_at == datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
    assert "example.org/a" in repr(found) and "someone" not in repr(found) and "A Child" not in repr(found)


@pytest.mark.parametrize(
    ("lines", "begins", "ends", "zone", "doubts"),
    [
        ((HOUR, "DURATION:PT1H30M"), "10:00+01:00", "11:30+01:00", "Europe/Zurich", []),
        ((HOUR,), "10:00+01:00", "10:00+01:00", "Europe/Zurich", []),
        (("DTSTART:20270111T090000Z",), "10:00+01:00", "10:00+01:00", "Europe/Zurich", []),
        (("DTSTART:20270111T100000",), "10:00+01:00", "10:00+01:00", "Europe/Zurich", ["ZONE_MISSING"]),
        (
            ("DTSTART;TZID=Atlantis:20270111T100000",),
            *("10:00+01:00", "10:00+01:00", "Europe/Zurich", ["ZONE_NOT_KNOWN"]),
        ),
        (
            ('DTSTART;TZID="W. Europe Standard Time":20270111T100000',),
            *("10:00+01:00", "10:00+01:00", "Europe/Berlin", []),
        ),
        (
            ("DTSTART;TZID=/example.org/2005_1/America/New_York:20270111T100000",),
            *("10:00-05:00", "10:00-05:00", "America/New_York", []),
        ),
        (
            (HOUR, "DTEND;TZID=America/New_York:20270111T060000"),
            *("10:00+01:00", "12:00+01:00", "Europe/Zurich", []),
        ),
        ((HOUR, "DTEND:soon"), "10:00+01:00", "10:00+01:00", "Europe/Zurich", ["END_NOT_UNDERSTOOD"]),
    ],
)
def test_hours_are_on_a_clock_and_what_is_assumed_is_doubted(lines, begins, ends, zone, doubts):
    found = read(*event(*lines))
    when = found.events[0].when
    assert isinstance(when, Hours)
    assert (when.begins.isoformat(timespec="minutes")[11:], when.ends.isoformat(timespec="minutes")[11:]) == (
        begins,
        ends,
    )
    assert when.zone == zone
    assert [doubt.about.name for doubt in found.doubts] == doubts


def test_a_calendar_names_the_zone_of_its_hours_without_one():
    found = read("X-WR-TIMEZONE:Africa/Casablanca", *event("DTSTART:20270111T100000"))
    assert found.events[0].when.zone == "Africa/Casablanca"
    assert found.doubts == (Doubt(Doubtful.ZONE_MISSING, 7, "Africa/Casablanca", event=4),)
    other = read_calendar(calendar(*event("DTSTART:20270111T100000")), window=WINDOW, zone="Asia/Dhaka")
    assert other.events[0].when.zone == "Asia/Dhaka"


OWN_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Our clock",
    *("BEGIN:STANDARD", "DTSTART:16010101T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD"),
    *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
    *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT"),
    "END:VTIMEZONE",
)


@given(st.datetimes(min_value=datetime(1997, 1, 1), max_value=datetime(2099, 12, 31)))  # noqa: DTZ001
@settings(max_examples=150, deadline=None)
def test_a_zone_that_only_the_file_knows_is_reckoned_by_its_own_rules(local):
    """The rules are those of central Europe since 1996, which the IANA database judges."""
    local = local.replace(microsecond=0, fold=0)
    wanted = local.replace(tzinfo=ZURICH)
    if wanted.utcoffset() != wanted.replace(fold=1).utcoffset():
        return  # an hour that comes twice or not at all
    found = read(*OWN_ZONE, *event(f"DTSTART;TZID=Our clock:{local:%Y%m%dT%H%M%S}"))
    assert found.events[0].when.begins == wanted
    assert about(found) == [Doubtful.ZONE_FROM_FILE]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=WEEKLY;COUNT=3",), ["2027-01-11", "2027-01-18", "2027-01-25"]),
        (("RRULE:FREQ=WEEKLY;UNTIL=20270125",), ["2027-01-11", "2027-01-18", "2027-01-25"]),
        (
            ("RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=3", "EXDATE;VALUE=DATE:20270208"),
            ["2027-01-11", "2027-03-08"],
        ),
        (("RDATE;VALUE=DATE:20270501,20260301",), ["2026-03-01", "2027-01-11", "2027-05-01"]),
        (("RRULE:FREQ=YEARLY;COUNT=2;BYMONTH=11;BYMONTHDAY=20",), ["2027-01-11", "2027-11-20", "2028-11-20"]),
        (("RRULE:FREQ=NEVER",), ["2027-01-11"]),
        (("RRULE:FREQ=YEARLY;BYWEEKNO=20",), ["2027-01-11"]),
    ],
)
def test_a_repeating_event_has_a_date_each(lines, days):
    found = read(*event(DAY, *lines))
    assert [one.when.first.isoformat() for one in found.events] == days
    assert [one.occurrence for one in found.events] == days


def test_a_meeting_keeps_its_hour_when_the_clock_changes_and_one_in_utc_does_not():
    local = read(*event("DTSTART;TZID=Europe/Zurich:20270322T100000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert [one.when.begins.isoformat() for one in local.events] == [
        "2027-03-22T10:00:00+01:00",
        "2027-03-29T10:00:00+02:00",
    ]
    world = read(*event("DTSTART:20270322T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert [one.when.begins.isoformat() for one in world.events] == [
        "2027-03-22T10:00:00+01:00",
        "2027-03-29T11:00:00+02:00",
    ]


def test_one_date_of_a_repeating_event_can_be_moved_or_cancelled():
    found = read(
        *event(HOUR, "RRULE:FREQ=WEEKLY;COUNT=3"),
        *event("RECURRENCE-ID:20270118T090000Z", "DTSTART;TZID=Europe/Zurich:20270119T140000", title="Moved"),
        *event(
            "RECURRENCE-ID;TZID=Europe/Zurich:20270125T100000",
            "DTSTART;TZID=Europe/Zurich:20270125T100000",
            "STATUS:CANCELLED",
        ),
    )
    assert [(one.title, one.occurrence[:10], one.when.begins.day, one.cancelled) for one in found.events] == [
        ("A meeting", "2027-01-11", 11, False),
        ("Moved", "2027-01-18", 19, False),
        ("A meeting", "2027-01-25", 25, True),
    ]


def test_of_two_versions_the_later_holds():
    found = read(
        *event(DAY, "SEQUENCE:2", title="Second"),
        *event(DAY, "SEQUENCE:1", title="First"),
        *event(DAY, "SEQUENCE:2", "DTSTAMP:20260101T000000Z", title="Third"),
    )
    assert [one.title for one in found.events] == ["Third"]
    assert about(found) == [Doubtful.SAME_UID, Doubtful.SAME_UID]


def test_what_cannot_be_taken_is_left_out_with_a_doubt_and_the_rest_is_read():
    found = read(
        *event(DAY),
        *event("DTSTART:20271301T000000", uid="no day"),
        *event(uid="no date"),
        *event(DAY, uid="no title", title=""),
        *event(DAY, "CLASS:PRIVATE", uid="private"),
        *event(DAY, "DTEND;VALUE=DATE:20270101", uid="backwards"),
        *event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY;COUNT=3", uid="long ago"),
        *event(DAY, "URL:javascript:alert(1)", "SUMMARY nonsense", uid="address", title="x" * 400),
        *event(DAY, "DESCRIPTION: only\\nthis", uid="text", title=""),
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20270112",
        "SUMMARY:without an identifier",
        "END:VTODO",
        "END:VEVENT",
    )
    assert [one.uid for one in found.events[:3]] == ["address", "one", "text"]
    assert found.events[3].uid.startswith("without-uid-")
    assert (found.found, found.left_out, len(found.events)) == (10, 6, 4)
    assert (found.events[0].url, len(found.events[0].title), found.events[2].title) == ("", 300, "only")
    assert about(found) == [
        Doubtful.START_NOT_UNDERSTOOD,
        Doubtful.NO_START,
        Doubtful.NO_TITLE,
        Doubtful.PRIVATE,
        Doubtful.ENDS_BEFORE_IT_BEGINS,
        Doubtful.NOT_IN_PERIOD,
        Doubtful.ADDRESS_NOT_TAKEN,
        Doubtful.TEXT_CUT,
        Doubtful.LINE_NOT_UNDERSTOOD,
        Doubtful.TITLE_FROM_TEXT,
        Doubtful.NO_UID,
        Doubtful.PART_NOT_CLOSED,
    ]


def test_odd_forms_are_read_all_the_same():
    folded = calendar(*event(DAY)).replace(b"SUMMARY:A meeting", "SUMMARY:Gen\u00e8ve".encode())
    broken = folded.replace(b"\xc3\xa8", b"\xc3\r\n \xa8")  # folded inside a character, as some do
    for data in (
        broken,
        broken.replace(b"\r\n", b"\r"),
        b"\xef\xbb\xbf" + folded,
        b"\xff\xfe" + folded.decode().encode("utf-16-le"),
        folded.replace(b"BEGIN:VEVENT", b"begin:vevent").replace(
            b"SUMMARY:", b'summary;X="a:b;c";;LANGUAGE=fr:'
        ),
        folded.replace(b"\r\n", b"\n\n"),
    ):
        assert [one.title for one in read_calendar(data, window=WINDOW).events] == ["Genève"]


def test_an_event_without_a_calendar_around_it_is_doubted():
    found = read_calendar("\n".join(event(DAY)).encode(), window=WINDOW)
    assert (len(found.events), about(found)) == (1, [Doubtful.NO_CALENDAR_AROUND])


def test_a_message_that_cancels_cancels_every_event():
    assert [one.cancelled for one in read("METHOD:CANCEL", *event(DAY)).events] == [True]


def test_doubts_have_a_bound():
    found = read(
        *(line for number in range(400) for line in event("DTSTART:20270111T100000", uid=str(number)))
    )
    assert (len(found.doubts), found.more_doubts) == (300, 100)


@pytest.mark.parametrize("bad", calendar_files.BAD, ids=lambda bad: bad.name)
def test_a_bad_file_is_refused_with_a_sentence(bad):
    data = bad.make()
    with ends(), pytest.raises(CalendarRefused) as refused:
        read_calendar(data, window=WINDOW)
    assert str(refused.value) == bad.sentence
    again = pickle.loads(pickle.dumps(refused.value))
    assert (str(again), again.why, again.facts) == (bad.sentence, refused.value.why, refused.value.facts)


@pytest.mark.parametrize(
    "data",
    [
        calendar(*event(DAY), 'X-A;B="' + '";"' * 300_000),
        calendar(*event(DAY, 'SUMMARY;X="' + "a;" * 500_000)),
        calendar(*event(DAY, "DESCRIPTION:" + "\\" * 2_000_000)),
        calendar(*event(DAY, "CATEGORIES:" + "\\,," * 500_000)),
        calendar(*event(DAY), *("X:" for _ in range(140_000))),
        b"BEGIN:VCALENDAR\n" + b" x\n" * 140_000 + b"\n".join(row.encode() for row in event(DAY)),
        calendar(*event(DAY, "RRULE:FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 900))),
        calendar(*(line for number in range(4_900) for line in event(DAY, uid=str(number)))),
    ],
    ids=["quotes", "open quote", "backslashes", "commas", "lines", "folds", "numbers", "events"],
)
def test_reading_what_is_meant_to_be_slow_ends(data):
    with ends():
        assert read_calendar(data, window=WINDOW).found >= 1


PIECES = st.sampled_from(
    [
        *(
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
        ),
        *("BEGIN:STANDARD", "END:STANDARD", "TZID:x", "TZOFFSETTO:+0100", "TZOFFSETFROM:+9999", "SUMMARY:x"),
        *(
            "DTSTART:20270111T100000",
            "DTSTART;TZID=x:20270111T100000",
            "DTSTART;VALUE=DATE:20270111",
            DAY,
            HOUR,
        ),
        *("DTSTART:21991231T235959Z", "DTSTART;VALUE=DATE:19000101", "DTEND:19000101T000000Z", "DTEND:x"),
        *("DURATION:P9999W", "DURATION:-P1D", "RECURRENCE-ID:20270111", "RDATE:20270111/P1D,x", "EXDATE:,"),
        *("RRULE:FREQ=DAILY;INTERVAL=9999;COUNT=3", "RRULE:FREQ=YEARLY;BYDAY=53SU;BYSETPOS=-366", "UID:x"),
        *(
            "RRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20270301T000000Z;BYMONTH=2",
            "RRULE:;",
            "X-WR-TIMEZONE:x",
            "TZID:",
        ),
    ]
)
ROWS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25)


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_any_mixture_of_lines_is_read_or_refused(rows):
    data = "\r\n".join(rows).encode("utf-8", "surrogatepass")
    try:
        found = read_calendar(data, window=WINDOW)
    except CalendarRefused as refused:
        assert str(refused).endswith(".")
    else:
        assert found.events != ()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(CalendarRefused):
        read_calendar(data, window=WINDOW)


def test_a_span_that_is_not_possible_is_refused():
    noon = datetime(2027, 1, 1, 12, tzinfo=UTC)
    for wrong in (
        lambda: Days(date(2027, 1, 2), date(2027, 1, 1)),
        lambda: Days(noon, noon),
        lambda: Hours(noon, noon - timedelta(hours=1), "UTC"),
        lambda: Hours(noon.replace(tzinfo=None), noon, "UTC"),
    ):
        with pytest.raises(ValueError, match=r"before (it|they) begin|no hour|needs a time zone"):
            wrong()
