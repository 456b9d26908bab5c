"""The pages of sessions, reviews, bodies and events: what is known, why, and what became of it."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palais.apps.calendar.models import CommitteeSession, Event, Review
from palais.apps.calendar.services import recompute
from tests.web import reading

LIVE = "2024-06-10"


@pytest.fixture
def live(settings):
    settings.TODAY = LIVE


def becomes(slug: str, **texts: str) -> CommitteeSession:
    """Let a session's row say something else, and bring up to date what follows from it."""
    moved = {"first_day": texts.get("moved_start"), "last_day": texts.get("moved_end")}
    CommitteeSession.public.filter(slug=slug).update(
        **texts, **{name: day for name, day in moved.items() if day}
    )
    recompute.recompute_deadlines()
    return CommitteeSession.public.get(slug=slug)


def graph(soup) -> dict[str, dict]:
    block = soup.find("script", type="application/ld+json")
    return {part["@type"]: part for part in json.loads(block.string)["@graph"]}


def test_the_trap_of_the_numbers_is_said_on_both_pages(read):
    said = reading.text(read("/bodies/crc/pre-sessions/99/").select_one(".notice"))
    assert said == (
        "Mind the numbers: pre-session 99 follows session 97. The two are counted apart. CRC, session 97"
    )
    back = read("/bodies/crc/sessions/97/").select_one(".notice a")
    assert back["href"] == "/bodies/crc/pre-sessions/99/"


def test_a_session_names_its_states_with_their_reviews_and_documents(read):
    soup = read("/bodies/crc/sessions/97/")
    rows = soup.select("#reviews tbody tr")
    mexico = next(row for row in rows if "Mexico" in row.get_text())
    assert mexico.th.a["href"] == "/states/MEX/reviews/crc-97/"
    assert mexico.select_one("bdi.symbol").get_text() == "CRC/C/MEX/CO/6-7"
    assert "6 States are on its list here." in reading.text(soup.select_one(".sentence"))
    assert len(rows) == 7  # Bahrain is there under each of two protocols


def test_a_pre_session_lists_its_states_and_says_what_for(read):
    soup = read("/bodies/crc/pre-sessions/87/")
    rows = {row.th.get_text(): reading.text(row) for row in soup.select("#line-up tbody tr")}
    assert len(rows) == 9
    assert "Its list of issues prior to reporting" in rows["Ireland"]
    assert "Its review" in rows["Poland"]
    assert "1 July 2020" in reading.text(soup.select_one("ol.entries"))


def test_a_deadline_without_a_day_says_why(read):
    cards = {
        one["id"]: reading.text(one) for one in read("/bodies/crc/pre-sessions/99/").select("ol.entries > li")
    }
    nothing = cards["crc-pre-session-99-additional-submission-all-simplified"]
    assert "No date" in nothing and "Nothing is taken at this stage" in nothing
    assert "It holds for States under the simplified procedure." in nothing


def test_the_autumn_of_2025_has_a_page_without_a_number(read):
    soup = read("/bodies/crc/sessions/2025-09/")
    assert reading.text(soup.select_one(".sentence p")) == (
        "CRC, session planned for September 2025 was cancelled. It was planned for September 2025."
    )
    assert [reading.text(one) for one in soup.select("ol.became .status")] == ["Announced", "Cancelled"]
    assert "The United Nations lacked the money" in reading.text(soup.select_one("ol.became"))


def test_a_change_is_shown_with_its_days_old_and_new(live, read):
    becomes("crc-97", status="scheduled", held_start="", held_end="")
    becomes("crc-97", status="moved", moved_start="2024-09-02", moved_end="2024-09-20", reason="LIQUIDITY")
    soup = read("/bodies/crc/sessions/97/")
    steps = [reading.text(one) for one in soup.select("ol.became li")]
    assert steps[0] == "Announced 26 August 2024 – 13 September 2024"
    assert steps[1].startswith("Moved 2 September 2024 – 20 September 2024 said on ")
    rows = [reading.text(row) for row in soup.select("#changes tbody tr")]
    assert any("First day 26 August 2024 2 September 2024" in row for row in rows)
    event = graph(soup)["Event"]
    assert (event["eventStatus"], event["startDate"], event["previousStartDate"]) == (
        "https://schema.org/EventRescheduled",
        "2024-09-02",
        "2024-08-26",
    )


def test_a_cancelled_session_is_told_to_search_engines(live, read):
    becomes("crc-97", status="cancelled", held_start="", held_end="")
    event = graph(read("/bodies/crc/sessions/97/"))["Event"]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["location"]["name"] == "Geneva"


def test_a_review_shows_where_it_stands(live, read):
    soup = read("/states/MEX/reviews/crc-97/")
    assert reading.text(soup.h1) == "Mexico: review by CRC, session 97"
    steps = {row.th.get_text(): reading.text(row) for row in soup.select("#steps tbody tr")}
    assert "26 August 2024 – 13 September 2024 the State and the Committee" in steps["Dialogue held"]
    assert "Comes next" in steps["Report of the State received"]
    assert "You are here: 10 June 2024" in reading.text(soup.select_one("figure.cycle"))
    assert [a["href"] for a in soup.select("h3 + ul a")] == [
        "/states/MEX/reviews/crc-76/",
        "/states/MEX/reviews/crc-69/",
    ]


