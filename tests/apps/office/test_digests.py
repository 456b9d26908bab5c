"""Digests: one a day at most, of what is new since the last, in the reader's language, and never twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from palais.apps.office import subscriptions as registry
from palais.apps.office.models import OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import digests
from palais.apps.office.services.digests import preparing
from palais.apps.office.subscriptions import News
from tests.apps.office import subscribing
from tests.apps.office.subscribing import reader

MONDAY = date(2026, 11, 2)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
HALF_PAST_SIX = datetime(2026, 11, 2, 5, 30, tzinfo=UTC)  # in Geneva
BEFORE = HALF_PAST_SIX - DAY


@pytest.fixture
def room(db, monkeypatch, settings):
    settings.SITE_ADDRESS = "https://palais.example.org"
    room = subscribing.Room()
    for name in list(registry.registered()):
        monkeypatch.delitem(registry.registered(), name)
    monkeypatch.setitem(registry.registered(), "room", room.source())
    return room


def prepare(days: int = 0) -> int:
    return digests.prepare(on=MONDAY + days * DAY, now=HALF_PAST_SIX + days * DAY)


def only_message() -> OutboxMessage:
    return OutboxMessage.objects.get()


def test_a_digest_is_grouped_by_subject_and_says_why(room):
    reader("reader@example.org", "sweden", "morocco", "chad", since=BEFORE)
    room.happens("sweden", "A second thing", at=BEFORE + 2 * HOUR)
    room.news["sweden"].insert(0, News(at=BEFORE + HOUR, text="A first\nthing"))
    room.happens("morocco", "Another", at=BEFORE + HOUR, path="/facts/x/")
    assert prepare() == 1
    message = only_message()
    head, _, foot = message.text.partition("\n-- \n")
    assert message.subject == "3 changes: Morocco (en) · Sweden (en)"
    assert head.strip().split("\n") == [
        "Morocco (en)",
        "https://palais.example.org/morocco/",
        "• Another",
        "  https://palais.example.org/facts/x/",
        "",
        "Sweden (en)",
        "https://palais.example.org/sweden/",
        "• A first thing",
        "• A second thing",
        "  https://palais.example.org/facts/",
    ]
    assert foot.startswith(
        "You get this message because this address was confirmed for news of: "
        "Chad (en), Morocco (en), Sweden (en)\n"
    )
    assert (message.kind, message.bulk, message.to) == ("digest", True, "reader@example.org")
    end = message.headers["List-Unsubscribe"].strip("<>")
    assert end.startswith("https://palais.example.org/subscriptions/") and end.endswith("/end/")
    assert end in foot
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_came_just_before_a_reader_is_not_told_later_either(room):
    minute = timedelta(minutes=1)
    reader("reader@example.org", "sweden", since=HALF_PAST_SIX - 2 * minute)
    room.happens("sweden", "Before the reader came", at=HALF_PAST_SIX - 5 * minute)
    assert (prepare(), prepare(1)) == (0, 0)
    room.happens("sweden", "Since the reader came", at=HALF_PAST_SIX + DAY)
    assert prepare(2) == 1
    assert "Before the reader came" not in only_message().text


def test_nothing_new_nothing_sent(room):
    reader("reader@example.org", "sweden", since=BEFORE)
    assert (prepare(), OutboxMessage.objects.count()) == (0, 0)
    room.happens("sweden", "Before the reader came", at=BEFORE)
    room.happens("chad", "Of no interest", at=BEFORE + HOUR)
    assert prepare(1) == 0


def test_each_thing_is_told_once_and_a_second_run_of_a_day_does_nothing(room):
    reader("reader@example.org", "sweden", since=BEFORE)
    room.happens("sweden", "One", at=BEFORE + HOUR)
    assert (prepare(), prepare(), prepare()) == (1, 0, 0)
    room.happens("sweden", "Two", at=HALF_PAST_SIX + HOUR)
    assert (prepare(), prepare(1)) == (0, 1)
    assert "• One" not in OutboxMessage.objects.latest("pk").text


def test_what_happens_within_the_last_minutes_is_told_the_next_time(room):
    reader("reader@example.org", "sweden", since=BEFORE)
    room.happens("sweden", "Just now", at=HALF_PAST_SIX - timedelta(minutes=9))
    assert (prepare(), prepare(1)) == (0, 1)


def test_the_outbox_takes_one_digest_for_each_reader_and_day(room):
    reader("reader@example.org", "sweden", since=BEFORE)
    room.happens("sweden", "One", at=BEFORE + HOUR)
    assert prepare() == 1
    Subscriber.objects.update(digested_on=None)
    Subscription.objects.update(told_until=BEFORE)
    prepare()
    assert OutboxMessage.objects.count() == 1


def test_quiet_days_gather_and_a_pause_is_silent(room):
    reader("quiet@example.org", "sweden", since=BEFORE, quiet_days=[0, 1])
    reader("paused@example.org", "sweden", since=BEFORE, paused_at=BEFORE)
    room.happens("sweden", "One", at=BEFORE + HOUR)
    room.happens("sweden", "Two", at=HALF_PAST_SIX + HOUR)
    assert [prepare(days) for days in range(3)] == [0, 0, 1]
    message = only_message()
    assert (message.to, message.subject) == ("quiet@example.org", "2 changes: Sweden (en)")


def test_what_is_not_confirmed_is_not_told(room):
    one = reader("reader@example.org", "sweden", since=BEFORE)
    Subscription.objects.create(subscriber=one, source="room", key="chad")
    room.happens("chad", "One", at=BEFORE + HOUR)
    assert prepare() == 0


@pytest.mark.parametrize(
    ("language", "prefix"),
    [("en", ""), ("ar", "/ar"), ("es", "/es"), ("fr", "/fr"), ("ru", "/ru"), ("zh-hans", "/zh")],
)
def test_each_reader_is_told_in_their_language_with_links_in_it(room, language, prefix):
    reader("reader@example.org", "sweden", since=BEFORE, language=language)
    room.happens("sweden", "One", at=BEFORE + HOUR)
    assert prepare() == 1
    message = only_message()
    assert message.language == language
    assert f"Sweden ({language})" in message.subject
    assert f"https://palais.example.org{prefix}/subscriptions/" in message.text
    assert {
        line for line in message.text.split("\n") if "://" in line and "palais.example.org" not in line
    } == set()


def test_a_subject_that_is_gone_is_left_out(room):
    reader("reader@example.org", "sweden", "chad", since=BEFORE)
    room.happens("sweden", "One", at=BEFORE + HOUR)
    room.happens("chad", "Two", at=BEFORE + HOUR)
    room.gone = {"chad"}
    assert prepare() == 1
    assert only_message().subject == "1 change: Sweden (en)"


def test_a_source_that_is_gone_is_left_out(room):
    reader("reader@example.org", "sweden", since=BEFORE, source="a-room-that-is-gone")
    assert prepare() == 0


def test_very_many_changes_are_counted_not_listed(room):
    reader("reader@example.org", "sweden", since=BEFORE)
    for number in range(60):
        room.happens("sweden", f"Thing {number}", at=BEFORE + HOUR)
    assert prepare() == 1
    message = only_message()
    assert message.subject == "60 changes: Sweden (en)"
    assert message.text.count("• Thing") == 50
    assert "• and 10 more, on the page named above" in message.text


def test_the_subject_line_names_three_subjects(room):
    reader("reader@example.org", "a", "b", "c", "d", since=BEFORE)
    for key in "abcd":
        room.happens(key, "One", at=BEFORE + HOUR)
    assert prepare() == 1
    assert only_message().subject == "4 changes: A (en) · B (en) · C (en) · …"


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_questions_does_not_grow_with_the_readers(room, django_assert_max_num_queries, count):
    for number in range(count):
        reader(f"reader{number}@example.org", "sweden", "chad", since=BEFORE, language="fr")
    room.happens("sweden", "One", at=BEFORE + HOUR)
    with django_assert_max_num_queries(25):
        assert prepare() == count
    assert room.asked == 1


def test_a_step_that_dies_leaves_nothing_and_the_next_run_goes_on(room, monkeypatch):
    monkeypatch.setattr(preparing, "STEP", 2)
    for number in range(5):
        reader(f"reader{number}@example.org", "sweden", since=BEFORE)
    room.happens("sweden", "One", at=BEFORE + HOUR)
    put_all, calls = preparing.post.put_all, []

    def die_the_second_time(drafts):
        put_all(drafts)
        calls.append(len(drafts))
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(preparing.post, "put_all", die_the_second_time)
    with pytest.raises(KeyboardInterrupt):
        prepare()
    assert OutboxMessage.objects.count() == 2
    assert Subscription.objects.filter(told_until=BEFORE).count() == 3
    assert (prepare(), OutboxMessage.objects.count()) == (3, 5)
    assert OutboxMessage.objects.values("to").distinct().count() == 5


def test_at_once_only_where_the_room_says_so(room, monkeypatch):
    urgent = subscribing.Room()
    reader("reader@example.org", "sweden", since=BEFORE)
    assert digests.tell_at_once(on=MONDAY, now=HALF_PAST_SIX) == 0
    monkeypatch.setitem(registry.registered(), "urgent", urgent.source("urgent", at_once=True))
    quiet = reader("quiet@example.org", "chad", since=BEFORE, source="urgent", quiet_days=[0])
    other = reader("other@example.org", "chad", since=BEFORE, source="urgent")
    urgent.happens("chad", "Now", at=BEFORE + HOUR)
    room.happens("sweden", "Later", at=BEFORE + HOUR)
    moments = [HALF_PAST_SIX, HALF_PAST_SIX, HALF_PAST_SIX + timedelta(minutes=5)]
    assert [digests.tell_at_once(on=MONDAY, now=moment) for moment in moments] == [1, 0, 0]
    assert only_message().to == other.address
    assert digests.tell_at_once(on=MONDAY + DAY, now=HALF_PAST_SIX + DAY) == 1
    assert OutboxMessage.objects.latest("pk").to == quiet.address
    assert prepare() == 1
    assert OutboxMessage.objects.latest("pk").to == "reader@example.org"


def test_something_pressing_takes_along_what_is_new_about_its_subject_and_nothing_else(room, monkeypatch):
    monkeypatch.setitem(registry.registered(), "room", room.source(presses=room.presses))
    reader("reader@example.org", "sweden", "morocco", since=BEFORE)
    reader("other@example.org", "morocco", since=BEFORE)
    room.happens("sweden", "It can wait", at=BEFORE + HOUR)
    room.happens("morocco", "It can wait too", at=BEFORE + HOUR)
    assert digests.tell_at_once(on=MONDAY, now=HALF_PAST_SIX) == 0
    room.happens("sweden", "It cannot wait", at=BEFORE + 2 * HOUR, pressing=True)
    assert [digests.tell_at_once(on=MONDAY, now=HALF_PAST_SIX + n * HOUR / 12) for n in (0, 1)] == [1, 0]
    message = only_message()
    assert message.to == "reader@example.org"
    assert [line for line in message.text.split("\n") if line.startswith("•")] == [
        "• It can wait",
        "• It cannot wait",
    ]
    assert prepare() == 2
    texts = {row.to: row.text for row in OutboxMessage.objects.exclude(pk=message.pk)}
    assert "Sweden" not in texts["reader@example.org"].partition("\n-- \n")[0]
    assert all("It can wait too" in text for text in texts.values())


def test_what_pressed_more_than_a_day_ago_is_left_to_the_digest(room, monkeypatch):
    monkeypatch.setitem(registry.registered(), "room", room.source(presses=room.presses))
    reader("reader@example.org", "sweden", since=BEFORE - 5 * DAY)
    room.happens("sweden", "It could not wait", at=BEFORE - 2 * DAY, pressing=True)
    assert digests.tell_at_once(on=MONDAY, now=HALF_PAST_SIX) == 0
    assert prepare() == 1


def test_a_source_that_is_not_ready_keeps_its_news_for_the_next_day(room, monkeypatch):
    reader("reader@example.org", "sweden", since=BEFORE)
    room.happens("sweden", "New", at=BEFORE + HOUR)
    monkeypatch.setitem(registry.registered(), "room", room.source(ready=lambda until: False))
    assert prepare() == 0
    monkeypatch.setitem(registry.registered(), "room", room.source())
    assert prepare(1) == 1


def test_what_a_source_counts_is_counted_since_each_reader_was_told(room, monkeypatch):
    def tell(keys, after, until):
        news = room.tell(keys, after, until)
        return {key: [News(at=until, text=f"{len(several)} in all")] for key, several in news.items()}

    source = replace(room.source(sums_up=True), tell=tell)
    monkeypatch.setitem(registry.registered(), "room", source)
    room.happens("sweden", "Old", at=BEFORE - HOUR)
    room.happens("sweden", "New", at=BEFORE + HOUR)
    reader("long-away@example.org", "sweden", since=BEFORE - 2 * DAY)
    reader("reader@example.org", "sweden", since=BEFORE)
    assert prepare() == 2
    said = {one.to: one.text for one in OutboxMessage.objects.all()}
    assert "2 in all" in said["long-away@example.org"] and "1 in all" in said["reader@example.org"]
