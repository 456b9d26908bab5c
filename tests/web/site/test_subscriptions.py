"""News by e-mail, as a reader meets it: a form, a button, choices; calm answers, and nothing told to strangers."""

import io
import json
import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from palais.apps.office.models import FactChange, OutboxMessage, Subscriber, Subscription, Tally
from palais.apps.office.services import digests, post
from palais.apps.office.services.subscriptions import tokens
from palais.web.site.views import subscriptions as views
from tests.apps.office.subscribing import link, reader
from tests.web import reading

ANNA = "reader@example.org"
PATH = "/subscribe/state/MAR/"
PREFIXES = [("", "en"), ("/ar", "ar"), ("/es", "es"), ("/fr", "fr"), ("/ru", "ru"), ("/zh", "zh-hans")]


@pytest.fixture(autouse=True)
def switches(settings):
    settings.BEHIND_PROXIES = 0
    settings.SITE_ADDRESS = "https://palais.example.org"
    settings.ALLOWED_HOSTS = ["palais.example.org", "testserver"]


@pytest.fixture
def anna(facts_loaded) -> Subscriber:
    return reader(ANNA, "MAR", "SWE", since=timezone.now() - timedelta(days=1), source="state")


def manage(subscriber: Subscriber, purpose: str = tokens.MANAGE) -> str:
    return tokens.address_of(purpose, subscriber.key, language="en").removeprefix(
        "https://palais.example.org"
    )


def change(**fields) -> FactChange:
    known = {
        "at": timezone.now() - timedelta(hours=2),
        "table": "ratifications",
        "fact_key": "MAR/OPIC/ratification/2026-10-01",
        "kind": "insert",
        "state": "MAR",
        "treaty": "opic",
        "after": {"act": "ratification"},
    }
    return FactChange.objects.create(**{**known, **fields})


@pytest.mark.parametrize(
    ("page", "form"), [("/states/MAR/", PATH), ("/treaties/opic/", "/subscribe/treaty/opic/")]
)
def test_pages_of_states_and_treaties_lead_to_the_form(read, page, form):
    assert form in reading.links(read(page))
    soup = read(form)
    named = {field["name"] for field in soup.find("main").find("form").find_all("input")}
    assert named == {"csrfmiddlewaretoken", "address", "website"}


@pytest.mark.parametrize(("prefix", "language"), PREFIXES)
def test_from_the_form_to_the_first_digest_in_each_language(facts_loaded, client, prefix, language):
    asked = client.post(prefix + PATH, {"address": ANNA})
    assert (asked.status_code, asked["Location"]) == (302, f"{prefix}{PATH}?sent")
    path = link(OutboxMessage.objects.get())
    assert path.startswith(f"{prefix}/subscriptions/") and path.endswith("/confirm/")
    assert client.get(path).status_code == 200
    assert Subscription.objects.get().confirmed_at is None  # a scanner that opens links confirms nothing
    assert client.post(path).status_code == 200
    Subscription.objects.update(told_until=timezone.now() - timedelta(days=1))
    change()
    assert digests.prepare(on=timezone.localdate(), now=timezone.now()) == 1
    message = OutboxMessage.objects.get(kind="digest")
    assert message.language == language
    assert f"https://palais.example.org{prefix}/states/MAR/" in message.text
    assert (
        f"https://palais.example.org{prefix}/facts/ratifications/MAR/OPIC/ratification/2026-10-01/"
        in message.text
    )


def test_what_a_digest_says_about_states_and_treaties(anna):
    reader("treaty@example.org", "opic", since=timezone.now() - timedelta(days=1), source="treaty")
    change()
    change(
        table="reviews",
        fact_key="crc/87/MAR",
        treaty="",
        kind="update",
        before={"held_end": "2026-01-01", "note": "x"},
        after={"held_end": "2026-01-02", "note": "y"},
    )
    change(state="SWE", fact_key="SWE/CRC/ratification/1990-06-29", treaty="crc", kind="withdrawn")
    assert digests.prepare(on=timezone.localdate(), now=timezone.now()) == 2
    texts = {message.to: message.text for message in OutboxMessage.objects.filter(kind="digest")}
    lines = [line for line in texts[ANNA].split("\n") if line.startswith("•")]
    assert lines == [
        "• Morocco: Ratification, OPIC, 1 October 2026 – added",
        "• Reviews of States (crc/87/MAR) – changed: Held until: 2026-01-01 → 2026-01-02",
        "• Sweden: Ratification, CRC, 29 June 1990 – withdrawn",
    ]
    assert texts["treaty@example.org"].startswith("OPIC: ratifications\n")
    assert [line for line in texts["treaty@example.org"].split("\n") if line.startswith("•")] == lines[:1]


