"""Deeds of the calendar that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

SET_DEADLINE, FREE_DEADLINE = "set-deadline", "free-deadline"
ADD_EVENT, CHANGE_EVENT, CANCEL_EVENT = "add-event", "change-event", "cancel-event"
KEEP_PLAN, DROP_PLAN = "keep-plan", "drop-plan"


def register() -> None:
    deeds.register(
        set_deadline=_("Deadline set by hand"),
        free_deadline=_("Deadline follows its rule again"),
        add_event=_("Event added"),
        change_event=_("Event changed"),
        cancel_event=_("Event cancelled"),
        keep_plan=_("Plan kept"),
        drop_plan=_("Plan deleted"),
    )
