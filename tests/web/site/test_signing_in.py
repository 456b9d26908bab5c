"""Signing in by password, letter and app; the desk behind a second factor; lock-out; nothing of it in the log."""

import logging
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.urls import reverse

from palais.apps.office.models import OutboxMessage
from palais.apps.people.choices import Role
from palais.apps.people.models import User
from palais.config.quiet_log import Quiet, quiet
from palais.web.site.signing_in import SecondFactors
from tests.makers import people


@pytest.fixture
def editor(db) -> User:
    return people.person("editor", Role.EDITOR, password=people.PASSWORD, language="fr")


@pytest.fixture
def strict(settings) -> None:
    settings.SECOND_FACTOR = True


def letter() -> OutboxMessage:
    return OutboxMessage.objects.latest("pk")


def ask_for_code(client: Client, address: str) -> None:
    answer = client.post("/account/login/code/", {"email": address})
    assert answer["Location"] == "/account/login/code/confirm/"


def test_there_is_no_open_sign_up(db, client):
    fields = {"email": "stranger@example.org", "password1": people.PASSWORD}
    assert client.post("/account/signup/", fields).status_code == 200
    assert User.objects.count() == 0


def test_wagtails_own_doors_are_closed(db, client):
    assert (
        client.get("/admin/login/?next=/admin/jobs/")["Location"] == "/account/login/?next=%2Fadmin%2Fjobs%2F"
    )
    assert client.get("/admin/login/?next=//evil.example/")["Location"] == "/account/login/"
    assert client.post("/admin/login/", {"username": "x", "password": "y"})["Location"] == "/account/login/"
    assert (
        client.get("/admin/password_reset/confirm/MQ/set-password/")["Location"] == "/account/password/reset/"
    )
    assert client.get("/admin/users/new/")["Location"] == reverse("desk:people")
    assert client.get("/_util/login/")["Location"] == "/account/login/"


def test_with_a_password(client, editor):
    assert people.sign_in(client, editor, next="/admin/jobs/")["Location"] == "/admin/jobs/"
    assert people.sign_in(Client(), editor, next="https://evil.example/")["Location"] == "/admin/"
    assert (
        people.sign_in(Client(), people.person("member", password=people.PASSWORD))["Location"] == "/account/"
    )


