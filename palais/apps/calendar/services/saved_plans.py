"""Keeping a plan and letting it go; and what is kept, for the person to take along. The log says that, never what."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.calendar import deeds
from palais.apps.calendar.models import SavedPlan
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.apps.treaties.models import State

MOST = 50
LONGEST_NAME = 100


class PlanNotKept(ValueError):
    """A sentence for the person that says why the plan was not kept."""


@transaction.atomic
def keep_plan(*, person: User, state: State, name: str, choices: Mapping[str, str]) -> SavedPlan:
    """Raises PlanNotKept without a name, and beyond MOST plans."""
    said = " ".join(name.replace("\0", " ").split())
    if not said:
        raise PlanNotKept(_("Give the plan a name."))
    if len(said) > LONGEST_NAME:
        raise PlanNotKept(
            _("Choose a name of no more than %(number)d characters.") % {"number": LONGEST_NAME}
        )
    User.objects.select_for_update().get(pk=person.pk)
    if SavedPlan.objects.filter(person=person).count() >= MOST:
        raise PlanNotKept(
            _("You keep %(number)d plans already. Delete one that you no longer need.") % {"number": MOST}
        )
    plan = SavedPlan.objects.create(person=person, state=state, name=said, choices=dict(choices))
    changelog.record(deed=deeds.KEEP_PLAN, kind="plan", key=str(plan.pk), by=person)
    return plan


@transaction.atomic
def drop_plan(*, person: User, pk: int) -> bool:
    """Whether there was such a plan of this person."""
    plan = SavedPlan.objects.filter(person=person, pk=pk).first()
    if plan is None:
        return False
    changelog.record(deed=deeds.DROP_PLAN, kind="plan", key=str(plan.pk), by=person)
    plan.delete()
    return True


def kept(person: User) -> list[dict[str, Any]]:
    """The plans of a person as plain data."""
    return [
        {
            "name": plan.name,
            "state": plan.state_id,
            "choices": plan.choices,
            "made_at": plan.made_at.isoformat(timespec="seconds"),
        }
        for plan in SavedPlan.objects.filter(person=person)
    ]
