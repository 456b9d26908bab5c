"""Sources of commitments: adding one, changing it. An editor does this alone, for any year and any source."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.followup import deeds
from palais.apps.followup.models import Monitor
from palais.apps.followup.services import saving
from palais.apps.office import search
from palais.apps.office.services import changelog
from palais.apps.people.models import User

FIELDS = (
    *("kind", "held_on", "body", "symbol", "source", "url", "language"),
    *("is_published", "takes_stories", "closed_on"),
)
TAKEN = ("stories",)
"""Words that stand for something else in addresses."""


@transaction.atomic
def add_monitor(
    *, key: str, values: Mapping[str, Any], texts: saving.Texts, by: User | None, is_demo: bool = False
) -> Monitor:
    """Add a source; its key never changes. `by` None: a demonstration. Raises Refused."""
    faults = faults_of(values, texts)
    if not key or key in TAKEN or Monitor.objects.filter(key=key).exists():
        faults["key"] = _("This address is taken already. Choose another.")
    if faults:
        raise saving.Refused(faults)
    monitor = Monitor(key=key, is_demo=is_demo, **{name: values[name] for name in FIELDS})
    monitor.save()
    saving.put_texts(monitor.texts, texts)
    write_down(deeds.ADD_MONITOR, monitor, by=by, before={})
    return monitor


@transaction.atomic
def change_monitor(
    *, monitor: Monitor, version: int, values: Mapping[str, Any], texts: saving.Texts, by: User
) -> Monitor:
    """Raises Refused, ChangedMeanwhile."""
    if faults := faults_of(values, texts):
        raise saving.Refused(faults)
    held = saving.held(monitor, version=version)
    before = saving.values_of(held, FIELDS)
    for name in FIELDS:
        setattr(held, name, values[name])
    held.save()
    saving.put_texts(held.texts, texts)
    write_down(deeds.CHANGE_MONITOR, held, by=by, before=before)
    return held


def faults_of(values: Mapping[str, Any], texts: saving.Texts) -> dict[str, str]:
    faults = saving.check_texts(texts, main=values["language"], needed="title")
    if saving.date_of(values["held_on"]) is None:
        faults["held_on"] = saving.not_a_date()
    return faults


def write_down(deed: str, monitor: Monitor, *, by: User | None, before: Mapping[str, Any]) -> None:
    changelog.record(
        deed=deed,
        kind="monitor",
        key=monitor.key,
        by=by,
        before=before,
        after=saving.values_of(monitor, FIELDS),
    )
    below = [f"{monitor.key}/{number}" for number in monitor.activities.values_list("number", flat=True)]
    search.note(kind="activity", keys=below)
    search.note(kind="monitor", keys=[monitor.key])
    numbers = monitor.commitments.values_list("number", flat=True)
    search.note(kind="commitment", keys=[f"{monitor.key}/{number}" for number in numbers])
