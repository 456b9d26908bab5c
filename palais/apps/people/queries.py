"""Questions about people, their seats, and organisations."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from palais.apps.people.choices import Duty
from palais.apps.people.models import (
    Consent,
    Invitation,
    Organisation,
    Seat,
    User,
    WorkingGroup,
    WorkingGroupMember,
)
from palais.core.words import fold

REACH = ("work_states", "topics", "languages")


def people(*, on: date, q: str = "", show: str = "active") -> list[User]:
    """Accounts by name with the seats held on a day: `show` is "active", "ended" or "all"; `q` are parts of the name
    or address, in any case and with or without accents."""
    seats = Prefetch("seats", queryset=Seat.objects.held(on=on).select_related("organisation"))
    found = User.objects.prefetch_related("groups", seats).order_by("first_name", "email")
    if show != "all":
        found = found.filter(is_active=show != "ended")
    asked = fold(q).split()
    return [one for one in found if all(word in fold(f"{one.get_full_name()} {one.email}") for word in asked)]


def person(*, pk: int) -> User | None:
    return (
        User.objects.prefetch_related("groups", "country_desks", "seats__organisation").filter(pk=pk).first()
    )


def seats_of(*, person: User, on: date) -> QuerySet[Seat]:
    """The seats a person holds on a day."""
    return Seat.objects.held(on=on).filter(person=person).select_related("organisation")


def colleagues(*, organisation: Organisation, on: date) -> QuerySet[Seat]:
    """Who holds a seat in an organisation on a day, focal points first."""
    return (
        Seat.objects.held(on=on)
        .filter(organisation=organisation)
        .select_related("person")
        .order_by("duty", "person__first_name")
    )


def invitations(*, organisation: Organisation | None = None) -> QuerySet[Invitation]:
    """Invitations that wait, the newest first; those to one organisation, or all."""
    found = Invitation.objects.select_related("organisation", "invited_by")
    return found if organisation is None else found.filter(organisation=organisation)


def forgotten_invitations(*, before: datetime) -> QuerySet[Invitation]:
    """Invitations whose links ended before a moment."""
    return Invitation.objects.filter(expires_at__lt=before)


def organisations(*, q: str = "", kind: str = "", standing: str = "", listed: str = "") -> list[Organisation]:
    """Organisations by name, for the desk. `q` are parts of any name, the acronym or the key, in any case and with
    or without accents; `listed` is "yes" or "no"."""
    found = Organisation.objects.prefetch_related("other_names")
    if kind:
        found = found.filter(kind=kind)
    if standing:
        found = found.filter(standing=standing)
    if listed:
        found = found.filter(is_listed=listed == "yes")
    asked = fold(q).split()
    return [one for one in found if not asked or all(word in fold(" ".join(one.all_names)) for word in asked)]


def organisation(*, key: str) -> Organisation | None:
    return Organisation.objects.prefetch_related("other_names", *REACH).filter(key=key).first()


def shown_organisations() -> QuerySet[Organisation]:
    """Those a stranger may see, with all their names, and where, on what and in which languages they work."""
    return Organisation.objects.shown().prefetch_related("other_names", *REACH)


def network() -> QuerySet[Organisation]:
    """Members and observers that are listed in public, with where they work: what public figures count."""
    return Organisation.objects.shown().in_the_network().prefetch_related("work_states")


def near_state(*, iso3: str) -> QuerySet[Organisation]:
    """Those a stranger may see that have their seat in a State or work there."""
    here = Q(state=iso3) | Q(work_states__state=iso3)
    return Organisation.objects.shown().filter(here).distinct().prefetch_related("work_states")


def groups(*, everything: bool = False) -> QuerySet[WorkingGroup]:
    """Working groups with their texts and the organisations in them that are listed; `everything`: for the desk,
    those that are not listed too."""
    seats = WorkingGroupMember.objects.select_related("organisation").order_by(
        "-convenes", "organisation__name"
    )
    if not everything:
        seats = seats.filter(organisation__in=Organisation.objects.shown())
    found = WorkingGroup.objects.all() if everything else WorkingGroup.objects.shown()
    return found.annotate(size=Count("members")).prefetch_related(
        "texts", Prefetch("members", queryset=seats)
    )


def group(*, key: str, everything: bool = False) -> WorkingGroup | None:
    return groups(everything=everything).filter(key=key).first()


def groups_of(*, organisation_key: str) -> QuerySet[WorkingGroup]:
    """The listed working groups that an organisation is in, with their texts."""
    return (
        WorkingGroup.objects.shown()
        .filter(members__organisation__key=organisation_key)
        .prefetch_related("texts")
    )


def focal_organisations(*, person: User, on: date) -> list[Organisation]:
    """The organisations for which a person may invite colleagues."""
    return [seat.organisation for seat in seats_of(person=person, on=on) if seat.duty == Duty.FOCAL_POINT]


def consents_ending(*, on: date, within: int) -> QuerySet[Consent]:
    """Consents in force whose last day is at most so many days ahead, the soonest first: for the dashboard."""
    return Consent.objects.ending(on=on, until=on + timedelta(days=within)).order_by("ends_on", "pk")


def consents(*, on: date, show: str = "") -> QuerySet[Consent]:
    """Consents, the newest first. `show` is "in-force", "ended", "withdrawn" or, for all, empty."""
    found = Consent.objects.all()
    if show == "in-force":
        return found.in_force(on=on)
    if show == "ended":
        return found.filter(withdrawn_at=None, ends_on__lt=on)
    return found.filter(withdrawn_at__isnull=False) if show == "withdrawn" else found


def consent(*, reference: str) -> Consent | None:
    return Consent.objects.filter(reference=reference).first()
