"""Working groups at the desk: who may, adding one in two languages, and that two people lose nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from palais.apps.office.models import Change
from palais.apps.people.models import Organisation, WorkingGroup
from tests.makers import people
from tests.web import reading

SAID = {
    "status": "active",
    "language": "fr",
    "since": "2016-03",
    "is_listed": "on",
    "name-fr": "Groupe exemple",
    "name-en": "Example group",
    "aims-en": "One\nTwo",
}


@pytest.fixture
def desk(client, facts_loaded) -> Client:
    client.force_login(people.person("desk", "country-desk"))
    return client


def test_a_group_is_added_and_changed(desk):
    first, hidden = people.organisation("A"), people.organisation("Hidden", is_listed=False)
    sent = {**SAID, "organisations": [hidden.pk], "convenors": [first.pk]}
    answer = desk.post(reverse("desk:add-group"), sent)
    assert answer["Location"] == reverse("desk:group", args=["groupe-exemple"])
    made = WorkingGroup.objects.get()
    assert {text.language: text.name for text in made.texts.all()} == {
        "fr": "Groupe exemple",
        "en": "Example group",
    }
    assert [(seat.organisation.key, seat.convenes) for seat in made.members.all()] == [
        ("example-a", True),
        ("example-hidden", False),
    ]
    change = Change.objects.get(deed="add-working-group")
    assert (change.after["organisations"], change.after["organisations_not_listed"]) == (["example-a"], 1)
    page = reverse("desk:group", args=[made.key])
    assert reading.page(desk.get(page)).find(id="id_name-fr")["value"] == "Groupe exemple"
    desk.post(page, {**SAID, "name-en": "", "version": "1", "organisations": [first.pk]})
    assert [text.language for text in made.texts.all()] == ["fr"]
    late = desk.post(page, {**SAID, "name-fr": "Plus tard", "version": "1"})
    assert (late.status_code, "Somebody changed this working group" in reading.text(reading.page(late))) == (
        422,
        True,
    )
    assert reading.page(late).find(id="id_name-fr")["value"] == "Plus tard"
    assert "fewer than 3 members" in reading.text(reading.page(desk.get(reverse("desk:groups"))))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("since", "spring", "Write it as 2016, 2016-03 or 2016-03-01."),
        ("name-fr", " ", "The group needs a name in its main language."),
        ("contact_email", "nobody", "valid email"),
    ],
)
def test_what_is_wrong_is_said(desk, field, value, told):
    answer = desk.post(reverse("desk:add-group"), {**SAID, field: value})
    assert (answer.status_code, told in reading.text(reading.page(answer))) == (422, True)
    assert WorkingGroup.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_others_see_and_change_nothing(client, facts_loaded, method):
    WorkingGroup.objects.create(key="example-group")
    pages = [reverse("desk:groups"), reverse("desk:add-group"), reverse("desk:group", args=["example-group"])]
    for url in pages:
        assert getattr(client, method)(url)["Location"].startswith(reverse("account_login"))
    client.force_login(people.person("translator", "translator"))
    for url in pages:
        assert getattr(client, method)(url)["Location"] == reverse("wagtailadmin_home")
    assert (WorkingGroup.objects.get().version, Organisation.objects.count()) == (1, 0)