def test_a_review_whose_session_fell_away_says_so(live, read):
    Review.public.filter(slug="crc-97-mex").update(outcome="scheduled")
    becomes("crc-97", status="cancelled", held_start="", held_end="")
    said = reading.text(read("/states/MEX/reviews/crc-97/").select_one(".sentence"))
    assert "a review was planned, and the session fell away" in said


def test_a_review_of_the_upr_has_no_steps_of_a_committee(read):
    soup = read("/states/KEN/reviews/upr-49/")
    assert soup.select_one("#steps") is None
    assert "has steps of its own" in reading.text(soup)


def test_a_review_stands_under_its_own_state_alone(facts_loaded, client):
    paths = ("/states/SWE/reviews/crc-97/", "/states/MEX/reviews/crc/", "/states/MEX/reviews/x-y/")
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]


def test_a_body_shows_its_rules_and_ways_of_working(live, read):
    soup = read("/bodies/crc/")
    rules = reading.text(soup.select_one("#rules"))
    assert "Winter round: 1 December of the year before." in rules
    assert "1 February 2022" in rules
    assert "10,000" in reading.text(soup.select_one("#limits"))
    assert soup.select_one("[aria-labelledby=methods]") and soup.select_one("[aria-labelledby=shocks]")
    assert "Pre-session 89 follows session 87" in reading.text(soup)
    assert "Between 4 weeks and 3 weeks before: first day of the session." in reading.text(
        read("/bodies/cedaw/").select_one("#rules")
    )


def test_a_body_without_sessions_teaches(read):
    said = reading.text(read("/bodies/spt/"))
    assert "No session of this body is known here." in said
    assert "The United Nations lacked the money" in said


def test_capitals_lead_to_the_page_of_a_body(facts_loaded, client):
    response = client.get("/bodies/CRC/")
    assert (response.status_code, response["Location"]) == (301, "/bodies/crc/")


@pytest.fixture
def webinar(facts_loaded):
    """A webinar in Nairobi time."""
    return Event.objects.create(
        title="How to write a report",
        slug="how-to-write",
        kind="webinar",
        starts_at=datetime(2024, 7, 1, 12, tzinfo=UTC),
        ends_at=datetime(2024, 7, 1, 13, 30, tzinfo=UTC),
        zone="Africa/Nairobi",
        first_day="2024-07-01",
        last_day="2024-07-01",
        description="For <b>coalitions</b>.",
    )


def test_an_event_has_its_hours_where_it_is_and_where_the_reader_is(live, webinar, read):
    soup = read("/events/how-to-write/?zone=Asia/Tokyo")
    said = reading.text(soup)
    assert "1 July 2024, 15:00–16:30, time zone Africa/Nairobi" in said
    assert "1 July 2024, 21:00–22:30, time zone Asia/Tokyo" in said
    assert soup.find("b", string="coalitions") is None
    assert graph(soup)["Event"]["startDate"] == "2024-07-01T12:00:00+00:00"


def test_a_state_shows_its_next_dates_and_where_reviews_crowd_together(live, read):
    Review.public.filter(slug__in=["crc-97-arg", "upr-48-ago"]).update(outcome="scheduled")
    session = CommitteeSession.public.get(slug="hrc-57")
    Review.public.filter(slug="upr-48-ago").update(state_id="ARG", session_id=session)
    soup = read("/states/ARG/")
    section = soup.find("section", attrs={"aria-labelledby": "next-dates"})
    assert "CRC, session 97" in reading.text(section)
    assert "Two reviews overlap by 5 days: CRC, session 97 and UPR, session 57." in reading.text(section)
    assert section.select_one("#subscribe a")["href"].endswith("/states/ARG.ics")
    assert soup.select_one("#reviews tbody th a")["href"].startswith("/states/ARG/reviews/")


def test_home_shows_what_is_next(live, read):
    assert len(read("/").select("ol.entries > li")) == 3


@pytest.mark.parametrize(
    ("one", "three"),
    [
        ("/bodies/crc/sessions/84/", "/bodies/crc/sessions/95/"),
        ("/bodies/crc/pre-sessions/76/", "/bodies/crc/pre-sessions/87/"),
    ],
)
def test_a_session_with_many_states_costs_no_more_than_one_with_few(facts_loaded, client, one, three):
    costs = []
    for path in (one, three):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        costs.append(len(queries))
    # A session without a neighbour asks once less.
    assert max(costs) <= 14 and abs(costs[0] - costs[1]) <= 1


def test_a_body_costs_the_same_whatever_its_history(facts_loaded, client):
    costs = set()
    for path in ("/bodies/crc/", "/bodies/cescr/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        costs.add(len(queries))
    assert max(costs) <= 12


def test_a_session_of_the_upr_says_when_its_states_answer(facts_loaded, read):
    text = reading.text(read("/bodies/upr/sessions/41/"))
    assert "Answers of the States, as addenda 12 December 2022 – 13 February 2023" in text
    assert "as addenda" not in reading.text(read("/bodies/upr/sessions/46/"))
