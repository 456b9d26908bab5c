"""Publications in public: the list with its filters, one with its languages, versions, files and citations."""

import json
from datetime import date
from io import BytesIO

import bibtexparser
import pytest
import rispy
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from palais.apps.office.services.people import consents
from palais.apps.resources.models import Edition, Work
from palais.apps.resources.services import editions, example_publications, received, versions, works
from palais.apps.resources.services.editions import EditionWords
from tests.makers import followup, people
from tests.makers import resources as make
from tests.web import reading

pytestmark = pytest.mark.django_db
PAGE = "/publications/the-guide/"
renditions = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
"""Wagtail leaves the file in which it makes a smaller image to the collector of garbage."""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def see(client):
    def seen(path: str, status: int = 200):
        response = client.get(path)
        assert response.status_code == status, path
        return reading.page(response)

    return seen


def publication(title: str = "The guide", **more) -> Work:
    return make.work(title, is_publication=True, **more)


def told(soup) -> list[dict]:
    """What search engines are told."""
    return json.loads(soup.find("script", type="application/ld+json").string)["@graph"]


def titles(soup) -> list[str]:
    return [one.get_text() for one in soup.select(".publications h3")]


def test_an_empty_list_teaches(see):
    assert "There are no publications yet" in reading.text(see("/publications/"))


def test_the_list_holds_publications_that_are_shown_by_year(see):
    publication("New", dated="2021-04")
    publication("Old", dated="2019")
    publication("Undated")
    publication("Draft", status="draft")
    make.work("No publication")
    soup = see("/publications/")
    assert titles(soup) == ["New", "Old", "Undated"]
    assert [one.get_text() for one in soup.select(".publication-year h2")] == [
        "2021",
        "2019",
        "Date not known",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2021", ["One"]),
        ("kind=study", ["Two"]),
        ("audience=children", ["One"]),
        ("topic=education", ["Two"]),
        ("q=tw", ["Two"]),
        ("language=fr", ["Deux"]),
        ("simple=yes", ["One", "Deux"]),
        ("simple=no", ["One", "Two", "Deux"]),
        ("year=2021&kind=study", []),
        ("q=%00%25'", []),
    ],
)
def test_each_filter_leaves_what_was_asked_for(see, query: str, found: list[str]):
    publication("One", dated="2021", audiences=["children"])
    full = publication("Two", dated="2020", kind="study", topics=["education"])
    simple = publication("Deux", dated="2019", language="fr")
    versions.tie(work=simple, source=full, kind="easy-read", by=None)
    assert titles(see(f"/publications/?{query}")) == found


def test_a_page_that_does_not_exist_is_not_found(client):
    publication()
    asked = ("?page=1", "?page=2", "?page=0", "?page=x", "none/")
    found = [client.get(f"/publications/{path}").status_code for path in asked]
    assert found == [200, 404, 404, 200, 404]


def test_a_draft_is_not_there_and_a_withdrawn_one_says_why(see, client):
    publication("Draft", status="draft")
    publication("Gone", status="withdrawn")
    see("/publications/draft/", 404)
    assert "of no use" in reading.text(see("/publications/gone/", 410))
    for form in ("json", "ris", "bib"):
        assert client.get(f"/publications/gone.{form}").status_code == 404
        assert client.get(f"/publications/draft.{form}").status_code == 404


def test_works_and_publications_have_one_page_each(client):
    publication()
    make.work("Other")
    assert client.get("/resources/the-guide/").headers["Location"] == PAGE
    assert client.get("/publications/other/").headers["Location"] == "/resources/other/"


def test_languages_stand_side_by_side_and_what_is_not_here_says_so(see):
    work = publication()
    for code in ("fr", "bn"):
        editions.add_edition(work=work, words=EditionWords(language=code, absent=True), by=None)
    rows = [reading.text(row) for row in see(PAGE).select("#languages ~ table tbody tr")]
    assert [row.split()[0] for row in rows] == ["English", "French", "Bangla"]
    assert ["file not here" in row for row in rows] == [False, True, True]


def test_a_file_is_given_out_whole_with_its_checksum_on_the_page(see, client):
    work = publication()
    upload = SimpleUploadedFile("guide.pdf", make.PDF)
    file = received.take_in(file=upload, by=people.person("editor", "editor"))
    edition = editions.add_edition(work=work, words=EditionWords(language="fr", file=file), by=None)
    soup = see(PAGE)
    assert file.checksum in reading.text(soup)
    address = f"/resources/the-guide/file/{edition.pk}/"
    assert address in reading.links(soup)
    given = client.get(address)
    assert b"".join(given.streaming_content) == make.PDF
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.cookies == {}
    works.put_status(work=work, status="draft", by=None)
    assert client.get(address).status_code == 404


def test_readers_see_which_text_a_version_follows(see):
    full, simple = publication(), publication("The guide for children", kind="child-friendly")
    versions.tie(work=simple, source=full, kind="child-friendly", by=None, on=date(2021, 2, 1))
    words = make.words("The guide", is_publication=True)
    works.change_work(
        work=Work.everything.get(pk=full.pk), words=words, by=None, changed_on=date(2021, 3, 20)
    )
    said = "The full text changed on 20 March 2021. This version follows that of 1 February 2021."
    assert said in reading.text(see(PAGE))
    assert said in reading.text(see("/publications/the-guide-for-children/"))
    assert "older than the full text" in reading.text(see("/publications/"))
    versions.compare(twin=full.twins.get(), on=date(2021, 3, 20), by=None)
    assert said not in reading.text(see("/publications/the-guide-for-children/"))