def test_every_answer_to_the_form_is_the_same(facts_loaded, client, anna):
    Subscriber.objects.create(address="unconfirmed@example.org", language="en")
    answers = {
        (response.status_code, response["Location"])
        for response in (
            client.post(PATH, {"address": address, "website": trap})
            for address, trap in [
                (ANNA, ""),
                ("unconfirmed@example.org", ""),
                ("new@example.org", ""),
                ("robot@example.org", "x"),
            ]
        )
    }
    assert answers == {(302, f"{PATH}?sent")}
    assert not Subscriber.objects.filter(address="robot@example.org").exists()
    answers = [client.post("/subscriptions/", {"address": who}) for who in (ANNA, "nobody@example.org")]
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/subscriptions/?sent")}


def test_a_subscription_bomb_ends_after_three_messages_and_ten_tries(facts_loaded, client):
    codes = [
        client.post(f"/subscribe/state/{iso3}/", {"address": "stranger@example.org"}).status_code
        for iso3 in ("MAR", "SWE", "FRA", "TCD", "PER")
    ]
    assert (codes, OutboxMessage.objects.count()) == ([302] * 5, 3)
    codes = [
        client.post(PATH, {"address": f"stranger{number}@example.org"}).status_code for number in range(7)
    ]
    assert (codes, OutboxMessage.objects.count()) == ([302] * 5 + [429] * 2, 8)
    refused = client.post(PATH, {"address": "another@example.org"})
    assert refused["Retry-After"] == str(int(views.WITHIN.total_seconds()))
    assert "stranger" not in str(Tally.objects.values())


BAD = [
    ("", "Please write your e-mail address."),
    ("nobody", "This is not an e-mail address. Please write it like name@example.org."),
    (
        "a@example.org\r\nBcc: all@example.org",
        "This is not an e-mail address. Please write it like name@example.org.",
    ),
    ("x" * 900 + "@example.org", "This e-mail address is too long."),
    (
        "пётр@example.org",
        "Many mail servers cannot take letters such as these before the @. "
        "Please use an address that has only plain letters there.",
    ),
]


@pytest.mark.parametrize(("address", "sentence"), BAD, ids=range(len(BAD)))
def test_a_form_with_a_fault_says_what_is_wrong(facts_loaded, client, address, sentence):
    response = client.post(PATH, {"address": address})
    soup = reading.page(response)
    assert (response.status_code, Subscriber.objects.count(), OutboxMessage.objects.count()) == (422, 0, 0)
    assert [error.get_text() for error in soup.select(".field-error p")] == [sentence]


def test_what_is_not_there_has_no_form(facts_loaded, client):
    assert {client.get(path).status_code for path in ("/subscribe/state/ZZZ/", "/subscribe/moon/MAR/")} == {
        404
    }
    assert client.post("/subscribe/state/ZZZ/", {"address": ANNA}).status_code == 404


