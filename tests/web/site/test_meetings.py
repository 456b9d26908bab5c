"""The meetings that only people of the network see: one who belongs to it, one who does not, a stranger."""

from datetime import date

import pytest
from django.test import Client

from palais.apps.calendar import services
from palais.apps.calendar.services import EventWords
from palais.apps.people.choices import Duty, Standing
from palais.apps.people.models import Organisation
from tests.makers import people
from tests.web import reading

PAGE, FILE = "/account/meetings/", "/account/meetings.ics"
TITLE = "Talk among coalitions"


@pytest.fixture
def meeting(facts_loaded, settings):
    settings.TODAY = "2028-02-01"
    editor = people.seated("editor", people.organisation("Z"), Duty.MEMBER)
    words = EventWords(
        title=TITLE,
        first=date(2028, 2, 29),
        last=date(2028, 2, 29),
        description="Who brings what.",
        visibility="members",
    )
    return services.add_event(words=words, by=editor)


def signed_in(name: str, standing: str) -> Client:
    own = people.organisation(name)
    Organisation.objects.filter(pk=own.pk).update(standing=standing)
    client = Client()
    client.force_login(people.seated(name.lower(), own, Duty.MEMBER))
    return client


def test_who_holds_a_seat_in_the_network_sees_them_and_takes_them_along(meeting):
    client = signed_in("A", Standing.OBSERVER)
    text = reading.text(reading.page(client.get(PAGE)))
    assert TITLE in text and "Who brings what." in text
    answer = client.get(FILE)
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"SUMMARY:{TITLE}" in answer.content.decode()
    assert f"{PAGE}#{meeting.slug}" in answer.content.decode().replace("\r\n ", "")
    assert "no-store" in answer["Cache-Control"]


def test_who_is_signed_in_without_belonging_is_told_how_that_comes_about(meeting):
    client = signed_in("B", Standing.PARTNER)
    answer = client.get(PAGE)
    assert (answer.status_code, TITLE in answer.content.decode()) == (403, False)
    assert client.get(FILE).status_code == 404


def test_a_stranger_is_led_to_the_door_and_finds_them_nowhere(meeting, client):
    for address in (PAGE, FILE):
        assert client.get(address)["Location"].startswith("/account/login/")
    assert client.get(f"/events/{meeting.slug}/").status_code == 404
    for address in ("/entry-points/", "/entry-points.ics", "/entry-points.json", "/entry-points.atom"):
        assert TITLE not in client.get(address).content.decode()
