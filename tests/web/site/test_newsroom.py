"""The archive of news and each piece, as readers see them."""

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from palais.apps.office import search
from palais.apps.people.models import Organisation
from palais.cms.models.news import NewsAuthor
from palais.web import remembered
from palais.web.answers import newsroom
from tests.web import reading


def titles(soup) -> list[str]:
    return [heading.get_text(strip=True) for heading in soup.select(".news h2")]


@pytest.fixture
def open_page(db, client):
    """A function that opens an address, without the facts."""

    def opened(path: str, status: int = 200):
        response = client.get(path)
        assert response.status_code == status, (path, response.status_code, response.headers.get("Location"))
        return reading.page(response)

    return opened


def test_without_news_the_archive_says_what_will_stand_there(open_page):
    soup = open_page("/news/")
    assert "No news yet" in reading.text(soup.find(class_="nothing"))
    assert soup.find(class_="year-line") is None


def test_ten_a_page_with_stable_links(write, open_page):
    for number in range(23):
        write(f"Piece {number:02}", published_on=date(2020, 1, number + 1))
    first, last = open_page("/news/"), open_page("/news/?page=3")
    assert titles(first) == [f"Piece {number:02}" for number in range(22, 12, -1)]
    assert titles(last) == ["Piece 02", "Piece 01", "Piece 00"]
    assert reading.links(first, "/news/?page")[0] == "/news/?page=2"
    assert first.find("a", rel="prev") is None and last.find("a", rel="next") is None
    assert titles(open_page("/news/?page=99")) == titles(last)
    assert titles(open_page("/news/?page=x")) == titles(first)


def test_who_asks_for_a_language_is_led_to_it(write, open_page, client):
    english = write("Armenia", slug="armenia")
    write("L’Arménie", language="fr", of=english, slug="l-armenie")
    soup = open_page("/news/?language=fr")
    assert reading.links(soup.select_one(".news h2"), "/") == ["/fr/news/l-armenie/"]
    assert "/fr/news/l-armenie/" in client.get("/news.atom?language=fr").content.decode()
    assert reading.links(open_page("/news/").select_one(".news h2"), "/") == ["/news/armenia/"]


def test_the_line_of_years_leads_to_each(write, open_page):
    for year, count in ((2018, 1), (2020, 2)):
        for number in range(count):
            write(f"Of {year}, {number}", published_on=date(year, 5, number + 1))
    line = open_page("/news/").find(class_="year-line")
    assert [a["href"] for a in line.find_all("a")] == ["/news/?year=2018", "/news/?year=2020"]
    soup = open_page("/news/?year=2020")
    assert titles(soup) == ["Of 2020, 1", "Of 2020, 0"]
    assert soup.find(class_="year-line").find(attrs={"aria-current": True})["href"] == "/news/?year=2020"


def test_filters_keep_and_chips_take_away(write, read):
    write("A letter about Morocco", kind="letter", states=["MAR"], topics=["environment"])
    write("News about Tunisia", states=["TUN"])
    soup = read("/news/?kind=letter&state=MAR&topic=environment")
    assert titles(soup) == ["A letter about Morocco"]
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in soup.select(".chip")}
    assert chips["Remove the filter: Morocco"] == "/news/?kind=letter&topic=environment"
    assert len(chips) == 3
    offered = [option["value"] for option in soup.select("#filter-state option")]
    assert offered == ["", "MAR", "TUN"]
    assert titles(read("/news/?state=MAR&kind=news")) == []
    assert titles(read("/news/?kind=nonsense&year=1e9&topic=' OR 1=1")) == []


def test_a_piece_that_is_not_there_in_the_readers_language_says_so(write, open_page):
    english = write("Only English")
    write("En français", language="fr")
    soup = open_page("/fr/news/")
    lines = {li.h2.get_text(strip=True): li for li in soup.select(".news > li")}
    assert lines["Only English"].h2["lang"] == "en"
    assert lines["Only English"].find("span", lang="en").get_text() == "English"
    assert "lang" not in lines["En français"].h2.attrs
    assert titles(open_page("/fr/news/?language=fr")) == ["En français"]
    article = open_page(f"/fr/news/{english.slug}/")
    assert (article.html["lang"], article.h1["lang"]) == ("fr", "en")
    assert article.find("link", rel="canonical")["href"].endswith(f"/news/{english.slug}/")
    assert "/fr/" not in article.find("link", rel="canonical")["href"]
    assert [link["hreflang"] for link in article.find_all("link", hreflang=True)] == ["en", "x-default"]


