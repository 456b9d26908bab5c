"""What machines ask for."""

import re
from xml.etree import ElementTree

import pytest
from wagtail.models import Site

from palais.apps.office.models import SiteIdentity
from palais.web.site.views import sitemaps
from tests.web.kinds import PREFIXES

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


PRIVATE = ("/report/", "/account/", "/invitation/", "/subscribe/", "/subscriptions/", "/follow-up/stories/")


def test_robots_may_read_all_but_the_desk_and_the_forms(db, client, settings):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        *(f"Disallow: {prefix}{closed}" for closed in PRIVATE for prefix in PREFIXES.values()),
        f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml",
    ]


@pytest.fixture
def listed(facts_loaded, client, settings) -> dict[str, dict[str, dict[str, str]]]:
    """The addresses of each file that the index names, each with its twins."""
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [entry.findtext(f"{SITEMAP}loc").removeprefix(settings.SITE_ADDRESS) for entry in index]
    return {
        file: {
            entry.findtext(f"{SITEMAP}loc"): {
                link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")
            }
            for entry in ElementTree.fromstring(client.get(file).content)
        }
        for file in files
    }


def test_the_map_of_the_site_has_a_file_for_each_language(listed, settings):
    assert list(listed) == [f"/sitemap-{tag}-1.xml" for tag in PREFIXES]
    sizes = {len(entries) for entries in listed.values()}
    assert len(sizes) == 1
    assert sizes.pop() > 11 + 199 + 18
    for path in (
        "/",
        "/states/",
        "/treaties/",
        "/states/MAR/",
        "/states/XKX/",
        "/treaties/opic/",
        "/api/",
        "/glossary/",
    ):
        twins = {tag: f"{settings.SITE_ADDRESS}{prefix}{path}" for tag, prefix in PREFIXES.items()}
        assert [listed[f"/sitemap-{tag}-1.xml"][twins[tag]] for tag in PREFIXES] == [twins] * 6


def test_every_sixtieth_address_of_the_map_answers_and_names_itself(listed, client, settings):
    paths = [
        address.removeprefix(settings.SITE_ADDRESS) for entries in listed.values() for address in entries
    ][::60]
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        assert f'rel="canonical" href="{settings.SITE_ADDRESS}{path}"' in response.content.decode(), path


def test_a_long_map_is_split(facts_loaded, client, settings, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 100)
    names = re.findall(r"<loc>[^<]*(/sitemap-en-\d+.xml)</loc>", client.get("/sitemap.xml").content.decode())
    found = [re.findall("<loc>([^<]*)</loc>", client.get(name).content.decode()) for name in names]
    assert len(names) > 3
    assert [len(part) for part in found[:-1]] == [100] * (len(names) - 1)
    assert len({address for part in found for address in part}) == sum(map(len, found))


@pytest.mark.parametrize(
    "path", ["/sitemap-en-0.xml", "/sitemap-en-99.xml", "/sitemap-de-1.xml", "/sitemap-en-x.xml"]
)
def test_no_other_map_is_there(facts_loaded, client, path):
    assert client.get(path).status_code == 404


def test_a_weakness_is_told_to_the_address_of_the_network(db, client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    SiteIdentity.objects.create(
        site=Site.objects.get(is_default_site=True), contact_email="office@example.org"
    )
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:office@example.org",
        "Expires: 2027-05-10T00:00:00Z",
        "Preferred-Languages: en, ar, es, fr, ru, zh",
        f"Canonical: {settings.SITE_ADDRESS}/.well-known/security.txt",
    ]


@pytest.mark.parametrize("path", ["/health/", "/health"])
def test_a_monitor_is_told_that_all_is_well_and_nothing_else(
    facts_loaded, client, path, django_assert_max_num_queries
):
    client.get(path)  # the first asks for migrations too
    with django_assert_max_num_queries(6):
        response = client.get(path)
    assert (response.status_code, response.content, response["Content-Type"]) == (200, b"ok\n", "text/plain")
    assert "no-store" in response["Cache-Control"]


def test_a_monitor_is_told_that_something_is_bad_and_not_what(db, client):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (503, b"not ok\n")  # no facts were ever loaded


def test_the_icon_has_an_address_that_browsers_guess(db, client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/marks/favicon.ico")


def test_the_site_answers_before_any_facts_are_loaded(db, client):
    for path in (
        "/",
        "/states/",
        "/treaties/",
        "/facts/",
        "/sources/",
        "/sitemap.xml",
        "/states.csv",
        "/glossary/",
    ):
        assert client.get(path).status_code == 200, path
