"""What is public of one's own organisation: its focal point corrects it, within limits, and it is logged."""

import pytest

from palais.apps.office.models import Change
from palais.apps.people.choices import Duty
from palais.apps.people.models import Organisation
from tests.makers import people
from tests.web import reading

PATH = "/account/organisations/example-a/public/"
SAID = {
    "acronym": "EOA",
    "website": "https://a.example.org/",
    "contact_email": "office@example.org",
    "contact_is_open": "on",
    "children": "take-part",
    "languages": "fr, ar",
    "work_states": "Maroc\nTunisia\n",
    "topics": ["education"],
    "version": "1",
}


@pytest.fixture
def one(facts_loaded) -> Organisation:
    return people.organisation("A", state="MAR", kind="ngo")


@pytest.fixture
def focal(one, client):
    client.force_login(people.seated("focal", one, Duty.FOCAL_POINT))
    return client


def test_a_focal_point_says_what_is_public(focal, one):
    assert reading.page(focal.get(PATH)).h1.string == "Example organisation A"
    answer = focal.post(PATH, {**SAID, "name": "Another name", "standing": "partner", "is_listed": ""})
    assert (answer.status_code, answer["Location"]) == (302, PATH)
    one.refresh_from_db()
    assert (one.acronym, one.children, one.contact_is_open, one.version) == ("EOA", "take-part", True, 2)
    assert (one.name, one.standing, one.is_listed) == ("Example organisation A", "member", True)
    assert [row.state for row in one.work_states.all()] == ["MAR", "TUN"]
    change = Change.objects.get(deed="correct-own-organisation")
    assert (change.by.email, change.after["work_states"]) == ("focal@example.org", ["MAR", "TUN"])
    page = reading.page(focal.get(PATH))
    assert page.find(id="id_work_states").get_text().split() == ["Morocco", "Tunisia"]
    assert PATH in focal.get("/account/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("contact_is_open", "", "Please tick this, or leave the contact empty."),
        ("work_states", "Marocco", "“Marocco” is no State that is known here. Nearest: Morocco"),
        ("languages", "French", "no code of a language"),
        ("topics", ["sorcery"], "sorcery"),
        ("children", "perhaps", "perhaps"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(focal, one, field, value, told):
    answer = focal.post(PATH, {**SAID, field: value})
    assert (answer.status_code, told in reading.text(reading.page(answer))) == (422, True)
    one.refresh_from_db()
    assert (one.version, Change.objects.filter(deed="correct-own-organisation").count()) == (1, 0)


def test_who_is_overtaken_is_told_and_keeps_what_was_typed(focal, one):
    focal.post(PATH, SAID)
    answer = focal.post(PATH, {**SAID, "acronym": "NEW"})
    soup = reading.page(answer)
    assert (answer.status_code, soup.find(id="id_acronym")["value"]) == (422, "NEW")
    assert focal.post(PATH, {**SAID, "acronym": "NEW", "version": "2"}).status_code == 302


def test_nobody_else_may(one, client, settings):
    path = "/account/login/"
    assert client.get(PATH)["Location"].startswith(path)
    for who in (
        people.seated("member", one),
        people.seated("other", people.organisation("B"), Duty.FOCAL_POINT),
        people.person("desk", "country-desk"),
    ):
        client.force_login(who)
        assert (client.get(PATH).status_code, client.post(PATH, SAID).status_code) == (404, 404)
    one.refresh_from_db()
    assert one.version == 1


def test_there_is_a_limit(focal, monkeypatch):
    monkeypatch.setattr("palais.web.site.views.own_organisation.TIMES", 1)
    assert focal.post(PATH, SAID).status_code == 302
    assert focal.post(PATH, {**SAID, "version": "2", "acronym": "X"}).status_code == 429
