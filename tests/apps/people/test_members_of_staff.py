"""Roles, seats, followed States, ended and erased accounts: who may, and that no site is left without a head."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from palais.apps.office.models import Change, OutboxMessage
from palais.apps.office.services import post
from palais.apps.office.services.people import accounts, invitations, members, refusals, tidying
from palais.apps.people import permissions
from palais.apps.people.choices import Duty, Role
from palais.apps.people.models import CountryDesk, Invitation, Organisation, Seat, User
from tests.makers import people


@pytest.fixture
def administrator(db) -> User:
    return people.person("administrator", Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_its_group_and_opens_the_desk(administrator, role):
    somebody = people.person("somebody")
    assert not permissions.is_staff(somebody)
    members.set_roles(person=somebody, roles=[role], by=administrator)
    somebody = User.objects.get(pk=somebody.pk)
    assert permissions.roles_of(somebody) == (role,)
    assert permissions.is_staff(somebody)
    assert (somebody.is_staff, somebody.is_superuser) == (True, role == Role.ADMINISTRATOR)
    members.set_roles(person=somebody, roles=[], by=administrator)
    assert not permissions.is_staff(User.objects.get(pk=somebody.pk))


def test_only_administrators_give_roles_and_seats(administrator):
    organisation = people.organisation()
    leader = people.seated("leader", organisation, Duty.FOCAL_POINT)
    for by in (leader, people.person("editor", Role.EDITOR), people.person("desk", Role.COUNTRY_DESK)):
        with pytest.raises(refusals.NotAllowed):
            members.set_roles(person=by, roles=[Role.ADMINISTRATOR], by=by)
        with pytest.raises(refusals.NotAllowed):
            members.give_seat(person=by, organisation=organisation, duty=Duty.FOCAL_POINT, by=by)
        with pytest.raises(refusals.NotAllowed):
            accounts.end(person=administrator, by=by)
        with pytest.raises(refusals.NotAllowed):
            accounts.erase(person=administrator, by=by)


def test_groups_of_other_kinds_stay(administrator):
    somebody = people.person("somebody", Role.EDITOR)
    own = Group.objects.create(name="Readers of the log")
    somebody.groups.add(own)
    members.set_roles(person=somebody, roles=[Role.PLANNER], by=administrator)
    assert set(somebody.groups.values_list("name", flat=True)) == {"Readers of the log", "Planners"}


def test_the_only_administrator_stays(administrator):
    for deed in (
        lambda: members.set_roles(person=administrator, roles=[], by=administrator),
        lambda: accounts.end(person=administrator, by=administrator),
        lambda: accounts.erase(person=administrator, by=administrator),
    ):
        with pytest.raises(refusals.Refused, match="only administrator"):
            deed()
    second = people.person("second", Role.ADMINISTRATOR)
    members.set_roles(person=administrator, roles=[], by=second)
    assert not User.objects.get(pk=administrator.pk).is_superuser


def test_who_ends_a_seat(administrator, today):
    own, other = people.organisation("A"), people.organisation("B")
    leader, foreign = (
        people.seated("leader", own, Duty.FOCAL_POINT),
        people.seated("foreign", other, Duty.FOCAL_POINT),
    )
    colleague = people.seated("colleague", own)
    seat = Seat.objects.get(person=colleague)
    with pytest.raises(refusals.NotAllowed):
        members.end_seat(seat=seat, by=foreign)
    members.end_seat(seat=seat, by=leader)
    seat.refresh_from_db()
    assert seat.valid_to == today
    members.end_seat(seat=Seat.objects.get(person=leader), by=leader)
    assert not permissions.may_invite_colleagues(leader, own, on=today)


def test_a_country_desk_follows_its_states(administrator):
    desk = people.person("desk", Role.COUNTRY_DESK)
    members.follow_states(person=desk, states=["MDA", "MAR", "MAR"], by=desk)
    members.follow_states(person=desk, states=["MAR", "CHE"], by=administrator)
    assert list(CountryDesk.objects.values_list("state", flat=True)) == ["CHE", "MAR"]
    for by in (people.person("stranger"), people.person("editor", Role.EDITOR)):
        with pytest.raises(refusals.NotAllowed):
            members.follow_states(person=desk, states=[], by=by)


def test_an_ended_account_opens_again_as_it_was(administrator, client):
    editor = people.person("editor", Role.EDITOR, password=people.PASSWORD)
    people.sign_in(client, editor)
    assert client.get("/account/").status_code == 200
    accounts.end(person=editor, by=administrator)
    assert client.get("/account/").status_code == 302
    assert people.sign_in(client, editor)["Location"] == "/account/inactive/"
    accounts.reopen(person=editor, by=administrator)
    assert people.sign_in(client, editor)["Location"] == "/admin/"
    assert permissions.roles_of(User.objects.get(pk=editor.pk)) == (Role.EDITOR,)


def test_erasing_takes_the_person_out_and_keeps_the_deeds(administrator):
    leader = people.seated("unusual", people.organisation(), Duty.FOCAL_POINT)
    own = Organisation.objects.get()
    invitations.invite(email="a@example.org", language="en", by=leader, organisation=own)
    post.put(to=leader.email, language="en", subject="x", text="x", kind="other")
    accounts.change(person=leader, name="unusual", language="fr")
    before = Change.objects.count()
    accounts.erase(person=leader, by=leader)
    assert not User.objects.filter(first_name="unusual").exists()
    left = str([*Change.objects.values(), *OutboxMessage.objects.values(), *Organisation.objects.values()])
    assert ("unusual" in left.lower(), Seat.objects.count()) == (False, 0)
    assert Change.objects.count() == before + 1
    assert Invitation.objects.count() == 0


def test_what_is_kept_can_be_taken_along(administrator):
    leader = people.seated("leader", people.organisation(), Duty.FOCAL_POINT, password=people.PASSWORD)
    people.set_up_app(leader, secret="JBSWY3DPEHPK3PXP")
    accounts.change(person=leader, name="Another", language="ru")
    data = accounts.export(person=leader)
    assert (data["email"], data["name"], data["language"]) == ("leader@example.org", "Another", "ru")
    assert data["seats"][0]["organisation"] == "Example organisation A"
    assert [one["deed"] for one in data["deeds"]] == ["change-account"]
    assert [one["kind"] for one in data["second_factors"]] == ["totp"]
    assert "JBSWY" not in str(data)
    assert leader.password not in str(data)


def test_tidying_forgets_what_nobody_needs(administrator):
    for name, age in (("old", 31), ("young", 29)):
        sent = invitations.invite(
            email=f"{name}@example.org", language="en", by=administrator, roles=["editor"]
        )
        Invitation.objects.filter(pk=sent.invitation.pk).update(
            expires_at=timezone.now() - timedelta(days=age)
        )
    for name, age in (("gone", 1), ("here", -1)):
        Session.objects.create(
            session_key=name, session_data="x", expire_date=timezone.now() - timedelta(days=age)
        )
    cache.set("counted", 1, timeout=3600)
    cache.set("long ago", 1, timeout=-1)
    tidying.tidy()
    assert Invitation.objects.get().email == "young@example.org"
    assert Session.objects.get().session_key == "here"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM office_cache")
        assert cursor.fetchone()[0] == 1
    assert cache.get("counted") == 1