def test_a_translation_has_its_own_address_and_names_its_twins(write, client, open_page):
    english = write("English title")
    write("Titre français", language="fr", of=english)
    answer = client.get("/fr/news/english-title/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/news/titre-fran%C3%A7ais/")
    soup = open_page("/fr/news/titre-français/")
    alternates = {link["hreflang"]: link["href"] for link in soup.find_all("link", hreflang=True)}
    assert alternates["en"].endswith("/news/english-title/") and alternates["x-default"] == alternates["en"]
    assert set(alternates) == {"en", "fr", "x-default"}
    assert soup.select_one(".article-languages a")["hreflang"] == "en"


def test_days_are_said_rightly(write, open_page):
    write("Unchanged", changed_on=date(2021, 3, 3))
    write("Changed", changed_on=date(2021, 4, 5), closed_on=date(2021, 6, 1))
    assert reading.text(open_page("/news/unchanged/").find(class_="article-days")) == "Published 3 March 2021"
    soup = open_page("/news/changed/")
    assert reading.text(soup.find(class_="article-days")) == "Published 3 March 2021 · Changed 5 April 2021"
    assert [time["datetime"] for time in soup.select(".article-days time")] == ["2021-03-03", "2021-04-05"]
    assert "No longer updated since 1 June 2021." in reading.text(soup)


def test_an_article_leads_on(write, read):
    write("Older", published_on=date(2021, 1, 1), states=["TUN"])
    write("This", published_on=date(2021, 2, 1), states=["MAR"], topics=["environment"])
    write("Both", published_on=date(2021, 3, 1), states=["MAR"], topics=["environment"])
    write("Topic alone", published_on=date(2021, 4, 1), topics=["environment"])
    soup = read("/news/this/")
    assert [a.get_text() for a in soup.select(".related li a")] == ["Both", "Topic alone"]
    assert soup.find("a", rel="prev")["href"] == "/news/older/"
    assert soup.find("a", rel="next")["href"] == "/news/both/"


def test_what_an_article_is_about_leads_there(write, read):
    write(
        "This",
        states=["MAR"],
        topics=["environment"],
        treaties=["crc"],
        bodies=["crc"],
        symbols=["CRC/C/GC/25"],
        session="crc-97",
    )
    links = reading.links(read("/news/this/").find(class_="about-this"))
    assert {"/states/MAR/", "/news/?topic=environment", "/treaties/crc/", "/bodies/crc/"} < set(links)
    assert {"/symbols/CRC/C/GC/25", "/bodies/crc/sessions/97/"} < set(links)


def test_an_article_says_what_it_is_to_machines(write, open_page):
    write("This", kind="letter", summary="In short.", changed_on=date(2021, 4, 5))
    soup = open_page("/news/this/")
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    article = next(part for part in graph if part["@type"] == "NewsArticle")
    said = {name: article[name] for name in ("headline", "datePublished", "dateModified", "inLanguage")}
    assert said == {
        "headline": "This",
        "datePublished": "2021-03-03",
        "dateModified": "2021-04-05",
        "inLanguage": "en",
    }
    assert soup.find("meta", property="og:type")["content"] == "article"
    assert soup.find("meta", attrs={"name": "description"})["content"] == "In short."


def test_sharing_is_by_plain_links(write, open_page):
    write("This & that")
    soup = open_page("/news/this-that/")
    mail = soup.select_one(".share a")["href"]
    assert mail.startswith("mailto:?subject=This%20%26%20that&body=http")
    assert soup.select_one(".share .address").get_text().endswith("/news/this-that/")
    assert reading.barred(soup) == []


def test_words_are_found_in_any_language_and_stay_in_the_order_of_days(write, open_page):
    english = write("Playgrounds", text="About playgrounds.", published_on=date(2020, 1, 1))
    write("Aires de jeu", language="fr", of=english, text="Des aires de jeu.")
    write("Newer", text="Playgrounds, playgrounds, and more.", published_on=date(2021, 1, 1))
    write("Other", text="Nothing of it.")
    search.rebuild()
    assert titles(open_page("/news/?q=playgrounds")) == ["Newer", "Playgrounds"]
    assert titles(open_page("/news/?q=aires+de+jeu")) == ["Playgrounds"]
    assert titles(open_page("/news/?q=playgrounds&year=2020")) == ["Playgrounds"]
    assert "No news fit" in reading.text(open_page("/news/?q=unheard"))


def test_an_article_asks_three_questions_whatever_stands_around_it(
    write, client, settings, django_assert_num_queries
):
    settings.REMEMBER = True
    remembered.forget()
    address = write("This", states=["MAR"], topics=["environment"]).url
    for number in range(3):
        client.get(address)
        with django_assert_num_queries(3):
            assert client.get(address).status_code == 200
        write(f"Near {number}", states=["MAR"], topics=["environment"])
        remembered.versions.forget()
    remembered.forget()


