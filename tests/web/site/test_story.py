"""Sharing a story without an account: what is asked, what is refused, the link, and taking it back."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from palais.apps.followup import services
from palais.apps.followup.models import Activity, Story
from palais.apps.office.models import ReceivedFile, Tally
from palais.apps.office.services.people import consents
from palais.apps.people.models import Consent
from palais.core.words import fold
from palais.web.site.views import stories as views
from tests.makers import files, followup, people
from tests.web import reading

HERE = "/follow-up/dgd-2018/share/"
SENT = {
    "text": "We marched for our rights.",
    "state": "MAR",
    "when": "2020-05",
    "children_led": "yes",
    "age_band": "13-15",
    "words": "on",
    "country": "on",
    "years": "3",
    "guardian": "guardian",
}


@pytest.fixture
def monitor(facts_loaded):
    return followup.monitor()


def send(client, **more):
    return client.post(HERE, {name: value for name, value in (SENT | more).items() if value is not None})


def test_the_form_asks_for_no_name_address_or_birthday_and_loads_nothing_from_elsewhere(monitor, client):
    soup = reading.page(client.get(HERE))
    names = {one["name"] for one in soup.select("main form [name]")}
    assert not names & {"email", "address", "birthday", "born", "phone", "surname"}
    assert [one.get("type") for one in soup.select('main [type="date"], main [type="email"]')] == []
    assert reading.barred(soup) == []
    leave = soup.find(id="leave")
    assert (leave["href"], leave["rel"]) == ("https://en.wikipedia.org/", ["noreferrer"])
    assert client.get(HERE)["Cache-Control"].find("no-store") >= 0


def test_a_story_leads_to_its_own_link_which_nobody_keeps_or_finds(monitor, client):
    sent = send(client)
    own = sent["Location"]
    assert (sent.status_code, own.startswith("/follow-up/stories/")) == (302, True)
    answer = client.get(own)
    assert answer["Cache-Control"] == "private, no-store"
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert f"http://testserver{own}" in reading.text(reading.page(answer))
    story = Story.objects.select_related("consent").get()
    assert (story.state, story.when, story.language, story.status) == ("MAR", "2020-05", "en", "new")
    agreed = story.consent
    assert (agreed.purposes, agreed.age_band, agreed.guardian_basis) == (
        ["country", "quote"],
        "13-15",
        "guardian",
    )
    assert str(agreed.ends_on) == "2029-11-02"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": ""}, "text"),
        ({"age_band": None}, "age_band"),
        ({"words": None}, "words"),
        ({"guardian": ""}, "guardian"),
        ({"when": "last summer"}, "when"),
        ({"state": "XYZ"}, "state"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(monitor, client, more, field):
    answer = send(client, **more)
    soup = reading.page(answer)
    assert answer.status_code == 422
    assert soup.select_one(".errors a")["href"].startswith(f"#id_{field}")
    if field != "text":
        assert soup.find("textarea", {"name": "text"}).get_text().strip() == SENT["text"]
    assert (Story.objects.count(), Consent.objects.count()) == (0, 0)


def test_an_adult_needs_no_second_consent_and_no_end(monitor, client):
    assert send(client, age_band="18-plus", guardian="", years="").status_code == 302
    assert (Consent.objects.get().ends_on, Consent.objects.get().guardian_on) == (None, None)


def test_a_picture_loses_where_it_was_taken_and_its_name(monitor, client):
    upload = SimpleUploadedFile("Ada Example at school.jpg", files.picture(located=True), "image/jpeg")
    assert send(client, picture=upload, photo="on", pictured="others").status_code == 302
    kept = ReceivedFile.objects.get()
    assert Story.objects.get().pictured == "others"
    assert (kept.name, kept.by) == ("picture.jpg", None)
    with Image.open(io.BytesIO(kept.path.read_bytes())) as opened:
        assert dict(opened.getexif()) == {}


@pytest.mark.parametrize(("content", "name"), [(files.HTML, "a.jpg"), (files.SVG, "a.svg"), (b"", "a.png")])
def test_a_file_that_is_no_picture_is_refused_with_a_sentence(monitor, client, content, name):
    answer = send(client, picture=SimpleUploadedFile(name, content), photo="on", pictured="none")
    assert answer.status_code == 422
    assert reading.page(answer).select_one(".field-error p").get_text() != ""
    assert (Story.objects.count(), ReceivedFile.objects.count()) == (0, 0)


def test_a_picture_without_a_yes_is_refused(monitor, client):
    upload = SimpleUploadedFile("a.jpg", files.picture(), "image/jpeg")
    said = send(client, picture=upload).content.decode()
    assert "say that we may show it" in said and "say which children can be recognised" in said
    assert Story.objects.count() == 0


def test_robots_are_thanked_and_of_too_many_nothing_is_lost(monitor, client, monkeypatch):
    assert views.TIMES >= 40
    monkeypatch.setattr(views, "TIMES", 3)
    assert send(client, website="https://spam.example.org/").status_code == 302
    assert Story.objects.count() == 0
    assert [send(client).status_code for _ in range(2)] == [302, 302]
    refused = send(client)
    assert (refused.status_code, int(refused["Retry-After"]) > 0) == (429, True)
    page = reading.page(refused)
    assert page.find("textarea", {"name": "text"}).get_text().strip() == SENT["text"]
    assert "Too many stories" in page.select_one(".errors").get_text()
    assert "127.0.0.1" not in str(list(Tally.objects.values()))


def test_where_no_stories_are_taken_there_is_no_form(facts_loaded, client):
    followup.monitor(takes_stories=False)
    assert client.get(HERE).status_code == 404
    assert "share/" not in client.get("/follow-up/dgd-2018/").content.decode()


def test_a_question_is_answered_and_the_story_taken_back_from_every_page(monitor, client):
    moderator = people.person("a-moderator", "moderator")
    own = send(client)["Location"]
    story = Story.objects.get()
    services.stories.ask(story=story, question="When was it?", by=moderator)
    assert "When was it?" in client.get(own).content.decode()
    client.post(own, {"answer": "In May."})
    assert Story.objects.get().answer == "In May."
    activity = services.stories.publish(
        story=story, decision=followup.decision(words=followup.words("Our march")), by=moderator
    )
    page = f"/follow-up/dgd-2018/activities/{activity.number}/"
    assert "Our march" in client.get(page).content.decode()
    assert page in client.get(own).content.decode()
    assert "taken back" in client.post(own, {"withdraw": "1"}).content.decode()
    assert client.get(own).status_code == 404
    assert client.get(page).status_code == 410
    for path in (
        "/follow-up/dgd-2018/",
        "/follow-up/dgd-2018.csv",
        "/follow-up/dgd-2018.atom",
        "/states/MAR/",
    ):
        assert "Our march" not in client.get(path).content.decode()


@pytest.mark.parametrize(("how", "said"), [("withdrawn", "consent has ended"), ("taken off", "taken off")])
def test_the_teller_reads_when_the_story_is_no_longer_shown(monitor, client, how, said):
    moderator = people.person("a-moderator", "moderator")
    story, token, activity = followup.published(monitor, moderator)
    if how == "withdrawn":
        consents.withdraw(consent=story.consent, by=moderator)
    else:
        Activity.objects.update(standing="withdrawn")
    page = client.get(f"/follow-up/stories/{token}/").content.decode()
    assert said in page and "Your story is published" not in page
    assert f"/activities/{activity.number}/" not in page


def test_the_teller_reads_why_it_was_not_published(monitor, client):
    story, token = followup.story(monitor)
    services.stories.decline(
        story=story, by=people.person("a-moderator", "moderator"), farewell="It names a school."
    )
    page = client.get(f"/follow-up/stories/{token}/").content.decode()
    assert "It names a school." in page and "We delete it on" in page and "Take my story back" in page


def test_states_stand_in_the_order_of_their_names(monitor, client):
    page = reading.page(client.get(f"/fr{HERE}"))
    names = [one.get_text() for one in page.select('select[name="state"] option')][1:]
    assert names == sorted(names, key=fold) and names.index("Égypte") < names.index("France")


def test_a_monitor_that_closes_later_takes_stories_until_then(facts_loaded, client, today):
    monitor = followup.monitor(closed_on=today + timedelta(days=1))
    assert "no longer updated" not in client.get("/follow-up/dgd-2018/").content.decode()
    assert client.get(HERE).status_code == 200
    monitor.closed_on = today
    monitor.save()
    assert "no longer updated since" in client.get("/follow-up/dgd-2018/").content.decode()
    assert client.get(HERE).status_code == 404


def test_a_link_that_leads_nowhere_says_so_calmly(db, client):
    answer = client.get("/follow-up/stories/nothing/")
    assert answer.status_code == 404
    assert "leads to no story" in answer.content.decode()
