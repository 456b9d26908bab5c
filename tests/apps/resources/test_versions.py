"""Versions of works: tied, flagged when the source changes, compared; replaced works; covers; reading levels."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from palais.apps.office.models import Change
from palais.apps.resources.choices import TwinKind
from palais.apps.resources.models import Twin, Work
from palais.apps.resources.queries import publications as queries
from palais.apps.resources.services import editions, reading, versions, works
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.refusals import Refused
from tests.makers import resources as make

pytestmark = pytest.mark.django_db
SHORT = "You have rights. You may play. You can rest. "


@pytest.fixture
def full() -> Work:
    return make.work("The guide", is_publication=True)


@pytest.fixture
def simple() -> Work:
    return make.work("The guide for children", is_publication=True, kind="child-friendly")


def say_anew(work: Work, on: date) -> Work:
    words = make.words("The guide", is_publication=True)
    return works.change_work(work=Work.everything.get(pk=work.pk), words=words, by=None, changed_on=on)


def test_a_version_is_flagged_when_its_source_changes_and_not_before(full: Work, simple: Work, editor):
    twin = versions.tie(
        work=simple, source=full, kind=TwinKind.CHILD_FRIENDLY, by=editor, on=date(2021, 2, 1)
    )
    assert list(queries.flagged()) == []
    say_anew(full, date(2021, 3, 20))
    assert list(queries.flagged()) == [twin]
    versions.compare(twin=twin, on=date(2021, 3, 20), by=editor)
    assert list(queries.flagged()) == []
    say_anew(full, date(2021, 3, 21))
    assert list(queries.flagged()) == [twin]


def test_a_version_that_nobody_compared_is_flagged_once_the_source_changes(full: Work, simple: Work):
    twin = versions.tie(work=simple, source=full, kind=TwinKind.AUDIO, by=None)
    assert list(queries.flagged()) == []
    say_anew(full, date(2021, 3, 20))
    assert list(queries.flagged()) == [twin]


@pytest.mark.parametrize("which", ["itself", "twice", "both ways", "no such kind"])
def test_ties_that_make_no_sense_are_refused_and_nothing_is_saved(which: str, full: Work, simple: Work):
    versions.tie(work=simple, source=full, kind=TwinKind.AUDIO, by=None)
    pairs = {
        "itself": (full, full, "audio"),
        "twice": (simple, full, "summary"),
        "both ways": (full, simple, "audio"),
        "no such kind": (full, simple, "dance"),
    }
    work, source, kind = pairs[which]
    with pytest.raises(Refused):
        versions.tie(work=work, source=source, kind=kind, by=None)
    assert Twin.objects.count() == 1


def test_a_work_is_not_replaced_in_a_circle(full: Work, simple: Work):
    third = make.work("The third")
    versions.replace(work=full, newer=simple, by=None)
    versions.replace(work=simple, newer=third, by=None)
    with pytest.raises(Refused):
        versions.replace(work=third, newer=full, by=None)
    with pytest.raises(Refused):
        versions.replace(work=third, newer=third, by=None)
    versions.replace(work=full, newer=None, by=None)
    assert Work.everything.get(pk=full.pk).replaced_by is None


def test_each_deed_is_in_the_change_log_and_makes_both_works_new(full: Work, simple: Work, editor):
    seen = Work.everything.get(pk=full.pk).version
    twin = versions.tie(work=simple, source=full, kind=TwinKind.AUDIO, by=editor)
    versions.compare(twin=twin, on=date(2021, 4, 1), by=editor)
    versions.untie(twin=twin, by=editor)
    versions.replace(work=full, newer=simple, by=editor)
    done = list(Change.objects.filter(by=editor).order_by("pk").values_list("deed", flat=True))
    assert done == ["tie-twin", "compare-twin", "untie-twin", "replace-work"]
    assert Work.everything.get(pk=full.pk).version == seen + 4


def test_a_cover_needs_a_description(full: Work):
    from palais.apps.resources.services.example_publications import cover

    image = cover()
    assert versions.put_cover(work=full, cover=image, by=None).cover == image
    image.description = " "
    image.save()
    with pytest.raises(Refused, match="description"):
        versions.put_cover(work=full, cover=image, by=None)


def test_an_edition_may_be_known_and_not_be_here(full: Work):
    with pytest.raises(Refused):
        editions.add_edition(work=full, words=EditionWords(language="fr"), by=None)
    absent = editions.add_edition(work=full, words=EditionWords(language="fr", absent=True), by=None)
    assert absent.is_absent
    assert absent.checksum == ""


def test_a_work_is_measured_for_those_it_is_made_for(full: Work, simple: Work):
    assert reading.readers_of(full) == reading.EVERYBODY
    assert reading.readers_of(simple) == reading.CHILDREN
    versions.tie(work=full, source=simple, kind=TwinKind.EASY_READ, by=None)
    assert reading.readers_of(full) == reading.EASY


def test_files_are_measured_and_what_cannot_be_read_is_said(simple: Work):
    from palais.apps.resources.services.example_publications import docx, kept

    whole = docx("Rights", [SHORT * 10], "whole")
    editions.add_edition(work=simple, words=EditionWords(language="en", file=whole), by=None)
    empty = EditionWords(language="fr", file=kept(make.PDF, "empty.pdf"))
    editions.add_edition(work=simple, words=empty, by=None)
    found = {one.file: one for one in reading.measure_work(simple)}
    assert [*found] == ["", "whole.docx", "empty.pdf"]
    level = found["whole.docx"].level
    assert level is not None and level.ease is not None
    assert (level.sentences, level.words, level.ease.band) == (31, 91, "very-easy")
    assert found["empty.pdf"].level is None


def addresses(work: Work) -> list[str]:
    return [
        reverse("resources-desk:publications"),
        reverse("resources-desk:versions", args=[work.key]),
        reverse("resources-desk:work-level", args=[work.key]),
    ]


def test_editors_see_the_screens_and_others_do_not(client, full: Work, editor, moderator, stranger):
    for person, status in ((editor, 200), (moderator, 302), (stranger, 403)):
        client.force_login(person)
        assert [client.get(address).status_code for address in addresses(full)] == [status] * 3


def test_whoever_enters_the_desk_may_have_a_text_measured(client, editor, moderator, stranger):
    said = {"language": "en", "readers": "children", "text": "Every child has the right to play."}
    for person, status in ((editor, 200), (moderator, 200), (stranger, 403)):
        client.force_login(person)
        assert client.post(reverse("resources-desk:level"), said).status_code == status


def test_an_editor_ties_compares_and_replaces_at_the_desk(client, full: Work, simple: Work, editor, settings):
    settings.TODAY = "2021-04-15"
    client.force_login(editor)
    address = reverse("resources-desk:versions", args=[simple.key])
    tied = {"deed": "tie", "source": full.key, "kind": "child-friendly"}
    assert client.post(address, tied).status_code == 302
    twin = Twin.objects.get()
    assert (twin.work, twin.source, twin.matches_on) == (simple, full, None)
    again = client.post(address, tied)
    assert (again.status_code, "tied to this source already" in again.content.decode()) == (422, True)
    say_anew(full, date(2021, 3, 20))
    listed = client.get(reverse("resources-desk:publications")).content.decode()
    assert "Versions to compare" in listed
    client.post(address, {"deed": "compare", "which": twin.pk})
    assert Twin.objects.get().matches_on == date(2021, 4, 15)
    client.post(address, {"deed": "place", "replaced_by": full.key, "cover": ""})
    assert Work.everything.get(pk=simple.pk).replaced_by == full
    client.post(address, {"deed": "untie", "which": twin.pk})
    assert not Twin.objects.exists()


@pytest.mark.parametrize("which", ["", "x", "9" * 30, "0"])
def test_a_twin_that_is_none_of_this_work_is_not_touched(
    client, full: Work, simple: Work, editor, which: str
):
    other = versions.tie(work=simple, source=full, kind=TwinKind.AUDIO, by=None)
    third = make.work("A third")
    client.force_login(editor)
    address = reverse("resources-desk:versions", args=[third.key])
    for number in (which, other.pk):
        assert client.post(address, {"deed": "untie", "which": number}).status_code == 422
    assert Twin.objects.get() == other


def test_the_level_stands_beside_the_button_of_a_draft_for_children(client, editor):
    draft = make.work("Rights", kind="child-friendly", status="draft", summary=SHORT)
    client.force_login(editor)
    page = client.get(reverse("resources-desk:work", args=[draft.key])).content.decode()
    assert "Before you show it" in page
    assert "very easy" in page


def test_lists_of_the_desk_ask_as_often_for_three_as_for_one(client, editor):
    client.force_login(editor)
    counts = []
    client.get(reverse("resources-desk:publications"))
    for number in (1, 2):
        for each in range(number):
            full = make.work(f"Full {number} {each}", is_publication=True)
            simple = make.work(f"Simple {number} {each}", is_publication=True)
            versions.tie(work=simple, source=full, kind="audio", by=None)
            works.change_work(
                work=full,
                words=make.words("Full", is_publication=True),
                by=None,
                changed_on=date(2021, 3, 20),
            )
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("resources-desk:publications"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
