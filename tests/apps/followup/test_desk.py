"""The desk of the monitor: an editor alone makes one for any source; stories are for moderators; others see nothing."""

import io

import pytest
from django.urls import reverse

from palais.apps.followup import services
from palais.apps.followup.models import Activity, Assessment, Evidence, Monitor, Story
from palais.apps.followup.services.stories import Told
from tests.makers import files, followup, people

TEXTS = {
    "texts-TOTAL_FORMS": "2",
    "texts-INITIAL_FORMS": "0",
    "texts-MIN_NUM_FORMS": "0",
    "texts-MAX_NUM_FORMS": "40",
}
SECRET = "A story nobody else may read"


@pytest.fixture
def monitor(facts_loaded):
    return followup.monitor()


@pytest.fixture
def story(monitor):
    return followup.story(monitor, text=SECRET)[0]


@pytest.fixture
def editor(db):
    return people.person("an-editor", "editor")


@pytest.fixture
def moderator(db):
    return people.person("a-moderator", "moderator")


def screens(of_stories: bool) -> list[str]:
    if of_stories:
        names = (
            ("stories", []),
            ("story", [Story.objects.get().pk]),
            ("publish-story", [Story.objects.get().pk]),
            ("decline-story", [Story.objects.get().pk]),
        )
    else:
        names = (
            ("monitors", []),
            ("add-monitor", []),
            ("monitor", ["dgd-2018"]),
            ("change-monitor", ["dgd-2018"]),
            ("add-commitment", ["dgd-2018"]),
            ("commitment", ["dgd-2018", "1"]),
            ("assess", ["dgd-2018", "1"]),
            ("add-activity", ["dgd-2018"]),
            ("activity", ["dgd-2018", 1]),
            ("evidence", ["dgd-2018", 1]),
        )
    return [reverse(f"followup-desk:{name}", args=args) for name, args in names]


@pytest.fixture
def filled(monitor, story):
    followup.commitment(monitor)
    followup.activity(monitor)


@pytest.mark.parametrize(
    ("role", "monitor_seen", "stories_seen"),
    [("editor", 200, 302), ("moderator", 302, 200), ("planner", 302, 302), ("administrator", 200, 200)],
)
def test_who_sees_what(filled, client, role, monitor_seen, stories_seen):
    client.force_login(people.person(f"a-{role}", role))
    assert {client.get(url).status_code for url in screens(False)} == {monitor_seen}
    answers = [client.get(url) for url in screens(True)]
    assert {answer.status_code for answer in answers} == {stories_seen}
    assert any(SECRET in answer.content.decode() for answer in answers) is (stories_seen == 200)


def test_a_stranger_sees_nothing(filled, client):
    for url in (*screens(False), *screens(True)):
        answer = client.get(url)
        assert (answer.status_code, SECRET in answer.content.decode()) == (302, False)


PLEDGES = {
    **TEXTS,
    "key": "pledges-2025",
    "kind": "pledge",
    "held_on": "2025",
    "language": "fr",
    "is_published": "on",
    "texts-0-language": "fr",
    "texts-0-title": "Promesses",
    "texts-1-language": "",
}
PLEDGE = {
    **TEXTS,
    "number": "1",
    "place": "1",
    "kind": "commitment",
    "language": "fr",
    "actors": ["states"],
    "standing": "published",
    "texts-0-language": "fr",
    "texts-0-words": "Une loi.",
}
LAW = {
    **TEXTS,
    "level": "local",
    "form": "law",
    "begins_on": "2025-02",
    "states": ["MAR"],
    "children_led": "unknown",
    "language": "fr",
    "standing": "published",
    "others": "A group\n\nAnother",
    "texts-0-language": "fr",
    "texts-0-title": "Une loi est faite",
}


def test_an_editor_alone_makes_a_monitor_of_any_source(facts_loaded, client, editor):
    client.force_login(editor)
    made = client.post(reverse("followup-desk:add-monitor"), PLEDGES)
    assert (made.status_code, Monitor.objects.get().held_on) == (302, "2025")
    client.post(reverse("followup-desk:add-commitment", args=["pledges-2025"]), PLEDGE)
    commitment = Monitor.objects.get().commitments.get()
    client.post(
        reverse("followup-desk:add-activity", args=["pledges-2025"]), LAW | {"about": [commitment.pk]}
    )
    activity = Activity.objects.get()
    assert [row.name for row in activity.organisations.all()] == ["A group", "Another"]
    page = client.get("/fr/follow-up/pledges-2025/").content.decode()
    assert "Une loi est faite" in page and "Promesses" in page


