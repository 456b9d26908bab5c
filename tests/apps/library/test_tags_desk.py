"""Tags at the desk: editors judge, correct and take back; others are sent away; the model and its figures are shown."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.apps.library.queries_of_tags import few_to_judge
from palais.apps.library.services import retraining, tagging, training
from palais.apps.office.models import Change, Job
from palais.core.themes import Settings
from tests.makers import people

TEXT = "Prohibit corporal punishment of children in all settings"
LIST = "/admin/tags-of-recommendations/"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path


@pytest.fixture
def one(facts_loaded: None) -> Recommendation:
    made = Recommendation.objects.create(
        origin="table", identifier="1", body="crc", state="MAR", states=["MAR"], text=TEXT, year=2014
    )
    tagging.suggest([made.pk])
    return made


@pytest.fixture
def editor(one: Recommendation, client: Client) -> Client:
    client.force_login(people.person("an-editor", "editor"))
    return client


def tag(key: str = "corporal-punishment") -> Tag:
    return Tag.objects.get(key=key)


@pytest.mark.parametrize(
    ("role", "seen"), [("editor", 200), ("administrator", 200), ("moderator", 302), ("planner", 302)]
)
def test_who_sees_tags(one: Recommendation, client: Client, role: str, seen: int):
    client.force_login(people.person(f"a-{role}", role))
    urls = [LIST, f"{LIST}model/", f"{LIST}{one.pk}/"]
    assert {client.get(url).status_code for url in urls} == {seen}
    client.post(LIST, {"chosen": tag().pk, "accept": "1"})
    client.post(f"{LIST}{one.pk}/", {"tag": "theme:torture"})
    client.post(f"{LIST}model/")
    allowed = seen == 200
    assert (tag().accepted is True) is allowed
    assert Tag.objects.filter(key="torture").exists() is allowed
    assert Job.objects.filter(task_path=retraining.TASK).exists() is allowed


def test_a_stranger_sees_nothing(one: Recommendation, client: Client):
    for url in (LIST, f"{LIST}model/", f"{LIST}{one.pk}/"):
        assert client.get(url).status_code == 302
    client.post(LIST, {"chosen": tag().pk, "accept": "1"})
    assert tag().accepted is None


def test_a_body_stands_by_its_short_name(one: Recommendation, editor: Client):
    for url in (LIST, f"{LIST}{one.pk}/"):
        assert "MAR · CRC · 2014" in editor.get(url).content.decode()


def test_several_are_accepted_and_taken_back(editor: Client):
    asked = [str(pk) for pk in Tag.objects.values_list("pk", flat=True)]
    said = editor.post(f"{LIST}?sure=0.6", {"chosen": asked, "accept": "1"}, follow=True)
    assert said.redirect_chain == [(f"{LIST}?sure=0.6", 302)]
    assert f"{len(asked)} tags accepted." in said.content.decode()
    assert few_to_judge() == 0 and Change.objects.filter(deed="accept-tag").count() == len(asked)
    assert "corporal-punishment" in Recommendation.objects.get().themes
    assert "No suggestion waits here" in editor.get(LIST).content.decode()
    editor.post(LIST, {"undo": "1"})
    assert few_to_judge() == len(asked) and Recommendation.objects.get().themes == []
    assert "Take back the last judgement" not in editor.get(LIST).content.decode()


def test_without_a_tick_nothing_happens_and_that_is_said(editor: Client):
    said = editor.post(LIST, {"accept": "1"}, follow=True)
    assert "Choose tags first" in said.content.decode()
    editor.post(LIST, {"chosen": ["x", "9" * 30, "-1"], "refuse": "1"})
    assert not Change.objects.filter(deed="refuse-tag").exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, True),
        ({"tag": "theme:corporal-punishment", "state": "MAR", "sure": "0.6", "order": "doubtful"}, True),
        ({"tag": "theme:torture"}, False),
        ({"state": "SWE"}, False),
        ({"show": "judged"}, False),
        (
            {"tag": "theme:\x00", "state": "x" * 5000, "sure": "many", "order": "?", "show": "?", "p": "x"},
            True,
        ),
    ],
)
def test_the_list_is_filtered_and_any_query_has_an_answer(editor: Client, query: dict[str, str], found: bool):
    answer = editor.get(LIST, query)
    assert answer.status_code == 200
    assert (TEXT in answer.content.decode()) is found


def test_judged_tags_say_who_judged(editor: Client):
    editor.post(LIST, {"chosen": tag().pk, "refuse": "1"})
    said = editor.get(LIST, {"show": "judged"}).content.decode()
    assert "refused" in said and "an-editor" in said


def test_a_tag_is_corrected_on_the_page_of_its_recommendation(editor: Client, one: Recommendation):
    url = f"{LIST}{one.pk}/"
    assert "corporal punishment" in editor.get(url).content.decode()
    assert editor.post(url, {"tag": "theme:nothing"}).status_code == 422
    editor.post(url, {"tag": "theme:torture", "instead_of": str(tag().pk)})
    assert (tag().accepted, tag("torture").origin) == (False, "person")
    assert Recommendation.objects.get().themes == ["torture"]
    editor.post(url, {"back": str(tag("torture").pk)})
    assert not Tag.objects.filter(key="torture").exists()
    editor.post(url, {"accept": str(tag().pk)})
    assert tag().accepted is True
    said = editor.post(url, {"accept": "999999999"}, follow=True)
    assert "no longer there" in said.content.decode()
    assert editor.get(f"{LIST}0/").status_code == 404


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    editor: Client, one: Recommendation, django_assert_max_num_queries
):
    Tag.objects.exclude(key="corporal-punishment").delete()
    editor.get(LIST)

    def queries() -> int:
        with django_assert_max_num_queries(60) as counted:
            editor.get(LIST)
        return len(counted)

    with_one = queries()
    for number in range(2):
        other = Recommendation.objects.create(origin="table", identifier=f"o{number}", body="crc", text=TEXT)
        Tag.objects.create(recommendation=other, scheme="theme", key="torture", origin="rule", confidence=0.5)
    assert queries() == with_one


def test_the_model_page_teaches_first_and_then_shows_figures(editor: Client):
    url = reverse("library-tags:model")
    assert "No model was trained yet" in editor.get(url).content.decode()
    by = people.person("a-second", "editor")
    for number in range(60):
        text = f"Register all births in district {number}" if number % 2 else f"Free the press {number}"
        made = Recommendation.objects.create(origin="table", identifier=f"m{number}", body="crc", text=text)
        key = "birth-registration" if number % 2 else "freedom-of-the-press"
        tagging.add(recommendation=made.pk, scheme="theme", key=key, by=by)
    training.train_and_keep(settings_of_training=Settings(bits=10, least=5, held_out=5))
    said = editor.get(url).content.decode()
    assert "The model in use knows 2 tags" in said and "Birth registration" in said
    assert "Train again" in said
    editor.post(url)
    said = editor.get(url).content.decode()
    assert "A training waits or runs." in said and "Train again" not in said


def test_links_are_judged_and_taken_back_on_the_page_of_a_recommendation(
    one: Recommendation, editor: Client
) -> None:
    later = Recommendation.objects.create(
        origin="table", identifier="2", body="CRC", state="MAR", states=["MAR"], text="Later", year=2024
    )
    link = LineageLink.objects.create(earlier=one, later=later, relation="repeats", likeness=0.8)
    url = f"{LIST}{one.pk}/"
    assert b"accept-link" in editor.get(url).content
    for button, accepted in (("refuse-link", False), ("back-link", None), ("accept-link", True)):
        editor.post(url, {button: str(link.pk)})
        link.refresh_from_db()
        assert link.accepted is accepted
    elsewhere = LineageLink.objects.create(
        earlier=later, later=Recommendation.objects.create(origin="table", identifier="3", body="CRC"),
        relation="repeats", likeness=0.8,
    )  # fmt: skip
    said = editor.post(url, {"accept-link": str(elsewhere.pk)}, follow=True)
    elsewhere.refresh_from_db()
    assert elsewhere.accepted is None and "no longer there" in said.content.decode()
