"""What a newsletter is filled with: what was shown since the one before was begun, each thing once, in few words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from palais.apps.people.choices import Role
from palais.cms import newsletters
from palais.cms.choices import ItemKind
from palais.cms.models import NewsletterIndexPage, NewsletterPage
from palais.cms.newsletters import Pick, filling
from tests.makers import people


@pytest.fixture
def rooms(monkeypatch, db) -> list[Pick]:
    """One room with news that the test fills."""
    found = [Pick("news", "First", "What happened.", "3 April 2021", "/news/first/")]
    source = newsletters.Source(ItemKind.NEWS, lambda **asked: list(found))
    monkeypatch.setattr(newsletters, "_sources", {"news": source})
    return found


@pytest.fixture
def sender(db):
    return people.person("administrator", Role.ADMINISTRATOR)


def issue(*, live: bool = True, **fields) -> NewsletterPage:
    index = NewsletterIndexPage.objects.get(locale__language_code="en")
    page = NewsletterPage(
        **{"title": "Letter", "slug": "letter", "locale": index.locale, "live": False, **fields}
    )
    index.add_child(instance=page)
    if live:
        page.save_revision().publish()
    return NewsletterPage.objects.get(pk=page.pk)


def test_what_is_new_came_since_the_issue_before_was_begun(rooms, sender):
    assert filling.since(None, language="en") == filling.clock.today() - filling.LOOK_BACK
    before = issue(published_on=date(2026, 9, 1), slug="before")
    draft = issue(live=False)
    assert filling.since(draft, language="en") == date(2026, 8, 31), "the afternoon of that day counts too"
    begun = before.save_revision()
    type(begun).objects.filter(pk=begun.pk).update(created_at=datetime(2026, 8, 20, 12, tzinfo=UTC))
    assert filling.since(draft, language="en") == date(2026, 8, 19)
    draft.since = date(2026, 8, 1)
    assert filling.since(draft, language="en") == date(2026, 8, 1)


def test_what_stood_in_an_issue_is_not_offered_again_but_dates_to_come_are(rooms, sender, monkeypatch):
    words = {"title": "T", "text": "", "when": ""}
    told = [("item", {**words, "kind": "news", "address": path}) for path in ("/news/first/", "/sessions/1/")]
    issue(slug="before", body=told)
    rooms.append(Pick("news", "New", "", "", "/news/new/"))
    dates = newsletters.Source(
        ItemKind.ENTRY_POINT, lambda **asked: [Pick("entry-point", "Dates", "", "", "/sessions/1/")]
    )
    monkeypatch.setitem(newsletters._sources, "entry-point", dates)
    draft = issue(live=False)
    found = filling.offered(draft, after=date(2026, 9, 1))
    assert [pick.title for _kind, lines in found for _handle, pick, _there in lines] == ["New", "Dates"]


def test_what_is_long_is_told_in_its_first_sentences(rooms, sender):
    rooms[:] = [Pick("news", "Long", "One sentence. " * 200, "", "/news/long/")]
    page = filling.start(language="en", by=sender)
    body = page.get_latest_revision_as_object().body
    text = next(part.value["text"] for part in body if part.block_type == "item")
    assert (len(text) < 300, text.startswith("One sentence. One sentence.")) == (True, True)
    body.stream_block.clean(body)


def test_what_was_shown_late_is_new_whatever_day_it_carries(facts_loaded):
    from palais.web.answers import items
    from tests.makers import resources, statements

    after = timezone.localdate() - timedelta(days=1)
    begun = resources.work("Begun long ago", status="draft")
    type(begun).everything.update(added_at=timezone.now() - timedelta(days=90))
    assert items.gathered(language="en", after=after) == []
    resources.works.put_status(work=begun, status="shown", by=None)
    assert [one.title for one in items.gathered(language="en", after=after)] == ["Begun long ago"]
    statements.published("An old letter")
    assert len(items.statements(language="en", after=after)) == 1
