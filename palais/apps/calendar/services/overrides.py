"""An editor's day in place of a computed one: the computed day stays beside it, with the reason for the other."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.calendar import deeds
from palais.apps.calendar.models import CalendarChange, Deadline
from palais.apps.calendar.services import notices
from palais.apps.calendar.services.asking import ChangeRefused
from palais.apps.calendar.services.causes import Cause, because
from palais.apps.calendar.services.plans import notice_of
from palais.apps.calendar.services.recompute import recompute_deadlines
from palais.apps.office.services import changelog
from palais.apps.people.models import User


class DeadlineHasChanged(ValueError):
    """Somebody set this deadline after the editor opened it; `now` is the deadline as it stands."""

    def __init__(self, now: Deadline) -> None:
        self.now = now
        super().__init__("The deadline was set by somebody else meanwhile. Nothing was saved.")


def override_deadline(
    *, deadline: Deadline, day: date, reason: str, by: User, seen: int | None = None
) -> list[CalendarChange]:
    """Set the day of a deadline; the values that changed for readers come back.

    `seen` is its sequence number as the editor saw it. Raises ChangeRefused (no reason, the day it has already)
    and DeadlineHasChanged.
    """
    if not reason.strip():
        raise ChangeRefused({"reason": _("Say why: a day set by hand needs a reason.")})
    return set_day(deadline, day=day, reason=reason.strip(), by=by, seen=seen)


def remove_override(*, deadline: Deadline, by: User, seen: int | None = None) -> list[CalendarChange]:
    """Let the printed or computed day hold again. Raises ChangeRefused where no day was set by hand."""
    return set_day(deadline, day=None, reason="", by=by, seen=seen)


@transaction.atomic
def set_day(
    deadline: Deadline, *, day: date | None, reason: str, by: User, seen: int | None
) -> list[CalendarChange]:
    row = Deadline.objects.select_for_update(of=("self",)).get(pk=deadline.pk)
    if seen is not None and row.sequence != seen:
        raise DeadlineHasChanged(row)
    if day is None and row.override_on is None:
        raise ChangeRefused({"": _("No day was set by hand here.")})
    if day is not None and row.override_on == day and row.override_reason == reason:
        raise ChangeRefused({"day": _("This day is set already, for this reason.")})
    before = {"day": row.override_on, "reason": row.override_reason}
    row.override_on, row.override_reason = day, reason
    row.override_by, row.override_at = (by, timezone.now()) if day else (None, None)
    row.save(update_fields=["override_on", "override_reason", "override_by", "override_at"])
    changelog.record(
        deed=deeds.SET_DEADLINE if day else deeds.FREE_DEADLINE,
        kind="deadline",
        key=row.slug,
        by=by,
        before=before,
        after={"day": day, "reason": reason},
        reason=reason,
    )
    with because(Cause(by=by, reason=reason)):
        changes = recompute_deadlines()
    notices.announce(notice_of(changes, reason=reason, source=""))
    return changes
