"""The feeds of the calendar hold what the pages say, and tell each change once."""

import pytest
import vobject

from palais.apps.calendar.models import CommitteeSession
from palais.apps.calendar.services import recompute


@pytest.fixture
def live(facts_loaded, settings):
    settings.TODAY = "2024-06-10"


def becomes(slug: str, **texts: str) -> None:
    moved = {"first_day": texts.get("moved_start"), "last_day": texts.get("moved_end")}
    CommitteeSession.public.filter(slug=slug).update(
        **texts, **{name: day for name, day in moved.items() if day}
    )
    recompute.recompute_deadlines()


def events(client, address: str) -> dict[str, object]:
    """The events of a calendar by uid, as another reader reads them."""
    calendar = vobject.readOne(client.get(address).content.decode())
    return {one.uid.value: one for one in getattr(calendar, "vevent_list", [])}


def test_a_deadline_is_a_day_with_its_reasons(live, client):
    found = events(client, "/entry-points.ics?body=crc&kind=deadline")
    one = found["deadline-crc-pre-session-99-alternative-report-all-simplified@palais"]
    assert one.summary.value == "Deadline: Alternative reports – CRC, pre-session 99"
    assert one.dtstart.value.isoformat() == "2024-08-01"
    assert "belongs to the autumn round" in one.description.value
    assert one.description.value.endswith(
        "/bodies/crc/pre-sessions/99/#crc-pre-session-99-alternative-report-all-simplified"
    )


def test_a_state_has_its_own_feed(live, client):
    found = events(client, "/states/MEX.ics")
    assert "session-crc-97@palais" in found
    assert "session-crc-98@palais" not in found
    assert client.get("/states/ATL.ics").status_code == 404


def test_a_session_has_its_own_feed(live, client):
    found = events(client, "/entry-points.ics?session=crc-pre-session-99")
    assert {uid.partition("-")[0] for uid in found} == {"session", "deadline"}
    assert {"crc-pre-session-99" in uid for uid in found} == {True}
    assert client.get("/entry-points.ics?session=crc-3000").status_code == 404


def test_a_move_and_a_cancellation_reach_the_calendar_and_the_news(live, client):
    becomes("crc-97", status="scheduled", held_start="", held_end="")
    before = events(client, "/bodies/crc.ics")["session-crc-97@palais"]
    becomes("crc-97", status="moved", moved_start="2024-09-02", moved_end="2024-09-20")
    moved = events(client, "/bodies/crc.ics")["session-crc-97@palais"]
    assert moved.dtstart.value.isoformat() == "2024-09-02"
    assert int(moved.sequence.value) > int(before.sequence.value)
    becomes("crc-97", status="cancelled")
    gone = events(client, "/bodies/crc.ics")["session-crc-97@palais"]
    assert (gone.status.value, gone.summary.value) == ("CANCELLED", "Cancelled: CRC, session 97")
    news = client.get("/bodies/crc.atom").content.decode().replace("\u00a0", " ")
    assert news.count("<title>Cancelled: CRC, session 97</title>") == 1
    assert news.count("<title>Moved: CRC, session 97</title>") == 1
    assert "Before: 26 August 2024 – 13 September 2024" in news
    assert "Now: 2 September 2024 – 20 September 2024" in news


@pytest.mark.parametrize("language", ["", "/ar", "/es", "/fr", "/ru", "/zh"])
def test_every_language_has_its_feed(live, client, language):
    assert len(events(client, f"{language}/entry-points.ics")) > 20


def test_what_never_changed_keeps_the_same_bytes(live, client):
    assert client.get("/entry-points.ics").content == client.get("/entry-points.ics").content
