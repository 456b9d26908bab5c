"""What people do here: their roles, their seats in organisations, the States they follow."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.office import clock, deeds
from palais.apps.office.services import changelog
from palais.apps.office.services.people import refusals
from palais.apps.people import permissions
from palais.apps.people.choices import ROLES, Role
from palais.apps.people.models import CountryDesk, Organisation, Seat, User


def may_manage(by: User) -> None:
    if not permissions.may_manage_people(by):
        raise refusals.NotAllowed(_("Only administrators do this."))


def not_the_last(person: User) -> None:
    """A site without an administrator could not be helped from inside."""
    administrators = User.objects.select_for_update().filter(is_active=True, is_superuser=True)
    if person.is_superuser and person.is_active and {one.pk for one in administrators} == {person.pk}:
        raise refusals.Refused(_("This is the only administrator. Make another person administrator first."))


@transaction.atomic
def set_roles(*, person: User, roles: Collection[Any], by: User) -> None:
    """Give exactly these roles. Raises NotAllowed, and Refused where no administrator would be left."""
    may_manage(by)
    if Role.ADMINISTRATOR not in roles:
        not_the_last(person)
    put_roles(person=person, roles=roles, by=by)


def put_roles(*, person: User, roles: Collection[Any], by: User | None) -> None:
    """Write the roles without asking who does it; other groups of the person stay."""
    before = permissions.roles_of(person)
    wanted = [role for role in ROLES if role in roles]
    if list(before) == wanted:
        return
    with transaction.atomic():
        groups = {group.name: group for group in Group.objects.filter(name__in=permissions.GROUPS.values())}
        for role, name in permissions.GROUPS.items():
            (person.groups.add if role in wanted else person.groups.remove)(groups[name])
        person.is_superuser, person.is_staff = Role.ADMINISTRATOR in wanted, bool(wanted)
        person.save(update_fields=["is_superuser", "is_staff"])
        changelog.record(
            deed=deeds.GIVE_ROLES,
            kind="person",
            key=str(person.pk),
            by=by,
            before={"roles": [role.value for role in before]},
            after={"roles": [role.value for role in wanted]},
        )


@transaction.atomic
def give_seat(*, person: User, organisation: Organisation, duty: str, by: User) -> Seat:
    """Give a seat from today on, or another duty to the one that is held. Raises NotAllowed."""
    may_manage(by)
    return put_seat(person=person, organisation=organisation, duty=duty, by=by)


def put_seat(*, person: User, organisation: Organisation, duty: str, by: User | None) -> Seat:
    """Write the seat without asking who does it."""
    with transaction.atomic():
        seat = Seat.objects.filter(person=person, organisation=organisation, valid_to=None).first()
        before = {"duty": seat.duty} if seat else {}
        if seat is None:
            seat = Seat(person=person, organisation=organisation, valid_from=clock.today())
        if before.get("duty") != duty:
            seat.duty = duty
            seat.save()
            log_seat(deeds.GIVE_SEAT, seat, by=by, before=before, after={"duty": duty})
        return seat


@transaction.atomic
def end_seat(*, seat: Seat, by: User) -> None:
    """Ended today. Administrators, focal points of the organisation, and the person may. Raises NotAllowed."""
    own = seat.person_id == by.pk
    if not own and not permissions.may_invite_colleagues(by, seat.organisation, on=clock.today()):
        raise refusals.NotAllowed(_("Only administrators, its focal points and the person end a seat."))
    if seat.valid_to is not None:
        return
    seat.valid_to = max(clock.today(), seat.valid_from)
    seat.save(update_fields=["valid_to"])
    log_seat(deeds.END_SEAT, seat, by=by, after={"valid_to": seat.valid_to.isoformat()})


def log_seat(
    deed: str, seat: Seat, *, by: User | None, after: dict[str, str], before: dict[str, str] | None = None
) -> None:
    shown = seat.organisation.is_listed
    key = f"{seat.person_id}/{seat.organisation.key if shown else seat.organisation_id}"
    changelog.record(deed=deed, kind="seat", key=key, by=by, before=before, after=after)


@transaction.atomic
def follow_states(*, person: User, states: Collection[str], by: User) -> None:
    """The States of a country desk, by their codes. Raises NotAllowed for anybody but the person and administrators."""
    if by.pk != person.pk:
        may_manage(by)
    elif not permissions.is_staff(by):
        raise refusals.NotAllowed(_("Only people with a role follow States here."))
    before = sorted(CountryDesk.objects.filter(person=person).values_list("state", flat=True))
    wanted = sorted(set(states))
    if before == wanted:
        return
    CountryDesk.objects.filter(person=person).exclude(state__in=wanted).delete()
    CountryDesk.objects.bulk_create(
        [CountryDesk(person=person, state=state) for state in wanted if state not in before]
    )
    changelog.record(
        deed=deeds.FOLLOW,
        kind="person",
        key=str(person.pk),
        by=by,
        before={"states": before},
        after={"states": wanted},
    )
