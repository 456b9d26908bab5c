"""The outbox at the desk: who may see it, whose addresses are readable, what an administrator may decide."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from palais.apps.office.models import Change, OutboxMessage, Subscriber
from palais.apps.office.services import post
from palais.apps.people.models import User
from tests.apps.office.subscribing import reader
from tests.web import reading

ANNA = "reader@example.org"


def person(*rights: str) -> Client:
    user = User.objects.create_user(email=f"p{User.objects.count()}@example.org", password="x")
    names = [*rights, "access_admin"] if rights else []
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def settler(db) -> Client:
    return person("change_outboxmessage")


@pytest.fixture
def watcher(db) -> Client:
    return person("view_outboxmessage")


@pytest.fixture
def stranger(db) -> Client:
    return person()


@pytest.fixture
def doubtful(db) -> OutboxMessage:
    message = post.put(to=ANNA, language="en", subject="Secret", text="Secret words.", kind="other")
    OutboxMessage.objects.update(status="uncertain", reason="worker-ended", claimed_at=timezone.now())
    return message


def test_who_may_see_the_post(doubtful, settler, watcher, stranger):
    paths = ["/admin/post/", f"/admin/post/{doubtful.pk}/", "/admin/post/address/"]
    assert [settler.get(path).status_code for path in paths] == [200, 200, 200]
    assert [watcher.get(path).status_code for path in paths] == [200, 200, 302]
    for client, refused in ((stranger, 403), (Client(), 302), (person("access_admin"), 302)):
        assert {client.get(path).status_code for path in paths} == {refused}
    assert watcher.get("/admin/post/999/").status_code == 404


def test_addresses_are_readable_for_those_who_settle_alone(doubtful, settler, watcher):
    for path in ("/admin/post/", f"/admin/post/{doubtful.pk}/"):
        assert ANNA in settler.get(path).content.decode()
        shown = watcher.get(path).content.decode()
        assert "r…@example.org" in shown and ANNA not in shown
        assert "Secret" not in settler.get(path).content.decode()


def test_an_uncertain_message_is_sent_again_by_those_who_may(doubtful, settler, watcher, stranger):
    path = f"/admin/post/{doubtful.pk}/"
    for client, refused in ((watcher, 302), (stranger, 403), (Client(), 302)):
        assert client.post(path, {"deed": "send-again"}).status_code == refused
        doubtful.refresh_from_db()
        assert doubtful.status == "uncertain"
    assert reading.page(watcher.get(path)).select("button[name=deed]") == []
    buttons = reading.page(settler.get(path)).select("button[name=deed]")
    assert [button["value"] for button in buttons] == ["send-again", "close"]
    assert settler.post(path, {"deed": "send-again"})["Location"] == "/admin/post/"
    doubtful.refresh_from_db()
    assert doubtful.status == "waiting"
    assert Change.objects.get().deed == "send-message-again"
    again = settler.post(path, {"deed": "send-again"}, follow=True)
    assert "Only a message that is uncertain or failed" in again.content.decode()


def test_a_failed_message_is_closed(doubtful, settler):
    OutboxMessage.objects.update(status="failed", reason="refused", answer="550 5.1.1")
    listed = settler.get("/admin/post/?show=failed").content.decode()
    assert "The mail server refused it." in listed and "550 5.1.1" in listed
    settler.post(f"/admin/post/{doubtful.pk}/", {"deed": "close"})
    doubtful.refresh_from_db()
    assert (doubtful.status, doubtful.reason, doubtful.text) == ("failed", "closed", "")


def test_the_page_says_what_keeps_messages_back(doubtful, settler, settings):
    assert "names no address" not in settler.get("/admin/post/").content.decode()
    settings.MAIL = {**settings.MAIL, "way": "smtp", "host": "mail.example.org", "password": "hidden-word"}
    shown = settler.get("/admin/post/").content.decode()
    assert "The site identity names no address that e-mails come from." in shown
    assert "mail.example.org" in shown and "hidden-word" not in shown


def test_the_menu_counts_what_is_uncertain(doubtful, watcher):
    assert "Post (1)" in watcher.get("/admin/post/").content.decode()


@pytest.mark.parametrize("show", ["uncertain", "failed", "waiting", "sent", "nonsense"])
def test_every_tab_opens(doubtful, settler, show):
    assert settler.get(f"/admin/post/?show={show}").status_code == 200


def test_what_is_kept_about_an_address_is_given_and_forgotten(doubtful, settler, watcher):
    reader(ANNA, "sweden", since=timezone.now())
    path = "/admin/post/address/"
    kept = settler.post(path, {"address": ANNA, "deed": "export"})
    assert kept["Content-Disposition"] == 'attachment; filename="address.json"'
    assert kept.json()["subscriber"]["subscriptions"][0]["key"] == "sweden"
    assert settler.post(path, {"address": "nobody", "deed": "erase"}).status_code == 422
    watcher.post(path, {"address": ANNA, "deed": "erase"})
    assert Subscriber.objects.count() == 1
    assert settler.post(path, {"address": ANNA, "deed": "erase"}).status_code == 302
    assert (Subscriber.objects.count(), OutboxMessage.objects.filter(to=ANNA).count()) == (0, 0)
    assert Change.objects.get().deed == "erase-person"
    again = settler.post(path, {"address": ANNA, "deed": "erase"}, follow=True)
    assert "Nothing is kept about this address." in again.content.decode()
