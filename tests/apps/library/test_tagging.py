"""Tags suggested, accepted, refused, taken back; what was accepted trains the next model; lineage in the database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palais.apps.library import tag_lists
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
    (own,) = tagging.add(recommendation=one.pk, scheme="theme", key="legislation", by=person)
    tagging.suggest([one.pk])
    assert one.tags.get(key="corporal-punishment").accepted is False
    assert one.tags.get(pk=own).origin == "person"
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
    Recommendation.objects.update(themes=["Access to justice & remedy"], printed={})
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
    assert (refused, one.themes) == (wrong.pk, ["torture"])
    assert Tag.objects.get(pk=refused).accepted is False and Tag.objects.get(pk=set_one).origin == "person"
    tagging.undo(tags=[refused, set_one], by=person)
    one.refresh_from_db()
    assert one.themes == [] and not one.tags.filter(key="torture").exists()
    assert one.tags.get(key="corporal-punishment").accepted is None


def test_undoing_leaves_what_somebody_else_said_since(person: User) -> None:
    other = User.objects.create_user(email="other@example.org", password=None)
    one = made(1, "Prohibit corporal punishment of children.")
    tagging.suggest([one.pk])
    mine = list(one.tags.values_list("pk", flat=True))
    assert len(mine) > 1
    tagging.judge_all(tags=mine, yes=True, by=person)
    tagging.judge(tag=mine[0], yes=False, by=other)
    assert tagging.undo(tags=mine, by=person, own=True) == len(mine) - 1
    assert Tag.objects.get(pk=mine[0]).accepted is False


def test_setting_a_tag_that_another_person_set_changes_nothing_that_could_be_undone(person: User) -> None:
    other = User.objects.create_user(email="other@example.org", password=None)
    one = made(1, "Ensure it.")
    (theirs,) = tagging.add(recommendation=one.pk, scheme="theme", key="torture", by=other)
    assert tagging.add(recommendation=one.pk, scheme="theme", key="torture", by=person) == []
    assert Tag.objects.get(pk=theirs).by == other
    assert tagging.undo(tags=[theirs], by=person, own=True) == 0


def test_suggesting_again_deletes_in_one_statement_and_asks_again_what_was_judged(
    person: User,
) -> None:
    for number in range(20):
        made(number, "Prohibit corporal punishment of children.")
    pks = list(Recommendation.objects.values_list("pk", flat=True))
    tagging.suggest(pks)
    with CaptureQueriesContext(connection) as asked:
        tagging.suggest(pks)
    deleting = [one["sql"] for one in asked if one["sql"].startswith("DELETE")]
    assert len(deleting) == 1 and "accepted" in deleting[0]
    assert len(asked) < 20


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


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time.")
def test_a_recommendation_is_locked_before_its_tags_are_read(person: User) -> None:
    one = made(1, "Prohibit corporal punishment of children.")
    tagging.suggest([one.pk])
    tag = one.tags.get(key="corporal-punishment")
    deeds = (
        lambda: tagging.judge_all(tags=[tag.pk], yes=True, by=person),
        lambda: tagging.add(recommendation=one.pk, scheme="theme", key="torture", by=person),
        lambda: tagging.suggest([one.pk]),
    )
    for deed in deeds:
        with CaptureQueriesContext(connection) as asked:
            deed()
        sql = [query["sql"] for query in asked]
        locked = next(place for place, said in enumerate(sql) if "FOR UPDATE" in said)
        whole = [
            place for place, said in enumerate(sql) if '"library_tag"."words"' in said and "SELECT" in said
        ]
        assert "library_recommendation" in sql[locked] and locked < min(whole)


def test_tracing_again_keeps_a_link_that_is_judged_at_that_moment(
    person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Prohibit corporal punishment of children in all settings"
    made(1, text, symbol="CRC/C/MAR/CO/2", cycle="2", on=date(2003, 6, 6))
    made(2, text, symbol="CRC/C/MAR/CO/3-4", cycle="3-4", on=date(2014, 9, 19))
    dict(tracing.trace_all())
    link = LineageLink.objects.get()
    batched = tracing.batched

    def meanwhile(items: Any, size: int) -> Any:
        several = list(items)
        if link.pk in several:
            LineageLink.objects.filter(pk=link.pk).update(accepted=False)
        return batched(several, size)

    monkeypatch.setattr(tracing, "batched", meanwhile)
    tracing.trace_state("MAR", weights=tracing.weights())
    assert LineageLink.objects.get().accepted is False


def test_a_judgement_on_a_link_is_taken_back(person: User) -> None:
    link = LineageLink.objects.create(
        earlier=made(1, "a"), later=made(2, "b"), relation="repeats", likeness=1
    )
    tracing.judge(link=link.pk, yes=False, by=person)
    tracing.undo(link=link.pk, by=person)
    link.refresh_from_db()
    assert (link.accepted, link.by) == (None, None)
    assert Change.objects.filter(deed="undo-lineage").count() == 1


def test_the_newest_are_learnt_from_first_and_the_undated_last(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, year in enumerate((None, 2010, 2020)):
        made(number, f"Say {number}", year=year, themes=["Access to justice & remedy"])
    monkeypatch.setattr(training, "MOST_EXAMPLES", 2)
    assert {one.text for one in training.examples()} == {"Say 1", "Say 2"}
    assert "NULLS LAST" in str(Recommendation.objects.all().query)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("G4 Migrants", ("group", "migrants")),
        ("E51 Right to education - General", ("theme", "education")),
        ("A41 Constitutional and legislative framework", ("theme", "legislation")),
        ("Constitutional & legislative framework", ("theme", "legislation")),
        ("F34 Children: Juvenile justice", ("theme", "child-justice")),
        ("D27 Prohibition of slavery, trafficking", ("theme", "trafficking")),
    ],
)
def test_themes_as_thematic_lists_print_them_are_known(printed: str, wanted: tuple[str, str]) -> None:
    assert wanted in tag_lists.named("theme", printed)
