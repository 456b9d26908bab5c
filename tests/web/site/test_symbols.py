"""A UN symbol as a page: what it is in words, the way to its document, or the place where it stops being one."""

import pytest

from tests.web import reading


def terms(soup) -> dict[str, str]:
    return {entry.dt.get_text(strip=True): reading.text(entry.dd) for entry in soup.select("dl.terms > div")}


def test_a_symbol_in_words_with_its_state_and_treaty(read):
    soup = read("/symbols/CRC/C/MAR/CO/3-4")
    assert terms(soup)["State"] == "Morocco"
    assert terms(soup)["Body"] == "Committee on the Rights of the Child"
    assert "/states/MAR/" in reading.links(soup.find("main"))
    assert soup.h1.get_text(strip=True) == "CRC/C/MAR/CO/3-4"


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_a_known_document_is_where_its_symbol_leads(facts_loaded, client, prefix):
    response = client.get(f"{prefix}/symbols/CRC/C/GC/26")
    assert (response.status_code, response["Location"]) == (302, f"{prefix}/documents/CRC/C/GC/26")
    soup = reading.page(client.get(response["Location"]))
    assert (soup.h1["lang"], "climate change" in soup.h1.get_text()) == ("en", True)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("crc/c/mar/co/3-4", "CRC/C/MAR/CO/3-4"),
        ("CRC/C/MAR/CO/3%E2%80%934", "CRC/C/MAR/CO/3-4"),
        ("CRC/C/%20MAR/CO/3-4", "CRC/C/MAR/CO/3-4"),
    ],
)
def test_another_spelling_leads_to_the_right_one(facts_loaded, client, typed, right):
    response = client.get(f"/symbols/{typed}")
    assert (response.status_code, response["Location"]) == (302, f"/symbols/{right}")


def test_the_search_box_leads_to_the_symbol(facts_loaded, client):
    response = client.get("/symbols/", {"q": " CRC/C/MAR/CO/3-4 "})
    assert (response.status_code, response["Location"]) == (302, "/symbols/CRC/C/MAR/CO/3-4")


@pytest.mark.parametrize(
    ("text", "before", "marked"), [("CRC/C/MAR/XX/3-4", "CRC/C/MAR/", "X"), ("ABC/D/1", "", "A")]
)
def test_a_text_that_is_no_symbol_is_refused_at_its_place(read, text, before, marked):
    soup = read(f"/symbols/{text}", status=404)
    place = soup.find(class_="refused").bdi
    assert (place.get_text(), place.mark.get_text()) == (text, marked)
    assert place.get_text().startswith(before + marked)
    assert soup.find("main").find("input", type="search")["value"] == text


@pytest.mark.parametrize("path", ["/documents/CRC/C/GC/99", "/documents/CRC/C/MAR/CO/3-4"])
def test_a_document_that_is_not_known_is_not_found(read, path):
    assert read(path, status=404).h1 is not None


def test_every_known_document_has_a_page_that_its_symbol_leads_to(facts_loaded, client):
    """Symbols that only documents of the library have: a general comment printed in a yearly report shares its own."""
    from palais.apps.library.models import GeneralComment

    for symbol in GeneralComment.public.exclude(symbol="").values_list("symbol", flat=True).distinct()[::7]:
        response = client.get(f"/symbols/{symbol}", follow=True)
        assert (response.status_code, response.redirect_chain[-1][0]) == (200, f"/documents/{symbol}")


def test_the_examples_are_all_understood(read):
    examples = reading.links(read("/symbols/").find("main"), "/symbols/")
    assert len(examples) > 3
    for example in examples:
        address = reading.local(example)
        assert read(address, status=302 if address.endswith("GC/26") else 200) is not None
