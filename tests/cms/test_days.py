"""The days readers see: set by publishing, kept apart from Wagtail's moments; minor and meaningful changes."""

from datetime import date

import pytest

from palais.apps.office.models import Change
from palais.cms.models import NewsItem, NewsPage


def days(page: NewsPage) -> tuple[date | None, date | None]:
    fresh = NewsPage.objects.get(pk=page.pk)
    return fresh.published_on, fresh.changed_on


def publish(page: NewsPage, *, meaningful: bool) -> NewsPage:
    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title += "!"
    draft.change_is_meaningful = meaningful
    draft.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def test_publishing_sets_the_day_once(write, settings):
    settings.TODAY = "2021-04-15"
    page = write("A piece", published_on=None)
    assert days(page) == (date(2021, 4, 15), None)
    settings.TODAY = "2021-04-20"
    publish(page, meaningful=False)
    assert days(page) == (date(2021, 4, 15), None)


def test_only_a_meaningful_change_is_told(write, settings):
    page = write("A piece")
    settings.TODAY = "2021-04-20"
    assert days(publish(page, meaningful=False)) == (date(2021, 3, 3), None)
    assert days(publish(page, meaningful=True)) == (date(2021, 3, 3), date(2021, 4, 20))
    settings.TODAY = "2021-05-01"
    assert days(publish(page, meaningful=False)) == (date(2021, 3, 3), date(2021, 4, 20))


def test_the_next_draft_begins_with_the_days_and_without_the_tick(write, settings):
    settings.TODAY = "2021-04-20"
    page = publish(write("A piece", published_on=None), meaningful=True)
    draft = page.get_latest_revision_as_object()
    assert (draft.published_on, draft.changed_on) == (date(2021, 4, 20), date(2021, 4, 20))
    assert draft.change_is_meaningful is False


def test_a_first_publication_is_no_change(write, settings):
    settings.TODAY = "2021-04-20"
    page = write("A piece", live=False, published_on=None, change_is_meaningful=True)
    page.save_revision().publish()
    assert days(page) == (date(2021, 4, 20), None)
    assert NewsItem.objects.get().changed_on is None


def test_the_log_says_whether_a_change_was_meaningful(write, person):
    editor = person("Editors")
    page = write("A piece")
    for meaningful in (True, False):
        draft = NewsPage.objects.get(pk=page.pk)
        draft.change_is_meaningful = meaningful
        draft.title += "!"
        draft.save_revision(user=editor).publish(user=editor)
    told = Change.objects.filter(deed="publish-page", by=editor).order_by("pk")
    assert [(change.by, change.after) for change in told] == [
        (editor, {"title": "A piece!", "change": "meaningful"}),
        (editor, {"title": "A piece!!", "change": "minor"}),
    ]
    assert {change.about_key for change in told} == {str(page.pk)}


def test_a_page_cannot_change_before_it_was_published(write):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="changed before"):
        write("A piece", changed_on=date(2021, 3, 1))


def test_old_addresses_lead_to_the_page_and_can_be_taken_off(write, client):
    page = write("A piece", old_addresses=["/2019/05/a-letter/", "/?p=77"])
    answer = client.get("/2019/05/a-letter/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/news/a-piece/")
    assert client.get("/2019/05/a-letter").status_code == 301
    page.old_addresses = []
    page.save_revision().publish()
    assert client.get("/2019/05/a-letter/").status_code == 404


def test_an_address_that_leads_elsewhere_is_left(write):
    from wagtail.contrib.redirects.models import Redirect

    Redirect.objects.create(old_path="/old", redirect_link="https://example.org/")
    write("A piece", old_addresses=["/old/"])
    assert Redirect.objects.get(old_path="/old").redirect_page is None


def test_a_new_address_is_led_to_from_the_old_one(write, client, django_capture_on_commit_callbacks):
    page = write("A piece")
    page.slug = "another"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert client.get("/news/a-piece/").headers["Location"] == "/news/another/"
