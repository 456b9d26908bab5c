"""Public pages are kept and given again; nothing that belongs to one reader ever is."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from palais.apps.office.models import Correction, FactSync, SiteIdentity
from palais.apps.office.services import stamps
from palais.apps.people.models import User
from palais.apps.treaties.models import State
from palais.web.page_cache import keys
from palais.web.page_cache.kept import keep
from palais.web.page_cache.shelf import Shelf

STATE = "/states/SWE/"


def kept(shelves) -> list[str]:
    return [place.path for shelf in (shelves.pages, shelves.questions) for place in shelf.places]


@pytest.mark.parametrize(
    "path",
    [
        *(STATE, "/ar/states/SWE/", "/states.csv", "/states/SWE.json", "/api/v1/states/SWE", "/robots.txt"),
    ],
)
def test_the_second_answer_is_the_first_and_asks_the_database_only_for_the_version(
    shelves, facts_loaded, client, django_assert_num_queries, path
):
    first = client.get(path)
    with django_assert_num_queries(1):
        second = client.get(path)
    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first["Vary"] == "Accept-Encoding"
    assert kept(shelves) == [path]


def test_a_tag_is_strong_and_another_for_the_compressed_form(shelves, facts_loaded, client):
    plain = client.get(STATE)
    packed = client.get(STATE, headers={"accept-encoding": "br, gzip"})
    refused = client.get(STATE, headers={"accept-encoding": "gzip;q=0"})
    assert gzip.decompress(packed.content) == plain.content == refused.content
    assert (packed["Content-Encoding"], "Content-Encoding" in refused.headers) == ("gzip", False)
    assert packed["ETag"] == plain["ETag"][:-1] + '-gzip"'
    for response in (plain, packed):
        assert response["Content-Length"] == str(len(response.content))
        held = client.get(STATE, headers={"if-none-match": f'"other", {response["ETag"]}'})
        assert (held.status_code, held.content, held["ETag"]) == (304, b"", response["ETag"])
        assert "Content-Type" not in held.headers
    assert client.get(STATE, headers={"if-none-match": f"W/{plain['ETag']}"}).status_code == 304
    assert client.get(STATE, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/entry-points/?view=month&month=2024-09&zone=Asia/Tokyo&body=crc",
        "/entry-points.ics?state=SWE&alarm=30,7",
        "/bodies/crc/sessions/97/?zone=Asia/Tokyo",
    ],
)
def test_every_question_of_the_calendar_is_kept_apart(
    shelves, facts_loaded, client, django_assert_num_queries, path
):
    plain, asked = client.get(path.partition("?")[0]), client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert again.content == asked.content != plain.content


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize(
    "path",
    ["/", STATE, "/states.csv", "/states.xlsx", "/treaties/opic.json", "/sitemap.xml", "/api/v1/sources"],
)
def test_an_unchanged_answer_costs_no_bytes_with_and_without_the_cache(
    shelves, facts_loaded, client, settings, path, on
):
    settings.PAGE_CACHE = on
    tag = client.get(path)["ETag"]
    assert not tag.startswith("W/")
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    assert (kept(shelves) != []) == on


def test_a_head_is_that_of_the_page(shelves, facts_loaded, client):
    alone = client.head(STATE)
    whole = client.get(STATE)
    assert (alone.content, dict(alone.headers)) == (b"", dict(whole.headers))
    assert client.head("/states/ATL/").status_code == 404


def test_signed_in_people_are_neither_given_kept_pages_nor_kept(shelves, facts_loaded, client):
    client.get(STATE)
    shelf = dict(shelves.pages.places)
    State.everything.filter(pk="SWE").update(name_en="Changed behind the cache")
    editor = Client()
    editor.force_login(User.objects.create_superuser("admin@example.org", "a long password"))
    seen = editor.get(STATE)
    assert "Changed behind the cache" in seen.content.decode()
    assert (seen["Cache-Control"], "Cookie" in seen["Vary"]) == ("private, no-cache", True)
    assert dict(shelves.pages.places) == shelf


def test_a_form_is_made_anew_for_each_reader(shelves, facts_loaded, client):
    path = "/report/states/SWE/"
    tokens = {Client().get(path).context["csrf_token"] for _ in range(2)}
    returning = Client()
    returning.get(path)
    again = returning.get(path)
    assert len({str(token) for token in tokens}) == 2
    assert "public" not in again["Cache-Control"]
    assert kept(shelves) == []


def test_a_reader_with_the_token_of_a_form_leaves_nothing_on_the_shelf(shelves, facts_loaded, client):
    client.get("/report/states/SWE/")
    assert "csrftoken" in client.cookies
    client.get(STATE)
    assert kept(shelves) == []


def answer(**headers: str) -> HttpResponse:
    response = HttpResponse("x")
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def with_cookie() -> HttpResponse:
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return response


@pytest.mark.parametrize(
    "response",
    [
        with_cookie(),
        answer(Cache_Control="private"),
        answer(Cache_Control="max-age=0, no-store"),
        answer(Vary="Accept-Encoding, Cookie"),
        answer(Vary="*"),
        answer(Content_Encoding="gzip"),
        answer(Content_Type="application/pdf"),
        HttpResponse("x", status=404),
        HttpResponse("x", status=302),
    ],
)
def test_an_answer_that_is_not_for_everybody_is_not_kept(shelves, db, rf, response):
    from palais.web.page_cache.middleware import PageCache

    request = rf.get("/anything/")
    PageCache(lambda asked: response)(request)
    assert kept(shelves) == []
    PageCache(lambda asked: HttpResponse("x"))(request)
    assert kept(shelves) == ["/anything/"]


@pytest.mark.parametrize(
    ("path", "cookies", "headers"),
    [
        ("/admin/login/", {}, {}),
        ("/states/?token=abc", {}, {}),
        ("/states/?utm_source=x", {}, {}),
        ("/states/?q=" + "x" * 400, {}, {}),
        ("/states/", {"sessionid": "anything"}, {}),
        ("/states/", {"messages": "anything"}, {}),
        ("/states/", {}, {"authorization": "Basic eA=="}),
    ],
)
def test_what_may_belong_to_one_reader_has_no_place(rf, path, cookies, headers):
    rf.cookies.load(cookies)
    assert keys.place(rf.get(path, headers=headers)) is None


def test_places_differ_by_host_scheme_path_and_question_but_not_by_its_order(rf):
    def place(path: str, **how):
        return keys.place(rf.get(path, **how))

    assert place("/states/?q=a&group=b") == place("/states/?group=b&q=a")
    places = [
        place("/states/"),
        place("/states/", secure=True),
        place("/states/", headers={"host": "b.example"}),
        place("/ar/states/"),
        place("/states/?q=a"),
        place("/states/?q=b"),
        place("/states/?q=a&q=b"),
    ]
    assert len(set(places)) == len(places)
    assert keys.place(rf.post("/states/")) is None


def test_a_forged_host_is_refused_and_not_kept(shelves, facts_loaded, client):
    client.get(STATE)
    assert client.get(STATE, headers={"host": "evil.example"}).status_code == 400
    assert kept(shelves) == [STATE]


def test_no_end_of_questions_fills_no_more_than_its_shelf(shelves, facts_loaded, client):
    client.get(STATE)
    shelves.questions.limit = 40_000
    for number in range(30):
        assert client.get(f"/states.json?q=zz{number}").status_code == 200
        assert client.get(f"/states.json?nonsense={number}").status_code == 200
    assert shelves.questions.size <= 40_000
    assert kept(shelves)[0] == STATE


def test_the_least_asked_for_gives_way(rf):
    shelf = Shelf(limit=3000)
    places = [keys.place(rf.get(f"/{number}/")) for number in range(3)]
    one = keep(HttpResponse("x" * 150))
    for place in places[:2]:
        shelf.put(place, one, version="1")
    shelf.limit = 2 * one.size
    assert shelf.get(places[0], version="1") == one
    shelf.put(places[2], one, version="1")
    assert list(shelf.places) == [places[0], places[2]]
    assert (shelf.size, shelf.get(places[0], version="2")) == (2 * one.size, None)
    shelf.put(places[1], one, version="2")
    assert (list(shelf.places), shelf.size) == ([places[1]], one.size)
    shelf.put(places[0], keep(HttpResponse(bytes(range(256)) * 20)), version="2")
    assert shelf.size <= shelf.limit


def identity() -> None:
    site = Site.objects.get(is_default_site=True)
    SiteIdentity.objects.update_or_create(site=site, defaults={"name": "Network"})


@pytest.mark.parametrize(
    "change",
    [
        identity,
        lambda: FactSync.objects.create(counts={}),
        lambda: Correction.objects.create(table="states", fact_key="SWE", kind="withdraw", reason="x"),
        lambda: State.everything.get(pk="SWE").save(),
        lambda: Site.objects.get(is_default_site=True).root_page.specific.save(),
        lambda: stamps.stamp("anything"),
    ],
)
def test_a_change_of_what_is_shown_makes_pages_new(shelves, facts_loaded, client, change):
    before = client.get(STATE)
    State.everything.filter(pk="SWE").update(name_en="Sverige")
    assert client.get(STATE).content == before.content
    change()
    assert "Sverige" in client.get(STATE).content.decode()


def test_the_next_day_makes_pages_new(shelves, facts_loaded, client, settings):
    before = client.get("/states/SWE.json").json()["on"]
    settings.TODAY = "2027-01-01"
    assert (before, client.get("/states/SWE.json").json()["on"]) == ("2026-11-02", "2027-01-01")


def test_an_account_that_is_used_stamps_nothing(db, django_user_model):
    from palais.apps.office import queries

    before = queries.version()
    django_user_model.objects.create_superuser("admin@example.org", "a long password")
    assert queries.version() == before


def test_without_an_answer_of_the_database_nothing_is_kept(shelves, facts_loaded, client, monkeypatch):
    from django.db import OperationalError

    def broken() -> str:
        raise OperationalError("gone")

    monkeypatch.setattr("palais.web.page_cache.versions.queries.version", broken)
    assert client.get(STATE).status_code == 200
    assert kept(shelves) == []
