"""New answers to a search: by e-mail as a digest, and as Atom. Each is told once, the others are counted."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from palais.apps.library import index
from palais.apps.library.models import Recommendation
from palais.apps.office import search, subscriptions
from palais.apps.office.models import Subscription
from palais.web.answers.recommendation_search import of_key, of_query
from palais.web.site import recommendation_news as news
from tests.apps.library.recommending import add, indexed, rows
from tests.web import reading

__all__ = ["indexed", "rows"]

ATOM = "{http://www.w3.org/2005/Atom}"
NOW = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def taken_in(*made: Recommendation, at: datetime) -> None:
    Recommendation.objects.filter(pk__in=[one.pk for one in made]).update(added_at=at)
    index.note([one.pk for one in made], at_once=False)
    search.catch_up(of=index.INDEX)


@pytest.fixture
def old(indexed):
    Recommendation.objects.update(added_at=NOW - 30 * DAY)
    return indexed


def told(*keys: str, after: datetime = NOW - DAY) -> dict[str, list[str]]:
    found = subscriptions.registered()["recommendations"].tell(keys, after, NOW)
    return {key: [one.text for one in lines] for key, lines in found.items()}


def test_a_digest_tells_what_was_taken_in_since_and_only_where_it_answers(old):
    new = add("new", text="Dig wells for every school.", state="SWE", symbol="CRC/C/SWE/CO/6", number="7")
    taken_in(new, at=NOW - timedelta(hours=2))
    keys = ["q=wells", "q=wells&state=SWE", "q=wells&state=FRA", "q=justice", "body=crc"]
    line = "Sweden: CRC/C/SWE/CO/6#7 – Dig wells for every school."
    assert told(*keys) == {"q=wells": [line], "q=wells&state=SWE": [line], "body=crc": [line]}
    assert told(*keys, after=NOW - timedelta(hours=1)) == {}


def test_many_are_told_by_the_first_and_a_number(old):
    several = [add(f"new-{number}", text="Dig wells.", state="SWE") for number in range(18)]
    taken_in(*several, at=NOW - timedelta(hours=2))
    lines = subscriptions.registered()["recommendations"].tell(["q=wells"], NOW - DAY, NOW)["q=wells"]
    assert len(lines) == 16
    assert (lines[-1].text, lines[-1].path) == ("and 3 more", "/recommendations/?q=wells")
    assert lines[0].path.startswith("/recommendations/")


@pytest.mark.parametrize("count", [1, 3])
def test_telling_costs_as_many_queries_with_one_answer_as_with_three(old, count):
    taken_in(*[add(f"new-{number}", text="Dig wells.", state="SWE") for number in range(count)], at=NOW)
    told("q=wells")
    with CaptureQueriesContext(connection) as asked:
        assert len(told("q=wells")["q=wells"]) == count
    assert sum("library_" in query["sql"] for query in asked) == 3


def test_what_the_index_has_not_taken_in_yet_waits_for_the_next_digest(old):
    source = subscriptions.registered()["recommendations"]
    assert source.ready(timezone.now())
    new = add("new", text="Dig wells.", state="SWE")
    before = timezone.now()
    index.note([new.pk], at_once=False)
    assert source.ready(before) and not source.ready(timezone.now())
    search.catch_up(of=index.INDEX)
    assert source.ready(timezone.now())


def test_without_an_index_nothing_is_told(old, settings, tmp_path):
    taken_in(add("new", text="Dig wells.", state="SWE"), at=NOW)
    settings.VAR = tmp_path / "nowhere"
    assert not subscriptions.registered()["recommendations"].ready(NOW)
    settings.VAR = tmp_path / "elsewhere"
    assert told("q=wells") == {}


@pytest.mark.parametrize(
    "query",
    [
        "q=juvenile+justice&state=MAR&order=date",
        "q=%D9%82%D8%B6%D8%A7%D8%A1&language=ar",
        "q=a%26b%3Dc%2Fd%25e%2Bf%3Fg%23h",
        "q=%22birth+registration%22+OR+%28girls%29&document-kind=concluding-observations",
    ],
)
def test_a_search_is_the_key_of_its_own_alert(db, query):
    wanted = of_query(query)
    assert of_key(wanted.key()) == wanted
    assert news.path(wanted.key()) == f"/recommendations/?{wanted.query()}"
    assert news.title(wanted.key()).startswith("Recommendations: ")


def test_what_is_no_search_of_ours_cannot_be_subscribed_to(db):
    for key in ("", "nothing", "state=mar", "page=2", "q=a&q=b", "order=date", "x" * 500, "q=" + "a" * 600):
        assert (of_key(key), news.title(key)) == (None, None)
    assert of_query("q=" + "a" * 600).key() == ""


def test_a_reader_subscribes_from_the_page(indexed, client, django_capture_on_commit_callbacks):
    soup = reading.page(client.get("/recommendations/?q=%D9%82%D8%B6%D8%A7%D8%A1+%2F+x&state=MAR&state=TUN"))
    (link,) = reading.links(soup, "/subscribe/recommendations/")
    form = reading.page(client.get(link))
    assert "Recommendations: قضاء / x; State: Morocco, Tunisia" in reading.text(form)
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(link, {"address": "reader@example.org", "website": ""})
    said = reading.page(client.get(sent["Location"]))
    assert "Recommendations: قضاء / x; State: Morocco, Tunisia" in reading.text(said)
    wanted = of_query("q=%D9%82%D8%B6%D8%A7%D8%A1+%2F+x&state=MAR&state=TUN")
    assert [of_key(one.key) for one in Subscription.objects.all()] == [wanted]


# Atom


def entries(response) -> list[ElementTree.Element]:
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def test_the_feed_of_a_search_has_its_newest_answers(old, client):
    taken_in(add("new", text="More justice <b>for</b> all.", state="SWE"), at=NOW)
    soup = reading.page(client.get("/recommendations/?q=justice"))
    (feed,) = [one["href"] for one in soup.select('link[type="application/atom+xml"]')]
    assert feed == "/recommendations.atom?q=justice"
    first, *others = entries(client.get(feed))
    assert first.findtext(f"{ATOM}title") == "Sweden: CRC"
    assert "More justice &lt;b&gt;for&lt;/b&gt; all." in first.findtext(f"{ATOM}summary")
    assert first.findtext(f"{ATOM}updated") == "2026-11-02T06:30:00+00:00"
    assert len(others) == index.count(of_query("q=justice").asked(), language="en") - 1
    again = entries(client.get("/recommendations.atom?order=&q=justice"))[0]
    assert again.findtext(f"{ATOM}id") == first.findtext(f"{ATOM}id")


def test_a_feed_answers_any_question(old, client, settings, tmp_path):
    for query in ("q=%00%ff%0b&state=%01", "q=" + "(" * 5_000, "=&&"):
        assert client.get(f"/recommendations.atom?{query}").status_code == 200
    settings.VAR = tmp_path / "elsewhere"
    assert entries(client.get("/recommendations.atom?q=justice")) == []
