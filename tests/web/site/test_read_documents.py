"""The page of a document that was read: structure, anchors, languages, files, and who sees what is not published."""

import io

import pytest
from django.test import Client
from django.utils import translation

from palais.apps.library.models import DocumentFile, GeneralComment, ParseRun
from palais.apps.library.searching import READ, read_documents
from palais.apps.office.models import SearchOutbox
from palais.apps.office.services import files
from palais.apps.people.choices import Role
from palais.web.answers.library_document import document_page
from palais.web.site.present import passages
from tests.makers import passages as make
from tests.makers import people
from tests.web import reading

AT = f"/documents/{make.NEW}"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def read_here(facts_loaded):
    made = make.document()
    make.paragraph(made, 1, f"Opening of {make.NEW}.", under=())
    under = ("III. Main areas of concern", "Violence against children")
    make.paragraph(made, 23, "The Committee, recalling CRC/C/GC/8:", "Ban it;", "Count <it>.", under=under)
    make.paragraph(made, 24, "The Committee is concerned.", under=under)
    make.paragraph(made, 23, "A number that comes twice.", language="fr")
    make.in_document(made, "23(a)", "Ban it;")
    make.in_document(made, "24", "The Committee is concerned.", kind="concern")
    make.in_document(made, "99", "Nowhere among the paragraphs.")
    return made


def attach(made, name: str = "text.txt") -> DocumentFile:
    kept = files.receive(file=io.BytesIO(b"Text of a document"), name=name, purpose="document", by=None)
    return DocumentFile.objects.create(
        document=made, file=kept, name=name, checksum=kept.checksum, language="en", format="text"
    )


def test_paragraphs_have_their_numbers_as_anchors_and_what_was_found_is_marked(read_here, read):
    soup = read(AT)
    assert soup.h1.string == "Concluding observations for a test"
    assert [tag["id"] for tag in soup.select(".un-text [id]")] == [
        "1", "h23-0", "h23-1", "23", "23(a)", "23(b)", "24", "99",
    ]  # fmt: skip
    item = soup.find(id="23(a)")
    assert "asked" in item["class"] and item.select_one(".number")["href"] == "#23(a)"
    assert item.select_one(".cite").get_text() == f"{make.NEW}, para. 23 (a)"
    assert item.select_one(".found").get_text() == "Recommendation"
    assert "concern" in soup.find(id="24")["class"] and "asked" not in soup.find(id="23(b)")["class"]
    assert "Count <it>." in soup.find(id="23(b)").get_text()
    assert [a.get_text() for a in soup.select(".contents a")] == [
        "III. Main areas of concern", "Violence against children",
    ]  # fmt: skip
    assert [tag.get_text() for tag in soup.select(".contents .count")] == ["1", "1"]
    assert reading.barred(soup) == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("its general comment No. 24 (2019) on child justice", "CRC/C/GC/24"),
        ("(general recommendation No. 30 (2013))", "CEDAW/C/GC/30"),
        ("في التعليق العام رقم 24 (2019)", "CRC/C/GC/24"),
        ("第24号一般性意见(2019年)", "CRC/C/GC/24"),
        ("its general comment No. 24", None),
        ("its general comment No. 24 (1950)", None),
    ],
)
def test_a_general_comment_named_with_its_year_is_a_link(facts_loaded, text, leads):
    said = reading.BeautifulSoup(passages.linked(f"{text} <b>", body="crc"), "html.parser")
    assert [a["href"] for a in said.select("a")] == ([f"/documents/{leads}"] if leads else [])
    assert said.get_text() == f"{text} <b>"


def test_a_general_comment_does_not_lead_to_itself_and_a_symbol_beside_it_leads_too(facts_loaded):
    text = "general comment No. 24 (2019) (CRC/C/GC/24), CRC/C/GC/10"
    assert passages.linked(text, own="CRC/C/GC/24", body="crc").count("<a ") == 1
    assert passages.linked(text, body="crc").count("<a ") == 3


