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
    assert "asked" in item["class"] and item.select_one(".number")["title"] == f"{make.NEW}, para. 23 (a)"
    assert item.select_one(".found").get_text() == "Recommendation"
    assert "concern" in soup.find(id="24")["class"] and "asked" not in soup.find(id="23(b)")["class"]
    assert soup.find(id="23(b)").get_text().endswith("Count <it>.")
    assert [a.get_text() for a in soup.select(".contents a")] == [
        "III. Main areas of concern", "Violence against children",
    ]  # fmt: skip
    assert [tag.get_text() for tag in soup.select(".contents .count")] == ["1", "1"]
    assert reading.barred(soup) == []


def test_other_symbols_are_links_and_its_own_is_not(read_here, read):
    soup = read(AT)
    assert [a["href"] for a in soup.select(".un-text p a:not(.number):not(.found)")] == [
        "/symbols/CRC/C/GC/8"
    ]


def test_its_symbol_leads_to_it(read_here, client):
    assert client.get(f"/symbols/{make.NEW}").headers["Location"] == AT


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
