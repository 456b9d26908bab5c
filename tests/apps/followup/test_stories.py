"""Stories of strangers: consent, a moderator's checks, nothing published while one is open, gone when taken back."""

import io
import re
from datetime import timedelta

import pytest
from django.db.models import F, QuerySet
from django.db.models.signals import post_delete
from django.utils import timezone
from PIL import Image

from palais.apps.followup import files as purposes
from palais.apps.followup import queries, services
from palais.apps.followup.models import Activity, Evidence, Story
from palais.apps.followup.services import story_keeping
from palais.apps.followup.wagtail_hooks import without_pictures_of_stories
from palais.apps.office.models import Change, OutboxMessage, PalaisImage, ReceivedFile
from palais.apps.office.services import files
from palais.apps.office.services.people import consents
from palais.apps.office.services.people.refusals import Refused
from palais.apps.people.models import Consent
from tests.makers import files as made_files
from tests.makers import followup, people

SECRET = "We marched for our rights."


@pytest.fixture
def monitor(db):
    return followup.monitor()


@pytest.fixture
def moderator(db):
    return people.person("a-moderator", "moderator")


@pytest.fixture
def picture(db):
    sent = io.BytesIO(made_files.picture(located=True))
    return files.receive(file=sent, name="picture.jpg", purpose=purposes.STORY, by=None)


