"""Accepting an invitation, one's own account, and the colleagues of one's organisation, as pages."""

import pytest
from django.test import Client

from palais.apps.office.services.people import invitations
from palais.apps.people.choices import Duty, Role
from palais.apps.people.models import Invitation, Organisation, Seat, User
from tests.makers import people

NEW = "new@example.org"
FIELDS = {"name": "Somebody New", "language": "es", "password": people.PASSWORD}


def invited(**fields) -> str:
    """The address of the page of an invitation."""
    wanted = {"email": NEW, "language": "en", "by": None, "roles": [Role.EDITOR], **fields}
    return f"/invitation/{invitations.invite(**wanted).token}/"


@pytest.fixture
def own(db) -> Organisation:
    return people.organisation("A")


@pytest.fixture
def leader(own) -> User:
    return people.seated("leader", own, Duty.FOCAL_POINT, password=people.PASSWORD)


def test_an_invitation_is_accepted_with_a_password(client, db):
    page = invited()
    assert NEW in client.get(page).content.decode()
    assert client.post(page, FIELDS)["Location"] == "/account/"
    assert client.session["_auth_user_id"] == str(User.objects.get(email=NEW).pk)
    assert Client().get(page).status_code == 410


def test_an_invitation_is_accepted_with_a_passkey(client, db):
    answer = client.post(invited(), {"name": "Somebody New", "language": "ar", "passkey": "1"})
    assert answer["Location"] == "/account/second-factor/webauthn/add/"
    person = User.objects.get(email=NEW)
    assert (person.has_usable_password(), person.language) == (False, "ar")
    assert person.wagtail_userprofile.preferred_language == "ar"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": " "}, "name"), ({"password": ""}, "password"), ({"password": "password"}, "password")],
)
def test_what_is_missing_is_said_and_nothing_is_made(client, db, change, field):
    answer = client.post(invited(), {**FIELDS, **change})
    assert (answer.status_code, User.objects.count(), Invitation.objects.count()) == (422, 0, 1)
    assert f'href="#id_{field}"' in answer.content.decode()


def test_a_wrong_link_says_nothing_of_any_address(client, db):
    invited()
    answer = client.get("/fr/invitation/another-token/")
    assert (answer.status_code, NEW in answer.content.decode()) == (410, False)


def test_an_address_with_an_account_signs_in_and_accepts_with_a_click(client, own):
    somebody = people.person("somebody", password=people.PASSWORD)
    page = invited(email=somebody.email, roles=[], organisation=own)
    assert f"/account/login/?next={page}" in client.get(page).content.decode()
    assert client.post(page, FIELDS).status_code == 200
    other = Client()
    people.sign_in(other, people.person("other", password=people.PASSWORD))
    other.post(page)
    assert Seat.objects.count() == 0
    people.sign_in(client, somebody)
    assert client.post(page)["Location"] == "/account/"
    assert Seat.objects.get().person == somebody


def test_too_many_tries_are_answered_with_429(client, db, monkeypatch):
    from palais.web.site.views import invitations as view

    monkeypatch.setattr(view, "TIMES", 2)
    answers = [client.get("/invitation/x/").status_code for _ in range(3)]
    assert answers == [410, 410, 429]


def test_name_and_language_are_changed(client, leader):
    client.force_login(leader)
    assert client.post("/account/", {"name": "Another name", "language": "ru"})["Location"] == "/account/"
    leader.refresh_from_db()
    assert (leader.get_full_name(), leader.language) == ("Another name", "ru")
    assert client.post("/account/", {"name": "", "language": "ru"}).status_code == 422


def test_the_data_is_a_file(client, leader):
    client.force_login(leader)
    answer = client.get("/account/data/")
    assert answer["Content-Disposition"] == 'attachment; filename="account.json"'
    assert answer.json()["email"] == leader.email


def test_a_seat_is_given_up_by_its_holder_alone(client, leader, own):
    seat = Seat.objects.get()
    client.force_login(people.person("stranger"))
    assert client.post(f"/account/seats/{seat.pk}/leave/").status_code == 404
    client.force_login(leader)
    client.post(f"/account/seats/{seat.pk}/leave/")
    seat.refresh_from_db()
    assert seat.valid_to is not None


def test_an_account_is_erased_after_a_tick(client, leader):
    people.sign_in(client, leader)
    assert client.post("/account/erase/", {}).status_code == 422
    assert client.post("/account/erase/", {"sure": "on"}).status_code == 200
    assert User.objects.count() == 0
    assert client.get("/account/").status_code == 302


def test_a_focal_point_invites_sends_again_and_withdraws(client, leader, own):
    client.force_login(leader)
    page = f"/account/organisations/{own.key}/"
    fields = {"deed": "invite", "email": NEW, "duty": "member", "language": "fr"}
    assert client.post(page, fields)["Location"] == page
    invitation = Invitation.objects.get()
    assert (invitation.roles, invitation.organisation, invitation.invited_by) == ([], own, leader)
    before = invitation.token_hash
    client.post(page, {"deed": "resend", "which": invitation.pk})
    invitation.refresh_from_db()
    assert invitation.token_hash != before
    assert NEW in client.get(page).content.decode()
    client.post(page, {"deed": "withdraw", "which": invitation.pk})
    assert Invitation.objects.count() == 0
    assert client.post(page, {**fields, "email": "x"}).status_code == 422
    assert client.post(page, {"deed": "withdraw", "which": "x"}).status_code == 404


def test_a_focal_point_cannot_slip_a_role_or_another_organisation_in(client, leader, own):
    other = people.organisation("B")
    foreign = invitations.invite(email="b@example.org", language="en", by=None, organisation=other).invitation
    client.force_login(leader)
    page = f"/account/organisations/{own.key}/"
    fields = {"deed": "invite", "email": NEW, "duty": "member", "language": "fr"}
    client.post(page, {**fields, "roles": "administrator", "organisation": other.pk})
    invitation = Invitation.objects.get(email=NEW)
    assert (invitation.roles, invitation.organisation) == ([], own)
    assert client.post(page, {"deed": "withdraw", "which": foreign.pk}).status_code == 404
    assert Invitation.objects.filter(pk=foreign.pk).exists()


@pytest.mark.parametrize("who", ["colleague", "other-leader", "editor"])
def test_others_do_not_learn_that_the_organisation_is_there(client, own, who):
    somebody = {
        "colleague": lambda: people.seated("colleague", own),
        "other-leader": lambda: people.seated("x", people.organisation("B"), Duty.FOCAL_POINT),
        "editor": lambda: people.person("editor", Role.EDITOR),
    }[who]()
    client.force_login(somebody)
    for key in (own.key, "not-there"):
        assert client.get(f"/account/organisations/{key}/").status_code == 404


def test_invitations_by_one_person_are_limited(client, leader, own, monkeypatch):
    from palais.web.site.views import colleagues as view

    monkeypatch.setattr(view, "TIMES", 1)
    client.force_login(leader)
    fields = {"deed": "invite", "duty": "member", "language": "fr"}
    page = f"/account/organisations/{own.key}/"
    answers = [client.post(page, {**fields, "email": f"{n}@example.org"}).status_code for n in "ab"]
    assert answers == [302, 429]
