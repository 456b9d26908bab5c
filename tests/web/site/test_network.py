"""The network's public face: counted figures, the map and its gaps, working groups, joining, addresses that moved."""

import csv
import io

import pytest
from wagtail.models import Locale, Site
from wagtail.rich_text import RichText

from palais.apps.office import search
from palais.apps.people.models import WorkingGroup
from palais.cms.models import ProsePage
from palais.web.answers.network import figures, near_state, where_it_works
from tests.makers import people
from tests.web import reading


def working(letter: str, *states: str, **fields: object) -> object:
    one = people.organisation(letter, **fields)
    for state in states:
        one.work_states.create(state=state)
    return one


@pytest.fixture
def network(facts_loaded) -> None:
    first = working("A", "MAR", "TUN", state="CHE", level="international", language="fr")
    first.topics.create(topic="education")
    first.languages.create(language="fr")
    working("B", state="MAR", level="national", standing="observer")
    working("C", state="LUX", level="international")
    working("Partner", "KEN", standing="partner", state="CHE")
    working("Hidden", "MDA", is_listed=False, state="MDA")
    working("Gone", "PER", standing="former")
    working("Kosovo", "XKX")


def test_figures_are_counted_and_give_nobody_away(network):
    found = figures()
    assert (found.organisations, found.states_covered, found.states_not_covered) == (4, 2, 195)
    where = where_it_works()
    assert (where.figures, where.unplaced) == (found, 1)
    assert {
        line.iso3: (len(line.working), len(line.seated))
        for line in where.lines
        if line.seated or line.working
    } == {
        "CHE": (0, 1),
        "LUX": (0, 1),
        "MAR": (2, 1),
        "TUN": (1, 0),
    }
    missing = {line.iso3 for lines in where.missing.values() for line in lines}
    assert {"MDA", "KEN", "PER", "LUX", "CHE"} <= missing
    assert len(missing) == 195


def test_a_network_without_organisations_says_so(facts_loaded, client):
    assert (figures().organisations, figures().states_not_covered) == (0, 197)
    for path in ("/network/", "/network/map/"):
        assert "No organisation is listed yet" in reading.text(reading.page(client.get(path)))
    assert "No working group is listed yet" in reading.text(reading.page(client.get("/network/groups/")))


def test_the_map_its_table_and_its_files_say_the_same(network, client):
    soup = reading.page(client.get("/network/map/"))
    text = reading.text(soup)
    assert "4 organisations are part of the network" in text
    assert "They are known to work in 2 States. In 195 States nobody" in text
    assert "Of 1 organisation it is not known here where it works." in text
    assert [a["href"] for a in soup.select("#where tbody th a")] == [
        f"/states/{iso3}/" for iso3 in ("LUX", "MAR", "CHE", "TUN")
    ]
    labels = {a["href"]: a["aria-label"] for a in soup.select(".map-sheet a")}
    assert (labels["/states/MAR/"], labels["/states/CHE/"], labels["/states/MDA/"]) == (
        "Morocco: an organisation works there",
        "Switzerland: only a seat is there",
        "Republic of Moldova: nobody known here",
    )
    rows = {
        row["state"]: row
        for row in csv.DictReader(io.StringIO(client.get("/network/map.csv").content.decode()))
    }
    assert (rows["MAR"]["working"], rows["MAR"]["organisations_working"]) == ("2", "example-a | example-b")
    assert (len(rows), rows["MDA"]["working"]) == (197, "0")
    assert client.get("/network/map.json").json()["figures"]["states_covered"] == 2
    assert client.get("/network/map.docx").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("work=MAR", ["example-a", "example-b"]),
        ("work=MDA", []),
        ("state=CHE", ["example-a", "example-partner"]),
        ("region=002", ["example-a", "example-b", "example-partner"]),
        ("topic=education", ["example-a"]),
        ("language=fr", ["example-a"]),
        ("language=fr&standing=observer", []),
    ],
)
def test_the_directory_is_narrowed(network, client, asked, found):
    soup = reading.page(client.get(f"/network/?{asked}"))
    assert [a["href"].split("/")[-2] for a in soup.select("#members-table th a")] == found
    assert [one["key"] for one in client.get(f"/network.json?{asked}").json()] == found
    assert [one["key"] for one in client.get(f"/api/v1/organisations?{asked}").json()["items"]] == found


def test_a_state_page_names_who_works_and_who_sits_there(network, client):
    near = near_state(iso3="MAR")
    assert ([one.key for one in near.working], [one.key for one in near.seated]) == (
        ["example-a", "example-b"],
        ["example-b"],
    )
    text = reading.text(reading.page(client.get("/states/MAR/")))
    assert "They work here Example organisation A Member Example organisation B Observer" in text
    for path in ("/states/MDA/", "/network/", "/network/map.json", "/network.json"):
        assert "Hidden" not in client.get(path).content.decode()


