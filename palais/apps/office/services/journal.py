"""The log of what editors did to facts: kept in Wagtail's log, shown on each row and in Site history."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import ModelLogEntry

from palais.apps.office.models import Correction, ErrorReport, FactConflict
from palais.apps.people.models import User

CORRECTED, ADDED, WITHDRAWN, UNDONE = "palais.correct", "palais.add", "palais.withdraw", "palais.undo"
KEPT, TAKEN, SETTLED = "palais.conflict.keep", "palais.conflict.take", "palais.report.settle"

WORDS = {
    CORRECTED: (_("Correct a fact"), _("Row corrected")),
    ADDED: (_("Add a fact"), _("Row added")),
    WITHDRAWN: (_("Withdraw a fact"), _("Row withdrawn")),
    UNDONE: (_("Undo a correction"), _("Correction undone")),
    KEPT: (_("Keep our value"), _("Conflict settled: our value was kept")),
    TAKEN: (_("Take the newer value"), _("Conflict settled: the newer value was taken")),
    SETTLED: (_("Settle a reported error"), _("Reported error settled")),
}


def register(actions: LogActionRegistry) -> None:
    for action, (label, message) in WORDS.items():
        actions.register_action(action, label, message)


def note(
    instance: Correction | FactConflict | ErrorReport,
    *,
    action: str,
    by: User,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
    reason: str = "",
) -> None:
    """Write one line of the log: the columns that changed, as text, and the reason given."""
    data: dict[str, Any] = {"before": dict(before or {}), "after": dict(after or {}), "reason": reason}
    log(instance=instance, action=action, user=by, data=data, title=title(instance.table, instance.fact_key))


def of_row(*, table: str, key: str) -> models.QuerySet[ModelLogEntry]:
    """What was done to a row, the newest first; also after its correction is gone."""
    return (
        ModelLogEntry.objects.filter(label=title(table, key), action__in=list(WORDS))
        .select_related("user")
        .order_by("-timestamp", "-pk")
    )


def title(table: str, key: str) -> str:
    return f"{table}: {key}"
