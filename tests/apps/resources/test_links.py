"""Links: one row for each page, however its address is written; replaced, checked by hand, counted."""

from datetime import UTC, date, datetime, timedelta

import pytest

from palais.apps.office.models import Change
from palais.apps.resources import queries
from palais.apps.resources.models import Edition, Link
from palais.apps.resources.services import editions, links, received
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.refusals import KnownAddress, Refused
from tests.makers import resources

ON = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def stand(address: str, status: str, *, days_ago: int | None = 1) -> Link:
    link = Link.objects.get(address=address)
    link.status = status
    link.checked_at = None if days_ago is None else NOON - timedelta(days=days_ago)
    link.save()
    return link


def test_two_forms_of_one_address_are_one_link(db):
    first = links.known("https://www.example.org/a/?utm_source=x")
    second = links.known("http://example.org/a")
    assert (first.pk, first.address, Link.objects.count()) == (
        second.pk,
        "https://www.example.org/a/?utm_source=x",
        1,
    )


def test_the_same_address_at_another_work_is_noticed_and_saved_only_by_who_is_sure(db):
    there = resources.work("First", "https://example.org/a")
    other = resources.work("Second", "https://example.org/b")
    words = EditionWords(language="fr", address="http://www.example.org/a/#top")
    with pytest.raises(KnownAddress) as noticed:
        editions.add_edition(work=other, words=words, by=None)
    assert [one.key for one in noticed.value.works] == [there.key]
    assert Edition.objects.filter(work=other).count() == 1
    editions.add_edition(work=other, words=words, by=None, sure=True)
    assert [one.key for one in links.works_at("https://example.org/a")] == ["first", "second"]


def test_a_work_may_have_its_own_address_twice(db):
    work = resources.work("First", "https://example.org/a")
    editions.add_edition(
        work=work, words=EditionWords(language="fr", address="https://example.org/a"), by=None
    )
    assert work.editions.count() == 2


@pytest.mark.parametrize("address", ["javascript:alert(1)", "nothing", "ftp://example.org/a", "https://"])
def test_what_is_no_web_address_is_refused_with_a_sentence(db, address):
    with pytest.raises(Refused) as refused:
        links.known(address)
    assert str(refused.value) == "This is not the address of a web page. It begins with https://."


def test_replacing_an_address_moves_every_edition_and_is_logged(editor):
    one = resources.work("First", "https://example.org/a")
    two = resources.work("Second", "https://example.org/a")
    old = Link.objects.get()
    new = links.replace_address(link=old, address="https://example.org/new", by=editor)
    assert [work.editions.get().link_id for work in (one, two)] == [new.pk, new.pk]
    assert not Link.objects.filter(pk=old.pk).exists()
    change = Change.objects.get(deed="replace-link")
    assert (change.by, change.before, change.after) == (
        editor,
        {"address": "https://example.org/a"},
        {"address": "https://example.org/new"},
    )


def test_replacing_with_another_form_of_the_same_address_asks_it_anew(editor):
    resources.work("First", "http://example.org/a")
    link = stand("http://example.org/a", "broken")
    links.replace_address(link=link, address="https://www.example.org/a", by=editor)
    link.refresh_from_db()
    assert (link.address, link.status, link.check_after) == ("https://www.example.org/a", "unchecked", None)


def test_what_a_person_opened_works_since_that_day(editor):
    resources.work("First", "https://example.org/a")
    link = stand("https://example.org/a", "broken")
    links.checked_by_hand(link=link, by=editor)
    link.refresh_from_db()
    assert (link.status, link.by_hand, link.since, link.failures) == ("works", True, ON, 0)
    assert queries.broken_links().count() == 0


def test_links_that_ask_for_an_editor_are_counted_once_and_those_of_withdrawn_works_not(db):
    for name in ("bad", "silent", "moved", "old", "never", "fresh", "gone", "twice"):
        resources.work(name, f"https://example.org/{name}")
    resources.work("again", "https://example.org/twice")
    stand("https://example.org/bad", "broken")
    stand("https://example.org/twice", "broken")
    stand("https://example.org/silent", "unsure")
    stand("https://example.org/moved", "moved", days_ago=200)
    stand("https://example.org/old", "works", days_ago=91)
    stand("https://example.org/fresh", "works", days_ago=90)
    stand("https://example.org/never", "unchecked", days_ago=None)
    stand("https://example.org/gone", "broken")
    from palais.apps.resources.models import Work
    from palais.apps.resources.services import works

    works.put_status(work=Work.everything.get(key="gone"), status="withdrawn", by=None, why="old")
    counts = queries.link_counts(on=ON)
    assert (counts.broken, counts.moved, counts.stale) == (3, 1, 2)
    for show in ("broken", "moved", "stale"):
        assert len(queries.links_to_look_at(show=show, on=ON)) == getattr(counts, show)


def test_a_link_whose_saved_copy_is_given_out_asks_for_nobody(editor, django_assert_num_queries):
    work = resources.work("First", "https://example.org/a")
    stand("https://example.org/a", "broken")
    edition = Edition.objects.select_related("work").get()
    with pytest.raises(Refused):
        editions.prefer_copy(edition=edition, use=True, by=editor)
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = received.take_in(file=SimpleUploadedFile("a.pdf", resources.PDF), by=editor)
    editions.keep_copy(edition=edition, file=file, on=ON, by=editor)
    assert queries.broken_links().count() == 1
    editions.prefer_copy(edition=edition, use=True, by=editor)
    edition.refresh_from_db()
    assert (edition.use_saved, edition.saved_on, edition.checksum) == (True, ON, file.checksum)
    with django_assert_num_queries(1):
        assert queries.link_counts(on=ON).broken == 0
    assert work.editions.count() == 1
