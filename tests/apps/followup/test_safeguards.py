"""What the teller of a story agreed to holds for the activity made of it, whoever changes it, and however late."""

import io
from dataclasses import replace

import pytest
from django.urls import reverse

from palais.apps.followup import files as purposes
from palais.apps.followup import services
from palais.apps.followup.models import Activity
from palais.apps.office.models import PalaisImage
from palais.apps.office.services import files
from palais.apps.people.models import Consent
from tests.makers import files as made_files
from tests.makers import followup, people
from tests.web import reading


@pytest.fixture
def monitor(db):
    return followup.monitor()


@pytest.fixture
def editor(db):
    return people.person("an-editor", "editor")


@pytest.fixture
def made(monitor, editor):
    """Makes an activity of a story whose teller agreed to certain things."""

    def make(*agreed: str, age: str = "13-15") -> Activity:
        story, _token = followup.story(monitor, *agreed, age=age)
        decision = followup.decision(words=followup.words(states=()))
        return services.stories.publish(story=story, decision=decision, by=editor)

    return make


def change(activity: Activity, editor, **said) -> Activity:
    words = followup.words(**({"states": (), "consent": activity.consent} | said))
    return services.change_activity(activity=activity, version=1, words=words, by=editor)


def refused(activity: Activity, editor, **said) -> set[str]:
    with pytest.raises(services.Refused) as error:
        change(activity, editor, **said)
    activity.refresh_from_db()
    assert activity.version == 1
    return set(error.value.faults)


def picture() -> services.Piece:
    image = PalaisImage.objects.create(title="A picture", file=made_files.image_file())
    return services.Piece("picture", title="A picture", image=image)


def piece_refused(activity: Activity, piece: services.Piece) -> set[str]:
    with pytest.raises(services.Refused) as error:
        services.add_evidence(activity=activity, piece=piece, by=None)
    return set(error.value.faults)


def test_an_activity_of_a_story_stands_on_the_consent_of_its_teller(made, editor):
    activity = made("quote")
    assert activity.consent == activity.story.consent
    assert refused(activity, editor, consent=None) == {"consent"}
    assert refused(activity, editor, consent=followup.consent("quote", "country")) == {"consent"}
    assert change(activity, editor).version == 2


@pytest.mark.parametrize(
    ("agreed", "said", "fields"),
    [
        (("quote",), {"place": "A town"}, {"place"}),
        (("quote",), {"states": ("MAR",)}, {"states"}),
        (("quote", "country"), {"place": "A town", "source": "Ada"}, {"source"}),
    ],
)
def test_an_editor_cannot_add_what_the_teller_refused(made, editor, agreed, said, fields):
    assert refused(made(*agreed), editor, **said) == fields


def test_what_the_teller_agreed_to_can_be_added_also_once_the_consent_has_ended(made, editor):
    activity = made("quote", "country", "name")
    Consent.objects.update(ends_on=followup.date(2020, 1, 1))
    changed = change(activity, editor, place="A town", states=("MAR",), source="Ada Example")
    assert (changed.place, changed.source) == ("A town", "Ada Example")


def test_an_activity_that_was_made_of_no_story_is_free(monitor, editor):
    activity = followup.activity(monitor, consent=followup.consent("quote"))
    changed = change(activity, editor, consent=None, place="A town", source="Ada Example")
    assert changed.consent is None


def test_full_name_place_and_picture_never_come_together_by_a_change(made, editor):
    activity = made("quote", "country", "name", "photo")
    services.add_evidence(activity=activity, piece=picture(), by=editor)
    assert refused(activity, editor, place="A town", source="Ada Example") == {"place"}
    assert change(activity, editor, place="A town", source="Ada").place == "A town"


def test_full_name_place_and_picture_never_come_together_by_evidence(made, editor):
    activity = change(made("quote", "country", "name", "photo"), editor, place="A town", source="Ada Example")
    assert piece_refused(activity, picture()) == {"image"}
    sent = io.BytesIO(made_files.picture())
    kept = files.receive(file=sent, name="picture.jpg", purpose=purposes.EVIDENCE, by=editor)
    sent = services.Piece("file", title="A picture", file=kept, consent=followup.consent("photo"))
    assert piece_refused(activity, sent) == {"file"}
    page = services.Piece("link", title="A page", url="https://a.example.org/")
    assert services.add_evidence(activity=activity, piece=page, by=editor).pk


