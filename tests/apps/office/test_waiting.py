"""The first screen of the desk: what waits for whom, and what it says to somebody new."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from palais.apps.office import clock, queries
from palais.apps.office.desk import waiting, welcome
from palais.apps.office.desk.uploads import ImageForm
from palais.apps.office.models import ErrorReport, PalaisImage
from palais.apps.office.services.people import consents
from palais.apps.people.choices import Role
from palais.cms.models import HomePage, ProsePage
from tests.makers import files, followup, people
from tests.web import reading


def lines(user) -> dict[str, int]:
    return {line.name: line.count for line in waiting.waiting(user=user)}


def image(**fields) -> PalaisImage:
    return PalaisImage.objects.create(title="Example", file=files.image_file(), **fields)


def draft(user) -> ProsePage:
    first = HomePage.objects.get(locale__language_code="en")
    page = first.add_child(instance=ProsePage(title="Draft", slug="draft", live=False))
    page.save_revision(user=user, log_action=True)
    return page


def test_lines_are_counted_for_those_whose_work_it_is_and_for_nobody_else(db):
    ErrorReport.objects.create(table="states", fact_key="MAR", message="x", language="en")
    image()
    image(description="A drawing.", consent_until=clock.today() + timedelta(days=30))
    editor, planner = people.person("editor", Role.EDITOR), people.person("planner", Role.PLANNER)
    administrator, nobody = people.person("administrator", Role.ADMINISTRATOR), people.person("nobody")
    wanted = {"reported-errors": 1, "consent-ending": 1, "images-without-words": 1}
    assert lines(editor) == wanted
    assert lines(administrator) == wanted
    assert lines(planner) == {}
    assert lines(nobody) == {}


def test_ones_own_drafts_wait_and_not_those_of_others(db):
    editor, other = people.person("editor", Role.EDITOR), people.person("other", Role.EDITOR)
    draft(editor)
    assert lines(editor) == {"my-drafts": 1}
    assert lines(other) == {}


def test_each_line_leads_to_a_screen_that_shows_what_it_counted(db, client):
    user = people.person("administrator", Role.ADMINISTRATOR)
    ErrorReport.objects.create(table="states", fact_key="MAR", message="x", language="en")
    image(description="", consent_until=date(2020, 1, 1))
    draft(user)
    client.force_login(user)
    soup = reading.page(client.get(reverse("wagtailadmin_home")))
    rows = soup.find(id="waiting-section").select("tbody tr")
    assert len(rows) == 4
    for row in rows:
        assert client.get(row.find("a")["href"]).status_code == 200


def test_an_image_whose_consent_ended_is_told_apart(db, client):
    client.force_login(people.person("editor", Role.EDITOR))
    image(description="x", consent_until=date(2020, 1, 1))
    image(description="y", consent_until=clock.today() + timedelta(days=10))
    image(description="z", consent_until=clock.today() + timedelta(days=400))
    page = reading.page(client.get(reverse("desk:images-to-see-to", args=["consent"])))
    assert len(page.select("tbody tr")) == 2
    assert len([row for row in page.select("tbody tr") if "ended" in row.get_text()]) == 1
    assert client.get(reverse("desk:images-to-see-to", args=["other"])).status_code == 404


def test_images_whose_record_of_consent_does_not_hold_are_told_with_the_reason(db, client):
    client.force_login(people.person("editor", Role.EDITOR))
    today = clock.today()
    ended = followup.consent("photo", ends=today - timedelta(days=1))
    image(description="v", consent=followup.consent("photo"))
    image(description="w", consent=followup.consent("photo", ends=today + timedelta(days=10)))
    image(description="x", consent=ended, consent_until=today + timedelta(days=400))
    image(description="y", consent=followup.consent("name", "quote"))
    gone = image(description="z", consent=followup.consent("photo", ends=today + timedelta(days=400)))
    consents.withdraw(consent=gone.consent, by=None)
    found = queries.images_whose_consent_ends(before=today + timedelta(days=60))
    assert [one.description for one in found] == ["y", "x", "w", "z"]
    rows = reading.page(client.get(reverse("desk:images-to-see-to", args=["consent"]))).select("tbody tr")
    reasons = ["does not cover", "has ended", "", "was withdrawn"]
    assert [each in row.get_text() for each, row in zip(reasons, rows, strict=True)] == [True] * 4
    assert "consent" not in rows[2].get_text()


def test_where_nothing_waits_it_says_what_it_looks_after(db, client):
    client.force_login(people.person("editor", Role.EDITOR))
    panel = reading.page(client.get(reverse("wagtailadmin_home"))).find(id="waiting-section")
    assert "Reported errors to answer" in panel.get_text()
    assert panel.find("table") is None


@pytest.mark.parametrize(
    "role", [Role.EDITOR, Role.TRANSLATOR, Role.MODERATOR, Role.PLANNER, Role.ADMINISTRATOR]
)
def test_somebody_new_sees_first_steps_that_open(db, client, role):
    user = people.person("somebody", role)
    client.force_login(user)
    steps = (
        reading.page(client.get(reverse("wagtailadmin_home"))).find(id="first-steps-section").select("ol a")
    )
    assert 2 <= len(steps) <= welcome.STEPS
    assert {client.get(step["href"]).status_code for step in steps} == {200}


def test_the_first_steps_go_when_something_was_saved(db, client):
    user = people.person("editor", Role.EDITOR)
    draft(user)
    client.force_login(user)
    assert reading.page(client.get(reverse("wagtailadmin_home"))).find(id="first-steps-section") is None


def form(**data) -> ImageForm:
    from wagtail.images.forms import get_image_form

    made = get_image_form(PalaisImage)
    user = people.person("administrator", Role.ADMINISTRATOR)
    return made({"title": "T", "collection": 1, **data}, {"file": files.image_upload()}, user=user)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"description": "A drawing."}, set()),
        ({"description": " "}, {"description"}),
        ({}, {"description"}),
        ({"is_decorative": "on"}, set()),
        ({"description": "A child.", "shows_children": "on"}, {"consent_note"}),
        ({"description": "A child.", "shows_children": "on", "consent_note": "Kept."}, set()),
    ],
)
def test_an_image_is_described_and_consented_before_it_is_kept(db, data, wrong):
    made = form(**data)
    assert set(made.errors) - {"__all__"} == wrong


def test_what_only_decorates_has_no_words(db):
    assert image(description="x", is_decorative=True).default_alt_text == ""
    assert image(description="x").default_alt_text == "x"
