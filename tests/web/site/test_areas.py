"""Working areas: prose, and beside it whatever is about their topics, bodies and States."""

from datetime import date

import pytest

from palais.cms.models import AreaIndexPage, AreaPage, NewsIndexPage, NewsPage
from palais.web import remembered
from tests.web import reading


def area(slug: str = "reporting", language: str = "en", **fields) -> AreaPage:
    index = AreaIndexPage.objects.get(locale__language_code=language)
    page = AreaPage(title=f"Area {slug}", slug=slug, locale=index.locale, **fields)
    index.add_child(instance=page)
    page.save_revision().publish()
    return AreaPage.objects.get(pk=page.pk)


def news(slug: str, **fields) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code="en")
    page = NewsPage(
        title=f"News {slug}", slug=slug, published_on=date(2026, 10, 1), locale=index.locale, **fields
    )
    return index.add_child(instance=page)


def titles(soup, part: str) -> list[str]:
    heading = soup.find(id=part)
    return (
        [one.get_text(strip=True) for one in heading.find_parent("section").select(".item-title")]
        if heading
        else []
    )


def test_an_area_shows_what_is_about_any_of_its_subjects_and_nothing_else(facts_loaded, client):
    news("a", topics=["crc-reporting"])
    news("b", states=["MAR"])
    news("c", bodies=["crc"])
    news("d", topics=["environment"])
    area(topics=["crc-reporting"], states=["MAR"], bodies=["crc"])
    soup = reading.page(client.get("/what-we-do/reporting/"))
    assert sorted(titles(soup, "news")) == ["News a", "News b", "News c"]


def test_the_next_dates_are_those_of_its_bodies(facts_loaded, client, settings):
    settings.TODAY = "2021-04-15"
    area(bodies=["crc"])
    soup = reading.page(client.get("/what-we-do/reporting/"))
    assert "CRC, session 87" in titles(soup, "entry-point")
    area("general", topics=["environment"])
    assert titles(reading.page(client.get("/what-we-do/general/")), "entry-point") == []


def test_an_area_without_subjects_is_prose_alone(facts_loaded, client):
    news("a")
    page = area(body=[("text", {"text": "<p>What we do.</p>", "language": ""})])
    soup = reading.page(client.get(page.url))
    assert (soup.find("main").find("section"), "What we do." in soup.get_text()) == (None, True)
    assert reading.barred(soup) == []


def test_people_are_named_by_their_role(facts_loaded, client):
    page = area()
    page.contacts.create(role="Programme officer", email="reporting@example.org")
    page.save()
    part = reading.page(client.get(page.url)).find(id="people").find_parent("section")
    assert part.find("dt").get_text() == "Programme officer"
    assert part.find("a")["href"] == "mailto:reporting@example.org"


def test_the_list_of_a_language_ends_with_what_is_not_translated_yet(facts_loaded, client):
    first, second = area("one"), area("two")
    area("un", "fr", translation_key=first.translation_key)
    soup = reading.page(client.get("/fr/what-we-do/"))
    links = [(one["href"], one.get("lang")) for one in soup.select(".item-title a")]
    assert links == [("/fr/what-we-do/un/", None), (second.url, "en")]


def test_an_empty_list_teaches(facts_loaded, client):
    assert reading.page(client.get("/what-we-do/")).find(class_="nothing") is not None


@pytest.fixture
def remembering(settings, monkeypatch):
    """As it runs outside tests: names are read once for each version of the content, and that is one all the time."""
    settings.REMEMBER = True
    monkeypatch.setattr(remembered.versions, "current", lambda: "one version")
    remembered.forget()
    yield
    remembered.forget()


@pytest.mark.parametrize("path", ["/what-we-do/", "/what-we-do/reporting/"])
def test_one_piece_of_news_costs_as_many_queries_as_three(
    facts_loaded, remembering, client, path, django_assert_max_num_queries
):
    area(topics=["crc-reporting"], bodies=["crc"])
    news("a", topics=["crc-reporting"])
    client.get(path)
    with django_assert_max_num_queries(40) as one:
        client.get(path)
    news("b", topics=["crc-reporting"])
    news("c", topics=["crc-reporting"])
    client.get(path)
    with django_assert_max_num_queries(40) as three:
        client.get(path)
    assert len(three) == len(one)


def test_the_way_back_is_named(facts_loaded, client):
    area()
    crumbs = reading.page(client.get("/what-we-do/reporting/")).select(".crumbs li")
    assert [one.get_text(strip=True) for one in crumbs] == ["Home", "What we do", "Area reporting"]
