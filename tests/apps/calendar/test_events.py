"""Events: hours that do not exist or come twice, leap days, year ends, who is told."""

from datetime import date, time

import pytest

from palais.apps.calendar import services
from palais.apps.calendar.models import CalendarChange, Event
from palais.apps.calendar.services import ChangeRefused, EventWords
from palais.apps.office.models import Change


def words(**more) -> EventWords:
    return EventWords(**{"title": "A webinar", "first": date(2028, 2, 29), "last": date(2028, 2, 29), **more})


MOMENTS = [
    (words(starts=time(15), ends=time(16)), "2028-02-29T14:00:00+00:00", "2028-02-29T15:00:00+00:00"),
    (
        words(first=date(2027, 12, 31), last=date(2028, 1, 1), starts=time(23), ends=time(1)),
        "2027-12-31T22:00:00+00:00",
        "2028-01-01T00:00:00+00:00",
    ),
    (
        words(first=date(2027, 10, 31), last=date(2027, 10, 31), starts=time(2, 30), ends=time(4)),
        "2027-10-31T00:30:00+00:00",  # comes twice: the first is meant
        "2027-10-31T03:00:00+00:00",
    ),
    (words(starts=time(9), zone="Asia/Kathmandu"), "2028-02-29T03:15:00+00:00", None),
    (words(), None, None),
]


@pytest.mark.parametrize(("said", "starts", "ends"), MOMENTS)
def test_hours_are_those_of_the_place(said, starts, ends, facts_loaded, editor):
    event = services.add_event(words=said, by=editor)
    event.refresh_from_db()
    moments = [moment.isoformat() if moment else None for moment in (event.starts_at, event.ends_at)]
    assert moments == [starts, ends]
    clock = event.on_its_clock()[0]
    assert (clock.time() if clock else None) == said.starts


REFUSED = [
    (words(title="  "), "title", "An event needs a title."),
    (words(last=date(2028, 2, 28)), "last", "The event would end before it begins."),
    (words(starts=time(16), ends=time(15)), "ends", "The event would end before it begins."),
    (words(ends=time(15)), "starts", "An event that ends at an hour begins at one."),
    (words(zone="Europe/Atlantis"), "zone", "“Europe/Atlantis” is not a time zone"),
    (
        words(first=date(2027, 3, 28), last=date(2027, 3, 28), starts=time(2, 30)),
        "starts",
        "There is no such hour on that day",
    ),
]


@pytest.mark.parametrize(("said", "field", "sentence"), REFUSED)
def test_what_makes_no_sense_is_refused_at_its_field(said, field, sentence, facts_loaded, editor):
    with pytest.raises(ChangeRefused) as refused:
        services.add_event(words=said, by=editor)
    assert list(refused.value.faults) == [field]
    assert refused.value.faults[field].startswith(sentence)
    assert Event.objects.count() == 0


def test_two_events_of_one_name_and_day_have_addresses_of_their_own(facts_loaded, editor):
    first, second = (services.add_event(words=words(), by=editor) for _ in range(2))
    assert (first.slug, second.slug) == ("2028-02-29-a-webinar", "2028-02-29-a-webinar-2")
    other = services.add_event(words=words(title="ندوة"), by=editor)
    assert other.slug == "2028-02-29-other"


def test_a_change_is_told_logged_and_kept(facts_loaded, editor, ears):
    event = services.add_event(words=words(states=("SWE",), body="crc"), by=editor)
    assert ears == []
    moved = words(states=("SWE",), body="crc", first=date(2028, 3, 1), last=date(2028, 3, 1))
    services.change_event(event=event, words=moved, by=editor, reason="the speaker is ill")
    event.refresh_from_db()
    assert (event.status, event.sequence) == ("moved", 1)
    (notice,) = ears
    assert notice.topics == {"all", "body/crc", "state/SWE", f"event/{event.slug}"}
    assert (notice.at_once, notice.members_only) == (False, False)
    assert {line.field for line in notice.lines} == {"first", "last", "status"}
    assert CalendarChange.objects.filter(event=event, reason="the speaker is ill").count() == 3
    log = Change.objects.filter(about_kind="event").order_by("pk")
    assert list(log.values_list("deed", flat=True)) == ["add-event", "change-event"]


def test_the_same_words_change_nothing(facts_loaded, editor, ears):
    event = services.add_event(words=words(), by=editor)
    assert services.change_event(event=event, words=words(), by=editor) == []
    event.refresh_from_db()
    assert (event.sequence, event.status, ears) == (0, "planned", [])


def test_a_cancellation_soon_is_told_at_once_and_to_members_only(facts_loaded, on_the_day, editor, ears):
    on_the_day("2028-02-10")
    event = services.add_event(words=words(visibility="members"), by=editor)
    services.cancel_event(event=event, by=editor, reason="nobody can come")
    assert [(notice.at_once, notice.members_only) for notice in ears] == [(True, True)]
    with pytest.raises(ChangeRefused, match="cancelled already"):
        services.cancel_event(event=event, by=editor, reason="again")
    with pytest.raises(ChangeRefused) as refused:
        services.cancel_event(event=event, by=editor, reason=" ")
    assert list(refused.value.faults) == ["reason"]
