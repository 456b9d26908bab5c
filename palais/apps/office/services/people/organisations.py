"""Adding an organisation and editing it; two people who edit at once lose nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palais.apps.office import deeds, search
from palais.apps.office.services import changelog
from palais.apps.office.services.people import refusals
from palais.apps.people import permissions
from palais.apps.people.models import (
    Organisation,
    OrganisationLanguage,
    OrganisationName,
    OrganisationState,
    OrganisationTopic,
    User,
)

KIND = "organisation"
FIELDS = (
    *("name", "language", "acronym", "kind", "level", "standing", "state"),
    *("children", "website", "contact_email", "contact_is_open", "joined_on", "left_on", "is_listed"),
)
LISTS: dict[str, tuple[type[Any], str]] = {
    "work_states": (OrganisationState, "state"),
    "topics": (OrganisationTopic, "topic"),
    "languages": (OrganisationLanguage, "language"),
}
"""What an organisation has several of: the rows that hold it, and their column."""

OWN = ("acronym", "website", "contact_email", "contact_is_open", "children", *LISTS)
"""What a focal point may say of its own organisation. Names, kind, standing and seat are the secretariat's."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name, as a form gives it; `language` may be empty."""

    name: str
    language: str
    kind: str


class ChangedMeanwhile(ValueError):
    """Somebody else saved the organisation first; `now` is what it says."""

    def __init__(self, now: Mapping[str, Any], version: int) -> None:
        super().__init__(_("Somebody changed this organisation after you opened it."))
        self.now, self.version = dict(now), version


def said(organisation: Organisation) -> dict[str, Any]:
    """What an organisation says, as texts: its fields, its other names on one line each, and its lists."""
    found = {name: text(getattr(organisation, name)) for name in FIELDS}
    others = OrganisationName.objects.filter(organisation=organisation)
    names = "\n".join(written(one) for one in others)
    return {**found, "other_names": names, **{name: listed(organisation, name) for name in LISTS}}


def listed(organisation: Organisation, name: str) -> list[str]:
    """One of the lists of an organisation, in order."""
    model, column = LISTS[name]
    rows = model._default_manager.filter(organisation=organisation)
    return sorted(rows.values_list(column, flat=True))


def text(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value if value is not None else ""


def written(name: OrganisationName | OtherName) -> str:
    return " | ".join((name.name, name.language, name.kind))


@transaction.atomic
def add(*, values: Mapping[str, Any], other_names: Sequence[OtherName], by: User) -> Organisation:
    """Add an organisation. Its key is made of acronym or name, and never changes. Raises NotAllowed."""
    may_edit(by)
    organisation = Organisation(key=free_key(values), **{name: values[name] for name in FIELDS})
    organisation.save()
    put_names(organisation, other_names)
    put_lists(organisation, values)
    write_down(deeds.ADD_ORGANISATION, organisation, by=by, before={}, after=said(organisation))
    return organisation


@transaction.atomic
def edit(
    *, key: str, version: int, values: Mapping[str, Any], other_names: Sequence[OtherName], by: User
) -> Organisation:
    """Save an organisation that was read in this version. Raises NotAllowed, ChangedMeanwhile."""
    may_edit(by)
    organisation, before = hold(key, version)
    put_names(organisation, other_names)
    return save(organisation, before, values, by=by, deed=deeds.EDIT_ORGANISATION)


@transaction.atomic
def correct_own(
    *, organisation: Organisation, version: int, values: Mapping[str, Any], by: User, on: date
) -> Organisation:
    """Save what a focal point says of its own organisation; of `values` only OWN counts. Raises NotAllowed,
    ChangedMeanwhile."""
    if not permissions.leads(by, organisation, on=on):
        raise refusals.NotAllowed(_("Only focal points of this organisation correct what is public of it."))
    held, before = hold(organisation.key, version)
    own = {name: values[name] for name in OWN if name in values}
    return save(held, before, own, by=by, deed=deeds.CORRECT_OWN)


def hold(key: str, version: int) -> tuple[Organisation, dict[str, Any]]:
    """The organisation and what it says, held for this transaction. Raises ChangedMeanwhile."""
    organisation = Organisation.objects.select_for_update().get(key=key)
    before = said(organisation)
    if organisation.version != version:
        raise ChangedMeanwhile(before, organisation.version)
    return organisation, before


def save(
    organisation: Organisation, before: Mapping[str, Any], values: Mapping[str, Any], *, by: User, deed: str
) -> Organisation:
    """Put the values in, and write down what differs; where nothing does, nothing is written."""
    for name in FIELDS:
        if name in values:
            setattr(organisation, name, values[name])
    put_lists(organisation, values)
    after = said(organisation)
    if before == after:
        return organisation
    organisation.version += 1
    organisation.save()
    write_down(deed, organisation, by=by, before=before, after=after)
    return organisation


def may_edit(by: User) -> None:
    if not permissions.may_edit_organisations(by):
        raise refusals.NotAllowed(_("Only country desks and administrators edit organisations."))


def free_key(values: Mapping[str, Any]) -> str:
    """A key that no organisation has: of the acronym, else of the name, else "organisation", with a number."""
    start = slugify(values["acronym"])[:70] or slugify(values["name"])[:70].strip("-") or KIND
    taken = set(Organisation.objects.filter(key__startswith=start).values_list("key", flat=True))
    numbered = (f"{start}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (start, *numbered) if key not in taken)


def put_names(organisation: Organisation, wanted: Sequence[OtherName]) -> None:
    """Make the other names exactly these."""
    have = {written(one): one for one in OrganisationName.objects.filter(organisation=organisation)}
    new = {written(one): one for one in wanted}
    for line, one in have.items():
        if line not in new:
            one.delete()
    for line, other in new.items():
        if line not in have:
            OrganisationName.objects.create(
                organisation=organisation, name=other.name, language=other.language, kind=other.kind
            )


def put_lists(organisation: Organisation, values: Mapping[str, Any]) -> None:
    """Make the lists that `values` brings exactly what it says; the others stay."""
    for name, (model, column) in LISTS.items():
        if name not in values:
            continue
        wanted, have = set(values[name]), set(listed(organisation, name))
        rows = model._default_manager
        rows.filter(organisation=organisation, **{f"{column}__in": have - wanted}).delete()
        rows.bulk_create(model(organisation=organisation, **{column: one}) for one in sorted(wanted - have))


def write_down(
    deed: str, organisation: Organisation, *, by: User, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """An organisation that is not listed, before or after, stands in the log without its name and contents."""
    listed = bool(before.get("is_listed", True) and after["is_listed"])
    changelog.record(
        deed=deed,
        kind=KIND,
        key=organisation.key if listed else str(organisation.pk),
        by=by,
        before=before,
        after=after,
        confidential=not listed,
    )
    search.note(kind=KIND, keys=[organisation.key])
