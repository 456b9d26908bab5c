"""Consents: two for a child, an end, a withdrawal that reaches every picture at once; who may see and record them."""

import io
from datetime import date

import pytest
from django.core.files.images import ImageFile
from django.db import IntegrityError, transaction
from django.template import Context, Template
from wagtail.rich_text import expand_db_html

from palais.apps.office import showing
from palais.apps.office.models import Change, PalaisImage, Stamp
from palais.apps.office.services.people import consents
from palais.apps.office.services.people.refusals import Refused
from palais.apps.people import queries
from palais.apps.people.models import Consent
from tests.makers import files, followup, people

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("age", "more", "sentence"),
    [
        ("13-15", {"guardian_basis": "", "guardian_on": None}, "second consent"),
        ("under-13", {"guardian_basis": "guardian", "guardian_on": None}, "second consent"),
        ("16-17", {"guardian_basis": "best-interests"}, "documented"),
        ("18-plus", {"ends": date(2019, 1, 1)}, "end before"),
    ],
)
def test_a_consent_that_is_not_whole_is_refused(db, age, more, sentence):
    with pytest.raises(Refused, match=sentence):
        followup.consent(age=age, **more)
    assert Consent.objects.count() == 0


def test_a_consent_for_nothing_is_refused(db):
    with pytest.raises(Refused, match="for what"):
        consents.record(agreed=consents.Agreed("x", (), "18-plus", DAY), by=None)


def test_the_database_too_wants_two_for_a_child(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(about="x", purposes=["photo"], age_band="13-15", own_on=DAY)


def test_an_adult_agrees_alone(db):
    made = followup.consent(age="18-plus")
    assert (made.is_child, made.guardian_basis, made.guardian_on) == (False, "", None)


def test_a_consent_covers_what_was_agreed_to_until_its_last_day(db):
    made = followup.consent("photo", ends=DAY)
    assert made.covers(["photo"], on=DAY)
    assert not made.covers(["photo", "name"], on=DAY)
    assert not made.covers(["photo"], on=date(2026, 11, 3))
    assert list(queries.consents_ending(on=DAY, within=0)) == [made]
    assert list(queries.consents_ending(on=date(2026, 11, 3), within=30)) == []
    assert list(queries.consents_ending(on=date(2026, 10, 1), within=30)) == []
    assert list(queries.consents_ending(on=date(2026, 10, 3), within=30)) == [made]


def test_withdrawing_is_written_down_without_a_word_of_it_and_happens_once(db):
    made = followup.consent("photo")
    first = consents.withdraw(consent=made, by=None)
    again = consents.withdraw(consent=made, by=None)
    assert first.withdrawn_at == again.withdrawn_at
    rows = Change.objects.filter(about_kind="consent").order_by("pk")
    assert [(row.deed, row.about_key, row.confidential) for row in rows] == [
        ("record-consent", made.reference, True),
        ("withdraw-consent", made.reference, True),
    ]
    assert "an example" not in str([(row.before, row.after, row.reason) for row in rows])


@pytest.fixture
def image(db):
    file = ImageFile(io.BytesIO(files.picture()), name="picture.jpg")
    return PalaisImage.objects.create(
        title="A picture", file=file, consent=followup.consent("photo", ends=DAY)
    )


TAGS = (
    "{% image picture max-20x20 %}",
    "{% image picture max-20x20 as it %}{{ it }}{{ it.url }}{{ it.attrs }}",
    "{% srcset_image picture width-{10,20} %}",
    "{% picture picture format-{webp,jpeg} width-20 as it %}{{ it.renditions.0.url }}",
)


def drawn(image: PalaisImage, tag: str) -> str:
    image = PalaisImage.objects.get(pk=image.pk)
    return Template("{% load wagtailimages_tags %}" + tag).render(Context({"picture": image})).strip()


@pytest.mark.parametrize("tag", TAGS)
def test_a_picture_without_a_consent_in_force_is_drawn_by_no_tag(image, tag):
    assert "picture" in drawn(image, tag)
    consents.withdraw(consent=image.consent, by=None)
    assert "/media/" not in drawn(image, tag) and "None" not in drawn(image, tag)
    with showing.shown(at_the_desk=True):
        assert "/media/" in drawn(image, tag)


def test_a_picture_in_prose_disappears_too(image):
    prose = f'<embed embedtype="image" id="{image.pk}" alt="x" format="left"/>'
    assert "<img" in expand_db_html(prose)
    consents.withdraw(consent=image.consent, by=None)
    assert "<img" not in expand_db_html(prose)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda image: setattr(image, "consent_until", date(2026, 11, 1)), "has ended"),
        (lambda image: setattr(image.consent, "ends_on", date(2026, 11, 1)), "has ended"),
        (lambda image: setattr(image.consent, "purposes", ["quote"]), "does not cover"),
        (lambda image: setattr(image.consent, "withdrawn_at", "2026-11-01T00:00:00Z"), "withdrawn"),
        (lambda image: None, ""),
    ],
)
def test_an_editor_is_told_why(image, change, sentence):
    change(image)
    assert sentence in image.hidden_because(on=DAY)
    assert bool(image.hidden_because(on=DAY)) == bool(sentence)