def test_a_forged_host_changes_no_link(facts_loaded, client):
    forged = client.post(PATH, {"address": ANNA}, headers={"host": "evil.example"})
    assert (forged.status_code, OutboxMessage.objects.count()) == (400, 0)
    headers = {"host": "testserver", "x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}
    assert client.post(PATH, {"address": ANNA}, headers=headers).status_code == 302
    message = OutboxMessage.objects.get()
    addresses = [line for line in message.text.split("\n") if "://" in line]
    assert len(addresses) == 2
    assert all(line.startswith("https://palais.example.org") for line in addresses)


def test_pages_with_a_link_are_kept_by_nobody_and_named_to_nobody(anna, client):
    for path in (
        manage(anna),
        f"{manage(anna)}data.json",
        manage(anna, tokens.END),
        "/subscriptions/forged/",
    ):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "canonical" not in response.content.decode()
    assert ANNA not in client.get(manage(anna)).content.decode()


def test_no_link_reaches_the_log(anna, client):
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    handler.addFilter(logging.getLogger().handlers[0].filters[0])
    logging.getLogger("django.request").addHandler(handler)
    try:
        client.post(manage(anna), {"save": "1", "language": "tlh"})
        client.get("/ar/subscriptions/forged-link/end/")
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    assert heard.getvalue().splitlines() == [
        "Unprocessable Entity: /subscriptions/…/",
        "Not Found: /ar/subscriptions/…/end/",
    ]


def test_choices_are_shown_and_kept(anna, client):
    soup = reading.page(client.get(manage(anna)))
    assert [a["href"] for a in soup.select("main ul a")] == ["/states/MAR/", "/states/SWE/"]
    assert soup.find(id="id_language").find("option", selected=True)["value"] == "en"
    path = manage(anna)
    wanted = {"save": "1", "language": "fr", "quiet_days": ["5", "6"], "paused": "on"}
    saved = client.post(path, wanted)
    assert (saved.status_code, saved["Location"]) == (302, f"{path}?saved")
    anna.refresh_from_db()
    assert (anna.language, anna.quiet_days, bool(anna.paused_at)) == ("fr", [5, 6], True)
    wrong = client.post(manage(anna), {"save": "1", "language": "tlh", "quiet_days": ["9"]})
    assert wrong.status_code == 422
    soup = reading.page(client.get(manage(anna)))
    assert [
        box["value"] for box in soup.find_all("input", attrs={"name": "quiet_days", "checked": True})
    ] == ["5", "6"]


def test_subjects_are_stopped_one_by_one(anna, client):
    first, second = anna.subscriptions.values_list("pk", flat=True)
    other = reader("other@example.org", "FRA", since=timezone.now(), source="state").subscriptions.get()
    assert client.post(manage(anna), {"drop": str(other.pk)}).status_code == 302
    assert client.post(manage(anna), {"drop": "9" * 400}).status_code == 302
    assert client.post(manage(anna), {"drop": str(first)}).status_code == 302
    assert [row.pk for row in anna.subscriptions.all()] == [second]
    assert client.post(manage(anna), {"drop": str(second)}).status_code == 200
    assert [subscriber.address for subscriber in Subscriber.objects.all()] == ["other@example.org"]


def test_one_takes_all_of_ones_own_along(anna, client):
    post.put(to=ANNA, language="en", subject="Account", text="A link that lets in.", kind="other")
    response = client.get(f"{manage(anna)}data.json")
    kept = json.loads(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="subscription.json"'
    assert (kept["address"], kept["messages"]) == (ANNA, [])
    assert [row["key"] for row in kept["subscriber"]["subscriptions"]] == ["MAR", "SWE"]


def test_one_click_of_a_mailbox_ends_everything(anna):
    client = Client(enforce_csrf_checks=True)
    path = manage(anna, tokens.END)
    page = reading.page(client.get(path))
    assert [form["method"] for form in page.find("main").find_all("form")] == ["post"]
    assert Subscriber.objects.count() == 1
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscriber.objects.count() == 0
    assert (client.post(path).status_code, client.get(path).status_code) == (404, 404)


def test_pages_with_a_link_set_no_cookie_and_work_where_a_browser_hides_where_a_form_is_from(anna):
    client = Client(enforce_csrf_checks=True)
    for path in (manage(anna), manage(anna, tokens.END)):
        assert client.get(path).cookies == {}
    hidden = {"origin": "null"}
    assert client.post(manage(anna), {"save": "1", "language": "fr"}, headers=hidden).status_code == 302
    assert client.post(manage(anna), {"end": "1"}, headers=hidden).status_code == 200
    assert Subscriber.objects.count() == 0


def test_the_open_forms_want_our_own_page(facts_loaded):
    client = Client(enforce_csrf_checks=True)
    codes = [client.post(path, {"address": ANNA}).status_code for path in (PATH, "/subscriptions/")]
    assert (codes, Subscriber.objects.count()) == ([403, 403], 0)


def test_ending_from_the_page_of_choices(anna, client):
    response = client.post(manage(anna), {"end": "1"})
    assert (response.status_code, Subscriber.objects.count()) == (200, 0)
    assert reading.page(response).find(role="status") is not None


@pytest.mark.parametrize("prefix", ["", "/ar", "/zh"])
@pytest.mark.parametrize("tail", ["", "confirm/", "end/", "data.json"])
def test_a_bad_link_gets_a_calm_page(facts_loaded, client, prefix, tail):
    for token in ("forged", "a.b.c", "x" * 3_000, "%00", "..%2F", "~"):
        response = client.get(f"{prefix}/subscriptions/{token}/{tail}")
        assert response.status_code == 404
    response = client.post(f"{prefix}/subscriptions/forged/{tail}")
    assert response.status_code in {404, 405}
    page = reading.page(client.get(f"{prefix}/subscriptions/forged/{tail}"))
    assert f"{prefix}/subscriptions/" in reading.links(page)