def test_a_name_in_a_quotation_counts_too(made, editor):
    activity = change(made("quote", "country", "photo"), editor, place="A town")
    services.add_evidence(activity=activity, piece=picture(), by=editor)
    agreed = followup.consent("quote", "name")
    quote = services.Piece("quote", quote="We count.", said_by="Ada Example", consent=agreed)
    assert piece_refused(activity, quote) == {"said_by"}


def test_who_refused_a_picture_gets_none_and_an_adult_tells_of_children_too(made, editor):
    assert piece_refused(made("quote", "country"), picture()) == {"image"}
    adult = made("quote", "country", "name", "photo", age="18-plus")
    change(adult, editor, place="A town", source="Ada Example")
    assert piece_refused(adult, picture()) == {"image"}


def test_a_picture_file_needs_a_consent_to_being_seen(monitor, editor, today):
    activity = followup.activity(monitor)
    sent = io.BytesIO(made_files.picture())
    kept = files.receive(file=sent, name="picture.jpg", purpose=purposes.EVIDENCE, by=editor)
    piece = services.Piece("file", title="A picture", file=kept)
    assert piece_refused(activity, piece) == {"consent"}
    agreed = followup.consent("photo")
    made = services.add_evidence(activity=activity, piece=replace(piece, consent=agreed), by=editor)
    assert made.is_shown(on=today)
    made.consent = None
    assert not made.is_shown(on=today)


@pytest.mark.parametrize("how", ["ended", "withdrawn"])
def test_saving_an_activity_whose_consent_does_not_hold_leaves_it_hidden(
    facts_loaded, monitor, client, editor, how, today
):
    activity = followup.activity(monitor, consent=followup.consent("quote"))
    gone = {"ended": {"ends_on": "2020-01-01"}, "withdrawn": {"withdrawn_at": "2020-01-01T00:00Z"}}
    Consent.objects.update(**gone[how])
    client.force_login(editor)
    url = reverse("followup-desk:activity", args=["dgd-2018", 1])
    form = reading.page(client.get(url)).select_one('select[name="consent"]')
    chosen = [one["value"] for one in form.select("option[selected]")]
    assert chosen == [str(activity.consent_id)]
    answer = client.post(url, SENT | {"consent": chosen[0]})
    activity.refresh_from_db()
    assert (answer.status_code, activity.version, activity.consent_id) == (302, 2, int(chosen[0]))
    assert not Activity.objects.public(on=today).exists()


def test_the_desk_says_at_the_field_what_cannot_be(facts_loaded, made, client, editor):
    activity = made("quote")
    client.force_login(editor)
    url = reverse("followup-desk:activity", args=["dgd-2018", activity.number])
    text = client.post(url, SENT | {"place": "A town"}).content.decode()
    assert "The teller did not agree to the country being named." in text
    assert "It was made of a story, and stands on the consent of its teller." in text
    upload = io.BytesIO(made_files.picture())
    upload.name = "picture.jpg"
    url = reverse("followup-desk:evidence", args=["dgd-2018", activity.number])
    answer = client.post(url, {"kind": "file", "title": "P", "language": "en", "upload": upload})
    assert answer.status_code == 422
    field = reading.page(answer).select_one('[name="upload"]').find_parent(class_="w-field__wrapper")
    assert "The teller did not agree to the picture being shown." in field.get_text()


SENT = {
    "texts-TOTAL_FORMS": "1",
    "texts-INITIAL_FORMS": "0",
    "texts-MIN_NUM_FORMS": "0",
    "texts-MAX_NUM_FORMS": "40",
    "level": "local",
    "form": "law",
    "begins_on": "2019",
    "children_led": "no",
    "language": "en",
    "standing": "published",
    "texts-0-language": "en",
    "texts-0-title": "Changed",
    "version": "1",
}