def test_headings_have_links_and_contents_do_not_have_two(read_here, read):
    make.paragraph(read_here, 30, "Text", under=("Follow-up to CRC/C/GC/8",))
    soup = read(AT)
    assert soup.find(id="h30-0").a["href"] == "/symbols/CRC/C/GC/8"
    assert soup.select_one('.contents a[href="#h30-0"]').get_text() == "Follow-up to CRC/C/GC/8"


def test_every_number_leads_somewhere(read_here, read):
    anew = make.paragraph(read_here, 25, "The document counts anew.")
    anew.number = "1"
    anew.save()
    soup = read(AT)
    twice = [tag for tag in soup.select(".number") if tag.get_text() == "1."]
    assert [(tag.name, tag.get("href")) for tag in twice] == [("a", "#1"), ("span", None)]
    assert all(soup.find(id=tag["href"][1:]) for tag in soup.select("a.number"))


def test_it_is_cited_in_words_and_in_files(read_here, client):
    soup = reading.page(client.get(AT))
    assert (
        soup.find(id="citation")
        .get_text()
        .startswith(
            f"Committee on the Rights of the Child (2024). Concluding observations for a test. {make.NEW}."
        )
    )
    files = {a.get_text(): a["href"] for a in soup.select(".downloads a")}
    assert files == {form.upper(): f"{AT}.{form}" for form in ("json", "ris", "bib")}
    assert f"ET  - {make.NEW}\r\n".encode() in client.get(files["RIS"]).content
    assert b"@techreport{CRC-C-MAR-CO-8-9,\n" in client.get(files["BIB"]).content
    assert client.get(files["JSON"]).json()["paragraphs"][1]["number"] == "23"
    assert client.get("/documents/CRC/C/MAR/CO/80.ris").status_code == 404
    read_here.is_published = False
    read_here.save()
    assert [client.get(path).status_code for path in files.values()] == [404] * 3


def test_a_document_that_only_the_facts_know_is_cited_too(facts_loaded, client):
    fact = GeneralComment.public.exclude(symbol="").order_by("symbol").first()
    soup = reading.page(client.get(f"/documents/{fact.symbol}"))
    assert f"{fact.title}. {fact.symbol}." in soup.find(id="citation").get_text()
    assert [a.get_text() for a in soup.select(".downloads a")] == ["RIS", "BIB"]
    assert fact.symbol in client.get(f"/documents/{fact.symbol}.ris").content.decode()
    assert client.get(f"/documents/{fact.symbol}.json").status_code == 404


def test_other_symbols_are_links_and_its_own_is_not(read_here, read):
    soup = read(AT)
    assert [a["href"] for a in soup.select(".un-text p a:not(.number):not(.found)")] == [
        "/symbols/CRC/C/GC/8"
    ]


def test_a_review_under_a_protocol_is_named_so(facts_loaded, read):
    symbol = "CRC/C/OPAC/MAR/CO/1"
    make.document(symbol, instrument="opac", cycle_from=1, cycle_to=1)
    assert "OPAC, report 1" in reading.text(read(f"/documents/{symbol}"))


def test_its_symbol_leads_to_it(read_here, client):
    assert client.get(f"/symbols/{make.NEW}").headers["Location"] == AT


def test_a_further_symbol_and_another_way_of_writing_lead_to_it(read_here, client):
    read_here.other_symbols = ["CCPR/C/MAR/CO/8"]
    read_here.save()
    leading = {
        "/symbols/CCPR/C/MAR/CO/8": AT,
        f"/symbols/{make.NEW.lower()}": AT,
        "/documents/CCPR/C/MAR/CO/8": AT,
        f"/documents/{make.NEW.lower()}?text=fr": f"{AT}?text=fr",
        "/documents/ccpr/c/mar/co/8/": AT,
    }
    assert {path: client.get(path).headers.get("Location") for path in leading} == leading
    assert client.get("/api/v1/documents/CCPR/C/MAR/CO/8").json()["key"] == make.NEW
    for nothing in ("CCPR/C/MAR/CO/", "CCPR/C/MAR/CO/80", "no symbol", '"', "file-0"):
        assert client.get(f"/documents/{nothing}").status_code == 404


