"""The calendar in the API: sessions, deadlines and events, as the pages have them."""

import pytest

from palais.apps.calendar.models import CommitteeSession, Deadline


def test_sessions_come_once_each_in_order(all_of):
    rows = all_of("sessions?limit=60")
    assert len(rows) == len({row["slug"] for row in rows}) == CommitteeSession.public.count()
    assert [row["first"] for row in rows] == sorted(row["first"] for row in rows)


def test_sessions_are_filtered(all_of):
    rows = all_of("sessions?body=crc&kind=pre-session&since=2024-01-01&until=2024-12-31")
    assert [row["slug"] for row in rows] == ["crc-pre-session-97", "crc-pre-session-98", "crc-pre-session-99"]
    assert rows[1]["status"] == "cancelled"
    assert rows[0]["mark"]["table"] == "committee_sessions"


def test_deadlines_have_their_reasons(all_of):
    rows = all_of("deadlines?body=crc&audience=ngo&since=2024-08-01&until=2024-08-01")
    assert {(row["stage"], row["first"], row["meeting"]) for row in rows} == {
        ("alternative-report", "2024-08-01", "crc-pre-session-99"),
        ("loipr-input", "2024-08-01", "crc-pre-session-99"),
    }
    assert {"autumn round" in " ".join(row["sentences"]) for row in rows} == {True}
    assert {row["closes"] for row in rows} == {"2024-08-01T22:00:00+00:00"}
    assert len(all_of("deadlines")) == Deadline.objects.exclude(first_day=None).count()


def test_a_session_has_its_states_and_all_its_deadlines(ask):
    found = ask("sessions/crc-pre-session-87")
    assert len(found["prepared"]) == 9
    assert found["neighbour"]["number"] == 85
    dated = {one["line"]["stage"]: one["line"]["first"] for one in found["deadlines"] if one["dated"]}
    assert dated["loipr-input"] == "2020-07-01"


def test_events_hold_the_yearly_days(all_of):
    kinds = {row["kind"] for row in all_of("events")}
    assert kinds == {"discussion-day", "annual-day"}


@pytest.mark.parametrize(
    "path", ["sessions/crc-3000", "sessions?body=nobody", "deadlines?audience=me", "events?colour=red"]
)
def test_what_is_not_there_is_refused_with_a_sentence(facts_loaded, client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code in (400, 404)
    assert response.json()["detail"].endswith(".")