def test_the_archive_asks_one_question_once_its_frame_is_known(
    write, client, settings, django_assert_num_queries
):
    settings.REMEMBER = True
    remembered.forget()
    for number in range(12):
        write(f"Piece {number}", topics=["environment"])
    remembered.versions.forget()
    client.get("/news/")
    for path in ("/news/", "/news/?page=2"):
        with django_assert_num_queries(1):
            assert client.get(path).status_code == 200
    remembered.forget()


def test_what_was_remembered_is_made_anew_when_the_content_changes(write, client, settings):
    settings.REMEMBER = True
    remembered.forget()
    write("One")
    remembered.versions.forget()
    assert "1 piece of news" in client.get("/news/").content.decode()
    write("Two")
    remembered.versions.forget()
    assert "2 pieces of news" in client.get("/news/").content.decode()
    remembered.forget()


def test_the_newest_for_the_home_page(write):
    write("Old", published_on=date(2020, 1, 1), topics=["environment"])
    write("New", published_on=date(2021, 1, 1))
    assert [line.title for line in newsroom.latest(language="en", limit=1)] == ["New"]
    assert [line.title for line in newsroom.latest(language="ar", topic="environment")] == ["Old"]
    with translation.override("en"):
        assert newsroom.latest(language="fr")[0].path == "/fr/news/new/"


def test_a_state_shows_its_news(write, read):
    write("About Morocco", states=["MAR"])
    soup = read("/states/MAR/")
    assert "/news/about-morocco/" in reading.links(soup)
    assert "/news/?state=MAR" in reading.links(soup)
    assert read("/states/TUN/").find(id="news-heading") is None


def test_a_session_a_body_and_a_treaty_show_their_news(write, read):
    write("Report of the session", session="crc-97", bodies=["crc"], treaties=["crc"])
    for path in ("/bodies/crc/sessions/97/", "/bodies/crc/", "/treaties/crc/"):
        assert "/news/report-of-the-session/" in reading.links(read(path)), path
    for path in ("/bodies/crc/sessions/84/", "/bodies/cescr/", "/treaties/opic/"):
        assert read(path).find(id="news-heading") is None, path


def test_a_list_says_states_and_days_of_change(write, read):
    write("This", states=["MAR"], topics=["environment"], changed_on=date(2021, 4, 5))
    line = read("/news/").select_one(".news li")
    assert [a["href"] for a in line.select(".news-topics a")] == [
        "/news/?state=MAR",
        "/news/?topic=environment",
    ]
    assert [one["datetime"] for one in line.select("time")] == ["2021-03-03", "2021-04-05"]


def test_a_person_is_told_apart_from_the_organisation(write, read):
    organisation = Organisation.objects.create(
        key="example", name="Organisation A", standing="member", is_listed=True
    )
    page = write("This")
    page.authors = [
        NewsAuthor(name="Ada Example", organisation=organisation),
        NewsAuthor(organisation=organisation),
    ]
    page.save_revision().publish()
    graph = json.loads(read("/news/this/").find("script", type="application/ld+json").string)["@graph"]
    whole = {"@type": "Organization", "name": "Organisation A"}
    assert next(part for part in graph if part["@type"] == "NewsArticle")["author"] == [
        {"@type": "Person", "name": "Ada Example", "affiliation": whole},
        whole,
    ]
    home = json.loads(read("/").find("script", type="application/ld+json").string)["@graph"]
    action = next(part for part in home if part["@type"] == "WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"].endswith("/search/?q={search_term_string}")


def test_more_than_a_search_can_order_is_said(write, open_page, monkeypatch):
    monkeypatch.setattr(newsroom, "MOST_FOUND", 2)
    for number in range(3):
        write(f"Playgrounds {number}")
    search.rebuild()
    soup = open_page("/news/?q=playgrounds")
    assert len(titles(soup)) == 2
    assert "The words stand in 3 pieces of news. Here are the" in reading.text(soup.find("main"))


def test_each_room_is_found_from_every_page(db, client):
    links = reading.links(reading.page(client.get("/")).find("footer"))
    assert {"/publications/", "/statements/", "/follow-up/"} <= set(links)


def test_what_is_not_there_is_not_found(write, client):
    write("Draft", live=False)
    answers = [client.get(path).status_code for path in ("/news/draft/", "/news/no/", "/ar/news/no/")]
    assert answers == [404, 404, 404]


def test_addresses_stand_in_the_map_of_the_site(write, client):
    english = write("English title")
    write("Titre", language="fr", of=english)
    map_of_site = client.get("/sitemap-en-1.xml").content.decode()
    assert "/news/english-title/</loc>" in map_of_site
    assert reverse("news") == "/news/" and "/news/</loc>" in map_of_site