@pytest.fixture
def locked(monkeypatch) -> list[type]:
    """Of what rows were locked, in this order."""
    models, lock = [], QuerySet.select_for_update

    def noted(rows, *args, **kwargs):
        models.append(rows.model)
        return lock(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    return models


def faults(story: Story, moderator, **more) -> set[str]:
    with pytest.raises(services.Refused) as refused:
        services.stories.publish(story=story, decision=followup.decision(**more), by=moderator)
    assert Activity.objects.count() == 0
    return set(refused.value.faults)


def test_a_story_of_a_child_needs_two_consents(monitor):
    with pytest.raises(Refused):
        followup.story(monitor, consented=followup.agreed(guardian_basis="", guardian_on=None))
    assert (Story.objects.count(), Consent.objects.count()) == (0, 0)


def test_only_a_hash_of_the_link_is_kept_and_no_word_in_log_or_post(monitor, moderator):
    story, token, _activity = followup.published(monitor, moderator)
    assert token not in str(Story.objects.values()) and len(token) >= 32
    assert services.stories.of_token(token=token).pk == story.pk
    logged = str(list(Change.objects.values("about_key", "before", "after", "reason")))
    assert SECRET not in logged and token not in logged
    assert OutboxMessage.objects.count() == 0
    with pytest.raises(services.stories.LinkNotValid):
        services.stories.of_token(token=token + "x")


@pytest.mark.parametrize("left_out", [one for one in followup.CHECKS if one != "picture"])
def test_while_a_check_is_open_nothing_is_published(monitor, moderator, left_out):
    story, _token = followup.story(monitor)
    checks = tuple(one for one in followup.CHECKS if one != left_out)
    assert faults(story, moderator, checks=checks) == {"checks"}
    assert Story.objects.get().status == "new"


def test_the_check_on_the_picture_counts_where_one_is_shown(monitor, moderator, picture):
    story, _token = followup.story(monitor, picture=picture)
    checks = tuple(one for one in followup.CHECKS if one != "picture")
    assert faults(story, moderator, checks=checks, show_picture=True) == {"checks"}
    services.stories.publish(story=story, decision=followup.decision(checks=checks), by=moderator)
    assert Activity.objects.count() == 1 and Evidence.objects.count() == 0


@pytest.mark.parametrize(
    ("agreed", "shown", "field"),
    [
        (("quote", "country"), {"show_name": True}, "show_name"),
        (("quote", "country"), {"show_picture": True}, "show_picture"),
        (("quote",), {}, "states"),
        (("country",), {}, "texts"),
    ],
)
def test_what_was_not_agreed_to_is_not_shown(monitor, moderator, picture, agreed, shown, field):
    story, _token = followup.story(monitor, *agreed, picture=picture, called="Ada")
    assert faults(story, moderator, **shown) == {field}


def test_full_name_place_and_picture_of_a_child_never_stand_together(monitor, moderator, picture):
    story, _token = followup.story(monitor, picture=picture, called="Ada Example")
    together = {"show_name": True, "show_picture": True, "words": followup.words(place="A town")}
    assert faults(story, moderator, **together) == {"show_name"}
    services.stories.publish(
        story=story, decision=followup.decision(**(together | {"show_picture": False})), by=moderator
    )
    assert Activity.objects.count() == 1


def test_a_decision_in_the_best_interests_must_be_documented_first(monitor, moderator):
    consented = followup.agreed(guardian_basis="best-interests", evidence_note="To be documented.")
    story, _token = followup.story(monitor, consented=consented)
    assert faults(story, moderator) == {"decision_note"}
    decision = followup.decision(decision_note="File 12, 3 May 2026")
    services.stories.publish(story=story, decision=decision, by=moderator)
    assert Consent.objects.get().evidence_note == "File 12, 3 May 2026"


def test_a_published_picture_says_nothing_of_where_it_was_taken(monitor, moderator, picture):
    _story, _token, activity = followup.published(monitor, moderator, picture=picture, show_picture=True)
    (evidence,) = queries.evidence(activity=activity, on=followup.date(2026, 11, 2))
    with Image.open(evidence.image.file.path) as opened:
        assert dict(opened.getexif()) == {}
    assert re.fullmatch(r"original_images/story-[0-9a-f]{12}\w*\.jpe?g", evidence.image.file.name)


def test_taken_back_it_is_gone_at_once_with_every_word_and_picture(
    monitor, moderator, picture, client, django_capture_on_commit_callbacks
):
    where = picture.path
    with django_capture_on_commit_callbacks(execute=True):
        story, _token, activity = followup.published(
            monitor, moderator, picture=picture, show_picture=True, picture_title="A march"
        )
    assert not where.exists()
    services.stories.withdraw(story=story)
    activity.refresh_from_db()
    assert (activity.standing, activity.place, activity.source) == ("withdrawn", "", "")
    assert [text.title for text in activity.texts.all()] == ["…"]
    assert list(queries.activities(on=followup.date(2026, 11, 2))) == []
    assert (PalaisImage.objects.count(), Evidence.objects.count(), ReceivedFile.objects.count()) == (0, 0, 0)
    kept = Story.objects.get()
    assert (kept.status, kept.text, kept.called, kept.state) == ("withdrawn", "", "", "")
    assert Consent.objects.get().withdrawn_at is not None
    with pytest.raises(services.stories.LinkNotValid):
        services.stories.of_token(token=_token)


def test_taken_back_pictures_of_others_stay_and_files_go(
    monitor, moderator, picture, django_capture_on_commit_callbacks
):
    story, _token, activity = followup.published(monitor, moderator, picture=picture, show_picture=True)
    others = PalaisImage.objects.create(title="Of the library", file=made_files.image_file())
    sent = io.BytesIO(made_files.PDF)
    file = files.receive(file=sent, name="report.pdf", purpose=purposes.EVIDENCE, by=moderator)
    for piece in (
        services.Piece("picture", title="Of the library", image=others),
        services.Piece("file", title="A report", file=file),
    ):
        services.add_evidence(activity=activity, piece=piece, by=moderator)
    with django_capture_on_commit_callbacks(execute=True):
        services.stories.withdraw(story=story)
    assert list(PalaisImage.objects.all()) == [others]
    assert (Evidence.objects.count(), ReceivedFile.objects.count(), file.path.exists()) == (0, 0, False)


def test_an_editor_who_saves_meanwhile_does_not_stop_a_withdrawal(monitor, moderator):
    story, _token, activity = followup.published(monitor, moderator)
    services.add_evidence(
        activity=activity, piece=services.Piece("link", title="A page", url="https://a.example.org/"), by=None
    )
    saving_meanwhile = Activity.objects.filter(pk=activity.pk)

    def saved_meanwhile(**about):
        saving_meanwhile.update(version=F("version") + 1)

    post_delete.connect(saved_meanwhile, sender=Evidence)
    try:
        services.stories.withdraw(story=story)
    finally:
        post_delete.disconnect(saved_meanwhile, sender=Evidence)
    assert Activity.objects.get().standing == "withdrawn"


def test_publishing_does_not_undo_a_withdrawal(monitor, moderator, monkeypatch):
    consented = followup.agreed(guardian_basis="best-interests", evidence_note="To be documented.")
    story, _token = followup.story(monitor, consented=consented)
    whole = services.stories.unanswered

    def withdrawn_meanwhile(*about):
        Consent.objects.update(withdrawn_at=timezone.now())
        return whole(*about)

    monkeypatch.setattr(services.stories, "unanswered", withdrawn_meanwhile)
    decision = followup.decision(decision_note="File 12, 3 May 2026")
    services.stories.publish(story=story, decision=decision, by=moderator)
    kept = Consent.objects.get()
    assert kept.withdrawn_at is not None and kept.evidence_note == "File 12, 3 May 2026"
    assert list(queries.activities(on=followup.date(2026, 11, 2))) == []


def test_publishing_locks_the_consent_and_refuses_a_withdrawn_one(monitor, moderator, locked):
    story, _token = followup.story(monitor)
    Consent.objects.update(withdrawn_at=timezone.now())
    locked.clear()
    assert "texts" in faults(story, moderator)
    assert locked[:2] == [Story, Consent]


def test_a_withdrawal_locks_the_activity_before_the_consent(monitor, moderator, locked):
    story, _token, _activity = followup.published(monitor, moderator)
    locked.clear()
    services.stories.withdraw(story=story)
    assert locked[:3] == [Story, Activity, Consent]


def test_the_log_does_not_know_the_picture_of_a_story(monitor, picture):
    story, _token = followup.story(monitor, picture=picture)
    services.stories.withdraw(story=story)
    rows = Change.objects.filter(about_kind="file")
    assert [(row.deed, row.confidential) for row in rows.order_by("pk")] == [
        ("receive-file", True),
        ("delete-file", True),
    ]
    assert picture.checksum not in str(list(rows.values("before", "after", "reason")))


def test_declined_it_can_be_taken_up_again_for_some_days_and_is_deleted_then(monitor, moderator, picture):
    story, token = followup.story(monitor, picture=picture)
    services.stories.decline(story=story, by=moderator, farewell="It names a school.")
    kept = services.stories.of_token(token=token)
    assert (kept.status, kept.text, kept.farewell) == ("declined", SECRET, "It names a school.")
    with pytest.raises(services.Refused):
        services.stories.ask(story=story, question="Why?", by=moderator)
    assert services.stories.take_up_again(story=story, by=moderator).status == "new"
    services.stories.decline(story=story, by=moderator)
    assert story_keeping.forget_due(on=timezone.now().date() + timedelta(days=14)) == 0
    assert story_keeping.forget_due(on=timezone.now().date() + timedelta(days=15)) == 1
    kept.refresh_from_db()
    assert (kept.status, kept.text, kept.picture, ReceivedFile.objects.count()) == ("declined", "", None, 0)
    assert Consent.objects.get().withdrawn_at is not None
    with pytest.raises(services.Refused):
        services.stories.take_up_again(story=story, by=moderator)


def test_published_what_was_told_is_deleted_at_once(monitor, moderator, picture):
    _story, token, activity = followup.published(monitor, moderator, picture=picture, show_picture=True)
    kept = services.stories.of_token(token=token)
    assert (kept.status, kept.text, kept.state, kept.picture_id) == ("published", "", "", None)
    assert (ReceivedFile.objects.count(), kept.activity) == (0, activity)
    assert kept.image.description == "A march"


@pytest.mark.parametrize("how", ["ended", "withdrawn"])
def test_after_its_consent_has_ended_nothing_of_a_story_is_kept(monitor, moderator, picture, how):
    _story, token, activity = followup.published(monitor, moderator, picture=picture, show_picture=True)
    on = timezone.now().date()
    assert story_keeping.forget_due(on=on) == 0
    if how == "withdrawn":
        consents.withdraw(consent=Consent.objects.get(), by=moderator)
    else:
        Consent.objects.update(ends_on=on - timedelta(days=8))
    assert [story_keeping.forget_due(on=on) for _ in range(2)] == [1, 0]
    activity.refresh_from_db()
    assert (activity.standing, [text.summary for text in activity.texts.all()]) == ("withdrawn", [""])
    assert (PalaisImage.objects.count(), Evidence.objects.count()) == (0, 0)
    assert services.stories.of_token(token=token).status == "ended"


def test_what_nobody_publishes_within_six_months_is_deleted(monitor):
    story, _token = followup.story(monitor)
    Story.objects.update(sent_at=timezone.now() - timedelta(days=200))
    assert story_keeping.forget_due(on=timezone.now().date()) == 1
    story.refresh_from_db()
    assert (story.status, story.text) == ("declined", "")


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"picture_title": " "}, {"picture_title"}),
        ({"pictured": "unknown"}, {"pictured"}),
        ({"pictured": "others"}, {"children_consent"}),
    ],
)
@pytest.mark.parametrize("age", ["13-15", "18-plus"])
def test_a_picture_needs_words_and_the_consent_of_the_children_in_it(
    monitor, moderator, picture, age, more, fields
):
    story, _token = followup.story(monitor, picture=picture, age=age)
    assert faults(story, moderator, show_picture=True, **more) == fields


