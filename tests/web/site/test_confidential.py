"""Nothing of what is confidential comes out at any door: slots of pre-session meetings, meetings for members alone."""

import re
from datetime import UTC, datetime

import pytest
from django.db import models

from palais.apps.calendar.models import (
    CommitteeSession,
    Deadline,
    Event,
    PreSessionReview,
    Review,
    ReviewStep,
)
from palais.apps.calendar.searching import documents, keys

HOUR = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:])")
SECRET = "Meeting of the Committee with Zanzibar coalition"
DOORS = (
    "/entry-points/",
    "/entry-points/?view=month&month=2024-09",
    "/entry-points/?view=year&year=2024",
    "/entry-points.csv",
    "/entry-points.ics",
    "/entry-points.atom",
    "/entry-points.json",
    "/bodies/crc/",
    "/bodies/crc.ics",
    "/bodies/crc.atom",
    "/bodies/crc.json",
    "/bodies/crc/pre-sessions/99/",
    "/states/MEX/",
    "/states/MEX.ics",
    "/states/MEX.json",
    "/",
    "/events/slot/",
    "/api/v1/events",
    "/api/v1/sessions",
    "/api/v1/sessions/crc-pre-session-99",
    "/sitemap-en-1.xml",
    "/search/?q=Zanzibar",
)


@pytest.mark.parametrize("model", [CommitteeSession, PreSessionReview, Review, ReviewStep])
def test_no_record_of_a_pre_session_has_room_for_an_hour(model):
    """The two moments that there are say when readers were told, not when anything takes place."""
    timed = {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, (models.DateTimeField, models.TimeField))
    }
    assert timed <= {"last_changed", "loaded_at"}
    assert not {field.name for field in model._meta.get_fields()} & {
        "slot",
        "hour",
        "starts_at",
        "ends_at",
        "time",
    }


@pytest.fixture
def slot(facts_loaded, settings):
    """What could leak: a meeting for members alone, with its hour, at the pre-session."""
    settings.TODAY = "2024-06-10"
    event = Event.objects.create(
        title=SECRET,
        slug="slot",
        kind="network-meeting",
        visibility="members",
        session=CommitteeSession.public.get(slug="crc-pre-session-99"),
        body_id="crc",
        starts_at=datetime(2024, 9, 17, 7, 35, tzinfo=UTC),
        first_day="2024-09-17",
        last_day="2024-09-17",
        place="Room XVII-B",
    )
    event.states.add("MEX")
    return event


@pytest.mark.parametrize("path", DOORS)
def test_a_meeting_for_members_comes_out_at_no_door(slot, client, path):
    said = client.get(path).content.decode()
    assert not [word for word in ("Zanzibar coalition", "09:35", "07:35", "XVII-B") if word in said]


@pytest.mark.parametrize(
    "path", ["/bodies/crc/pre-sessions/99/", "/bodies/crc/pre-sessions/87/", "/states/IRL/"]
)
def test_the_page_of_a_pre_session_tells_no_hour(slot, client, path):
    Deadline.objects.update(closes_at="")
    text = re.sub(r"<[^>]+>", " ", client.get(path).content.decode())
    assert HOUR.findall(text) == []


def test_search_is_given_names_and_numbers_alone(facts_loaded):
    found = list(documents(keys()))
    assert len(found) == CommitteeSession.public.count()
    for one in found:
        assert one.texts == {}
        assert not HOUR.search(" ".join([*one.titles.values(), *one.also, one.on]))