def test_a_refused_form_keeps_what_was_typed_and_says_why(monitor, client, editor):
    client.force_login(editor)
    answer = client.post(
        reverse("followup-desk:add-activity", args=["dgd-2018"]),
        {
            **TEXTS,
            "level": "local",
            "form": "law",
            "begins_on": "spring",
            "children_led": "no",
            "language": "en",
            "standing": "draft",
            "texts-0-language": "en",
            "texts-0-title": "Kept words",
        },
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Kept words" in text and "2019, 2019-05 or 2019-05-17" in text
    assert Activity.objects.count() == 0


def test_two_editors_at_once_are_told(filled, client, editor):
    client.force_login(editor)
    url = reverse("followup-desk:activity", args=["dgd-2018", 1])
    sent = {
        **TEXTS,
        "level": "local",
        "form": "law",
        "begins_on": "2019",
        "children_led": "no",
        "language": "en",
        "standing": "published",
        "texts-0-language": "en",
        "texts-0-title": "Mine",
        "version": "1",
    }
    assert client.post(url, sent).status_code == 302
    answer = client.post(url, sent | {"texts-0-title": "Too late"})
    assert answer.status_code == 422
    assert "Somebody changed this after you opened it" in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    assert Activity.objects.get().texts.get().title == "Mine"


def test_a_status_is_given_and_taken_back(filled, client, editor):
    client.force_login(editor)
    url = reverse("followup-desk:assess", args=["dgd-2018", "1"])
    sent = {
        "status": "partial",
        "by_kind": "children",
        "on": "2026-11-01",
        "language": "en",
        "reason": "We saw it.",
    }
    assert client.post(url, sent | {"on": "2030-01-01"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    row = Assessment.objects.get()
    assert "We saw it." in client.get(url).content.decode()
    client.post(url, {"back": row.pk})
    row.refresh_from_db()
    assert row.taken_back_at is not None
    assert client.post(url, {"back": "999"}).status_code == 404


def test_evidence_is_added_and_removed_with_its_file(
    filled, client, editor, django_capture_on_commit_callbacks
):
    client.force_login(editor)
    url = reverse("followup-desk:evidence", args=["dgd-2018", 1])
    upload = io.BytesIO(files.PDF)
    upload.name = "report.pdf"
    assert (
        client.post(url, {"kind": "file", "title": "", "language": "en", "upload": upload}).status_code == 422
    )
    assert Evidence.objects.count() == 0
    upload.seek(0)
    assert (
        client.post(url, {"kind": "file", "title": "R", "language": "en", "upload": upload}).status_code
        == 302
    )
    row = Evidence.objects.select_related("file").get()
    where = row.file.path
    assert where.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {"remove": row.pk})
    assert (Evidence.objects.count(), where.exists()) == (0, False)


def publication(story, **more):
    return {
        **TEXTS,
        "level": "local",
        "form": "event",
        "begins_on": "2020",
        "children_led": "yes",
        "language": "en",
        "states": ["MAR"],
        "checks": list(followup.CHECKS),
        "texts-0-language": "en",
        "texts-0-title": "Our march",
        **more,
    }


def test_a_moderator_publishes_once_every_check_is_answered(filled, story, client, moderator):
    client.force_login(moderator)
    url = reverse("followup-desk:publish-story", args=[story.pk])
    refused = client.post(url, publication(story, checks=["safe"]))
    assert (refused.status_code, Story.objects.get().status) == (422, "new")
    assert "While one is open" in refused.content.decode()
    assert client.post(url, publication(story)).status_code == 302
    assert (Story.objects.get().status, Activity.objects.order_by("pk").last().standing) == (
        "published",
        "published",
    )
    assert client.get(url).status_code == 302


def test_hints_stand_beside_the_story(monitor, client, moderator):
    services.stories.receive(
        monitor=monitor,
        told=Told(text="Write to me at child@example.org", language="en"),
        agreed=followup.agreed(),
    )
    client.force_login(moderator)
    text = client.get(reverse("followup-desk:story", args=[Story.objects.get().pk])).content.decode()
    assert "This may be an e-mail address" in text and "child@example.org" in text


def test_a_moderator_asks_and_declines(filled, story, client, moderator):
    client.force_login(moderator)
    url = reverse("followup-desk:story", args=[story.pk])
    client.post(url, {"question": "When was it?"})
    assert Story.objects.get().status == "asked"
    decline = reverse("followup-desk:decline-story", args=[story.pk])
    assert "14 more days" in client.get(decline).content.decode()
    assert Story.objects.get().status == "asked"
    client.post(decline, {"farewell": "It names a school."})
    assert (Story.objects.get().status, Story.objects.get().text) == ("declined", SECRET)
    assert "Take it up again" in client.get(url).content.decode()
    client.post(url, {"take-up": "1"})
    assert Story.objects.get().status == "new"


def test_a_commitment_is_taken_off_or_removed_while_nothing_hangs_on_it(filled, client, editor):
    client.force_login(editor)
    url, page = (
        reverse("followup-desk:commitment", args=["dgd-2018", "1"]),
        "/follow-up/dgd-2018/commitments/1/",
    )
    sent = {**TEXTS, "place": "1", "kind": "recommendation", "language": "en", "version": "1"}
    sent |= {"texts-0-language": "en", "texts-0-words": "Make a law.", "standing": "withdrawn"}
    assert client.get(page).status_code == 200
    assert client.post(url, sent).status_code == 302
    assert client.get(page).status_code == 404
    assert "Make a law." not in client.get("/follow-up/dgd-2018/").content.decode()
    row = Monitor.objects.get().commitments.get()
    row.activity_links.create(activity=Activity.objects.get())
    assert "Take it off instead" in client.post(url, {"remove": "1"}, follow=True).content.decode()
    row.activity_links.all().delete()
    client.post(url, {"remove": "1"})
    assert Monitor.objects.get().commitments.count() == 0


def test_the_menu_says_how_many_wait(filled, client, moderator):
    client.force_login(moderator)
    assert "Stories (1)" in client.get("/admin/").content.decode()