def test_its_file_is_gone_from_its_old_address_and_pages_are_made_anew(image, client, settings):
    address = image.get_rendition("max-20x20").url
    served = client.get(address)
    assert (served.status_code, b"".join(served.streaming_content)[:2]) == (200, b"\xff\xd8")
    settings.TODAY = "2026-11-03"
    assert client.get(address).status_code == 404
    settings.TODAY = "2026-11-02"
    before = Stamp.objects.get(name="media").word
    consents.withdraw(consent=image.consent, by=None)
    assert image.renditions.count() == 0
    assert Stamp.objects.get(name="media").word != before
    assert not PalaisImage.objects.get().get_rendition("max-20x20")
    assert client.get(address).status_code == 404


def test_the_desk_shows_the_picture_and_the_reason(image, client):
    consents.withdraw(consent=image.consent, by=None)
    client.force_login(people.person("an-editor", "editor"))
    page = client.get(f"/admin/images/{image.pk}/").content.decode()
    assert "The consent to this picture was withdrawn" in page
    assert "/media/images/" in page


POSTED = {
    "about": "photo of a workshop",
    "purposes": ["photo"],
    "age_band": "13-15",
    "own_on": "2026-11-01",
    "guardian_basis": "guardian",
    "guardian_on": "2026-11-01",
    "ends_on": "2027-11-01",
}


@pytest.mark.parametrize(("role", "sees"), [("editor", True), ("moderator", True), ("planner", False)])
def test_who_may_see_and_withdraw_consents(db, client, role, sees):
    made = followup.consent("photo")
    client.force_login(people.person(f"a-{role}", role))
    seen = [
        client.get(path).status_code for path in ("/admin/consents/", f"/admin/consents/{made.reference}/")
    ]
    assert seen == ([200, 200] if sees else [302, 302])
    client.post(f"/admin/consents/{made.reference}/")
    assert (Consent.objects.get().withdrawn_at is not None) is sees


def test_a_stranger_sees_none(db, client):
    made = followup.consent("photo")
    assert client.get(f"/admin/consents/{made.reference}/").status_code == 302
    client.post(f"/admin/consents/{made.reference}/")
    assert Consent.objects.get().withdrawn_at is None


def test_an_editor_records_one_and_is_told_what_is_missing(db, client):
    client.force_login(people.person("an-editor", "editor"))
    refused = client.post("/admin/consents/add/", POSTED | {"guardian_basis": "", "guardian_on": ""})
    assert refused.status_code == 422
    assert "second consent" in refused.content.decode()
    client.post("/admin/consents/add/", POSTED)
    made = Consent.objects.get()
    assert (made.purposes, str(made.ends_on)) == (["photo"], "2027-11-01")
    assert "photo of a workshop" in client.get("/admin/consents/").content.decode()
    assert made.reference in client.get("/admin/consents/?show=in-force").content.decode()
    assert made.reference not in client.get("/admin/consents/?show=withdrawn").content.decode()
