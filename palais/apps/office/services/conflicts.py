"""Settling a conflict between layers: keep what is in force, or take what the lower layer says now."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office import deeds, queries
from palais.apps.office.choices import ConflictStatus
from palais.apps.office.models import FactConflict
from palais.apps.office.services import changelog, corrections
from palais.apps.people.models import User


class AlreadySettled(ValueError):
    """Somebody has decided this conflict before."""


def keep_ours(*, conflict: FactConflict, by: User) -> FactConflict:
    """Leave the value in force. The lower layer asks again only when it says something new."""
    with corrections.latched():
        return settle(still_open(conflict), status=ConflictStatus.KEPT, by=by)


def take_theirs(
    *, conflict: FactConflict, reason: str, by: User, accepted: Collection[str] = ()
) -> FactConflict:
    """Let the lower value come into force.

    An editor's correction is removed. A row of the network's own file gets a correction with the shipped
    values, because the desk does not write files. Raises what `corrections.change_row` and `undo` raise.
    """
    with corrections.latched():
        locked = still_open(conflict)
        table, key = locked.table, locked.fact_key
        seen = corrections.state_of(table=table, key=key)
        if queries.correction(table=table, key=key) is not None:
            corrections.undo(table=table, key=key, seen=seen, by=by)
        elif locked.theirs and seen["texts"] != locked.theirs:
            corrections.change_row(
                table=table, key=key, texts=locked.theirs, seen=seen, reason=reason, by=by, accepted=accepted
            )
        return settle(locked, status=ConflictStatus.TAKEN, by=by)


def still_open(conflict: FactConflict) -> FactConflict:
    locked = FactConflict.objects.select_for_update().get(pk=conflict.pk)
    if locked.status != ConflictStatus.OPEN:
        raise AlreadySettled(_("Somebody has settled this conflict already."))
    return locked


def settle(conflict: FactConflict, *, status: ConflictStatus, by: User) -> FactConflict:
    conflict.status, conflict.settled_by, conflict.settled_at = status, by, timezone.now()
    conflict.save(update_fields=["status", "settled_by", "settled_at"])
    changelog.record(
        deed=deeds.KEEP if status == ConflictStatus.KEPT else deeds.TAKE,
        kind="fact",
        key=queries.fact_about(table=conflict.table, key=conflict.fact_key),
        by=by,
        before=conflict.ours,
        after=conflict.theirs,
    )
    return conflict