def test_a_version_or_a_newer_work_that_is_not_shown_is_not_named(see):
    full, simple = publication(), publication("Secret draft", status="draft")
    versions.tie(work=simple, source=full, kind="audio", by=None)
    versions.replace(work=full, newer=simple, by=None)
    assert "Secret" not in reading.text(see(PAGE)) + reading.text(see("/publications/"))


def test_what_replaces_what_is_said_on_both_pages(see):
    old, new = publication(), publication("The new guide")
    versions.replace(work=old, newer=new, by=None)
    assert "/publications/the-new-guide/" in reading.links(see(PAGE))
    assert PAGE in reading.links(see("/publications/the-new-guide/"))
    assert "replaced by a newer one" in reading.text(see("/publications/"))


def test_the_citation_is_read_back_and_leads_to_the_page(client, settings):
    settings.TODAY = "2021-04-15"
    publication(kind="report", dated="2021-04")
    (ris,) = rispy.loads(client.get("/publications/the-guide.ris").content.decode().replace("\r\n", "\n"))
    assert (ris["type_of_reference"], ris["urls"]) == ("RPRT", [f"{settings.SITE_ADDRESS}{PAGE}"])
    read = bibtexparser.parse_string(client.get("/publications.bib").content.decode())
    assert (read.failed_blocks, [one.key for one in read.entries]) == ([], ["the-guide"])
    line = reading.page(client.get(PAGE)).select_one("#citation").get_text()
    assert (
        line == f"The guide. (2021). {settings.SITE_ADDRESS}{PAGE} (seen on 15\N{NO-BREAK SPACE}April 2021)"
    )


def test_files_hold_exactly_what_is_filtered(client):
    publication("One", dated="2021")
    publication("Two", dated="2020")
    assert [row["key"] for row in client.get("/publications.json?year=2021").json()] == ["one"]
    assert client.get("/publications.csv").content.decode().count("\r\n") == 3
    assert client.get("/publications.zip").status_code == 404


def test_the_feed_tells_of_what_is_new_with_ids_that_stay(client):
    work = publication("One")
    publication("Two", kind="study")
    names = {"a": "http://www.w3.org/2005/Atom"}

    def ids(query: str = "") -> list[str]:
        feed = etree.parse(BytesIO(client.get(f"/publications.atom{query}").content))
        return [one.text for one in feed.iterfind(".//a:entry/a:id", names)]

    before = ids()
    words = make.words("One anew", is_publication=True)
    works.change_work(work=Work.everything.get(pk=work.pk), words=words, by=None)
    assert sorted(ids()) == sorted(before)
    assert len(ids("?kind=study")) == 1


def test_search_engines_are_told_what_it_is_and_nothing_of_examples(client):
    publication(kind="report", audiences=["children"], dated="2021")
    (data,) = [one for one in told(reading.page(client.get(PAGE))) if one["@type"] == "Report"]
    assert data["audience"] == [{"@type": "Audience", "audienceType": "Children"}]
    assert (data["datePublished"], data["inLanguage"]) == ("2021", ["en"])
    Work.everything.update(is_demo=True)
    assert "Report" not in [one["@type"] for one in told(reading.page(client.get(PAGE)))]


def test_titles_carry_their_language(see):
    publication("دليل", language="ar")
    link = see("/publications/").select_one(".publications h3 a")
    assert (link["lang"], link["dir"]) == ("ar", "rtl")
    assert see(f"/publications/{Work.public.get().key}/").h1["dir"] == "rtl"


@renditions
def test_lists_and_pages_ask_as_often_for_three_as_for_one(client):
    client.get("/publications/")
    counts = []
    for number in (1, 2):
        for each in range(number):
            full = publication(f"Full {number} {each}", topics=["education"], audiences=["children"])
            simple = publication(f"Simple {number} {each}")
            versions.tie(work=simple, source=full, kind="audio", by=None)
            versions.put_cover(work=full, cover=example_publications.cover(), by=None)
        client.get("/publications/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/publications/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 22


@renditions
def test_the_demonstration_holds_titles_without_files_and_one_example_with_them(see):
    example_publications.make()
    number = Work.everything.count()
    example_publications.make()
    assert Work.everything.count() == number == len(example_publications.TITLES) + 2
    assert {one.is_demo for one in Work.everything.all()} == {True}
    assert Edition.objects.exclude(file=None).count() == 4
    soup = see("/publications/example-publication-a/")
    assert soup.select_one(".publication-top img")["alt"].startswith("Three circles")
    assert reading.barred(soup) == []
    assert "A newer work takes its place" in reading.text(see("/publications/together-with-children/"))


@renditions
def test_a_cover_without_consent_is_not_described(see):
    work = publication()
    image = example_publications.cover()
    image.consent = followup.consent("photo")
    image.save()
    versions.put_cover(work=work, cover=image, by=None)
    assert image.description in str(see(PAGE)) and see("/publications/").select_one("a.cover img")
    consents.withdraw(consent=image.consent, by=None)
    page, listed = see(PAGE), see("/publications/")
    assert (image.description in str(page), page.select(".publication-top img")) == (False, [])
    assert (listed.select("a.cover img"), len(listed.select(".cover-none"))) == ([], 1)


def test_a_control_character_in_one_publication_breaks_no_feed(client):
    publication("One\x0b and\x01 more", summary="First\x02 line\x0csecond")
    publication("Two")
    feed = etree.parse(BytesIO(client.get("/publications.atom").content))
    found = {one.text for one in feed.iterfind(".//{http://www.w3.org/2005/Atom}entry/{*}title")}
    assert found == {"One and more", "Two"}
    assert "First line second" in "".join(feed.getroot().itertext())