@pytest.mark.parametrize(("is_open", "shown"), [(False, False), (True, True)])
def test_a_contact_is_shown_only_where_it_may_be(facts_loaded, client, is_open, shown):
    people.organisation("A", contact_email="office@example.org", contact_is_open=is_open)
    path = "/network/organisations/example-a"
    for address in (f"{path}/", f"{path}.json", "/network.csv", "/api/v1/organisations"):
        assert ("office@example.org" in client.get(address).content.decode()) is shown


@pytest.fixture
def group(network) -> WorkingGroup:
    made = WorkingGroup.objects.create(key="example-group", language="en", since="2016-03")
    made.texts.create(
        language="en",
        name="Example group",
        issue="What it is about.",
        aims="One\n\nTwo",
        child_friendly="Short words.",
    )
    made.texts.create(language="ar", name="فريق مثال")
    keys = people.Organisation.objects.in_bulk(["example-a", "example-b", "example-hidden"], field_name="key")
    made.members.create(organisation=keys["example-b"])
    made.members.create(organisation=keys["example-a"], convenes=True)
    made.members.create(organisation=keys["example-hidden"])
    WorkingGroup.objects.create(key="example-kept-back", is_listed=False).texts.create(
        language="en", name="Kept back"
    )
    return made


def test_a_group_has_a_page_in_the_language_of_the_reader(group, client):
    soup = reading.page(client.get("/network/groups/example-group/"))
    assert (soup.h1.string, [item.string for item in soup.select("#aims + ul li")]) == (
        "Example group",
        ["One", "Two"],
    )
    assert [a["href"].split("/")[-2] for a in soup.select("#members + ul a")] == ["example-a", "example-b"]
    text = reading.text(soup)
    assert "March 2016" in text
    assert "1 further organisation is not listed in public." in text
    arabic = reading.page(client.get("/ar/network/groups/example-group/"))
    assert (arabic.h1.string, arabic.h1["dir"]) == ("فريق مثال", "rtl")
    plain = arabic.find(id="plain").find_next_sibling("div")
    assert (plain["lang"], plain["dir"]) == ("en", "ltr")
    assert "Hidden" not in client.get("/network/groups/example-group.json").content.decode()
    assert client.get("/network/groups/example-kept-back/").status_code == 404
    assert "Kept back" not in client.get("/network/groups/").content.decode()


def test_a_group_is_found_and_stands_with_its_organisations(group, client):
    source = search.registered()["working-group"]
    assert list(source.keys()) == ["example-group"]
    (document,) = source.documents(["example-group", "example-kept-back"])
    assert document.titles == {"en": "Example group", "ar": "فريق مثال"}
    soup = reading.page(client.get("/network/organisations/example-a/"))
    assert "/network/groups/example-group/" in reading.links(soup, "/network/groups/")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/members/", "/network/"),
        ("/members/?kind=ngo", "/network/?kind=ngo"),
        ("/members.csv?kind=ngo", "/network.csv?kind=ngo"),
        ("/members/example-a/", "/network/organisations/example-a/"),
        ("/members/example-a.json", "/network/organisations/example-a.json"),
        ("/fr/members/example-a/", "/fr/network/organisations/example-a/"),
        ("/become-a-member/", "/network/become-a-member/"),
    ],
)
def test_old_addresses_lead_on(network, client, old, new):
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, new)


@pytest.mark.parametrize("old", ["/members/a/b/", "/members/../x/", "/members.", "/members/a.b.c/"])
def test_an_old_address_that_never_was_is_not_found(network, client, old):
    assert client.get(old, follow=True).status_code == 404


def test_joining_is_told_by_the_rules_until_an_editor_writes_it(facts_loaded, client):
    text = reading.text(reading.page(client.get("/network/become-a-member/")))
    assert "At least one member recommends it." in text
    assert "What membership costs is not known here" in text
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(
        instance=ProsePage(
            title="Join us",
            slug="become-a-member",
            body=[("text", {"text": RichText("<p>Write to us.</p>"), "language": ""})],
            locale=Locale.objects.get(language_code="en"),
        )
    )
    soup = reading.page(client.get("/ar/network/become-a-member/"))
    assert (soup.h1.string, soup.h1.parent["lang"], soup.h1.parent["dir"]) == ("Join us", "en", "ltr")
    assert "At least one member" not in reading.text(soup)
    assert soup.select("link[href*='css/prose']")


@pytest.mark.parametrize(
    "path",
    [
        "/network/",
        "/network/map/",
        "/network/groups/",
        "/network/groups/example-group/",
        "/network/become-a-member/",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_nothing_is_inline(group, client, prefix, path):
    assert reading.barred(reading.page(client.get(prefix + path))) == []


@pytest.mark.parametrize("more", [0, 20])
def test_more_organisations_ask_the_database_no_more(network, client, django_assert_max_num_queries, more):
    for number in range(more):
        working(f"N{number}", "MAR", "TUN", state="MAR")
    with django_assert_max_num_queries(8):
        client.get("/network/map/")
    with django_assert_max_num_queries(18):
        client.get("/network/")
    assert len(near_state(iso3="MAR").working) == 2 + more
