"""Deeds on the calendar: bringing it up to date, changing a session, setting a deadline, events."""

from palais.apps.calendar.services import saved_plans
from palais.apps.calendar.services.asking import ChangeRefused, SessionChange
from palais.apps.calendar.services.events import (
    EventHasChanged,
    EventWords,
    add_event,
    cancel_event,
    change_event,
)
from palais.apps.calendar.services.overrides import DeadlineHasChanged, override_deadline, remove_override
from palais.apps.calendar.services.plans import Consequences, Plan, plan_change
from palais.apps.calendar.services.recompute import recompute_deadlines
from palais.apps.calendar.services.saved_plans import PlanNotKept, drop_plan, keep_plan
from palais.apps.calendar.services.session_changes import (
    AlreadyUndone,
    ConsequencesChanged,
    Undone,
    apply_change,
    undo_change,
)

__all__ = [
    "AlreadyUndone",
    "ChangeRefused",
    "Consequences",
    "ConsequencesChanged",
    "DeadlineHasChanged",
    "EventHasChanged",
    "EventWords",
    "Plan",
    "PlanNotKept",
    "SessionChange",
    "Undone",
    "add_event",
    "apply_change",
    "cancel_event",
    "change_event",
    "drop_plan",
    "keep_plan",
    "override_deadline",
    "plan_change",
    "recompute_deadlines",
    "remove_override",
    "saved_plans",
    "undo_change",
]
