"""The desk pages People and Organisations: who may, and that two people who edit at once lose nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from palais.apps.office.models import Change, SearchOutbox
from palais.apps.office.services.people import organisations
from palais.apps.people import permissions
from palais.apps.people.choices import Role
from palais.apps.people.models import CountryDesk, Invitation, Organisation, Seat, User
from tests.makers import people
from tests.web import reading

ORGANISATION = {
    "name": "Example organisation Z",
    "acronym": "EOZ",
    "kind": "ngo",
    "level": "national",
    "standing": "member",
    "state": "MAR",
    "children": "unknown",
    "is_listed": "on",
    "other_names": "Organisation exemple Z | fr | translation\nOld name",
}


@pytest.fixture
def administrator(facts_loaded) -> User:
    return people.person("administrator", Role.ADMINISTRATOR, password=people.PASSWORD)


@pytest.fixture
def desk(client, facts_loaded) -> Client:
    client.force_login(people.person("desk", Role.COUNTRY_DESK))
    return client


def form_of(page) -> dict[str, str | list[str]]:
    """What a browser would send of the form with the version in it."""
    soup = reading.page(page)
    form = soup.find("input", attrs={"name": "version"}).find_parent("form")
    sent = {}
    for field in form.find_all(["input", "textarea", "select"]):
        if field.name == "select" and field.has_attr("multiple"):
            sent[field["name"]] = [chosen["value"] for chosen in field.find_all("option", selected=True)]
        elif field.name == "select":
            chosen = field.find("option", selected=True)
            sent[field["name"]] = chosen["value"] if chosen else ""
        elif field.get("type") == "checkbox":
            sent |= {field["name"]: "on"} if field.has_attr("checked") else {}
        else:
            sent[field["name"]] = field.get("value", field.get_text().removeprefix("\n"))
    return sent


def test_an_organisation_is_added_and_found(desk):
    answer = desk.post(reverse("desk:add-organisation"), ORGANISATION)
    assert answer["Location"] == reverse("desk:organisation", args=["eoz"])
    one = Organisation.objects.get()
    assert (one.name, one.state, one.version) == ("Example organisation Z", "MAR", 1)
    assert set(one.other_names.values_list("name", "language", "kind")) == {
        ("Organisation exemple Z", "fr", "translation"),
        ("Old name", "", "other"),
    }
    page = desk.get(reverse("desk:organisations") + "?q=exemple").content.decode()
    assert "Example organisation Z" in page
    assert SearchOutbox.objects.filter(kind="organisation", key="eoz").exists()
    change = Change.objects.get(deed="add-organisation")
    assert (change.about_key, change.after["state"]) == ("eoz", "MAR")


def test_keys_never_clash(desk):
    for _ in range(3):
        desk.post(reverse("desk:add-organisation"), {**ORGANISATION, "acronym": "", "name": "人权"})
    assert sorted(Organisation.objects.values_list("key", flat=True)) == [
        "organisation",
        "organisation-2",
        "organisation-3",
    ]


def test_two_people_who_edit_at_once_lose_nothing(desk):
    desk.post(reverse("desk:add-organisation"), ORGANISATION)
    page = reverse("desk:organisation", args=["eoz"])
    mine, theirs = form_of(desk.get(page)), form_of(desk.get(page))
    assert desk.post(page, {**theirs, "website": "https://example.org/"}).status_code == 302
    answer = desk.post(page, {**mine, "name": "Another name"})
    assert answer.status_code == 422
    assert "Somebody changed this row" in answer.content.decode()
    again = form_of(answer)
    assert (again["name"], again["website"]) == ("Another name", "https://example.org/")
    assert desk.post(page, again).status_code == 302
    one = Organisation.objects.get()
    assert (one.name, one.website, one.version) == ("Another name", "https://example.org/", 3)


def test_saving_nothing_changes_nothing(desk):
    desk.post(reverse("desk:add-organisation"), ORGANISATION)
    page = reverse("desk:organisation", args=["eoz"])
    desk.post(page, form_of(desk.get(page)))
    assert (Organisation.objects.get().version, Change.objects.filter(about_key="eoz").count()) == (1, 1)


def test_taking_an_organisation_out_of_public_leaves_no_name_in_the_log(desk, client):
    desk.post(reverse("desk:add-organisation"), ORGANISATION)
    page = reverse("desk:organisation", args=["eoz"])
    sent = form_of(desk.get(page))
    del sent["is_listed"]
    desk.post(page, {**sent, "website": "https://at-risk.example.org/"})
    change = Change.objects.get(deed="edit-organisation")
    assert change.confidential
    assert "at-risk" not in str((change.before, change.after))
    assert change.about_key == str(Organisation.objects.get().pk)
    assert Client().get("/network/organisations/eoz/").status_code == 404


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x | en | nonsense", "is not one of"),
        ("| en |", "is not a name"),
        ("a | b | other | d", "is not a name"),
    ],
)
def test_a_line_that_is_no_name_is_named(desk, line, said):
    answer = desk.post(reverse("desk:add-organisation"), {**ORGANISATION, "other_names": line})
    assert (answer.status_code, Organisation.objects.count()) == (422, 0)
    assert said in answer.content.decode()


@pytest.mark.parametrize("typed", ["ar, en,fr", "ar، en،fr", "ar、en，fr", "ar; en fr"])
def test_languages_may_have_the_comma_of_any_script_between_them(desk, typed):
    desk.post(reverse("desk:add-organisation"), {**ORGANISATION, "languages": typed})
    held = organisations.said(Organisation.objects.get())
    assert held["languages"] == ["ar", "en", "fr"]


@pytest.mark.parametrize(("role", "sees"), [(Role.EDITOR, True), (Role.PLANNER, True), (None, False)])
def test_who_may_only_look_does_not_save(client, facts_loaded, role, sees):
    people.organisation("A", is_listed=False)
    client.force_login(people.person("somebody", *([role] if role else [])))
    page = reverse("desk:organisation", args=["example-a"])
    assert (client.get(page).status_code == 200) is sees
    assert client.post(page, ORGANISATION).status_code in (302, 403)
    assert Organisation.objects.get().name == "Example organisation A"


def test_an_administrator_invites_at_the_desk(client, administrator):
    people.sign_in(client, administrator)
    fields = {
        "email": "new@example.org",
        "language": "fr",
        "roles": ["editor", "translator"],
        "duty": "member",
    }
    assert client.post(reverse("desk:invite"), {**fields, "roles": []}).status_code == 422
    assert client.post(reverse("desk:invite"), fields)["Location"] == reverse("desk:people")
    invitation = Invitation.objects.get()
    assert invitation.roles == ["editor", "translator"]
    assert "new@example.org" in client.get(reverse("desk:people")).content.decode()
    one = reverse("desk:one-invitation", args=[invitation.pk])
    client.post(one, {"resend": "1"})
    client.post(one, {"withdraw": "1"})
    assert Invitation.objects.count() == 0


def test_an_administrator_gives_and_takes(client, administrator):
    people.sign_in(client, administrator)
    somebody, organisation = people.person("somebody"), people.organisation()
    page = reverse("desk:person", args=[somebody.pk])
    client.post(page, {"deed": "roles", "roles": ["moderator"]})
    client.post(page, {"deed": "seat", "organisation": organisation.pk, "duty": "focal-point"})
    client.post(page, {"deed": "states", "states": ["MAR", "MDA"]})
    assert permissions.roles_of(User.objects.get(pk=somebody.pk)) == (Role.MODERATOR,)
    assert Seat.objects.get().duty == "focal-point"
    assert set(CountryDesk.objects.values_list("state", flat=True)) == {"MAR", "MDA"}
    client.post(page, {"deed": "end-seat", "which": Seat.objects.get().pk})
    client.post(page, {"deed": "end"})
    assert (Seat.objects.get().valid_to is not None, User.objects.get(pk=somebody.pk).is_active) == (
        True,
        False,
    )
    assert "somebody" in client.get(reverse("desk:people") + "?show=ended").content.decode()
    client.post(page, {"deed": "erase"})
    assert not User.objects.filter(pk=somebody.pk).exists()


def test_the_last_administrator_is_told_so(client, administrator):
    people.sign_in(client, administrator)
    answer = client.post(reverse("desk:person", args=[administrator.pk]), {"deed": "end"})
    assert (answer.status_code, "only administrator" in answer.content.decode()) == (422, True)


def test_deeds_on_people_ask_for_a_fresh_sign_in(client, administrator):
    client.force_login(administrator)
    page = reverse("desk:person", args=[administrator.pk])
    assert client.get(page).status_code == 200
    answer = client.post(page, {"deed": "roles", "roles": ["editor"]})
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert User.objects.get().is_superuser


def test_following_states(client, facts_loaded):
    client.force_login(people.person("desk", Role.COUNTRY_DESK))
    page = reverse("desk:my-states")
    assert client.post(page, {"states": ["MAR"]})["Location"] == page
    assert client.post(page, {"states": ["QQQ"]}).status_code == 422
    assert CountryDesk.objects.get().state == "MAR"
