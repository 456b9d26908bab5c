"""Inviting, sending again, withdrawing, accepting: who may, once, for seven days, in the language of the person."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from palais.apps.office.models import Change, OutboxMessage
from palais.apps.office.services.people import accounts, invitations, refusals
from palais.apps.people import permissions
from palais.apps.people.choices import Duty, Role
from palais.apps.people.models import Invitation, Seat, User
from tests.makers import people

NEW = "new@example.org"


@pytest.fixture
def administrator(db) -> User:
    return people.person("administrator", Role.ADMINISTRATOR)


def invite(by: User | None, **fields) -> invitations.Sent:
    return invitations.invite(**{"email": NEW, "language": "en", "by": by, "roles": [Role.EDITOR], **fields})


def test_an_administrator_invites_with_roles_and_a_seat(administrator):
    organisation = people.organisation()
    sent = invite(administrator, organisation=organisation, duty=Duty.FOCAL_POINT, email=" New@Example.org ")
    person = invitations.accept(token=sent.token, name=" Somebody New ", language="fr", password="x" * 12)
    assert (person.email, person.get_full_name(), person.language) == (NEW, "Somebody New", "fr")
    assert permissions.roles_of(person) == (Role.EDITOR,)
    assert (person.is_staff, person.is_superuser, person.check_password("x" * 12)) == (True, False, True)
    seat = Seat.objects.get()
    assert (seat.person, seat.organisation, seat.duty, seat.valid_to) == (
        person,
        organisation,
        "focal-point",
        None,
    )
    assert Invitation.objects.count() == 0


def test_a_focal_point_invites_to_the_own_organisation_and_gives_no_role(db):
    own, other = people.organisation("A"), people.organisation("B")
    leader = people.seated("leader", own, Duty.FOCAL_POINT)
    assert invite(leader, roles=[], organisation=own).invitation.organisation == own
    for fields in ({"organisation": own}, {"roles": [], "organisation": other}, {"roles": []}):
        with pytest.raises(refusals.NotAllowed):
            invite(leader, **fields)


@pytest.mark.parametrize("roles", [(), (Role.EDITOR,), (Role.COUNTRY_DESK,)])
def test_colleagues_and_staff_invite_nobody(db, roles):
    own = people.organisation()
    colleague = people.seated("colleague", own)
    staff = people.person("staff", *roles)
    for by in (colleague, staff):
        with pytest.raises(refusals.NotAllowed):
            invite(by, roles=[], organisation=own)


def test_the_token_is_nowhere_but_in_the_letter(administrator):
    sent = invite(administrator)
    row = Invitation.objects.values().get()
    assert sent.token not in str(row)
    assert len(sent.token) > 40
    assert sent.token not in str(list(Change.objects.values()))


@pytest.mark.parametrize(
    ("language", "prefix"), [("en", ""), ("fr", "/fr"), ("ar", "/ar"), ("zh-hans", "/zh")]
)
def test_the_letter_is_in_the_language_of_the_person(administrator, settings, language, prefix):
    sent = invite(administrator, language=language)
    letter = OutboxMessage.objects.get()
    assert (letter.to, letter.language, letter.kind) == (NEW, language, "invitation")
    assert f"{settings.SITE_ADDRESS}{prefix}/invitation/{sent.token}/" in letter.text
    assert re.search("administrator", letter.text)


def test_a_link_works_once(administrator):
    sent = invite(administrator)
    invitations.accept(token=sent.token, name="One", password="x" * 12)
    with pytest.raises(refusals.Refused):
        invitations.accept(token=sent.token, name="Two", password="y" * 12)
    assert User.objects.get(email=NEW).get_full_name() == "One"


@pytest.mark.parametrize(("age", "works"), [(timedelta(days=6, hours=23), True), (timedelta(days=7), False)])
def test_a_link_works_for_seven_days(administrator, age, works):
    sent = invite(administrator)
    Invitation.objects.update(expires_at=timezone.now() + invitations.GOOD_FOR - age)
    assert (invitations.find(token=sent.token) is not None) is works


def test_a_new_link_replaces_the_one_before(administrator):
    first = invite(administrator)
    second = invitations.resend(invitation=first.invitation, by=administrator)
    third = invite(administrator)
    assert [invitations.find(token=one.token) is not None for one in (first, second, third)] == [
        False,
        False,
        True,
    ]
    assert Invitation.objects.count() == 1


def test_a_withdrawn_link_does_not_work_and_the_address_is_forgotten(administrator):
    sent = invite(administrator)
    invitations.withdraw(invitation=sent.invitation, by=administrator)
    with pytest.raises(refusals.Refused):
        invitations.accept(token=sent.token, name="One", password="x" * 12)
    assert (Invitation.objects.count(), User.objects.filter(email=NEW).count()) == (0, 0)
    assert NEW not in str(list(Change.objects.values()))


def test_what_a_person_promised_who_may_no_longer_is_not_given(administrator):
    people.person("second", Role.ADMINISTRATOR)
    sent = invite(administrator)
    accounts.end(person=administrator, by=User.objects.get(first_name="second"))
    with pytest.raises(refusals.Refused):
        invitations.accept(token=sent.token, name="One", password="x" * 12)
    assert not User.objects.filter(email=NEW).exists()


def test_an_address_with_an_account_gets_a_seat_by_invitation_and_keeps_what_it_has(administrator):
    somebody = people.person("somebody", Role.TRANSLATOR, password=people.PASSWORD)
    with pytest.raises(refusals.Refused):
        invite(administrator, email=somebody.email)
    sent = invite(administrator, email=somebody.email, organisation=people.organisation())
    invitations.accept(token=sent.token, name="Another name", password="z" * 12)
    somebody.refresh_from_db()
    assert (somebody.get_full_name(), somebody.check_password(people.PASSWORD)) == ("somebody", True)
    assert permissions.roles_of(User.objects.get(pk=somebody.pk)) == (Role.EDITOR, Role.TRANSLATOR)
    assert Seat.objects.get().person == somebody


def test_every_deed_is_written_down_without_the_address(administrator):
    sent = invite(administrator)
    invitations.accept(token=sent.token, name="One", password="x" * 12)
    told = list(Change.objects.order_by("pk").values_list("deed", "by__first_name"))
    assert told[-3:] == [
        ("invite-person", "administrator"),
        ("accept-invitation", "One"),
        ("give-roles", "administrator"),
    ]
    assert NEW not in str(list(Change.objects.values()))
