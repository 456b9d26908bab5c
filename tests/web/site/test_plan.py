"""The page of plans: what is asked, what is counted, what is refused at its field, what is kept; its two files."""

import io
import re
from datetime import date

import pytest
import vobject
from docx import Document
from icalendar import Calendar

from palais.apps.calendar.models import CommitteeSession, Deadline, PreSessionReview, SavedPlan
from tests.web import reading

OWN = "state=MAR&day=2027-05-17"
UPR = "state=MDA&review=upr-54-mda"


def days(soup) -> dict[str, str]:
    """The day of each task as the page says it."""
    return {row["id"]: row.th.span.get_text(strip=True) for row in soup.select("table.data tbody tr")}


@pytest.fixture
def signed_in(client, db, django_user_model):
    person = django_user_model.objects.create_user("owner@example.org", "a long passphrase")
    client.force_login(person)
    return person


@pytest.fixture
def pre_session(facts_loaded) -> CommitteeSession:
    """Pre-session 103 in the coming winter, with Morocco on its list under the simplified procedure."""
    from palais.apps.calendar.services import recompute_deadlines

    like = CommitteeSession.public.filter(body="crc", kind="pre-session").latest("first_day")
    CommitteeSession.everything.filter(pk=like.pk).update(
        number=103,
        slug="",
        round="winter",
        status="scheduled",
        reason="",
        planned_start="2028-02-07",
        planned_end="2028-02-11",
        first_day=date(2028, 2, 7),
        last_day=date(2028, 2, 11),
        precision="day",
        fact_key="CRC/pre-session/103/2028-02-07",
    )
    line = PreSessionReview.public.filter(body="crc", purpose="review").first()
    PreSessionReview.everything.filter(pk=line.pk).update(
        state="MAR", pre_session="103", procedure="simplified", session=like.pk
    )
    recompute_deadlines()
    return CommitteeSession.public.get(pk=like.pk)


def test_the_empty_page_asks_and_computes_nothing(read):
    soup = read("/plan/")
    assert soup.h1.get_text(strip=True) == "Plan backwards"
    assert soup.select("table.data, .field-error, .nothing") == []


def test_a_state_alone_offers_its_reviews(read):
    soup = read("/plan/?state=MDA")
    options = {option["value"]: option.get_text() for option in soup.select("#plan-review option")}
    assert options["upr-54-mda"].endswith("session 54, January 2027 – February 2027")
    assert "Choose a review" in soup.select_one(".nothing").get_text()


def test_a_state_without_reviews_ahead_says_so(read):
    soup = read("/plan/?state=MAR")
    assert "No review of this State is known to lie ahead" in soup.select_one(".nothing").get_text()


def test_a_plan_from_a_day_of_ones_own(read):
    soup = read(f"/plan/?{OWN}")
    found = days(soup)
    assert found["session"] == "17\u00a0May 2027"
    assert found["pre-session"] == "17\u00a0February 2027"
    assert found["papers-due"] == "17\u00a0November 2026"
    assert found["draft"] == "8\u00a0September 2026"
    words = reading.text(soup)
    assert "Up to 10 000 words." in words
    assert "An estimate of this site" in words
    assert "7 days of this plan have passed" in words


def test_a_plan_from_a_review_uses_its_deadline(read):
    soup = read(f"/plan/?{UPR}")
    due = soup.select_one("#papers-due")
    row = Deadline.objects.get(meeting__slug="upr-54", stage="upr-stakeholder-joint")
    assert row.first_day == date(2026, 7, 1)
    assert due.th.span.get_text(strip=True) == "July 2026"
    assert "Closes at 15:00, Geneva time." in reading.text(due)
    assert "Not verified" in reading.text(due)
    assert "The day on which papers were due has passed." in reading.text(soup)
    assert days(soup)["read-last-upr"] == "31\u00a0December 2025"


def test_a_place_on_the_list_of_a_pre_session_can_be_planned(pre_session, read):
    soup = read(f"/plan/?state=MAR&review={pre_session.slug}")
    found = days(soup)
    assert found["papers-due"] == "1\u00a0December 2027"
    assert found["pre-session"] == "7\u00a0February 2028"
    assert found["travel"] == "29\u00a0November 2027"
    rules = reading.links(soup.select_one("#papers-due"), "/facts/deadline_rules/")
    assert "/facts/deadline_rules/crc-srp-alternative-report/" in rules
    assert "The session begins" in reading.text(soup.select_one("section[aria-labelledby=undated]"))
    children = days(read(f"/plan/?state=MAR&review={pre_session.slug}&role=child-led-group"))
    assert children["papers-due"] == "1\u00a0December 2027" and "draft" not in children


def test_a_cancelled_meeting_has_no_day_and_the_page_says_why(pre_session, read):
    CommitteeSession.everything.filter(pk=pre_session.pk).update(status="cancelled")
    soup = read(f"/plan/?state=MAR&review={pre_session.slug}")
    assert "pre-session" not in days(soup)
    assert "was cancelled or postponed" in reading.text(soup)


def test_no_rule_of_a_neighbour_fills_a_gap(read):
    """No deadline of the UPR for national institutions is known here."""
    soup = read(f"/plan/?{UPR}&role=nhri")
    assert "papers-due" not in days(soup)
    assert "Papers are due" in reading.text(soup.select_one("section[aria-labelledby=undated]"))


