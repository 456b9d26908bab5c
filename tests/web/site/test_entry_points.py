"""The entry points: next things first, filtered alike in every form, and never more than is known."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palais.apps.calendar.models import CommitteeSession, Event
from palais.apps.treaties.models import State
from tests.web import reading
from tests.web.kinds import PREFIXES

MOST_QUERIES = 16
YEAR = re.compile(r"(?:19|20)\d\d")
LIVE = "2024-06-10"


@pytest.fixture
def live(settings):
    """Live on a day of 2024, with deadlines, a cancelled pre-session and sessions ahead."""
    settings.TODAY = LIVE


def entries(soup) -> list:
    return soup.select("ol.entries > li")


def titles(soup) -> list[str]:
    return [reading.text(one.select_one(".entry-title a")) for one in entries(soup)]


def test_next_things_come_first_each_with_what_who_when_and_why(live, read):
    soup = read("/entry-points/")
    assert titles(soup)[0] == "HRC, session 56"
    card = next(
        one
        for one in entries(soup)
        if one.get("id") == "crc-pre-session-99-alternative-report-all-simplified"
    )
    said = reading.text(card)
    assert "1 August 2024" in said and "in 52 days" in said
    assert "for everyone but the State" in said
    assert "Until the end of 1 August 2024, Geneva time (Europe/Zurich)." in said
    assert (
        "CRC, pre-session 99 (16 September 2024 – 20 September 2024) belongs to the autumn round, whatever month it "
        "falls in. For that round the rule gives 1 August 2024." in said
    )
    assert "At most 10,000 words for civil society organisations." in said
    assert reading.text(soup.select_one(".sentence")).startswith(
        "Next deadline: Alternative reports – CRC, pre-session 99, 1 August 2024."
    )


def test_a_window_of_the_un_is_not_made_a_day(live, read):
    card = next(
        one
        for one in entries(read("/entry-points/"))
        if one.get("id", "").startswith("upr-48-upr-stakeholder")
    )
    said = reading.text(card)
    assert said.startswith("July 2024") and "in " not in reading.text(card.select_one(".entry-when"))
    assert "The United Nations printed July 2024 for this meeting" in said
    assert "plan by the first day possible" in said
    assert card.select_one(".entry-hours") is None


def test_what_was_cancelled_stays_and_says_so(live, read):
    soup = read("/entry-points/?body=cescr")
    assert [reading.text(one.select_one(".status")) for one in entries(soup)] == ["Fell away", "Cancelled"]
    names = [a["href"] for a in entries(soup)[0].select(".entry-states a")]
    assert names == [f"/states/{iso3}/" for iso3 in ("CPV", "MKD", "KOR", "TUN", "TKM")]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?body=crc",
        "?state=KOR",
        "?region=african",
        "?region=002",
        "?audience=state",
        "?kind=deadline",
        "?kind=pre-session",
    ],
)
def test_every_form_holds_what_the_page_shows(live, read, client, query):
    groups = read(f"/entry-points/{query}").select('section[aria-labelledby^="group-"]')
    cards = [card for group in groups for card in entries(group)]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/entry-points.csv{query}").content.decode())))
    data = client.get(f"/entry-points.json{query}").json()
    calendar = client.get(f"/entry-points.ics{query}").content.decode().replace("\r\n ", "")
    assert cards != []
    assert [" ".join(row["title"].split()) for row in rows][: len(cards)] == [
        reading.text(card.select_one(".entry-title a")) for card in cards
    ]
    uids = {item["uid"] for item in data["items"]}
    assert {f"{card['class'][1].removeprefix('entry-')}-{card['id']}@palais" for card in cards} <= uids
    dated = {item["uid"] for item in data["items"] if "known" not in item["when"]}
    assert {line.removeprefix("UID:") for line in calendar.splitlines() if line.startswith("UID:")} >= dated
    assert client.get(f"/entry-points.atom{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["?body=nobody", "?state=ATL", "?region=999", "?audience=me", "?kind=party"]
)
def test_a_filter_for_what_is_not_there_says_so_and_gives_no_feed(live, read, client, query):
    soup = read(f"/entry-points/{query}")
    assert entries(soup) == []
    assert "One of the filters asks for something that does not exist." in reading.text(soup)
    assert client.get(f"/entry-points.ics{query}").status_code == 404


def test_filters_stay_in_the_address_and_can_be_taken_away(live, read):
    soup = read("/entry-points/?body=crc&audience=ngo&view=year&zone=Africa/Casablanca")
    chips = [chip["href"] for chip in soup.select("a.chip")]
    assert chips == [
        "/entry-points/?audience=ngo&view=year&zone=Africa%2FCasablanca",
        "/entry-points/?body=crc&view=year&zone=Africa%2FCasablanca",
    ]
    assert {(one["name"], one["value"]) for one in soup.select("form.filters input[type=hidden]")} == {
        ("view", "year"),
        ("zone", "Africa/Casablanca"),
    }
    assert "body=crc&audience=ngo" in soup.select_one("#subscribe a")["href"]
    assert soup.select_one("#subscribe a")["href"].startswith("webcal://")


def test_the_reader_chooses_a_time_zone_without_script(live, read):
    said = reading.text(read("/entry-points/?body=crc&kind=deadline&zone=America/New_York"))
    assert "Where you are: until 18:00 on 1 August 2024, time zone America/New_York." in said
    wrong = reading.text(read("/entry-points/?zone=Atlantis/Capital"))
    assert "There is no time zone of that name." in wrong


@pytest.mark.parametrize("language", PREFIXES)
def test_no_date_lacks_its_year_and_no_hour_its_zone(live, read, language):
    for path in ("/entry-points/?zone=Asia/Tokyo", "/bodies/crc/pre-sessions/99/?zone=Asia/Tokyo"):
        soup = read(f"{PREFIXES[language]}{path}")
        for one in soup.select(".entry-when .figures"):
            assert YEAR.search(one.get_text()) or not one.get_text(strip=True), one
        for one in soup.select(".entry-hours"):
            assert "Europe/Zurich" in one.get_text()
            assert YEAR.search(one.get_text())
            if re.search(r"\d:\d\d", one.get_text()):
                assert "Asia/Tokyo" in one.get_text()


def test_where_the_facts_end_is_said_and_a_past_session_is_not_known(read, today):
    soup = read("/entry-points/")
    reach = {reading.text(one) for one in soup.select(".reach li")}
    assert {"CRC May 2026", "UPR February 2027"} <= reach
    assert "UPR February 2027" not in {reading.text(one) for one in soup.select(".reach-past")}
    unknown = soup.find("section", attrs={"aria-labelledby": "unknown"})
    assert "CRC, session 101" in titles(unknown)
    assert {reading.text(one.select_one(".status")) for one in entries(unknown)} == {"Outcome not known here"}
    assert "The pre-session that follows session 87 is number 89" in reading.text(soup)


def test_nothing_ahead_teaches(settings, read):
    settings.TODAY = "2031-01-01"
    soup = read("/entry-points/")
    assert "Nothing ahead is known here" in reading.text(soup)
    assert "Next" not in reading.text(soup.h1.parent.find("p", class_="lead"))


def test_a_month_holds_what_touches_it(live, read):
    soup = read("/entry-points/?view=month&month=2024-09")
    monday = next(
        td
        for td in soup.select("table.month td")
        if td.select_one(".month-date") and "16 September 2024" in reading.text(td)
    )
    assert [a.get_text() for a in monday.select("a")] == ["HRC, session 57", "CRC, pre-session 99"]
    assert [a["href"] for a in soup.select("nav.pager a")] == [
        "/entry-points/?view=month&month=2024-08",
        "/entry-points/?view=month&month=2024-10",
    ]
    assert reading.text(soup.select_one("#time")) == "September 2024"
    undated = read("/entry-points/?view=month&month=2025-09")
    assert "the day is not known here" in reading.text(undated)


def test_a_year_is_drawn_with_its_table(live, read):
    soup = read("/entry-points/?view=year&year=2024&body=crc")
    bars = soup.select("svg rect.year-bar")
    assert len(bars) == len(
        [
            row
            for row in soup.select("#year-table tbody th")
            if "session" in row.get_text() and "–" not in row.get_text()
        ]
    )
    assert soup.select_one("line.year-today") is not None
    assert read("/entry-points/?view=year&year=2023&body=crc").select_one("line.year-today") is None
    mirrored = read("/ar/entry-points/?view=year&year=2024&body=crc").select("svg rect.year-bar")
    first, last = (float(found[0]["x"].rstrip("%")) for found in (bars, mirrored))
    assert first < 50 < last


@pytest.mark.parametrize(
    "query", ["?view=month&month=2024-13", "?view=year&year=soon", "?view=week", "?page=x", "?page=99999"]
)
def test_what_cannot_be_read_shows_today(live, read, query):
    assert read(f"/entry-points/{query}").h1.get_text() == "UN entry points"


def test_a_year_out_of_reach_is_not_found(live, read):
    assert read("/entry-points/?view=year&year=9999", status=404).find("ol", class_="entries") is None


def test_a_long_list_comes_in_pages_without_loss(facts_loaded, live, read):
    many(90)
    first, second, third = (read(f"/entry-points/?kind=webinar{tail}") for tail in ("", "&page=2", "&page=3"))
    found = [one["id"] for soup in (first, second, third) for one in entries(soup)]
    assert len(found) == len(set(found)) == 90
    assert [a["href"] for a in second.select("nav.pager a")] == [
        "/entry-points/?kind=webinar",
        "/entry-points/?kind=webinar&page=3",
    ]


def many(count: int) -> list[Event]:
    """Webinars on the days from the next on."""
    first = date.fromisoformat(LIVE) + timedelta(days=1)
    made = Event.objects.bulk_create(
        Event(
            title=f"Webinar {number}", slug=f"webinar-{number}", kind="webinar", first_day=day, last_day=day
        )
        for number in range(count)
        for day in [first + timedelta(days=number)]
    )
    sweden = State.public.get(pk="SWE")
    for event in made:
        event.states.add(sweden)
    return made


@pytest.mark.parametrize(
    "path",
    [
        "/entry-points/",
        "/entry-points/?view=year",
        "/entry-points/?state=SWE",
        "/entry-points.csv",
        "/entry-points.ics",
    ],
)
def test_one_entry_costs_as_many_queries_as_three(facts_loaded, live, client, path):
    costs = set()
    for number in (1, 3):
        Event.objects.all().delete()
        many(number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        costs.add(len(queries))
    assert len(costs) == 1
    assert costs.pop() <= MOST_QUERIES


def test_history_costs_no_query(facts_loaded, live, client):
    with CaptureQueriesContext(connection) as before:
        client.get("/entry-points/")
    CommitteeSession.everything.filter(last_day__lt=LIVE).update(withdrawn_on=LIVE)
    with CaptureQueriesContext(connection) as after:
        client.get("/entry-points/")
    assert len(before) == len(after)