def test_with_a_letter_in_the_language_of_the_person(client, editor, settings):
    ask_for_code(client, " EDITOR@example.org ")
    link = re.search(r"http\S+", letter().text)[0]
    assert (letter().to, letter().language, letter().kind) == (editor.email, "fr", "account")
    assert link.startswith(f"{settings.SITE_ADDRESS}/fr/account/login/code/confirm/?code=")
    page = client.get(link.removeprefix(settings.SITE_ADDRESS))
    code = link.partition("code=")[2]
    assert f'value="{code}"' in page.content.decode()
    assert "_auth_user_id" not in client.session
    client.post("/account/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(editor.pk)


def test_the_link_opens_nothing_in_another_browser(client, editor, settings):
    ask_for_code(client, editor.email)
    link = re.search(r"http\S+", letter().text)[0].removeprefix(settings.SITE_ADDRESS)
    assert Client().get(link).status_code == 302


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_the_letter_may_take_an_hour(client, editor, monkeypatch, minutes, works):
    ask_for_code(client, editor.email)
    code = letter().text.partition("code=")[2].split()[0]
    later = time.time() + minutes * 60
    monkeypatch.setattr(time, "time", lambda: later)
    client.post("/account/login/code/confirm/", {"code": code})
    assert ("_auth_user_id" in client.session) is works


def test_an_unknown_address_is_answered_alike_and_gets_no_letter(client, db):
    ask_for_code(client, "stranger@example.org")
    answer = Client().post("/account/password/reset/", {"email": "stranger@example.org"})
    assert answer["Location"] == "/account/password/reset/done/"
    assert OutboxMessage.objects.count() == 0


def test_a_forgotten_password(client, editor, settings):
    client.post("/account/password/reset/", {"email": editor.email}, headers={"host": "localhost"})
    link = re.search(r"http\S+", letter().text)[0]
    assert link.startswith(f"{settings.SITE_ADDRESS}/fr/account/password/reset/key/")
    form = client.get(link.removeprefix(settings.SITE_ADDRESS))["Location"]
    client.post(form, {"password1": "another long password", "password2": "another long password"})
    editor.refresh_from_db()
    assert editor.check_password("another long password")
    assert Client().get(link.removeprefix(settings.SITE_ADDRESS)).status_code == 200
    assert client.post(form, {"password1": "x" * 14, "password2": "x" * 14}).status_code != 500
    editor.refresh_from_db()
    assert editor.check_password("another long password")


def test_five_wrong_passwords_lock_an_address_for_a_while_for_every_worker(editor, settings):
    for number in range(5):
        wrong = {"login": editor.email, "password": "wrong"}
        Client().post("/account/login/", wrong, REMOTE_ADDR=f"192.0.2.{number}")
    answer = people.sign_in(Client(REMOTE_ADDR="192.0.2.99"), editor)
    assert (answer.status_code, "_auth_user_id" in answer.client.session) == (200, False)
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_what_is_counted_names_nobody(editor):
    Client(REMOTE_ADDR="192.0.2.7").post("/account/login/", {"login": editor.email, "password": "wrong"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM office_cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys != []
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)


@pytest.mark.django_db(transaction=True)
def test_the_desk_asks_staff_for_a_second_factor(client, strict):
    editor = people.person("editor", Role.EDITOR, password=people.PASSWORD, language="fr")
    people.sign_in(client, editor)
    assert client.get("/admin/")["Location"] == "/account/second-factor-needed/"
    assert client.get("/admin/facts/")["Location"] == "/account/second-factor-needed/"
    page = client.get("/account/second-factor-needed/").content.decode()
    assert "/account/second-factor/totp/activate/" in page
    secret_page = client.get("/account/second-factor/totp/activate/").content.decode()
    secret = re.search(r"<code dir=\"ltr\">(\w+)</code>", secret_page)[1]
    client.post("/account/second-factor/totp/activate/", {"code": people.code_now(secret)})
    assert client.get("/admin/").status_code == 200
    assert (letter().to, letter().language) == (editor.email, "fr")


def test_a_second_factor_is_asked_for_at_the_next_sign_in(editor, strict):
    secret = people.set_up_app(editor)
    client = Client()
    assert people.sign_in(client, editor)["Location"] == "/account/second-factor/authenticate/"
    assert client.get("/admin/")["Location"].startswith("/account/login/")
    client.post("/account/second-factor/authenticate/", {"code": "000000"})
    assert "_auth_user_id" not in client.session
    client.post("/account/second-factor/authenticate/", {"code": people.code_now(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_session_from_before_proves_it_once(client, editor, strict):
    people.sign_in(client, editor)
    people.set_up_app(editor)
    answer = client.get("/admin/facts/")
    assert answer["Location"] == "/account/second-factor/reauthenticate/?next=%2Fadmin%2Ffacts%2F"


def test_what_is_serious_asks_again_a_quarter_of_an_hour_later(client, editor, monkeypatch):
    people.sign_in(client, editor)
    assert client.get("/account/erase/").status_code == 200
    later = time.time() + 901
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.get("/account/erase/")["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": people.PASSWORD})
    assert client.get("/account/erase/").status_code == 200


def test_members_need_none(client, strict, db):
    people.sign_in(client, people.person("member", password=people.PASSWORD))
    assert client.get("/account/").status_code == 200
    assert client.get("/account/second-factor-needed/")["Location"] == "/account/second-factor/"


def test_secrets_are_kept_encrypted_and_another_key_opens_nothing(editor, settings):
    people.set_up_app(editor, secret="JBSWY3DPEHPK3PXP")
    kept = Authenticator.objects.get().data["secret"]
    assert "JBSWY3DPEHPK3PXP" not in kept
    assert SecondFactors().decrypt(kept) == "JBSWY3DPEHPK3PXP"
    settings.SECRET_KEY = "another key"
    first, second = SecondFactors().decrypt(kept), SecondFactors().decrypt(kept)
    assert len({first, second, "JBSWY3DPEHPK3PXP", ""}) == 4


def test_sessions_are_seen_and_ended(client, editor):
    other = Client(headers={"user-agent": "Another browser"})
    for one in (client, other):
        people.sign_in(one, editor)
    page = client.get("/account/sessions/").content.decode()
    assert "Another browser" in page
    client.post("/account/sessions/")
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/account/login/", "/ar/account/", "/invitation/x/", "/account/second-factor/"]
)
def test_nothing_of_an_account_is_kept_or_found(db, client, path):
    answer = client.get(path)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex")


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(Quiet("{levelname} {name}: {message}", style="{"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def test_the_log_knows_neither_addresses_nor_tokens(client, editor, settings):
    kept = Kept()
    root = logging.getLogger()
    level = root.level
    root.addHandler(kept)
    root.setLevel("INFO")
    try:
        people.sign_in(client, editor)
        Client().post("/account/login/", {"login": editor.email, "password": "wrong"})
        Client().post("/account/password/reset/", {"email": editor.email})
        link = re.search(r"http\S+", letter().text)[0].removeprefix(settings.SITE_ADDRESS)
        Client().get(link)
        Client().get("/invitation/a-token-that-is-secret/")
        Client().get(f"/nothing/{editor.email}/?code=SECRET")
        logging.getLogger("elsewhere").error("Failed for %s", editor.email)
    finally:
        root.removeHandler(kept)
        root.setLevel(level)
    said = "\n".join(kept.lines)
    token = link.rstrip("/").rpartition("/")[2]
    assert "Gone: /invitation/[…]/" in said
    assert "Failed for […]" in said
    assert [one for one in (editor.email, token, "a-token-that-is-secret", "SECRET") if one in said] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sent to Anna.B+x@sub.example.org.", "Sent to […]"),
        ("GET /fr/account/password/reset/key/1-abc-def/ 200", "GET /fr/account/password/reset/key/[…]/ 200"),
        ("/x/?a=1&token=abc&b=2", "/x/?a=1&token=[…]&b=2"),
        ("/login?email=a%40example.org", "/login?email=[…]"),
        ("Not Found: /states/MAR/", "Not Found: /states/MAR/"),
    ],
)
def test_what_is_taken_out_of_a_line(text, left):
    assert quiet(text) == left


def test_a_message_after_signing_in_is_no_page_for_others(client, editor):
    answer = people.sign_in(client, editor)
    assert [str(one) for one in get_messages(answer.wsgi_request)] != []
