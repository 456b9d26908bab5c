"""News as Atom and JSON, and by e-mail."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone, translation

from palais.apps.office import subscriptions

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, path: str) -> list[ElementTree.Element]:
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def test_a_feed_for_each_filter_and_language(write, client):
    english = write("English", kind="letter", changed_on=date(2021, 4, 5))
    write("Français", language="fr", of=english)
    write("Other")
    assert [one.findtext(f"{ATOM}title") for one in entries(client, "/news.atom?kind=letter")] == ["English"]
    assert [one.findtext(f"{ATOM}title") for one in entries(client, "/fr/news.atom?kind=news")] == [
        "Other",
        "Français",
    ]
    (entry,) = entries(client, "/news.atom?kind=letter")
    assert entry.findtext(f"{ATOM}updated") == "2021-04-05T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}published") == "2021-03-03T12:00:00+00:00"
    assert entry.find(f"{ATOM}link").get("href").endswith("/news/english/")


def test_the_id_of_an_entry_outlives_its_address(write, client):
    page = write("Before")
    before = entries(client, "/news.atom")[0].findtext(f"{ATOM}id")
    page.title, page.slug = "After", "after"
    page.save_revision().publish()
    (entry,) = entries(client, "/news.atom")
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}id")) == ("After", before)


def test_json_says_what_the_page_says(write, client):
    write("This", states=["MAR"], topics=["environment"], kind="letter")
    found = client.get("/news.json?kind=letter").json()
    assert (found["count"], found["page"], found["pages"]) == (1, 1, 1)
    (entry,) = found["news"]
    assert entry["url"].endswith("/news/this/")
    assert (entry["published_on"], entry["changed_on"], entry["language"]) == ("2021-03-03", None, "en")
    assert client.get("/news.json?kind=none").json()["news"] == []


@pytest.fixture
def told():
    """What subscribers of a source are told of the last hour, by key."""

    def tell(source: str, *keys: str, language: str = "en") -> dict[str, list[str]]:
        now = timezone.now()
        with translation.override(language):
            found = subscriptions.registered()[source].tell(keys, now - timedelta(hours=1), now)
            return {key: [news.text for news in several] for key, several in found.items()}

    return tell


def test_readers_are_told_what_they_asked_for(write, told, settings, facts_loaded):
    settings.TODAY = "2021-03-05"
    write("About Morocco", states=["MAR"], kind="letter")
    write("On the environment", topics=["environment"])
    assert told("news", "all")["all"] == ["Letter: About Morocco", "News: On the environment"]
    assert told("news-state", "MAR", "TUN") == {"MAR": ["Letter: About Morocco"]}
    assert told("news-topic", "environment") == {"environment": ["News: On the environment"]}


def test_a_piece_is_told_once_in_the_language_of_the_reader(write, told, settings):
    settings.TODAY = "2021-03-05"
    english = write("English")
    write("Français", language="fr", of=english)
    assert told("news", "all") == {"all": ["News: English"]}
    assert [line.rpartition(": ")[2] for line in told("news", "all", language="fr")["all"]] == ["Français"]


def test_what_was_old_when_it_came_is_not_told(write, told, settings):
    settings.TODAY = "2021-05-01"
    write("Imported")
    assert told("news", "all") == {}


def test_subjects_have_names_and_pages(facts_loaded):
    sources = subscriptions.registered()
    assert sources["news-state"].title("MAR") == "News: Morocco"
    assert sources["news-topic"].path("environment") == "/news/?topic=environment"
    assert sources["news"].title("none") is None and sources["news-topic"].title("none") is None