def test_what_is_not_published_is_led_to_for_nobody_else(read_here, client):
    read_here.other_symbols, read_here.is_published = ["CCPR/C/MAR/CO/8"], False
    read_here.save()
    paths = ("/documents/CCPR/C/MAR/CO/8", f"/documents/{make.NEW.lower()}")
    assert [client.get(path).status_code for path in paths] == [404, 404]
    client.force_login(people.person("somebody", Role.EDITOR))
    assert [client.get(path).headers["Location"] for path in paths] == [AT, AT]


def test_a_reader_gets_their_language_and_may_have_two_beside_each_other(read_here, client):
    with translation.override("fr"):
        french = reading.page(client.get(f"/fr{AT}"))
    assert (french.select_one(".un-text")["lang"], french.select_one(".un-text").find(id="24")) == (
        "fr",
        None,
    )
    both = reading.page(client.get(f"{AT}?text=en&beside=fr"))
    assert [tag.get_text() for tag in both.select(".two [lang=fr]")][1] == "A number that comes twice."
    odd = reading.page(client.get(f"{AT}?text=xx&beside=en"))
    assert (odd.select_one(".un-text")["lang"], odd.select(".two")) == ("en", [])


def test_the_file_can_be_taken_along_and_its_checksum_is_shown(read_here, client):
    held = attach(read_here)
    soup = reading.page(client.get(AT))
    assert held.checksum in soup.select_one(".checksum").get_text()
    answer = client.get(soup.select_one(".archived a")["href"])
    assert b"".join(answer.streaming_content) == b"Text of a document"
    assert answer["Content-Disposition"].startswith("attachment")
    held.file.path.unlink()
    assert client.get(f"/documents/files/{held.pk}/").status_code == 404


@pytest.mark.parametrize(("status", "seen"), [("waiting", False), ("ready", False), ("published", True)])
def test_a_file_whose_reading_is_not_published_is_for_nobody_else(read_here, client, status, seen):
    held = attach(read_here)
    ParseRun.objects.create(file=held, version="1", status=status)
    assert (held.checksum in client.get(AT).content.decode()) == seen
    answer = client.get(f"/documents/files/{held.pk}/")
    assert answer.status_code == (200 if seen else 404) and (not seen or b"".join(answer.streaming_content))
    client.force_login(people.person("somebody", Role.EDITOR))
    assert b"".join(client.get(f"/documents/files/{held.pk}/").streaming_content)


def test_what_is_not_published_leads_to_its_review(read_here, client):
    held = attach(read_here)
    read_here.is_published = False
    read_here.save()
    read_here.paragraphs.all().delete()
    read_here.recommendations.all().delete()
    client.force_login(people.person("somebody", Role.EDITOR))
    soup = reading.page(client.get(AT))
    assert soup.select_one(".nothing a")["href"] == f"/admin/un-documents/{held.pk}/"
    assert "can be taken along" not in soup.get_text()
    held.delete()
    assert "No file of it is here." in reading.page(client.get(AT)).get_text()


@pytest.mark.parametrize(("roles", "status"), [((Role.EDITOR,), 200), ((), 404), (None, 404)])
def test_what_is_not_published_is_for_those_who_bring_documents_in(read_here, client: Client, roles, status):
    read_here.is_published = False
    read_here.save()
    held, asked = attach(read_here), read_here.recommendations.first()
    if roles is not None:
        client.force_login(people.person("somebody", *roles))
    pages = [AT, f"/recommendations/{asked.pk}/", f"/recommendations/{asked.pk}.json"]
    assert [client.get(path).status_code for path in pages] == [status] * 3
    file = client.get(f"/documents/files/{held.pk}/")
    assert file.status_code == status and (not file.streaming or b"".join(file.streaming_content))
    if status == 200:
        soup = reading.page(client.get(AT))
        assert "Not published" in reading.text(soup) and soup.find(rel="canonical") is None


