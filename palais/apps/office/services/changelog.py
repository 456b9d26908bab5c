"""The change log: one line for each deed, written in the deed's own transaction; erasing a person from it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from palais.apps.office import deeds
from palais.apps.office.models import Change
from palais.apps.people.models import User

ERASED = "[…]"


class UnknownDeed(LookupError):
    """A deed that no app has registered: it would have no name on the page."""


def record(
    *,
    deed: str,
    kind: str,
    key: str,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    confidential: bool = False,
) -> Change:
    """Write down a deed, as `line` says it."""
    change = line(
        deed=deed,
        kind=kind,
        key=key,
        by=by,
        before=before,
        after=after,
        reason=reason,
        confidential=confidential,
    )
    change.save(force_insert=True)
    return change


def record_all(changes: Iterable[Change]) -> None:
    """Write down many deeds at once, each made by `line`."""
    Change.objects.bulk_create(changes)


def line(
    *,
    deed: str,
    kind: str,
    key: str,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    confidential: bool = False,
) -> Change:
    """A deed as it will be written down, with the columns that differ. `by` None means that the machine did it.

    Of a confidential thing the names of the columns are kept, neither what they said nor the reason; its `key`
    must tell nothing either.
    """
    if deed not in deeds.registered():
        raise UnknownDeed(f"The deed {deed!r} is not registered.")
    old, new = differing(before or {}, after or {})
    if confidential:
        old, new, reason = dict.fromkeys(old, ""), dict.fromkeys(new, ""), ""
    return Change(
        at=timezone.now(),
        by=by,
        by_machine=by is None,
        deed=deed,
        about_kind=kind,
        about_key=key,
        before=old,
        after=new,
        reason=reason,
        confidential=confidential,
    )


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return (
        {name: before[name] for name in changed if name in before},
        {name: after[name] for name in changed if name in after},
    )


@transaction.atomic
def erase_person(*, user: User, by: User | None) -> int:
    """Take a person out of the log: who did it, and their address and name wherever they stand in it.

    The deeds stay. The number of lines that were changed comes back; a second time there are none.
    """
    hide = hiding(user)
    now, touched = timezone.now(), 0
    for change in Change.objects.select_for_update().order_by("pk").iterator(chunk_size=500):
        fields = {name: hide(getattr(change, name)) for name in ("before", "after", "reason", "about_key")}
        theirs = change.by_id == user.pk
        if not theirs and all(getattr(change, name) == value for name, value in fields.items()):
            continue
        fields |= {"by": None if theirs else change.by, "erased_at": now}
        Change.objects.filter(pk=change.pk).update(**fields)
        touched += 1
    if touched:
        record(deed=deeds.ERASE, kind="person", key=str(user.pk), by=None if by == user else by)
    return touched


def hiding(user: User) -> Callable[[Any], Any]:
    """A function that takes the person's address and full name out of a text, or out of texts within."""
    known = {text for text in (user.email, user.get_full_name()) if text.strip()}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)

    def hide(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(ERASED, value)
        if isinstance(value, dict):
            return {name: hide(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [hide(inner) for inner in value]
        return value

    return hide
