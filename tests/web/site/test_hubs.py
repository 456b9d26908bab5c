"""Hubs and resources in public: what is shown, how fresh, filtered, taken along; what must not be told."""

import csv
import io
import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palais.apps.office import search
from palais.apps.resources.models import Edition, Link, Work
from palais.apps.resources.services import editions, hubs, received, works
from palais.apps.resources.services.hubs import HubTextWords, HubWords
from palais.apps.resources.services.works import Maker, Text, WorkWords
from tests.makers import people, resources
from tests.web import reading

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def hub(facts_loaded):
    people.organisation("A", acronym="EOA")
    people.organisation("Hidden", is_listed=False)
    made = resources.hub("matter", "un", "members")
    resources.work(
        "A statement",
        "https://example.org/one",
        kind="statement",
        dated="2020-05-14",
        by=["example-a"],
        states=["MAR"],
        topics=["child-participation"],
        section=resources.section(made, "members"),
    )
    resources.work(
        "Un rapport",
        "https://example.org/two",
        language="fr",
        kind="report",
        dated="2021",
        by=["example-hidden"],
        section=resources.section(made, "un"),
    )
    resources.work("A draft", status="draft", section=resources.section(made, "un"))
    resources.work("Withdrawn", status="withdrawn", section=resources.section(made, "un"))
    return hubs.look_through(hub=made, on=date(2026, 10, 1), by=None)


def titles(soup) -> list[str]:
    return [one.get_text(strip=True) for one in soup.select(".resource-title")]


def test_a_hub_says_what_it_is_how_fresh_and_what_it_holds(hub, read):
    Link.objects.filter(address="https://example.org/one").update(
        status="works", checked_at=datetime(2026, 10, 20, tzinfo=UTC)
    )
    soup = read("/hubs/matter/")
    text = reading.text(soup)
    assert soup.h1.get_text() == "Hub of matter"
    assert "As of 1 October 2026." in text
    assert "2 resources." in text
    assert "The links were checked on 20 October 2026." in text
    assert titles(soup) == ["Un rapport", "A statement"]
    assert [one.get_text(" ", strip=True) for one in soup.select("main h2")] == [
        "Section un 1",
        "Section members 1",
    ]
    assert soup.find("a", string="Un rapport")["lang"] == "fr"
    assert "checked on 20 October 2026" in text
    assert "not checked yet" in text
    assert "Hidden" not in text


def test_a_closed_hub_says_since_when_and_asks_for_nothing(hub, read):
    hubs.close_hub(hub=hub, on=date(2022, 12, 31), by=None)
    soup = read("/hubs/matter/")
    assert "No longer updated since 31 December 2022." in reading.text(soup)
    assert "Propose a resource" not in reading.text(soup)
    assert "No longer updated since 31 December 2022." in reading.text(read("/hubs/"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("section=members", ["A statement"]),
        ("kind=report", ["Un rapport"]),
        ("language=fr", ["Un rapport"]),
        ("organisation=example-a", ["A statement"]),
        ("state=MAR", ["A statement"]),
        ("topic=child-participation", ["A statement"]),
        ("q=eoa", ["A statement"]),
        ("q=RAPPORT", ["Un rapport"]),
        ("kind=report&language=en", []),
        ("organisation=example-hidden", []),
        ("q=hidden", []),
        ("kind=nothing", []),
        ("q=%00", ["Un rapport", "A statement"]),
    ],
)
def test_filters_leave_exactly_what_files_hold_too(hub, read, client, asked, found):
    assert titles(read(f"/hubs/matter/?{asked}")) == found
    rows = client.get(f"/hubs/matter.json?{asked}").json()
    assert sorted(row["title"] for row in rows) == sorted(found)


def test_filters_show_counts_and_chips_that_take_them_away(hub, read):
    soup = read("/hubs/matter/?kind=report&q=rapport")
    options = [one.get_text() for one in soup.select("#filter-kind option")]
    assert options == ["All", "Report (1)"]
    assert reading.links(soup.select_one(".chips")) == [
        "/hubs/matter/?kind=report",
        "/hubs/matter/?q=rapport",
        "/hubs/matter/",
    ]
    assert soup.select_one("#filter-state") is None


@pytest.mark.parametrize(
    "path",
    [
        "/hubs/nothing/",
        "/hubs/matter/?section=x",
        "/hubs/matter/?page=2",
        "/hubs/nothing.csv",
        "/hubs/matter.doc",
    ],
)
def test_what_is_not_there_is_not_found(hub, client, path):
    assert client.get(path).status_code == 404