def test_lead_times_are_changed_and_stay_in_the_addresses(read):
    soup = read(f"/plan/?{OWN}&weeks-draft=2&weeks-send=1")
    assert days(soup)["draft"] == "3\u00a0November 2026"
    files = [link for link in reading.links(soup) if link.startswith("/plan.")]
    assert files == [f"/plan.ics?{OWN}&weeks-draft=2", f"/plan.docx?{OWN}&weeks-draft=2"]


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("state=ZZZ", "state", "There is no such State."),
        ("day=2027-05-17", "state", "Choose a State."),
        ("state=MDA&review=upr-54-tgo", "review", "not one of this State"),
        ("state=MAR&day=2027-02-29", "day", "not a day of the calendar"),
        ("state=MAR&day=17.5.2027", "day", "not a day of the calendar"),
        ("state=MAR&day=1990-01-01", "day", "between 2024 and 2046"),
        (f"{UPR}&day=2027-05-17", "day", "not both"),
        (f"{OWN}&role=king", "role", "Choose who you are"),
        (f"{OWN}&meant=x", "meant", "Choose what the day is"),
        (f"{OWN}&procedure=x", "procedure", "Choose a procedure"),
        (f"{OWN}&weeks-draft=ten", "weeks-draft", "from 0 to 104"),
        (f"{OWN}&weeks-draft=105", "weeks-draft", "from 0 to 104"),
        (f"{OWN}&weeks-draft=-1", "weeks-draft", "from 0 to 104"),
        ("state=%00&day=%00", "state", "There is no such State."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(facts_loaded, client, query, field, says):
    response = client.get(f"/plan/?{query}")
    assert response.status_code == 422
    assert says in reading.text(reading.page(response).select_one(f"#plan-{field}_error"))
    assert client.get(f"/plan.ics?{query}").status_code == 404
    assert client.get(f"/plan.docx?{query}").status_code == 404


def test_the_calendar_holds_the_same_days(facts_loaded, client):
    response = client.get(f"/plan.ics?{OWN}&alarm=7")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = {str(one["SUMMARY"]): one for one in Calendar.from_ical(response.content).walk("VEVENT")}
    due = events["Deadline: Papers are due – Morocco"]
    assert due["DTSTART"].dt == date(2026, 11, 17)
    assert due["STATUS"] == "TENTATIVE"  # an estimate
    assert "Up to 3" in str(due["DESCRIPTION"])
    assert len(events) == len(days(reading.page(client.get(f"/plan/?{OWN}"))))
    read_by_another = vobject.readOne(response.content.decode())
    assert len(read_by_another.vevent_list) == len(events)


def test_the_calendar_is_the_same_each_time_and_other_choices_are_other_events(facts_loaded, client):
    def ids(query: str) -> set[bytes]:
        return set(re.findall(rb"UID:(.*)\r\n", client.get(f"/plan.ics?{query}").content))

    assert client.get(f"/plan.ics?{OWN}").content == client.get(f"/plan.ics?{OWN}").content
    assert ids(OWN) & ids(f"{OWN}&role=nhri") == set()
    assert client.get("/plan.ics").status_code == 404
    assert client.get(f"/plan.ics?{OWN}&alarm=x").status_code == 400


def test_a_moved_deadline_raises_the_sequence(facts_loaded, client):
    def sequence() -> int:
        return Calendar.from_ical(client.get(f"/plan.ics?{UPR}").content).walk("VEVENT")[0]["SEQUENCE"]

    before = sequence()
    row = Deadline.objects.filter(meeting__slug="upr-54", stage="upr-stakeholder").get()
    row.sequence += 1
    row.save()
    assert sequence() == before + 1


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_the_document_holds_the_same_tasks_and_the_same_bytes(facts_loaded, client, prefix):
    first = client.get(f"{prefix}/plan.docx?{OWN}")
    assert first.content == client.get(f"{prefix}/plan.docx?{OWN}").content
    made = Document(io.BytesIO(first.content))
    rows = made.tables[0].rows
    assert len(rows) - 1 == len(days(reading.page(client.get(f"{prefix}/plan/?{OWN}"))))
    xml = made.tables[0]._tbl.xml
    assert ("w:bidiVisual" in xml) == ("w:rtl" in xml) == bool(prefix)


def test_visitors_are_not_asked_to_keep_and_cannot(facts_loaded, client):
    assert "plan-name" not in client.get(f"/plan/?{OWN}").content.decode()
    answer = client.post("/plan/keep/", {"choices": OWN, "name": "x"})
    assert answer.status_code == 302 and answer["Location"].startswith("/account/login/")
    assert not SavedPlan.objects.exists()


def test_a_plan_is_kept_opened_and_deleted(facts_loaded, client, signed_in):
    answer = client.post("/plan/keep/", {"choices": f"{OWN}&weeks-draft=3", "name": "Our spring"})
    assert answer["Location"] == f"/plan/?{OWN}&weeks-draft=3"
    soup = reading.page(client.get("/plan/"))
    assert f"/plan/?{OWN}&weeks-draft=3" in reading.links(soup)
    gone = client.post(soup.select_one("form[action*='/plan/kept/']")["action"])
    assert gone.status_code == 302 and not SavedPlan.objects.exists()


def test_a_plan_without_a_name_is_refused_at_the_field(facts_loaded, client, signed_in):
    response = client.post("/plan/keep/", {"choices": OWN, "name": " "})
    assert response.status_code == 422
    assert "Give the plan a name." in reading.text(reading.page(response).select_one("#plan-name-error"))
    assert client.post("/plan/keep/", {"choices": "state=ZZZ", "name": "x"})["Location"] == "/plan/"
    assert client.get("/plan/keep/").status_code == 405


def test_the_plan_of_another_is_not_found(facts_loaded, client, signed_in, django_user_model):
    client.post("/plan/keep/", {"choices": OWN, "name": "Mine"})
    client.force_login(django_user_model.objects.create_user("stranger@example.org", "a long passphrase"))
    assert "Mine" not in client.get("/plan/").content.decode()
    assert client.post(f"/plan/kept/{SavedPlan.objects.get().pk}/delete/").status_code == 404
    assert SavedPlan.objects.count() == 1
