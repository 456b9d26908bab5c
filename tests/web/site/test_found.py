"""What search engines and those who share a link are told: the truth about the page, and nothing that runs."""

import json

import pytest
from django.utils.safestring import SafeString

from palais.apps.treaties.models import State
from palais.web.site import found
from tests.web.kinds import NOT_FOUND


def graph(soup) -> dict[str, dict]:
    """The parts of the page's data block, by type."""
    block = soup.find("script", type="application/ld+json")
    return {part["@type"]: part for part in json.loads(block.string)["@graph"]} if block else {}


def shared(soup) -> dict[str, str]:
    return {tag["property"]: tag["content"] for tag in soup.find_all("meta", property=True)}


def test_the_first_page_names_the_site_its_search_and_who_runs_it(read, settings):
    parts = graph(read("/fr/"))
    assert set(parts) == {"WebSite", "Organization"}
    assert parts["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        f"{settings.SITE_ADDRESS}/fr/search/?q={{search_term_string}}"
    )
    assert (parts["WebSite"]["inLanguage"], parts["Organization"]["name"]) == ("fr", "Palais")
    assert "email" not in parts["Organization"]


def test_the_way_from_home_is_that_of_the_page(read, settings):
    soup = read("/ar/states/MAR/")
    crumbs = graph(soup)["BreadcrumbList"]["itemListElement"]
    assert [crumb["item"].removeprefix(settings.SITE_ADDRESS) for crumb in crumbs] == [
        "/ar/",
        "/ar/states/",
        "/ar/states/MAR/",
    ]
    assert [crumb["name"] for crumb in crumbs] == [
        li.get_text(strip=True) for li in soup.select(".crumbs li")
    ]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3]


@pytest.mark.parametrize("path", ["/states/", "/treaties/", "/treaties/opic/"])
def test_a_list_is_a_dataset_whose_files_are_there(read, client, settings, path):
    data = graph(read(path))["Dataset"]
    assert data["license"] == "https://www.apache.org/licenses/LICENSE-2.0"
    for file in data["distribution"]:
        response = client.get(file["contentUrl"].removeprefix(settings.SITE_ADDRESS))
        assert response.status_code == 200
        assert response["Content-Type"].startswith(file["encodingFormat"])
    assert data["distribution"] != []


def test_no_text_can_end_the_data_block(read):
    name = '</script><script>alert(1)</script>\u2028"\\&<!--'
    State.everything.filter(pk="MAR").update(name_en=name)
    soup = read("/states/MAR/")
    assert graph(soup)["BreadcrumbList"]["itemListElement"][-1]["name"] == name
    assert soup.find("script", string="alert(1)") is None


def test_data_is_written_without_any_sign_that_html_knows():
    written = found.safe_json({"a": "<b>&\u2028\u2029</b>é"})
    assert written == '{"a":"\\u003cb\\u003e\\u0026\\u2028\\u2029\\u003c/b\\u003eé"}'
    assert isinstance(written, SafeString)


def test_a_shared_link_says_what_the_page_says(read, settings):
    soup = read("/states/MAR/")
    told = shared(soup)
    assert told["og:title"] == "Morocco"
    assert told["og:description"] == soup.find("meta", attrs={"name": "description"})["content"]
    assert told["og:url"] == f"{settings.SITE_ADDRESS}/states/MAR/"
    assert told["og:image"].startswith(f"{settings.SITE_ADDRESS}/static/marks/share")
    assert shared(read("/zh/states/MAR/"))["og:locale"] == "zh_CN"


def test_quotes_in_a_name_stay_in_the_attribute(read):
    State.everything.filter(pk="MAR").update(name_en='"><img src=x>')
    soup = read("/states/MAR/")
    assert soup.find("img", src="x") is None
    assert shared(soup)["og:title"] == '"><img src=x>'


@pytest.mark.parametrize("path", NOT_FOUND)
def test_what_is_not_there_has_no_address_and_no_data(read, path):
    soup = read(path, status=404)
    assert soup.find("link", rel="canonical") is None
    assert (graph(soup), shared(soup)) == ({}, {})


def test_a_filtered_list_has_the_address_of_the_whole_one(read, settings):
    soup = read("/states/?group=african")
    assert soup.find("link", rel="canonical")["href"] == f"{settings.SITE_ADDRESS}/states/"
    assert soup.find("link", hreflang=True) is None


def test_an_address_in_other_letters_is_written_as_addresses_are(read, settings):
    from palais.web.site import languages

    assert languages.written("/ar/أ b/") == "/ar/%D8%A3%20b/"
    assert languages.written("/ar/%D8%A3%20b/") == "/ar/%D8%A3%20b/"