def test_other_children_in_a_picture_stop_it_as_the_teller_does(monitor, moderator, picture, today):
    theirs = followup.consent("photo")
    _story, _token, activity = followup.published(
        monitor,
        moderator,
        picture=picture,
        age="18-plus",
        show_picture=True,
        pictured="others",
        children_consent=theirs,
    )
    image = PalaisImage.objects.get()
    assert (image.shows_children, image.consent, image.may_be_shown(on=today)) == (True, theirs, True)
    assert list(without_pictures_of_stories(PalaisImage.objects.all(), None)) == []
    consents.withdraw(consent=Story.objects.get().consent, by=moderator)
    image.refresh_from_db()
    assert not image.may_be_shown(on=today) and queries.evidence(activity=activity, on=today) == []


@pytest.mark.parametrize(
    ("called", "title"),
    [
        ("Ada Example", "A march"),
        ("李小明", "A march"),
        ("Ada_Example", "A march"),
        ("", "Ada Example speaks"),
    ],
)
def test_a_full_name_is_refused_whatever_the_script_and_the_age(monitor, moderator, picture, called, title):
    story, _token = followup.story(monitor, picture=picture, called=called, age="18-plus")
    shown = {"show_name": True, "show_picture": True, "picture_title": title}
    assert faults(story, moderator, words=followup.words(place="北京"), **shown) == {"show_name"}


