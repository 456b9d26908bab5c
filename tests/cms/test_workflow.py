"""The way of a piece through the desk: draft, review, schedule, publication, comparison; who may do what of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow

from palais.apps.office.desk import waiting
from palais.apps.office.models import Change, PalaisImage
from palais.cms.models import NewsIndexPage, NewsItem, NewsPage
from palais.cms.services import publishing, tree


@pytest.fixture
def index(db):
    return NewsIndexPage.objects.get(locale__language_code="en")


def form(**fields) -> dict[str, str]:
    """What the form of a piece sends."""
    empty = {f"{name}-{part}": "0" for name in ("authors",) for part in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {
        **empty,
        "authors-MIN_NUM_FORMS": "0",
        "authors-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
        "title": "A piece",
        "slug": "a-piece",
        "kind": "news",
        "body-count": "0",
        **fields,
    }


def create(client, index, **fields):
    return client.post(reverse("wagtailadmin_pages:add", args=["cms", "newspage", index.pk]), form(**fields))


def test_an_editor_publishes_what_it_is_about(client, person, index, facts_loaded):
    client.force_login(person("Editors"))
    answer = create(
        client,
        index,
        **{"action-publish": "1", "topics": ["environment"], "states": ["MAR", "TUN"]},
        symbols="crc/c/gc/25\nCRC/C/GC/25",
        session="crc-97",
    )
    assert answer.status_code == 302
    about = NewsItem.objects.get().about
    assert (about["topics"], about["states"], about["symbols"]) == (
        ["environment"],
        ["MAR", "TUN"],
        ["CRC/C/GC/25"],
    )
    assert about["session"] == "crc-97"


def test_a_symbol_that_is_none_is_refused_with_its_place(client, person, index, facts_loaded):
    client.force_login(person("Editors"))
    answer = create(client, index, **{"action-publish": "1"}, symbols="CRC/C/GC/twenty")
    assert answer.status_code == 200
    assert "is not the symbol of a UN document" in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_a_day_ahead_needs_a_plan(client, person, index, facts_loaded, settings):
    settings.TODAY = "2021-04-15"
    client.force_login(person("Editors"))
    answer = create(client, index, **{"action-publish": "1"}, published_on="2021-05-01")
    assert "This day lies ahead" in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_a_translator_may_not_write_in_the_main_language(client, person, index, facts_loaded):
    client.force_login(person("Translators"))
    assert create(client, index, **{"action-publish": "1"}).status_code == 302
    assert not NewsPage.objects.exists()


def test_a_translator_writes_and_sends_to_review_a_moderator_publishes(client, person, facts_loaded):
    index = tree.ensure_news(language="fr")
    client.force_login(person("Translators"))
    create(client, index, **{"action-publish": "1"})
    page = NewsPage.objects.get()
    assert not page.live and not NewsItem.objects.exists()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(edit, form(**{"action-submit": "1"}))
    page.refresh_from_db()
    assert page.workflow_in_progress
    client.force_login(person("Moderators"))
    task = page.current_workflow_task_state
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": "good"}
    )
    page.refresh_from_db()
    assert page.live and NewsItem.objects.get().title == "A piece"
    deeds = set(Change.objects.filter(about_key=str(page.pk)).values_list("deed", flat=True))
    assert {"create-page", "send-to-review", "approve-page", "publish-page"} <= deeds


def test_who_has_no_role_at_the_desk_comes_no_further(client, person, index, facts_loaded):
    client.force_login(person())
    assert create(client, index, **{"action-publish": "1"}).status_code in (302, 403)
    assert not NewsPage.objects.exists()


def test_a_planner_may_not_write_news(client, person, index, facts_loaded):
    client.force_login(person("Planners"))
    assert create(client, index, **{"action-publish": "1"}).status_code == 302
    assert not NewsPage.objects.exists()


def test_a_scheduled_piece_is_published_when_its_moment_has_come(write, settings, person):
    settings.TODAY = "2021-04-20"
    page = write("A piece", live=False, published_on=None)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish(user=person("Editors"))
    publishing.publish_due()
    assert not NewsItem.objects.exists()
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    publishing.publish_due()
    assert NewsItem.objects.get().published_on.isoformat() == "2021-04-20"
    assert {"schedule-page", "publish-page"} <= set(
        Change.objects.filter(about_key=str(page.pk)).values_list("deed", flat=True)
    )


def test_a_page_that_cannot_appear_keeps_no_other_from_it_and_says_why(
    client, write, settings, person, facts_loaded
):
    settings.TODAY = "2021-04-20"
    image = PalaisImage.objects.create(title="T", description="A lake.", file="t.png", width=4, height=3)
    for title, more in (("First", {"image": image}), ("Second", {})):
        page = write(title, live=False, published_on=None, **more)
        page.go_live_at = timezone.now() - timedelta(hours=1)
        revision = page.save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)
    PalaisImage.objects.update(description="", is_decorative=True)
    publishing.publish_due()
    assert list(NewsItem.objects.values_list("title", flat=True)) == ["Second"]
    user = person("Editors")
    assert "stuck-pages" in [line.name for line in waiting.waiting(user=user)]
    client.force_login(user)
    shown = client.get(reverse("cms-pages", args=["stuck"])).content.decode()
    assert ("First" in shown, "Say what the image shows." in shown, "Second" in shown) == (True, True, False)


def test_two_revisions_can_be_compared(client, write, person, facts_loaded):
    page = write("Before", topics=["environment"])
    first = page.save_revision()
    page.title, page.topics = "After", ["education"]
    second = page.save_revision()
    client.force_login(person("Editors"))
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    shown = client.get(address).content.decode()
    assert "Before" in shown and "After" in shown and "education" in shown


def test_a_draft_is_previewed_in_its_frame(client, write, person, facts_loaded):
    page = write("As published", topics=["environment"])
    page.title = "As drafted"
    page.save_revision()
    client.force_login(person("Editors"))
    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "As drafted" in shown and 'class="masthead"' in shown
    assert "As published" in client.get("/news/as-published/").content.decode()


def test_the_desk_lists_all_news_whatever_their_language(client, write, person, facts_loaded):
    write("English")
    write("Français", language="fr")
    client.force_login(person("Editors"))
    shown = client.get(reverse("news:index")).content.decode()
    assert "English" in shown and "Français" in shown


def test_the_default_review_is_by_moderators(db):
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Moderators approval"]
    assert NewsIndexPage.objects.first().get_workflow().name == "Moderators approval"


def test_a_sitting_at_a_draft_is_one_line_of_the_log(write, person):
    editor, other = person("Editors"), person("Moderators")
    page = write("A piece")
    for by in (editor, editor, editor, other, editor):
        page.save_revision(user=by, log_action=True)
    lines = Change.objects.filter(deed="edit-page").order_by("pk")
    assert [line.by for line in lines] == [editor, other, editor]
