"""Rows of indexes whose passage is here as read in its document: counted once, what people said carried over."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from palais.apps.library import alike, covering, positions, shown
from palais.apps.library.choices import Origin
from palais.apps.library.imports import telling, work
from palais.apps.library.imports.work import Recommendations
from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.apps.library.services import following, publishing, tagging
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from tests.apps.library.test_imports import ONE, taken, xlsx
from tests.apps.library.test_reading import settle_all
from tests.makers import passages as make
from tests.makers import un_documents
from tests.makers.imports import applied, undone

SYMBOL = "CRC/C/MAR/CO/3-4"
pytestmark = pytest.mark.usefixtures("facts_loaded")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


@pytest.fixture
def person() -> User:
    return User.objects.create_user(email="editor@example.org", password=None)


def row(number: str, symbol: str = SYMBOL, **more: Any) -> Recommendation:
    return make.recommendation(f"{symbol} {number} {more}", symbol=symbol, number=number, **more)


def test_a_row_counts_until_its_passage_is_published_and_again_when_it_is_taken_back(
    person: User, tmp_path: Path
) -> None:
    seventh = row("7", "CRC/C/NOR/CO/3-4", state="NOR")
    none = row("99", "CRC/C/NOR/CO/3-4", state="NOR")
    run = settle_all(un_documents.read(un_documents.observations(), tmp_path), person)
    publishing.publish(run=run.pk, by=person)
    seventh.refresh_from_db()
    assert seventh.covered_by is not None and seventh.covered_by.number == "7"
    assert {one.number for one in shown.to_state(iso3="NOR").exclude(origin="document")} == {"99"}
    assert shown.recommendation(pk=seventh.pk) == seventh and none in shown.recommendations()
    publishing.unpublish(run=run.pk, by=person)
    seventh.refresh_from_db()
    assert seventh.covered_by is None and seventh in shown.recommendations()


def test_a_row_that_comes_in_later_is_covered_and_one_that_goes_no_longer_says_anything(person: User) -> None:
    passage = make.in_document(make.document(SYMBOL), "23")
    run = applied(taken(xlsx([*ONE[:4], "- Access to justice & remedy", *ONE[5:]])))
    taken_in = Recommendation.objects.get(identifier="id-1")
    assert taken_in.covered_by == passage
    tagging.suggest([passage.pk])
    assert passage.tags.get(key="justice").origin == "imported"
    undone(run)
    tagging.suggest([passage.pk])
    assert not passage.tags.filter(key="justice").exists()


def test_joint_symbols_kinds_items_and_paragraphs_are_matched() -> None:
    document = make.document("CEDAW/C/GC/31", other_symbols=["CRC/C/GC/18"])
    item = make.in_document(document, "23(a)")
    asked = make.in_document(document, "24")
    regretted = make.recommendation(
        f"{document.key}#24;concern", origin="document", document=document, kind="concern", number="24"
    )
    rows = [
        row("23 (A)", "CRC/C/GC/18"), row("23", "CRC/C/GC/18"), row("24", "CEDAW/C/GC/31"),
        row("24", "CEDAW/C/GC/31", kind="concern"), row("24(b)", "CEDAW/C/GC/31"), row("25", "CEDAW/C/GC/31"),
        row("", "CEDAW/C/GC/31"), row("24", "no symbol"),
    ]  # fmt: skip
    changed = covering.of_rows([one.pk for one in rows])
    for one in rows:
        one.refresh_from_db()
    assert [one.covered_by for one in rows] == [item, item, asked, regretted, asked, None, None, None]
    assert {item.pk, asked.pk, rows[0].pk} <= set(changed)
    document.is_published = False
    document.save()
    covering.of_document(document)
    assert not Recommendation.objects.exclude(covered_by=None).exists()


def test_what_people_said_of_a_row_is_carried_to_the_passage(person: User) -> None:
    passage = make.in_document(make.document(SYMBOL), "23(a)")
    one, earlier = row("23(a)"), row("1", "CRC/C/MAR/CO/2")
    tagging.add(recommendation=one.pk, scheme="theme", key="torture", by=person)
    Tag.objects.create(recommendation=one, scheme="theme", key="justice", origin="rule", accepted=False)
    Tag.objects.create(recommendation=one, scheme="group", key="girls", origin="rule", confidence=0.5)
    Tag.objects.create(recommendation=passage, scheme="theme", key="justice", origin="rule")
    make.link(earlier, one, accepted=False, by=person)
    covering.of_rows([one.pk])
    assert dict(passage.tags.values_list("key", "accepted")) == {"torture": True, "justice": False}
    link = LineageLink.objects.get(later=passage)
    assert (link.earlier, link.accepted, link.by) == (earlier, False, person)
    tagging.suggest([passage.pk])
    passage.refresh_from_db()
    assert "torture" in passage.themes and "justice" not in passage.themes


def test_a_row_that_came_in_while_its_document_was_being_published_is_found_by_the_job() -> None:
    passage, one = make.in_document(make.document(SYMBOL), "23"), row("23")
    following.note([one.pk])
    following.catch_up(progress=Progress(job=None))
    one.refresh_from_db()
    assert one.covered_by == passage


WORDS = (
    "Ratify the Optional Protocol to the Convention on the Rights of the Child on a communications procedure"
)


def said(identifier: str, text: str = WORDS, origin: str = "upr-info", **more: Any) -> Recommendation:
    given = {"body": "upr", "cycle": "2", "recommenders": ["FRA"], "origin": origin}
    one = make.recommendation(identifier, text, **(given | more))
    one.same = alike.mark(one)
    one.save()
    return one


def settled(*several: Recommendation) -> list[str]:
    covering.of_rows([one.pk for one in several])
    for one in several:
        one.refresh_from_db()
    return [one.covered_by.identifier if one.covered_by else "" for one in several]


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        WORDS.upper() + ".",
        f"{WORDS} (France);",
        f"To {WORDS[0].lower()}{WORDS[1:]}",
        WORDS.replace(" on a", "\u00a0 on  a").replace("Child on", "Child, on"),
        WORDS.replace("Protocol", "Prótocol"),
    ],
)
def test_the_same_words_in_one_review_are_one_recommendation_whatever_the_source(text: str) -> None:
    assert settled(said("info", text), said("index", origin="uhri")) == ["index", ""]


@pytest.mark.parametrize(
    "other",
    [
        {"cycle": "3"},
        {"cycle": "", "year": None},
        {"state": "NOR", "states": ["NOR"]},
        {"states": ["MAR", "NOR"]},
        {"body": "crc"},
        {"instrument": "opac"},
        {"recommenders": []},
        {"recommenders": ["NOR"]},
        {"text": WORDS + " without delay"},
        {"withdrawn_on": "2020-01-01"},
        {"origin": "upr-info"},
        {"origin": "table"},
    ],
    ids=str,
)
def test_what_differs_in_more_than_its_spelling_counts_for_itself(other: dict[str, Any]) -> None:
    row, beside = said("one"), said("other", **({"origin": "uhri"} | other))
    assert settled(row, beside)[0] == ""


def test_what_the_state_answered_later_is_taken_over_and_given_back(person: User) -> None:
    document = make.document("A/HRC/28/15", kind="upr-report", body="upr")
    passage = make.in_document(
        document, "115.1", WORDS, body="upr", cycle="2", position="under-consideration"
    )
    info, index = said("info", position="noted"), said("index", origin="uhri", position="supported")
    Recommendation.objects.filter(pk=index.pk).update(symbol=document.symbol, number="115.1")
    assert passage.pk in covering.of_rows([index.pk])
    passage.refresh_from_db()
    assert (passage.position, positions.source(passage)) == ("supported", "uhri")
    Recommendation.objects.filter(pk=index.pk).update(position="not-stated")
    assert covering.of_rows([index.pk]) == [passage.pk]
    passage.refresh_from_db()
    assert (passage.position, positions.source(passage)) == ("noted", "upr-info")
    Recommendation.objects.filter(pk=info.pk).update(position="not-stated")
    assert passage.pk in covering.of_rows([info.pk])
    passage.refresh_from_db()
    assert (passage.position, passage.printed, positions.source(passage)) == ("under-consideration", {}, "")
    assert settled(info, index) == [passage.identifier] * 2


def test_an_answer_that_sources_do_not_agree_on_is_not_taken_over() -> None:
    index = said("index", origin="uhri", recommenders=["FRA", "NOR"], position="not-stated")
    rows = [said("france", position="noted"), said("norway", recommenders=["NOR"], position="supported")]
    assert settled(*rows, index) == ["index", "index", ""]
    assert index.position == "not-stated"
    rows[1].position = "noted"
    rows[1].save()
    covering.of_rows([rows[1].pk])
    index.refresh_from_db()
    assert (index.position, index.printed) == ("noted", {"position": "not-stated"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("(France)", "(Norway, Sweden);", True),
        ("(فرنسا)", "(法国)", True),
        ("(UK)", "(Norway)", True),
        ("(OPAC)", "(OPSC)", False),
        ("(article 5)", "(article 6)", False),
    ],
)
def test_brackets_behind_a_text_count_unless_they_name_states(one: str, other: str, same: bool) -> None:
    marks = [said(text, f"{WORDS} {text}").same for text in (one, other)]
    assert (marks[0] == marks[1]) is same


def test_of_three_sources_the_document_counts_and_what_it_covers_follows_when_it_goes(person: User) -> None:
    table, info = said("table", origin="table"), said("info")
    assert settled(table, info) == ["info", ""]
    document = make.document("A/HRC/28/15", kind="upr-report", body="upr")
    passage = make.in_document(document, "115.1", WORDS, body="upr", cycle="2", recommenders=["FRA", "NOR"])
    passage.same = alike.mark(passage)
    passage.save()
    covering.of_document(document)
    assert settled(table, info) == [passage.identifier] * 2
    tagging.add(recommendation=info.pk, scheme="theme", key="torture", by=person)
    document.is_published = False
    document.save()
    covering.of_document(document)
    table.refresh_from_db()
    info.refresh_from_db()
    assert (table.covered_by, info.covered_by) == (info, None)
    document.is_published = True
    document.save()
    covering.of_document(document)
    assert passage.tags.get(key="torture").accepted is True


def test_undoing_an_import_brings_back_what_it_covered() -> None:
    run = applied(taken(xlsx(ONE)))
    index = Recommendation.objects.get(identifier="id-1")
    table = said(
        "table", index.text, "table", state=index.state, states=index.states, body=index.body,
        cycle=index.cycle, year=index.year, instrument=index.instrument, recommenders=[],
    )  # fmt: skip
    assert settled(table) == ["id-1"]
    undone(run)
    table.refresh_from_db()
    assert table.covered_by is None and table in shown.recommendations()


def test_an_answer_goes_with_the_row_that_knew_it(monkeypatch: pytest.MonkeyPatch) -> None:
    passage = make.in_document(
        make.document("A/HRC/28/15", body="upr"), "115.1", WORDS, position="not-stated"
    )
    row = said("index", origin="uhri", symbol="A/HRC/28/15", number="115.1", position="noted")
    assert settled(row, passage) == [passage.identifier, ""]
    assert passage.position == "noted"
    told: list[int] = []
    monkeypatch.setattr(telling, "_followers", [told.extend])
    Recommendations(origin=Origin.UHRI).remove([work.present(row)])
    passage.refresh_from_db()
    assert (passage.position, passage.printed) == ("not-stated", {})
    assert {row.pk, passage.pk} <= set(told)


def test_a_row_that_was_linked_by_another_counts_again_when_that_one_says_something_else() -> None:
    passage = make.in_document(make.document("A/HRC/28/15", body="upr"), "115.1", "Other words", body="upr")
    index = said("index", origin="uhri", symbol="A/HRC/28/15", number="115.1", position="noted")
    table = said("table", origin="table")
    assert settled(table, index) == [passage.identifier] * 2
    index.text = "Something else"
    index.same = alike.mark(index)
    index.save()
    assert table.pk in covering.of_rows([index.pk])
    table.refresh_from_db()
    assert table.covered_by is None


def test_an_answer_reaches_what_counts_by_way_of_another_row_and_only_from_who_gave_it(person: User) -> None:
    info, index = said("info", position="noted"), said("index", origin="uhri", position="not-stated")
    Recommendation.objects.filter(pk=index.pk).update(symbol="A/HRC/28/15", number="115.1")
    tagging.add(recommendation=info.pk, scheme="theme", key="torture", by=person)
    assert settled(info, index) == ["index", ""]
    assert index.position == "noted"
    document = make.document("A/HRC/28/15", body="upr")
    passage = make.in_document(document, "115.1", "Other words", body="upr", position="under-consideration")
    covering.of_document(document)
    passage.refresh_from_db()
    assert (passage.position, positions.source(passage)) == ("noted", "upr-info")
    assert passage.tags.get(key="torture").accepted is True
    again = covering.of_document(document)
    passage.refresh_from_db()
    assert (passage.position, positions.source(passage)) == ("noted", "upr-info")
    assert set(again) <= {passage.pk}


def test_parts_of_a_passage_that_joins_several_are_in_it_and_its_answer_is_theirs_where_all_gave_one() -> (
    None
):
    rows = [
        said("chile", "Eliminate corporal punishment in schools", recommenders=["CHL"], position="noted"),
        said("germany", "Abolish corporal punishment for children", recommenders=["DEU"], position="noted"),
        said("other", "Abolish corporal punishment of all", recommenders=["DEU"], position="supported"),
    ]
    document = make.document("A/HRC/10/73", body="upr")
    passage = make.in_document(
        document, "77.14",
        "Eliminate corporal punishment in schools (Chile); abolish corporal punishment for children (Germany);",
        body="upr", cycle="2", recommenders=["CHL", "DEU"], position="under-consideration",
    )  # fmt: skip
    assert {rows[0].pk, rows[1].pk} <= set(covering.of_document(document))
    assert settled(*rows) == [passage.identifier, passage.identifier, ""]
    passage.refresh_from_db()
    assert (passage.position, positions.source(passage)) == ("noted", "upr-info")
    Recommendation.objects.filter(pk=rows[0].pk).update(position="supported")
    covering.of_rows([rows[0].pk])
    passage.refresh_from_db()
    assert passage.position == "under-consideration"


def test_what_covers_a_row_that_changed_is_told() -> None:
    passage = make.in_document(make.document(SYMBOL), "23")
    one = row("23")
    covering.of_rows([one.pk])
    assert covering.of_rows([one.pk]) == [passage.pk]


def test_what_was_there_before_there_were_marks_is_brought_together() -> None:
    info, index = said("info"), said("index", origin="uhri")
    Recommendation.objects.update(same=None)
    importlib.import_module("palais.apps.library.migrations.0008_same_filled").fill(apps, None)
    following.wake_after_migrations()
    following.catch_up(progress=Progress(job=None))
    info.refresh_from_db()
    assert info.covered_by == index


def test_marks_are_set_for_what_was_there_before_there_were_any() -> None:
    one = said("one")
    Recommendation.objects.update(same=None)
    importlib.import_module("palais.apps.library.migrations.0008_same_filled").fill(apps, None)
    assert Recommendation.objects.get().same == one.same is not None
