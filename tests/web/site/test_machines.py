"""What machines ask for."""

from xml.etree import ElementTree

from tests.web.kinds import PREFIXES

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_robots_may_read_all_but_the_desk_and_the_forms(db, client, settings):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /report/",
        *(f"Disallow: {prefix}/report/" for prefix in list(PREFIXES.values())[1:]),
        f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml",
    ]


def test_the_map_of_the_site_names_every_page_in_every_language_with_its_twins(
    facts_loaded, client, settings
):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    entries = {
        entry.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")
        }
        for entry in root
    }
    assert len(entries) == len(root) == (3 + 199 + 18) * 6
    for path in ("/", "/states/", "/treaties/", "/states/MAR/", "/states/XKX/", "/treaties/opic/"):
        twins = {tag: f"{settings.SITE_ADDRESS}{prefix}{path}" for tag, prefix in PREFIXES.items()}
        assert [entries[address] for address in twins.values()] == [twins] * 6


def test_every_fiftieth_address_of_the_map_answers(facts_loaded, client, settings):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    paths = [entry.findtext(f"{SITEMAP}loc").removeprefix(settings.SITE_ADDRESS) for entry in root][::50]
    assert [path for path in paths if client.get(path).status_code != 200] == []


def test_all_is_well_when_the_database_answers(db, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/health")
    assert (response.status_code, response.content, response["Content-Type"]) == (200, b"ok\n", "text/plain")


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
