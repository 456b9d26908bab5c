"""Keeping the calendar up to date: after each loading of the facts, and after each row an editor corrects."""

from typing import Any

from django.db.models.signals import post_save

from palais.apps.calendar.services.causes import Cause, because
from palais.apps.calendar.services.recompute import recompute_deadlines
from palais.apps.office.models import Correction, FactChange, FactSync

TABLES = frozenset(
    {"committee_sessions", "reviews", "pre_session_reviews", "deadline_rules", "upr_deadlines"}
)


def connect() -> None:
    post_save.connect(loaded, sender=FactSync, dispatch_uid="calendar.loaded")
    post_save.connect(corrected, sender=FactChange, dispatch_uid="calendar.corrected")


def loaded(created: bool = False, raw: bool = False, **signal: Any) -> None:
    """In the transaction of the loading, when all its tables are written."""
    if created and not raw:
        recompute_deadlines()


def corrected(instance: FactChange, created: bool = False, raw: bool = False, **signal: Any) -> None:
    """In the transaction of the correction, when its row is written."""
    if not created or raw or instance.load_id is not None or instance.table not in TABLES:
        return
    with because(cause_of(instance)):
        recompute_deadlines()


def cause_of(change: FactChange) -> Cause:
    """The correction behind a change. Undoing one says again what the files say, and has no reason of its own."""
    correction = Correction.objects.filter(table=change.table, fact_key=change.fact_key).first()
    says = correction.values if correction else {}
    if correction is None or any(says.get(name) != text for name, text in change.after.items()):
        return Cause()
    return Cause(by=correction.by, reason=correction.reason)
