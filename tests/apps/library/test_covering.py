"""Rows of indexes whose passage is here as read in its document: counted once, what people said carried over."""

from pathlib import Path
from typing import Any

import pytest

from palais.apps.library import covering, shown
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
