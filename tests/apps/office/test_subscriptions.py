"""Subscriptions: an address is asked before anything is sent to it, and forgotten as soon as it wants."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import signing
from django.utils import timezone

from palais.apps.office import subscriptions as registry
from palais.apps.office.models import Change, OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import post, subscriptions
from palais.apps.office.services.subscriptions import managing, tokens
from palais.apps.people.models import User
from tests.apps.office import subscribing
from tests.apps.office.subscribing import ask, token

ANNA = "reader@example.org"


@pytest.fixture
def room(db, monkeypatch, settings):
    settings.SITE_ADDRESS = "https://palais.example.org"
    room = subscribing.Room()
    monkeypatch.setitem(registry.registered(), "room", room.source())
    return room


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock on."""
    real = timezone.now
    ahead = [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: real() + ahead[0])
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: (real() + ahead[0]).timestamp()))

    def move(by: timedelta) -> None:
        ahead[0] += by

    return move


def test_an_address_is_asked_before_anything_is_sent(room):
    path = ask(" Reader@Example.org ")
    message = OutboxMessage.objects.get()
    assert (message.to, message.kind, message.bulk) == (ANNA, "subscription", False)
    assert message.subject == "Please confirm: news of Sweden (en)"
    assert "palais.example.org" in message.text
    row = subscriptions.waiting(token=token(path))
    assert (row.confirmed_at, row.told_until, row.subscriber.address) == (None, None, ANNA)
    confirmed = subscriptions.confirm(token=token(path))
    assert confirmed.confirmed_at == confirmed.told_until is not None
    assert subscriptions.confirm(token=token(path)).confirmed_at == confirmed.confirmed_at


def test_the_message_is_in_the_language_of_the_page_and_so_is_its_link(room):
    path = ask(language="ar")
    message = OutboxMessage.objects.get()
    assert path.startswith("/ar/subscriptions/")
    assert (message.language, "Sweden (ar)" in message.subject) == ("ar", True)


def test_who_gets_it_already_is_told_so_and_only_by_mail(room):
    subscriptions.confirm(token=token(ask()))
    path = ask()
    message = OutboxMessage.objects.latest("pk")
    assert message.subject == "Your subscription"
    assert subscriptions.of_token(purpose=tokens.MANAGE, token=token(path)).address == ANNA
    assert Subscription.objects.count() == 1


def test_one_link_confirms_one_subject(room):
    first, second = ask(key="sweden"), ask(key="morocco")
    subscriptions.confirm(token=token(first))
    assert {row.key: bool(row.confirmed_at) for row in Subscription.objects.all()} == {
        "sweden": True,
        "morocco": False,
    }
    assert token(first) != token(second)


def test_a_stranger_cannot_fill_somebodys_mailbox(room, clock):
    assert [bool(ask(key=f"subject{number}")) for number in range(10)] == [True] * 3 + [False] * 7
    assert (OutboxMessage.objects.count(), Subscription.objects.count()) == (3, 3)
    assert ask("other@example.org") != ""
    clock(timedelta(days=1))
    assert ask() != ""


def test_the_link_to_ones_choices_is_only_sent_where_there_are_any(room):
    ask("unconfirmed@example.org")
    subscriptions.confirm(token=token(ask()))
    OutboxMessage.objects.all().delete()
    for address in ("unconfirmed@example.org", "nobody@example.org", ANNA.upper()):
        subscriptions.send_link(address=address, language="fr")
    assert [message.to for message in OutboxMessage.objects.all()] == [ANNA]


def test_what_is_not_there_cannot_be_subscribed_to(room):
    for wrong in ({"source": "moon"}, {"key": "no-such-state"}):
        with pytest.raises(subscriptions.NoSuchSubject):
            ask(**wrong)
    with pytest.raises(post.AddressRefused):
        ask("nobody")
    assert (Subscriber.objects.count(), OutboxMessage.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: "x" * 5_000,
        lambda text: text[:-1],
        lambda text: "A" + text,
        lambda text: text.replace("~", "~9"),
        lambda text: "....",
        lambda text: "\0" + text,
    ],
)
def test_a_forged_link_is_not_valid(room, change):
    good = token(ask())
    with pytest.raises(subscriptions.LinkNotValid):
        subscriptions.confirm(token=change(good))
    assert Subscription.objects.get().confirmed_at is None