def test_a_hub_that_is_not_shown_is_nowhere(facts_loaded, client):
    made = resources.hub("secret", "a", is_shown=False)
    resources.work("Inside", section=resources.section(made, "a"))
    for path in ("/hubs/secret/", "/hubs/secret.csv", "/hubs/secret.atom"):
        assert client.get(path).status_code == 404
    assert b"secret" not in client.get("/hubs/").content
    assert b"secret" not in client.get("/resources/inside/").content


def test_files_hold_every_row_and_no_formula(hub, client):
    resources.work("=HYPERLINK(1)", section=resources.section(hub, "un"), summary="A line,\nand another")
    answer = client.get("/hubs/matter.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["title"] for row in rows] == ["Un rapport", "A statement", "'=HYPERLINK(1)"]
    assert (rows[1]["organisations"], rows[0]["organisations"]) == ("Example organisation A", "")
    assert rows[1]["page"].endswith("/resources/a-statement/")
    ris = client.get("/hubs/matter.ris").content.decode()
    assert ris.count("TY  - ") == 3
    assert "AU  - Example organisation A" in ris
    assert client.get("/hubs/matter.bib").content.decode().count("\n}") == 3


def test_the_feed_holds_the_newest_with_an_id_that_stays(hub, client):
    feed = client.get("/hubs/matter.atom?kind=statement").content.decode()
    assert feed.count("<entry>") == 1
    before = feed.split("<id>")[2].split("</id>")[0]
    works.change_work(
        work=Work.everything.get(key="a-statement"),
        words=resources.words("Another title", kind="statement"),
        by=None,
    )
    after = client.get("/hubs/matter.atom?kind=statement").content.decode()
    assert "Another title" in after
    assert after.split("<id>")[2].split("</id>")[0] == before


def test_a_control_character_in_one_resource_or_hub_breaks_no_feed(facts_loaded, client):
    made = resources.hub("other", "un")
    texts = {"en": HubTextWords("Hub\x01 of others", "What\x02 for.")}
    hubs.change_hub(hub=made, words=HubWords(language="en", texts=texts, is_shown=True), by=None)
    makers = [Maker(name="Some\x03body")]
    resources.work(
        "One\x0b and\x01 more", summary="First\x0cline", makers=makers, section=resources.section(made, "un")
    )
    for path in ("/resources.atom", "/hubs/other.atom"):
        root = ElementTree.fromstring(client.get(path).content)
        assert root.findtext(f"{ATOM}entry/{ATOM}title") == "One and more"
        assert root.findtext(f"{ATOM}entry/{ATOM}summary").startswith("Somebody<br>First line")
    assert (root.findtext(f"{ATOM}title"), root.findtext(f"{ATOM}subtitle")) == ("Hub of others", "What for.")


def test_the_page_of_a_resource(hub, read):
    soup = read("/resources/a-statement/")
    text = reading.text(soup)
    assert soup.h1.get_text() == "A statement"
    for said in (
        "Statement",
        "Example organisation A",
        "14 May 2020",
        "Morocco",
        "Hub of matter: Section members",
    ):
        assert said in text
    link = soup.select_one("table a")
    assert (link["href"], link["hreflang"], link["rel"]) == (
        "https://example.org/one",
        "en",
        ["external", "nofollow"],
    )
    data = json.loads(soup.find("script", type="application/ld+json").string)
    assert any(part["@type"] == "CreativeWork" and part["name"] == "A statement" for part in data["@graph"])


def test_drafts_are_not_found_and_withdrawn_ones_say_why(hub, read, client):
    assert client.get("/resources/a-draft/").status_code == 404
    assert client.get("/resources/a-draft.json").status_code == 404
    soup = read("/resources/withdrawn/", 410)
    assert "of no use" in reading.text(soup)
    assert "https://example.org/withdrawn" not in str(soup)
    assert client.get("/resources/withdrawn.json").status_code == 404


def test_a_reader_is_shown_their_language_and_else_the_main_one(facts_loaded, read):
    texts = {"en": Text("A guide"), "fr": Text("Un guide"), "ar": Text("دليل")}
    work = works.add_work(words=WorkWords(language="en", texts=texts), by=None)
    editions.add_edition(
        work=work, words=editions.EditionWords("bn", address="https://example.org/g"), by=None
    )
    works.put_status(work=work, status="shown", by=None)
    found = [(read(f"{prefix}/resources/a-guide/").h1) for prefix in ("", "/fr", "/ar", "/ru")]
    assert [(one.get_text(), one["lang"], one["dir"]) for one in found] == [
        ("A guide", "en", "ltr"),
        ("Un guide", "fr", "ltr"),
        ("دليل", "ar", "rtl"),
        ("A guide", "en", "ltr"),
    ]
    assert "bengali" in reading.text(read("/fr/resources/a-guide/"))


def test_a_broken_link_says_so_and_offers_the_saved_copy(hub, read, client):
    editor = people.person("editor", "editor")
    edition = Edition.objects.select_related("work").get(work__key="a-statement")
    Link.objects.filter(pk=edition.link_id).update(
        status="broken", since=date(2026, 9, 1), checked_at=datetime(2026, 10, 20, tzinfo=UTC)
    )
    file = received.take_in(file=SimpleUploadedFile("copy.pdf", resources.PDF), by=editor)
    editions.keep_copy(edition=edition, file=file, on=date(2026, 8, 1), by=editor)
    text = reading.text(read("/hubs/matter/"))
    assert "did not open since 1 September 2026" in text
    assert "saved copy of 1 August 2026" in text
    address = f"/resources/a-statement/saved/{edition.pk}/"
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == resources.PDF
    assert answer["Content-Disposition"] == 'attachment; filename="copy.pdf"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    editions.prefer_copy(edition=edition, use=True, by=editor)
    assert address in reading.links(read("/hubs/matter/"))
    assert "https://example.org/one" not in reading.links(read("/hubs/matter/"))
    works.put_status(work=Work.everything.get(key="a-statement"), status="draft", by=None)
    assert client.get(address).status_code == 404


def test_a_state_shows_its_resources(hub, read):
    assert titles(read("/states/MAR/")) == ["A statement"]
    assert titles(read("/states/SWE/")) == []


def test_a_long_section_is_cut_and_its_own_page_has_the_rest(hub, read):
    section = resources.section(hub, "un")
    for number in range(30):
        resources.work(f"Number {number:02}", section=section)
    soup = read("/hubs/matter/")
    assert len(titles(soup)) == 8 + 1
    assert "All 31 in “Section un”" in reading.text(soup)
    first, second = read("/hubs/matter/?section=un"), read("/hubs/matter/?section=un&page=2")
    assert (len(titles(first)), len(titles(second))) == (25, 6)
    assert titles(first)[0] == "Un rapport"


@pytest.mark.parametrize(
    "path", ["/hubs/matter/", "/hubs/matter/?kind=statement", "/resources/", "/hubs/matter.csv"]
)
def test_one_resource_and_three_cost_the_same(facts_loaded, client, django_assert_max_num_queries, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    people.organisation("A")
    made = resources.hub("matter", "un")
    counts = []
    for number in range(3):
        resources.work(
            f"Number {number}",
            f"https://example.org/{number}",
            kind="statement",
            by=["example-a"],
            states=["MAR"],
            topics=["child-participation"],
            section=resources.section(made, "un"),
        )
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= 26


def test_search_finds_titles_of_hubs_and_resources_and_nothing_hidden(hub, read):
    search.rebuild()
    assert "/hubs/matter/" in reading.links(read("/search/?q=hub+matter"))
    assert "/resources/un-rapport/" in reading.links(read("/search/?q=rapport"))
    hidden = reading.text(read("/search/?q=withdrawn+draft"))
    assert "A draft" not in hidden


def test_nothing_is_loaded_from_elsewhere(hub, read):
    for path in ("/hubs/", "/hubs/matter/", "/ar/hubs/matter/", "/resources/", "/resources/a-statement/"):
        assert reading.barred(read(path)) == []


def test_hubs_and_resources_stand_in_the_map_of_the_site(hub, client):
    text = client.get("/sitemap-en-1.xml").content.decode()
    assert "/hubs/matter/" in text
    assert "/resources/a-statement/" in text
    assert "/resources/withdrawn/" not in text


def test_empty_places_say_what_will_stand_there(facts_loaded, read):
    assert "There is no hub yet" in reading.text(read("/hubs/"))
    assert "There are no resources yet" in reading.text(read("/resources/"))
    words = HubWords(language="en", texts={"en": HubTextWords("Empty")}, is_shown=True)
    hubs.add_hub(slug="empty", words=words, by=None)
    assert "This hub has no sections yet" in reading.text(read("/hubs/empty/"))
