"""Working groups: adding one and editing it, with its texts and the organisations in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palais.apps.office import deeds, search
from palais.apps.office.services import changelog, stamps
from palais.apps.office.services.people import refusals
from palais.apps.people import permissions
from palais.apps.people.models import (
    Organisation,
    User,
    WorkingGroup,
    WorkingGroupMember,
    WorkingGroupText,
)

KIND = "working-group"
FIELDS = ("status", "language", "since", "contact_email", "is_listed")
TEXTS = ("name", "issue", "aims", "activities", "child_friendly")


@dataclass(frozen=True, slots=True)
class GroupText:
    """What a group says of itself in one language. Without a name there is no text in that language."""

    language: str
    name: str
    issue: str = ""
    aims: str = ""
    activities: str = ""
    child_friendly: str = ""


class ChangedMeanwhile(ValueError):
    """Somebody else saved the working group first."""

    def __init__(self, version: int) -> None:
        super().__init__(
            _(
                "Somebody changed this working group after you opened it. Nothing was saved yet, and nothing you "
                "typed is lost. Look at it in another window and save again."
            )
        )
        self.version = version


def said(group: WorkingGroup) -> dict[str, Any]:
    """What a group says: its fields, its texts by language, the keys of its organisations."""
    texts = {
        f"{name}_{text.language}": getattr(text, name)
        for text in WorkingGroupText.objects.filter(group=group)
        for name in TEXTS
        if getattr(text, name)
    }
    seats = WorkingGroupMember.objects.filter(group=group).select_related("organisation")
    named = sorted((seat.organisation.key, seat.convenes, seat.organisation.is_listed) for seat in seats)
    return {
        **{name: getattr(group, name) for name in FIELDS},
        **texts,
        "organisations": [key for key, _convenes, listed in named if listed],
        "convenors": [key for key, convenes, listed in named if convenes and listed],
        "organisations_not_listed": sum(not listed for _key, _convenes, listed in named),
    }


@transaction.atomic
def add(
    *,
    values: Mapping[str, Any],
    texts: Sequence[GroupText],
    organisations: Collection[Organisation],
    convenors: Collection[Organisation],
    by: User,
) -> WorkingGroup:
    """Add a working group; its key is made of its name in the main language, and never changes. Raises NotAllowed."""
    may_edit(by)
    group = WorkingGroup(key=free_key(values, texts))
    put(group, values=values, texts=texts, organisations=organisations, convenors=convenors)
    write_down(deeds.ADD_GROUP, group, by=by, before={})
    return group


@transaction.atomic
def edit(
    *,
    key: str,
    version: int,
    values: Mapping[str, Any],
    texts: Sequence[GroupText],
    organisations: Collection[Organisation],
    convenors: Collection[Organisation],
    by: User,
) -> WorkingGroup:
    """Save a group that was read in this version. Raises NotAllowed, ChangedMeanwhile."""
    may_edit(by)
    group = WorkingGroup.objects.select_for_update().get(key=key)
    if group.version != version:
        raise ChangedMeanwhile(group.version)
    before = said(group)
    group.version += 1
    put(group, values=values, texts=texts, organisations=organisations, convenors=convenors)
    write_down(deeds.EDIT_GROUP, group, by=by, before=before)
    return group


def may_edit(by: User) -> None:
    if not permissions.may_edit_groups(by):
        raise refusals.NotAllowed(_("Only editors, country desks and administrators edit working groups."))


def put(
    group: WorkingGroup,
    *,
    values: Mapping[str, Any],
    texts: Sequence[GroupText],
    organisations: Collection[Organisation],
    convenors: Collection[Organisation],
) -> None:
    """Make the group say exactly this. Who convenes it is in it."""
    for name in FIELDS:
        setattr(group, name, values[name])
    group.save()
    kept = sorted((text for text in texts if text.name), key=lambda text: text.language != group.language)
    WorkingGroupText.objects.filter(group=group).exclude(
        language__in=[text.language for text in kept]
    ).delete()
    for text in kept:
        said_in = {name: getattr(text, name) for name in TEXTS}
        WorkingGroupText.objects.update_or_create(group=group, language=text.language, defaults=said_in)
    leading = {one.pk for one in convenors}
    WorkingGroupMember.objects.filter(group=group).delete()
    WorkingGroupMember.objects.bulk_create(
        WorkingGroupMember(group=group, organisation_id=pk, convenes=pk in leading)
        for pk in sorted(leading | {one.pk for one in organisations})
    )


def free_key(values: Mapping[str, Any], texts: Sequence[GroupText]) -> str:
    """A key that no group has, of the name in the main language, else of any name."""
    names = {text.language: text.name for text in texts if text.name}
    start = slugify(names.get(values["language"], ""))[:70].strip("-")
    start = start or next((slug for name in names.values() if (slug := slugify(name)[:70])), KIND)
    taken = set(WorkingGroup.objects.filter(key__startswith=start).values_list("key", flat=True))
    numbered = (f"{start}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (start, *numbered) if key not in taken)


def write_down(deed: str, group: WorkingGroup, *, by: User, before: Mapping[str, Any]) -> None:
    changelog.record(deed=deed, kind=KIND, key=group.key, by=by, before=before, after=said(group))
    search.note(kind=KIND, keys=[group.key])
    stamps.stamp("working-groups")