def test_a_question_is_asked_and_answered_behind_the_link(monitor, moderator):
    story, token = followup.story(monitor)
    services.stories.answer(story=story, text="Nobody asked.")
    assert Story.objects.get().answer == ""
    with pytest.raises(services.Refused):
        services.stories.ask(story=story, question="  ", by=moderator)
    services.stories.ask(story=story, question="When was it?", by=moderator)
    assert queries.stories_waiting() == 0
    services.stories.answer(story=services.stories.of_token(token=token), text="In May.")
    assert (Story.objects.get().status, queries.stories_waiting()) == ("answered", 1)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"text": "Write to me at child@example.org or @me_here"}, {"e-mail", "link"}),
        ({"text": "Call +41 22 740 47 30."}, {"phone"}),
        ({"text": "I am 14 and was born on a Monday"}, {"age", "birth"}),
        ({"text": "С девочкой 12 лет, ул. Мира"}, {"age", "street"}),
        ({"text": "In our school, with Ada Example"}, {"school", "full-name"}),
        ({"text": "في مدرسة الحي"}, {"school", "script"}),
        ({"text": "اسمي فاطمة الزهراء بناني"}, {"my-name", "script"}),
        ({"text": "我叫李小明"}, {"my-name", "script"}),
        ({"text": "Hello, my name is ada."}, {"my-name"}),
        ({"text": "We marched.", "organisation": "Lycée Victor Hugo, classe 4B"}, {"school", "full-name"}),
        ({"text": "We marched.", "called": "李小明"}, {"called", "script"}),
        ({"text": "The police came."}, {"danger"}),
        ({"text": "We marched.", "called": "Ada Example"}, {"called"}),
        ({"text": "We marched. Everybody sang."}, set()),
    ],
)
def test_hints_point_at_what_may_endanger_a_child(monitor, told, codes):
    story, _token = followup.story(monitor, **told)
    assert {hint.code for hint in queries.hints(story=story)} == codes


def test_name_place_and_picture_together_come_first(monitor, picture):
    story, _token = followup.story(monitor, picture=picture, called="Ada")
    assert [hint.code for hint in queries.hints(story=story)] == ["together", "picture"]
