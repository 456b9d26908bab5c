"""Statements in public: the list and its filters, one in several languages, who signed, what is withdrawn or hidden."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation
from wagtail.test.utils.form_data import rich_text

from palais.apps.signons import searching
from palais.apps.signons.models import Statement
from palais.apps.signons.services import statements, texts
from palais.web.answers.statements import statement_list
from tests.makers import people
from tests.makers import statements as make
from tests.web import reading

KEY = "2021-03-22-example-letter"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def said(facts_loaded) -> Statement:
    people.organisation("A", state="MAR")
    people.organisation("Hidden", is_listed=False, state="MDA")
    made = make.published(
        body="<h2>Why</h2><p>Sessions come late.</p>",
        states=("TUN",),
        topics=("education",),
        session="crc-87",
        symbol="CRC/C/155",
    )
    statements.edit(
        key=made.key,
        version=None,
        words=make.words(
            body="crc", session="crc-87", symbol="CRC/C/155", states=("TUN",), topics=("education",)
        ),
        by=None,
    )
    make.put(
        made, "fr", "Exemple de lettre", addressees="Membres du Comité", body="<p>Les sessions tardent.</p>"
    )
    make.put(made, "ar", "رسالة مثال", body="<p>نص</p>", translated_by="Example organisation A")
    make.signed(made, "Zebra friends, Tunisia\nExample organisation A\nExample organisation Hidden")
    make.draft("Example draft", dated="2022-01-01")
    old = make.published("Example old statement", dated="2018-09-28", kind="joint-statement")
    make.published("Example withdrawn", dated="2019")
    statements.withdraw(key="2019-example-withdrawn", version=None, note="Sent in error.", by=None)
    assert old.key == "2018-09-28-example-old-statement"
    return made


def keys(**asked: str) -> list[str]:
    return [line.key[:4] for line in statement_list(asked=asked).lines]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["2021", "2018"]),
        ({"year": "2018"}, ["2018"]),
        ({"year": "2019"}, []),
        ({"year": "soon"}, []),
        ({"kind": "letter"}, ["2021"]),
        ({"body": "crc"}, ["2021"]),
        ({"session": "crc-87"}, ["2021"]),
        ({"topic": "education"}, ["2021"]),
        ({"topic": "health"}, []),
        ({"state": "TUN"}, ["2021"]),
        ({"language": "fr"}, ["2021"]),
        ({"signatory": "example-a"}, ["2021"]),
        ({"signatory": "example-hidden"}, []),
    ],
)
def test_what_is_found(said, asked, found):
    assert keys(**asked) == found


def test_the_list_its_filters_and_its_files_say_the_same(said, client):
    soup = reading.page(client.get("/statements/?topic=education"))
    assert [a["href"] for a in soup.select(".lines h3 a")] == [f"/statements/{KEY}/"]
    assert "1 of 2 statements fits" in reading.text(soup)
    assert [option["value"] for option in soup.select("#filter-signatory option")] == ["", "example-a"]
    rows = list(csv.DictReader(io.StringIO(client.get("/statements.csv?topic=education").content.decode())))
    assert [(row["key"], row["languages"], row["signatories"]) for row in rows] == [
        (KEY, "en | ar | fr", "3")
    ]
    assert [one["key"] for one in client.get("/statements.json").json()] == [
        KEY,
        "2018-09-28-example-old-statement",
    ]
    assert client.get("/statements/?page=2").status_code == 404
    assert "No statement fits" in reading.text(reading.page(client.get("/statements/?year=1999")))


def test_a_reader_gets_their_language_and_is_told_that_it_is_a_translation(said, client):
    english = reading.page(client.get(f"/statements/{KEY}/"))
    assert (english.h1.string, "This is the original." in reading.text(english)) == ("Example letter", True)
    with translation.override("fr"):
        french = reading.page(client.get(f"/fr/statements/{KEY}/"))
    assert (french.h1.string, french.h1["lang"]) == ("Exemple de lettre", "fr")
    arabic = reading.page(client.get(f"/statements/{KEY}/?text=ar&beside=en"))
    assert [(part["lang"], part["dir"]) for part in arabic.select("article > div")] == [
        ("ar", "rtl"),
        ("en", "ltr"),
    ]
    assert "The original is in English. Translated by Example organisation A." in reading.text(arabic)
    russian = reading.page(client.get(f"/ru/statements/{KEY}/"))
    assert (russian.h1.string, russian.h1["lang"]) == ("Example letter", "en")
    assert reading.page(client.get(f"/statements/{KEY}/?text=xx&beside=yy")).h1.string == "Example letter"


def test_who_signed_and_who_is_not_named(said, client):
    soup = reading.page(client.get(f"/statements/{KEY}/"))
    assert [item.get_text(" ", strip=True) for item in soup.select(".signatories li")] == [
        "Zebra friends , Tunisia",
        "Example organisation A , Morocco",
    ]
    assert "1 more signed and is not named here" in reading.text(soup)
    assert "Signed by 3 organisations. 1 of them is part of the network." in reading.text(soup)
    sheet = client.get(f"/statements/{KEY}/signatories.csv").content.decode()
    assert sheet.splitlines()[1:] == [
        "1,Zebra friends,,TUN,Tunisia,",
        "2,Example organisation A,example-a,MAR,Morocco,",
    ]
    data = client.get(f"/statements/{KEY}.json").json()
    assert (data["hidden"], [one["name"] for one in data["signatories"]]) == (
        1,
        ["Zebra friends", "Example organisation A"],
    )
    for path in ("/statements/", f"/statements/{KEY}/", f"/statements/{KEY}.json", "/statements.atom"):
        assert "Hidden" not in client.get(path).content.decode()
    statements.edit(key=KEY, version=None, words=make.words(order="by-name"), by=None)
    soup = reading.page(client.get(f"/statements/{KEY}/"))
    assert soup.select(".signatories li")[0].get_text().startswith("Example organisation A")


def test_a_draft_is_there_for_editors_alone(said, client):
    path = "/statements/2022-01-01-example-draft/"
    assert client.get(path).status_code == 404
    client.force_login(people.person("translator", "translator"))
    assert client.get(path).status_code == 404
    client.force_login(people.person("editor", "editor"))
    assert "A draft: only editors see it." in reading.text(reading.page(client.get(path)))
    assert client.get("/statements.json").json()[0]["key"] == KEY


def test_a_withdrawn_statement_keeps_its_address_and_says_why(said, client):
    soup = reading.page(client.get("/statements/2019-example-withdrawn/"))
    assert "This statement was withdrawn. Sent in error." in reading.text(soup)
    assert "Example text." not in reading.text(soup)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert client.get("/statements/2019-example-withdrawn.json").json()["texts"] == []
    assert "withdrawn" not in client.get("/sitemap-en-1.xml").content.decode()


def test_it_stands_where_it_belongs(said, client):
    for path in ("/states/TUN/", "/bodies/crc/sessions/87/", "/network/organisations/example-a/"):
        soup = reading.page(client.get(path))
        assert [a["href"] for a in soup.select(".lines h3 a")] == [f"/statements/{KEY}/"], path
    assert reading.page(client.get("/states/MAR/")).select(".lines") == []


def test_files_are_for_everybody_while_it_is_published(said, client):
    held = texts.attach(key=KEY, file=io.BytesIO(b"Signed.\n"), name="letter.txt", language="en", by=None)
    path = f"/statements/{KEY}/files/{held.pk}/"
    answer = client.get(path)
    assert (b"".join(answer.streaming_content), answer["Content-Disposition"]) == (
        b"Signed.\n",
        'attachment; filename="letter.txt"',
    )
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(f"/statements/2018-09-28-example-old-statement/files/{held.pk}/").status_code == 404
    statements.withdraw(key=KEY, version=None, note="Sent in error.", by=None)
    assert client.get(path).status_code == 404


def test_what_machines_are_told(said, client):
    (report,) = [
        part
        for part in json.loads(
            reading.page(client.get(f"/statements/{KEY}/")).find("script", type="application/ld+json").string
        )["@graph"]
        if part["@type"] == "Report"
    ]
    assert (report["identifier"], report["inLanguage"], report["dateCreated"]) == (
        "CRC/C/155",
        ["en", "ar", "fr"],
        "2021-03-22",
    )
    assert "Zebra" not in json.dumps(report)
    feed = client.get("/fr/statements.atom?topic=education").content.decode()
    assert feed.count("<entry") == 1
    assert "<title>Exemple de lettre</title>" in feed
    assert f"/fr/statements/{KEY}/" in feed
    (document,) = searching.documents([KEY])
    assert (document.titles["ar"], document.also, document.on) == ("رسالة مثال", ("CRC/C/155",), "2021-03-22")
    assert document.texts["en"] == "Why Sessions come late."


def test_it_has_changed_where_an_editor_calls_a_change_meaningful(said, client):
    Statement.objects.update(published_at=datetime(2021, 4, 1, tzinfo=UTC))
    one = Statement.objects.get(key=KEY)
    statements.touch(one)
    path = f"/statements/{KEY}/"
    assert "Last changed on" not in client.get(path).content.decode()
    assert "dateModified" not in client.get(path).content.decode()
    client.force_login(people.person("an-editor", "editor"))
    text = one.texts.get(language=one.language)
    form = {
        "version": one.version,
        "language": text.language,
        "title": text.title,
        "body": rich_text("<p>Now so.</p>"),
    }
    for more, is_said in (
        ({}, False),
        ({"is_meaningful": "on", "body": rich_text("<p>Now other.</p>")}, True),
    ):
        form["version"] = Statement.objects.get(key=KEY).version
        sent = client.post(f"/admin/statements/{KEY}/texts/{text.language}/", form | more)
        assert sent.status_code == 302
        shown = Client().get(path).content.decode()
        assert ("Last changed on 2\u00a0November 2026" in shown) is is_said
    assert '"datePublished":"2021-03-22"' in shown.replace(" ", "")
    assert "2026-11-02T00:00:00" in Client().get("/statements.atom").content.decode()


def test_the_citation_names_who_what_when_and_where(said, client):
    text = reading.text(reading.page(client.get(f"/statements/{KEY}/")))
    assert "Palais, “Example letter”, Joint letter, 22 March 2021, CRC/C/155, http://" in text


@pytest.mark.parametrize("path", ["/statements/", f"/statements/{KEY}/?text=fr&beside=ar", "/ar/statements/"])
def test_nothing_is_inline(said, client, path):
    assert reading.barred(reading.page(client.get(path))) == []


def test_an_empty_list_teaches(facts_loaded, client):
    assert "No statement is published yet" in reading.text(reading.page(client.get("/statements/")))


@pytest.mark.parametrize("more", [0, 30])
def test_more_of_them_ask_the_database_no_more(said, client, django_assert_max_num_queries, more):
    for number in range(more):
        make.published(f"Example {number}", topics=("education",))
    make.signed(said, "\n".join(f"Friends {number}, Tunisia" for number in range(2 + more * 3)))
    with django_assert_max_num_queries(18):
        client.get("/statements/")
    with django_assert_max_num_queries(24):
        client.get(f"/statements/{KEY}/")
