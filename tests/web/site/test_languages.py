"""Six languages: the address alone decides, the switch keeps the page, and every page names its twins."""

import pytest

from palais.web.site import languages
from tests.web import reading
from tests.web.kinds import PAGES, PREFIXES

TAGS = list(PREFIXES)


@pytest.mark.parametrize("tag", TAGS)
def test_the_prefix_decides_language_and_direction(read, client, tag):
    path = f"{PREFIXES[tag]}/states/SWE/"
    html = read(path).html
    assert (html["lang"], html["dir"]) == (tag, "rtl" if tag == "ar" else "ltr")
    assert client.get(path)["Content-Language"] == tag


def test_neither_cookie_nor_browser_changes_the_language(facts_loaded, client):
    client.cookies["django_language"] = "fr"
    response = client.get("/states/SWE/", headers={"accept-language": "ar"})
    assert reading.page(response).html["lang"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("path", "split"),
    [
        ("/", ("en", "/")),
        ("/states/", ("en", "/states/")),
        ("/zh/states/", ("zh-hans", "/states/")),
        ("/zh/", ("zh-hans", "/")),
        ("/ar", ("ar", "/")),
        ("/arab/", ("en", "/arab/")),
        ("/zh-hans/states/", ("en", "/zh-hans/states/")),
        ("/states/ar/", ("en", "/states/ar/")),
    ],
)
def test_an_address_is_split_into_its_language_and_the_rest(path, split):
    assert languages.split(path) == split


@pytest.mark.parametrize("path", ["/", "/states/", "/states/CIV/", "/symbols/CRC/C/MAR/CO/3-4"])
def test_an_address_goes_through_every_language_and_back(path):
    for code in ("ar", "es", "fr", "ru", "zh-hans"):
        there = languages.address(path, code)
        assert (languages.split(there), languages.address(there, "en")) == ((code, path), path)


@pytest.mark.parametrize("path", ["/en/states/", "/zh-hans/states/", "/de/states/"])
def test_no_other_prefix_is_a_language(read, path):
    assert read(path, status=404).html["lang"] == "en"


@pytest.mark.parametrize("path", ["/zh", "/ar", "/fr/states"])
def test_a_missing_slash_is_added(facts_loaded, client, path):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, f"{path}/")


def twins(soup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.find_all("link", rel="alternate", hreflang=True)}


@pytest.mark.parametrize("path", [path for path in PAGES if "?" not in path])
def test_every_page_and_its_twins_name_each_other(read, settings, path):
    expected = {tag: f"{settings.SITE_ADDRESS}{prefix}{path}" for tag, prefix in PREFIXES.items()}
    for prefix in ("", "/ar", "/zh"):
        soup = read(f"{prefix}{path}")
        found = twins(soup)
        assert found == {**expected, "x-default": expected["en"]}
        assert soup.find("link", rel="canonical")["href"] == f"{settings.SITE_ADDRESS}{prefix}{path}"


@pytest.mark.parametrize(
    "path", ["/states/SWE/", "/states/?q=guinea&group=african", "/treaties/opic/?list=signed"]
)
def test_the_switch_keeps_the_page_and_its_question(read, path):
    for tag, prefix in PREFIXES.items():
        choices = read(f"{prefix}{path}").find(class_="languages").select("li [lang]")
        links = {choice["lang"]: choice.get("href") for choice in choices}
        assert links == {other: None if other == tag else f"{PREFIXES[other]}{path}" for other in PREFIXES}


def test_links_stay_in_the_language_of_the_page(read):
    for path in ("/ar/", "/ar/states/", "/ar/treaties/opic/", "/ar/states/MAR/", "/ar/symbols/"):
        soup = read(path)
        soup.find(class_="languages").decompose()
        assert [link for link in reading.links(soup, "/") if not link.startswith("/ar/")] == []


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "Morocco"),
        ("ar", "المغرب"),
        ("es", "Marruecos"),
        ("fr", "Maroc"),
        ("ru", "Марокко"),
        ("zh-Hans", "摩洛哥"),
    ],
)
def test_a_state_has_its_name_in_the_language_of_the_page(read, tag, name):
    assert read(f"{PREFIXES[tag]}/states/MAR/").h1.get_text(strip=True) == name


def test_symbols_and_latin_names_are_isolated_in_arabic(read):
    symbols = read("/ar/states/MAR/").find_all(class_="symbol")
    assert symbols != []
    assert {(mark.name, mark["dir"], mark["lang"]) for mark in symbols} == {("bdi", "ltr", "en")}


@pytest.mark.parametrize("path", ["/ar//evil.example/", "//evil.example/", "/fr//evil.example/x"])
def test_no_address_makes_the_switch_leave_the_site(facts_loaded, client, path):
    soup = reading.page(client.get(path))
    assert [link for link in reading.links(soup) if link.startswith(("//", "http"))] == []


def test_the_switch_keeps_an_address_with_signs_of_its_own(facts_loaded, client):
    """A question mark or a blank inside a path is not the beginning of a query."""
    soup = reading.page(client.get("/symbols/CRC%3FC%20MAR"))
    link = soup.find(class_="languages").find("a", lang="fr")["href"]
    assert link == "/fr/symbols/CRC%3FC%20MAR"
