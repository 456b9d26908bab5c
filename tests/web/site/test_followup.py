"""The follow-up monitor as readers see it: map, choices, gaps, commitments, activities, files, Atom, news, search."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import translation

from palais.apps.followup import services
from palais.apps.office import search, subscriptions
from palais.apps.office.services import files
from palais.apps.office.services.people import consents
from palais.web.answers import followup as answers
from palais.web.site import activity_drawing
from tests.makers import files as made_files
from tests.makers import followup, people
from tests.web import reading

DAY = date(2026, 11, 2)
HERE = "/follow-up/dgd-2018/"


@pytest.fixture
def monitor(facts_loaded):
    made = followup.monitor()
    first = followup.commitment(made)
    followup.commitment(made, "2", "Listen to children.")
    followup.activity(
        made,
        "A march",
        commitments=[first.pk],
        children_led="yes",
        place="A town",
        organisations=[people.organisation("A", is_listed=True).pk],
        texts={
            "en": {"title": "A march", "summary": "Children marched."},
            "ar": {"title": "مسيرة", "summary": ""},
        },
    )
    followup.activity(
        made, "A law", form="law", states=("MAR", "TUN"), begins_on="2020-03-01", level="regional"
    )
    followup.activity(made, "Not yet", standing="draft")
    return made


def shown(client, path: str = HERE):
    return reading.page(client.get(path))


def titles(soup) -> list[str]:
    return [reading.text(one) for one in soup.select(".activity h3")]


def test_the_page_says_what_was_reported_and_what_was_not(monitor, client):
    soup = shown(client)
    text = reading.text(soup)
    assert soup.h1.get_text() == "Example day"
    assert "2 activities have been reported, in 2 States. Children led 1 of them." in text
    assert titles(soup) == ["A law", "A march"]
    assert "No activity reported in: Eastern European States." in text
    assert "African States: an activity reported in 2 of 54." in text
    assert "No activity reported at this level: global." in text
    assert "No activity reported for commitment 2." in text
    assert "Eastern European States: 23 States without any activity reported" in text
    assert "Not yet" not in text


def test_the_map_links_where_something_was_reported_and_only_there(monitor, client):
    soup = shown(client)
    links = [a["href"] for a in soup.select(".map a[aria-label]")]
    assert sorted(links) == [f"{HERE}?state=MAR#activities", f"{HERE}?state=TUN#activities"]
    assert soup.select_one(f'a[href="{links[0]}"]')["aria-label"].endswith(("1 activity", "2 activities"))
    rows = [reading.text(row) for row in soup.select("#states-table tbody tr")]
    assert rows == ["Morocco 2", "Tunisia 1"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("state=TUN", ["A law"]),
        ("level=national", ["A march"]),
        ("form=law&year=2020", ["A law"]),
        ("led=yes", ["A march"]),
        ("commitment=1", ["A march"]),
        ("commitment=2", []),
        ("state=XYZ", []),
        ("page=7", ["A law", "A march"]),
    ],
)
def test_choices_narrow_the_list_and_say_how_many_there_would_be(monitor, client, question, found):
    assert titles(shown(client, f"{HERE}?{question}")) == found
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"/follow-up/dgd-2018.csv?{question}").content.decode()))
    )
    assert [row["title"] for row in rows] == found
    entries = ElementTree.fromstring(client.get(f"/follow-up/dgd-2018.atom?{question}").content)
    assert len(entries.findall("{http://www.w3.org/2005/Atom}entry")) == len(found)


def test_counts_stand_at_the_choices(monitor, client):
    options = [reading.text(one) for one in shown(client).select("#filter-state option")]
    assert options == ["All", "Morocco (2)", "Tunisia (1)"]


def test_the_list_has_whole_addresses_and_the_choices_lead_to_what_they_find(monitor, client, settings):
    settings.SITE_ADDRESS = "https://network.example"
    sheet = client.get("/follow-up/dgd-2018.csv").content.decode()
    assert "https://network.example/follow-up/dgd-2018/activities/1/" in sheet
    soup = reading.page(client.get(f"{HERE}?state=MAR"))
    links = [soup.select_one("form.filters")["action"], *(one["href"] for one in soup.select(".chips a"))]
    assert len(links) > 1 and all(one.endswith("#activities") for one in links)


def test_files_and_feed_say_what_the_page_says(monitor, client):
    data = client.get("/follow-up/dgd-2018.json").json()
    assert [one["number"] for one in data["activities"]] == [2, 1]
    assert [one["reported"] for one in data["commitments"]] == [1, 0]
    assert client.get("/follow-up/dgd-2018.xlsx").content[:2] == b"PK"
    assert client.get("/follow-up/dgd-2018.pdf").status_code == 404
    assert client.get("/follow-up/none.atom").status_code == 404
    feed = ElementTree.fromstring(client.get("/ar/follow-up/dgd-2018.atom").content)
    name = "{http://www.w3.org/2005/Atom}"
    ids = [entry.find(f"{name}id").text for entry in feed.findall(f"{name}entry")]
    again = ElementTree.fromstring(client.get("/follow-up/dgd-2018.atom").content)
    assert ids == [entry.find(f"{name}id").text for entry in again.findall(f"{name}entry")]


@pytest.mark.parametrize("more", [0, 12])
def test_a_longer_list_asks_the_database_no_more(monitor, client, django_assert_max_num_queries, more):
    for number in range(more):
        followup.activity(monitor, f"Activity {number}", commitments=[monitor.commitments.first().pk])
    client.get(HERE)
    with django_assert_max_num_queries(22):
        client.get(HERE)


def test_a_text_in_another_language_says_so(monitor, client):
    soup = shown(client, f"/ar{HERE}activities/1/")
    assert soup.h1.span.get("lang") is None and soup.h1.get_text() == "مسيرة"
    summary = soup.find(string="Children marched.").find_parent("div")
    assert (summary["lang"], summary["dir"]) == ("en", "ltr")
    assert reading.barred(soup) == []


def test_one_commitment_shows_adults_and_children_side_by_side(monitor, client):
    one = monitor.commitments.get(number="1")
    for status, by in (("partial", "network"), ("not-started", "children")):
        judgement = services.Judgement(status=status, by_kind=by, on=DAY, reason=f"Said by {by}.")
        services.assess(commitment=one, judgement=judgement, by=None)
    soup = shown(client, f"{HERE}commitments/1/")
    adults, children = soup.select("#status ~ .columns > div")
    assert "partly done" in reading.text(adults) and "Said by network." in reading.text(adults)
    assert "not started" in reading.text(children) and "partly" not in reading.text(children)
    assert titles(soup) == ["A march"]
    assert "No activity is reported for this commitment" in reading.text(
        shown(client, f"{HERE}commitments/2/")
    )
    assert client.get(f"{HERE}commitments/3/").status_code == 404


def test_evidence_is_shown_while_its_consent_holds(monitor, client):
    activity = monitor.activities.get(number=1)
    consent = followup.consent("quote", "name", ends=DAY)
    kept = files.receive(
        file=io.BytesIO(made_files.PDF), name="report.pdf", purpose="followup-evidence", by=None
    )
    for piece in (
        services.Piece("quote", quote="On compte.", language="fr", said_by="Ada", consent=consent),
        services.Piece("link", title="A page", url="https://example.org/a"),
        services.Piece("file", title="A report", file=kept, consent=consent),
    ):
        services.add_evidence(activity=activity, piece=piece, by=None)
    soup = shown(client, f"{HERE}activities/1/")
    assert soup.find("blockquote", lang="fr").get_text(strip=True) == "On compte."
    assert "Ada, 13 to 15" in reading.text(soup)
    address = soup.find("a", string="A report")["href"] if soup.find("a", string="A report") else ""
    address = address or next(a["href"] for a in soup.find_all("a") if "A report" in a.get_text())
    given = client.get(address)
    assert (given.status_code, given["Content-Disposition"]) == (200, 'attachment; filename="report.pdf"')
    assert b"".join(given.streaming_content) == made_files.PDF
    consents.withdraw(consent=consent, by=None)
    text = reading.text(shown(client, f"{HERE}activities/1/"))
    assert "On compte." not in text and "A report" not in text and "A page" in text
    assert client.get(address).status_code == 404


def test_what_was_taken_back_says_so_at_its_address_and_a_draft_was_never_there(monitor, client):
    made = followup.activity(monitor, consent=followup.consent("quote"))
    assert client.get(f"{HERE}activities/{made.number}/").status_code == 200
    consents.withdraw(consent=made.consent, by=None)
    assert client.get(f"{HERE}activities/{made.number}/").status_code == 410
    assert client.get(f"{HERE}activities/3/").status_code == 404
    assert client.get("/follow-up/dgd-1812/").status_code == 404


def test_an_organisation_that_is_not_listed_is_named_nowhere(monitor, client):
    hidden = people.organisation("Hidden", is_listed=False)
    made = followup.activity(monitor, organisations=[hidden.pk])
    for path in (f"{HERE}activities/{made.number}/", "/follow-up/dgd-2018.csv", "/follow-up/dgd-2018.json"):
        assert "Hidden" not in client.get(path).content.decode()


def test_a_state_has_its_activities_and_the_first_page_the_newest(monitor, client):
    assert "A law" in titles(shown(client, "/states/TUN/"))
    assert titles(shown(client, "/states/SWE/")) == []
    lines = answers.newest(on=DAY, limit=1)
    assert [one.title.text for one in lines] == ["A law"]
    found, count = answers.of_state(iso3="MAR", on=DAY, limit=1)
    assert (len(found), count) == (1, 2)


def test_those_who_follow_a_source_are_told_of_activities_and_assessments(monitor):
    services.assess(
        commitment=monitor.commitments.get(number="1"),
        judgement=services.Judgement("partial", "children", DAY, "because"),
        by=None,
    )
    source = subscriptions.registered()["followup"]
    assert (source.title("dgd-2018"), source.title("none"), source.path("dgd-2018")) == (
        "Example day",
        None,
        HERE,
    )
    now = datetime.now(UTC)
    told = source.tell(["dgd-2018", "none"], now - timedelta(hours=1), now + timedelta(hours=1))
    assert [one.text for one in told["dgd-2018"]] == [
        "Activity reported: A march",
        "Activity reported: A law",
        "Commitment 1 – partly done, says: children",
    ]
    assert dict(source.tell(["dgd-2018"], now + timedelta(hours=1), now + timedelta(hours=2))) == {}
    with translation.override("fr"):
        assert source.title("dgd-2018") == "Jour d’exemple"


def test_search_and_the_map_of_the_site_know_what_readers_see(monitor, client):
    kinds = {kind: list(search.registered()[kind].keys()) for kind in ("monitor", "commitment", "activity")}
    assert kinds["activity"] == ["dgd-2018/2", "dgd-2018/1"]
    (found,) = search.registered()["activity"].documents(["dgd-2018/1", "dgd-2018/3"])
    assert found.titles == {"ar": "مسيرة", "en": "A march"}
    text = client.get("/sitemap-en-1.xml").content.decode()
    assert f"{HERE}activities/1/" in text and f"{HERE}commitments/2/" in text
    assert f"{HERE}activities/3/" not in text and "stories" not in text


def test_an_empty_house_teaches(facts_loaded, client):
    assert "Nothing is monitored here yet" in reading.text(shown(client, "/follow-up/"))
    followup.monitor()
    text = reading.text(shown(client))
    assert "No activity has been reported yet." in text
    assert "Their words are not entered here yet." in text


def test_the_line_of_time_keeps_empty_levels_and_rounds_to_quarters():
    line = activity_drawing.time_line(
        begun=[("local", "2019-02-03"), ("local", "2019-01"), ("national", "2020")],
        lanes=[("national", "National"), ("local", "Local"), ("global", "Global")],
        first=2018,
        today=date(2021, 4, 15),
    )
    assert [(lane.name, lane.is_empty) for lane in line.lanes] == [
        ("National", False),
        ("Local", False),
        ("Global", True),
    ]
    assert sorted((point.count, point.vague) for point in line.points) == [(1, True), (2, False)]
    assert [label.text for label in line.years] == ["2018", "2019", "2020", "2021"]