def test_a_link_is_good_for_one_purpose_and_for_some_days(room, clock):
    good = token(ask())
    reader = Subscriber.objects.get()
    choices = tokens.token(tokens.MANAGE, reader.key)
    for purpose, text in ((tokens.MANAGE, good), (tokens.END, choices), (tokens.MANAGE, "")):
        with pytest.raises(subscriptions.LinkNotValid):
            subscriptions.of_token(purpose=purpose, token=text)
    end = tokens.token(tokens.END, reader.key)
    clock(timedelta(days=7, minutes=1))
    with pytest.raises(subscriptions.LinkNotValid):
        subscriptions.confirm(token=good)
    assert subscriptions.of_token(purpose=tokens.MANAGE, token=choices) == reader
    clock(timedelta(days=90))
    with pytest.raises(subscriptions.LinkNotValid):
        subscriptions.of_token(purpose=tokens.MANAGE, token=choices)
    assert subscriptions.of_token(purpose=tokens.END, token=end) == reader


def test_ending_forgets_at_once_and_a_second_time_changes_nothing(room):
    subscriptions.confirm(token=token(ask()))
    account = post.put(to=ANNA, language="en", subject="Account", text="A text.", kind="other")
    reader = Subscriber.objects.get()
    for _ in range(2):
        subscriptions.end(subscriber=reader)
    assert (Subscriber.objects.count(), Subscription.objects.count()) == (0, 0)
    assert [message.pk for message in OutboxMessage.objects.all()] == [account.pk]
    with pytest.raises(subscriptions.LinkNotValid):
        subscriptions.of_token(purpose=tokens.END, token=tokens.token(tokens.END, reader.key))


def test_with_the_last_subject_everything_ends(room):
    since = subscribing.now()
    reader = subscribing.reader(ANNA, "sweden", "morocco", since=since)
    first, second = (row.pk for row in reader.subscriptions.all())
    assert subscriptions.drop(subscriber=reader, subscription=first) is True
    assert subscriptions.drop(subscriber=reader, subscription=second) is False
    assert Subscriber.objects.count() == 0


def test_nobody_drops_what_is_anothers(room):
    since = subscribing.now()
    anna = subscribing.reader(ANNA, "sweden", since=since)
    other = subscribing.reader("other@example.org", "sweden", since=since)
    assert subscriptions.drop(subscriber=anna, subscription=other.subscriptions.get().pk) is True
    assert Subscription.objects.count() == 2


def test_what_nobody_confirms_is_deleted_after_seven_days(room, clock):
    ask("never@example.org")
    subscriptions.confirm(token=token(ask()))
    ask(key="morocco")
    clock(timedelta(days=6, hours=23))
    assert subscriptions.delete_unconfirmed() == 0
    clock(timedelta(hours=2))
    assert subscriptions.delete_unconfirmed() == 1
    assert [(row.subscriber.address, row.key) for row in Subscription.objects.all()] == [(ANNA, "sweden")]
    assert not OutboxMessage.objects.filter(to="never@example.org").exists()


def test_choices_are_kept_and_a_pause_tells_nothing_afterwards(room, clock):
    since = subscribing.now()
    reader = subscribing.reader(ANNA, "sweden", since=since)
    chosen = subscriptions.choose(subscriber=reader, language="fr", quiet_days=[6, 5, 6], paused=True)
    assert (chosen.language, chosen.quiet_days, bool(chosen.paused_at)) == ("fr", [5, 6], True)
    assert reader.subscriptions.get().told_until == since
    clock(timedelta(days=3))
    subscriptions.choose(subscriber=reader, language="fr", quiet_days=[], paused=False)
    assert reader.subscriptions.get().told_until - since > timedelta(days=2)
    for wrong in ({"language": "tlh"}, {"quiet_days": [7]}):
        with pytest.raises(managing.ChoiceNotPossible):
            subscriptions.choose(
                **{"subscriber": reader, "language": "en", "quiet_days": [], "paused": False, **wrong}
            )


def test_a_person_sees_and_erases_all_that_is_kept(room):
    administrator = User.objects.create_superuser(email="admin@example.org", password="x")
    subscriptions.confirm(token=token(ask()))
    post.put(to=ANNA, language="en", subject="Account", text="A link that lets in.", kind="other")
    kept = subscriptions.export(address=ANNA.upper())
    assert json.loads(json.dumps(kept)) == kept
    assert kept["subscriber"]["subscriptions"][0]["key"] == "sweden"
    assert [message["kind"] for message in kept["messages"]] == ["subscription", "other"]
    assert "A link that lets in." not in json.dumps(kept)
    own = subscriptions.export(address=ANNA, subscriptions_only=True)
    assert [message["kind"] for message in own["messages"]] == ["subscription"]
    assert subscriptions.erase(address=ANNA, by=administrator) is True
    assert subscriptions.erase(address=ANNA, by=administrator) is False
    assert subscriptions.export(address=ANNA) == {"address": ANNA, "subscriber": None, "messages": []}
    change = Change.objects.get(deed="erase-person")
    assert (change.by, ANNA in str(Change.objects.values())) == (administrator, False)
