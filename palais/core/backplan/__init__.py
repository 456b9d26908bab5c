"""A plan counted backwards: from the dates of a review to what a group has to do, and when.

It knows the tasks, which of them rest on a UN body's rule and which are this project's advice, and how to count.
It does not know the reviews, the deadlines or any sentence: days come in, keys go out.
The law is in docs/rules/deadlines.md; what is advice is said in docs/rules/backplan.md.
"""

from palais.core.backplan.answers import Backplan, PlannedTask
from palais.core.backplan.counting import LONGEST_LEAD, LeadNotPossible, backplan, tasks_for
from palais.core.backplan.days import Anchor, Basis, KnownDay, OwnDay, of_meeting, of_own_day
from palais.core.backplan.tasks import TASKS, Document, Family, Ground, Role, Task

__all__ = [
    "LONGEST_LEAD",
    "TASKS",
    "Anchor",
    "Backplan",
    "Basis",
    "Document",
    "Family",
    "Ground",
    "KnownDay",
    "LeadNotPossible",
    "OwnDay",
    "PlannedTask",
    "Role",
    "Task",
    "backplan",
    "of_meeting",
    "of_own_day",
    "tasks_for",
]
