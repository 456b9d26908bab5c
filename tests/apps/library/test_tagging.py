"""Tags suggested, accepted, refused, taken back; what was accepted trains the next model; lineage in the database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.apps.library.services import tagging, tracing, training
from palais.apps.office.models import Change
from palais.apps.people.models import User
from palais.core.themes import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.VAR = tmp_path
    yield


@pytest.fixture
def person() -> User:
    return User.objects.create_user(email="editor@example.org", password=None)


def made(number: int, text: str, **fields: Any) -> Recommendation:
    return Recommendation.objects.create(
        origin="table", identifier=str(number), body="crc", state="MAR", states=["MAR"], text=text, **fields
    )


def test_suggestions_have_words_and_do_not_count_until_a_person_accepts(person: User) -> None:
    one = made(1, "Prohibit corporal punishment of children.")
    assert tagging.suggest([one.pk]) == one.tags.count() > 0
    tag = one.tags.get(scheme="theme", key="corporal-punishment")
    assert (tag.origin, tag.accepted, tag.words) == ("rule", None, ["corporal punishment"])
    one.refresh_from_db()
    assert one.themes == []
    tagging.judge(tag=tag.pk, yes=True, by=person)
    one.refresh_from_db()
    assert (one.themes, one.version) == (["corporal-punishment"], 2)
    tagging.judge(tag=tag.pk, yes=True, by=person)
    assert Change.objects.filter(deed="accept-tag").count() == 1
    assert tagging.undo(tags=[tag.pk], by=person) == 1
    one.refresh_from_db()
    assert one.themes == [] and Tag.objects.get(pk=tag.pk).accepted is None


def test_suggesting_again_changes_nothing_and_keeps_what_a_person_said(person: User) -> None:
    one = made(1, "Prohibit corporal punishment of children.")
    tagging.suggest([one.pk])
    count = one.tags.count()
    refused = one.tags.get(scheme="theme", key="corporal-punishment")
    tagging.judge(tag=refused.pk, yes=False, by=person)
    own = tagging.add(recommendation=one.pk, scheme="theme", key="legislation", by=person)
    tagging.suggest([one.pk])
    assert one.tags.get(key="corporal-punishment").accepted is False
    assert one.tags.get(pk=own.pk).origin == "person"
    assert one.tags.count() == count + 1


def test_what_a_source_prints_becomes_tags_that_count_and_stays_beside_them(person: User) -> None:
    one = made(
        1,
        "Ensure it.",
        themes=["Access to justice & remedy", "Something of its own"],
        groups=["Persons with disabilities: accessibility, mobility"],
        sdgs=["16.2"],
    )
    tagging.suggest([one.pk])
    one.refresh_from_db()
    assert one.themes == ["justice", "Access to justice & remedy", "Something of its own"]
    assert one.groups[0] == "persons-with-disabilities" and one.sdgs == ["16.2"] and one.version == 1
    printed = one.tags.get(key="justice")
    assert (printed.origin, printed.confidence) == ("imported", None)
    tagging.suggest([one.pk])
    assert one.tags.filter(key="justice").count() == 1
    tagging.judge(tag=one.tags.get(key="persons-with-disabilities").pk, yes=False, by=person)
    tagging.suggest([one.pk])
    one.refresh_from_db()
    assert one.groups == ["Persons with disabilities: accessibility, mobility"]


def test_a_later_import_that_overwrites_the_lists_loses_no_judgement(person: User) -> None:
    one = made(1, "Prohibit corporal punishment of children.")
    tagging.add(recommendation=one.pk, scheme="theme", key="legislation", by=person)
    Recommendation.objects.update(themes=["Access to justice & remedy"])
    tagging.suggest([one.pk])
    one.refresh_from_db()
    assert one.themes == ["justice", "legislation", "Access to justice & remedy"]


def test_several_are_judged_at_once_and_taken_back(person: User) -> None:
    for number in range(3):
        made(number, "Prohibit corporal punishment of children.")
    tagging.suggest(Recommendation.objects.values_list("pk", flat=True))
    tags = list(Tag.objects.filter(key="corporal-punishment").values_list("pk", flat=True))
    tagging.judge(tag=tags[0], yes=True, by=person)
    changed = tagging.judge_all(tags=tags, yes=True, by=person)
    assert changed == tags[1:]
    assert Recommendation.objects.filter(themes=["corporal-punishment"]).count() == 3
    assert tagging.undo(tags=changed, by=person) == 2
    assert Recommendation.objects.filter(themes=["corporal-punishment"]).count() == 1
    assert Change.objects.filter(deed="undo-tag").count() == 2


def test_correcting_refuses_one_tag_and_sets_another_and_undoing_takes_the_set_one_away(person: User) -> None:
    one = made(1, "Prohibit corporal punishment of children.")
    tagging.suggest([one.pk])
    wrong = one.tags.get(key="corporal-punishment")
    refused, set_one = tagging.correct(tag=wrong.pk, scheme="theme", key="torture", by=person)
    one.refresh_from_db()
    assert (refused.accepted, set_one.origin, one.themes) == (False, "person", ["torture"])
    tagging.undo(tags=[refused.pk, set_one.pk], by=person)
    one.refresh_from_db()
    assert one.themes == [] and not one.tags.filter(key="torture").exists()
    assert one.tags.get(key="corporal-punishment").accepted is None


def test_what_people_said_trains_the_next_model_and_what_they_refused_does_not(person: User) -> None:
    for number in range(60):
        one = made(
            number, f"Register all births in district {number}" if number % 2 else f"Free the press {number}"
        )
        tagging.add(recommendation=one.pk, scheme="theme", key="births" if number % 2 else "press", by=person)
        Tag.objects.create(recommendation=one, scheme="group", key="no", origin="model", accepted=False)
    assert training.model() is None
    training.train_and_keep(settings_of_training=Settings(bits=10, least=5, held_out=5))
    model = training.model()
    assert model is not None and {key for _, key in model.labels} == {"births", "press"}
    learnt, labels = model.figures["learnt"], model.figures["labels"]
    assert 0 < learnt < 60 and {key for _scheme, key, *_ in labels} <= {"births", "press"}
    new = made(100, "Register all births in the district")
    tagging.suggest([new.pk])
    assert new.tags.get(key="births").origin == "model"


def test_without_labels_the_command_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="Import recommendations that carry tags"):
        call_command("train_tags")


def test_the_command_prints_figures_of_texts_held_out_and_suggests(person: User, capsys: Any) -> None:
    for number in range(80):
        one = made(number, f"Register births in {number}" if number % 2 else f"Free the press {number}")
        if number < 79:
            key = "birth-registration" if number % 2 else "freedom-of-the-press"
            tagging.add(recommendation=one.pk, scheme="theme", key=key, by=person)
    call_command("train_tags", "--suggest")
    said = capsys.readouterr().out
    assert "A model of 2 tags was trained" in said and "held out" in said and "Weakest: none." in said
    assert f"{Tag.objects.filter(accepted=None).count()} tags are suggested." in said
    assert one.tags.get(key="birth-registration").confidence is not None


def test_a_damaged_model_is_no_model() -> None:
    training.file().parent.mkdir(parents=True)
    training.file().write_bytes(b"palais tags 1\nbroken")
    assert training.model() is None


def test_lineage_is_kept_state_by_state_and_a_judgement_survives(person: User, capsys: Any) -> None:
    text = "Prohibit corporal punishment of children in all settings"
    old = made(1, f"Consider to {text.lower()}", symbol="CRC/C/MAR/CO/2", cycle="2", on=date(2003, 6, 6))
    new = made(2, text, symbol="CRC/C/MAR/CO/3-4", cycle="3-4", on=date(2014, 9, 19))
    made(3, "Ratify the Convention on cluster munitions", cycle="3-4", on=date(2014, 9, 19))
    assert dict(tracing.trace_all()) == {"MAR": 1}
    link = LineageLink.objects.get()
    assert (link.earlier, link.later, link.relation) == (old, new, "sharpens")
    tracing.judge(link=link.pk, yes=False, by=person)
    assert tracing.weights().texts() == 3
    call_command("lineage")
    assert LineageLink.objects.get().accepted is False
    assert not LineageLink.objects.shown().exists()
    assert "1 links among 1 States" in capsys.readouterr().out