def test_nothing_of_what_is_not_published_is_counted_found_or_listed(read_here, client):
    read_here.is_published = False
    read_here.save()
    assert "Recommendations to Morocco" in client.get("/states/MAR/recommendations/").content.decode()
    assert "No recommendation to this State" in client.get("/states/MAR/recommendations/").content.decode()
    assert make.NEW not in client.get("/sitemap-en-1.xml").content.decode()
    assert client.get("/api/v1/documents").json()["items"] == []
    assert client.get(f"/api/v1/documents/{make.NEW}").status_code == 404
    assert list(read_documents([make.NEW])) == []


def test_facts_and_text_of_one_document_stand_on_one_page(facts_loaded, read):
    fact = GeneralComment.public.exclude(symbol="").order_by("symbol").first()
    made = make.document(fact.symbol, kind="general-comment", state="", cycle_from=None, cycle_to=None)
    make.paragraph(made, 1, "The text.")
    soup = read(f"/documents/{fact.symbol}")
    assert soup.h1.string == fact.title and soup.find(id="1") is not None
    assert list(read_documents([made.key])) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_questions_does_not_grow_with_the_document(
    facts_loaded, django_assert_num_queries, number
):
    made = make.document()
    for place in range(1, number + 1):
        make.paragraph(made, place, "Text", "Item", under=(f"Heading {place}",))
        make.in_document(made, f"{place}(a)")
        attach(made, f"text-{place}.txt") if place == 1 else None
    with django_assert_num_queries(7):
        page = document_page(key=make.NEW, language="en")
    assert (len(page.paragraphs), page.asked) == (number, number)


def test_search_hears_of_a_document_and_finds_it_by_symbol_and_title(read_here):
    assert SearchOutbox.objects.filter(kind=READ, key=make.NEW).exists()
    found = next(iter(read_documents([make.NEW])))
    assert (found.also, found.titles) == ((make.NEW,), {"en": "Concluding observations for a test"})


def test_recommendations_that_a_report_numbers_below_a_paragraph_stand_there(facts_loaded, client):
    report = make.document("A/HRC/28/15", kind="upr-outcome", body="upr")
    make.paragraph(report, 115, "The recommendations below enjoy the support of Morocco:")
    make.paragraph(report, 116, "All conclusions reflect the position of the submitting States.")
    for number in ("115.10", "115.2"):
        make.in_document(report, number, f"Do {number} (France);", body="upr", position="supported")
    make.in_document(report, "118.1", "Stands nowhere", body="upr")
    said = reading.page(client.get("/documents/A/HRC/28/15")).main.get_text(" ", strip=True)
    places = [
        said.index(text)
        for text in ("enjoy the support", "Do 115.2", "Do 115.10", "All conclusions", "Stands")
    ]
    assert places == sorted(places)
    assert "Also found in it" in said[places[3] : places[4]]


def test_the_list_of_documents_has_filters_and_leads_to_each(read_here, client):
    make.document("A/HRC/28/15", kind="upr-outcome", body="upr", state="SWE", adopted_on=None)
    make.document("CRC/C/NOR/CO/9", is_published=False, state="NOR")
    soup = reading.page(client.get("/documents/"))
    assert [a["href"] for a in soup.select("table.data th a")] == [
        f"/documents/{make.NEW}",
        "/documents/A/HRC/28/15",
    ]
    assert [option["value"] for option in soup.select("#filter-state option")] == ["", "MAR", "SWE"]
    assert reading.barred(soup) == []
    soup = reading.page(client.get("/documents/?state=SWE&body=upr"))
    assert [a.get_text() for a in soup.select("table.data th a")] == ["A/HRC/28/15"]
    assert "No document fits" in reading.page(client.get("/documents/?state=ZZZ%00")).main.get_text()
    assert client.get("/documents/?page=9").status_code == 404
    assert client.get("/ar/documents/").status_code == 200


def test_without_documents_the_list_says_where_they_come_from(facts_loaded, client):
    assert "No document was read yet" in reading.page(client.get("/documents/")).main.get_text()
