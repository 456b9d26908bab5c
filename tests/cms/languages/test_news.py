"""News in several languages: kept as HTML, and marked all the same."""

import pytest
from wagtail.models import Page

from palais.cms.models import LiveText, NewsIndexPage, NewsItem, NewsPage, PassageText
from palais.cms.services import languages
from tests.makers.translations import APRIL, body
from tests.web import reading

WORDS = {
    "Children speak in Geneva today": "Les enfants parlent à Genève",
    "They ask the States to listen to them.": "Ils demandent aux États de les écouter.",
    "The session is open to all of you.": "La session est ouverte à tous.",
}


@pytest.fixture
def news(db, day):
    index = NewsIndexPage.objects.get(locale__language_code="en")
    page = NewsPage(title="Children speak in Geneva today", slug="children-speak")
    page.body = body("<p>They ask the States to listen to them.</p><p>The session is open to all of you.</p>")
    index.add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def nouvelle(news, administrator):
    twin = languages.start_translation(page=news, language="fr", by=administrator)
    found = languages.comparison(page=twin)
    given = [languages.Answer(languages.mark_of(row), words=WORDS[row.source.text]) for row in found.rows]
    languages.save_passages(page=twin, answers=given, by=administrator).publish()
    return NewsPage.objects.get(pk=twin.pk)


def change(news, old: str, new: str) -> None:
    page = NewsPage.objects.get(pk=news.pk)
    raw = page.body.get_prep_value()
    raw[0]["value"]["text"] = raw[0]["value"]["text"].replace(old, new)
    page.body = NewsPage._meta.get_field("body").to_python(raw)
    page.save_revision().publish()


def article(client, nouvelle):
    response = client.get(f"/fr/news/{nouvelle.slug}/")
    assert response.status_code == 200
    return reading.page(response)


def test_a_piece_of_news_says_what_it_follows_and_marks_what_lags(client, news, nouvelle, day):
    soup = article(client, nouvelle)
    assert (soup.h1.get_text(), soup.select(".lags")) == ("Les enfants parlent à Genève", [])
    assert "3 mars 2021" in soup.find(class_="follows").get_text().replace("\xa0", " ")
    day(APRIL)
    change(news, "listen to them", "listen to them at last")
    soup = article(client, nouvelle)
    assert [part.find(string=True).strip() for part in soup.select(".lags")] == [
        "Ils demandent aux États de les écouter."
    ]
    assert soup.find(class_="follows").a["href"] == "/news/children-speak/"
    assert reading.barred(soup) == []


def test_marks_cost_an_article_no_question(client, news, nouvelle):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            article(client, nouvelle)
        return len(queries)

    asked()
    before = asked()
    change(news, "listen to them", "listen to them at last")
    asked()
    assert asked() == before
    assert Page.objects.get(pk=nouvelle.pk).live


def test_news_whose_source_is_taken_back_mark_nothing(client, news, nouvelle):
    change(news, "listen to them", "listen to them at last")
    NewsPage.objects.get(pk=news.pk).unpublish()
    soup = article(client, nouvelle)
    assert (soup.select(".lags"), soup.find(class_="follows")) == ([], None)


def test_what_is_marked_for_readers_never_gets_into_the_page(news, nouvelle):
    change(news, "listen to them", "listen to them at last")
    page = NewsPage.objects.get(pk=nouvelle.pk)
    page.title = "Les enfants parlent"
    page.save_revision().publish()
    text = LiveText.objects.get(pk=page.pk)
    assert [item["kind"] for item in text.lag] == ["changed"]
    assert "lags" not in str(NewsPage.objects.get(pk=page.pk).body.get_prep_value())
    assert "lags" not in str(PassageText.objects.values_list("text", flat=True))
    assert NewsItem.objects.get(pk=page.pk).html.count("lags-note") == 1
