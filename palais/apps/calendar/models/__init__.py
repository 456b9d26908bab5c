"""Sessions, reviews, rules, deadlines and events, and the history of their changes."""

from palais.apps.calendar.models.background import CalendarShock, WorkingMethod
from palais.apps.calendar.models.changes import CalendarChange, SessionDeed
from palais.apps.calendar.models.deadlines import Deadline, Problem
from palais.apps.calendar.models.events import AnnualDay, DiscussionDay, Event
from palais.apps.calendar.models.reviews import Review, ReviewStep
from palais.apps.calendar.models.rules import DateRule, PrintedDeadline
from palais.apps.calendar.models.saved_plans import SavedPlan
from palais.apps.calendar.models.sessions import CommitteeSession, PreSessionReview

__all__ = [
    "AnnualDay",
    "CalendarChange",
    "CalendarShock",
    "CommitteeSession",
    "DateRule",
    "Deadline",
    "DiscussionDay",
    "Event",
    "PreSessionReview",
    "PrintedDeadline",
    "Problem",
    "Review",
    "ReviewStep",
    "SavedPlan",
    "SessionDeed",
    "WorkingMethod",
]
