"""What the address of a plan asks, as a form: errors stand at their field, and a sound one becomes a question."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.core.backplan import LONGEST_LEAD, TASKS, OwnDay, Role
from palais.core.deadlines import Procedure
from palais.web.answers.plan import (
    PlanAnswer,
    PlanWanted,
    ReviewChoice,
    choices,
    plan_answer,
    plannable_states,
)
from palais.web.plans import wording

YEARS_BACK, YEARS_AHEAD = 2, 20
LEADS = {f"weeks-{task.key}": task for task in TASKS if not task.is_fixed}
"""Fields for lead times by their name in the address."""

NAMES = ("state", "review", "day", "meant", "procedure", "role", *LEADS)
SETTLED = {"role": Role.COALITION, "meant": OwnDay.SESSION, "procedure": Procedure.SIMPLIFIED}


class PlanForm(forms.Form):
    """Empty is fine: then there is nothing to plan yet. `reviews` are those of the State that was chosen."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        error_messages={
            "required": gettext_lazy("Choose a State."),
            "invalid_choice": gettext_lazy("There is no such State. Choose one from the list."),
        },
    )
    role = forms.ChoiceField(
        label=gettext_lazy("You are"),
        error_messages={"invalid_choice": gettext_lazy("Choose who you are from the list.")},
        required=False,
    )
    review = forms.ChoiceField(
        label=gettext_lazy("Review"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy(
                "This review is not one of this State that lies ahead. Choose again."
            )
        },
    )
    day = forms.DateField(
        label=gettext_lazy("Or a day of your own"),
        help_text=gettext_lazy("For a review that is not yet scheduled. Write it as 2027-05-17."),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": gettext_lazy("This is not a day of the calendar. Write it as 2027-05-17.")
        },
    )
    meant = forms.ChoiceField(
        label=gettext_lazy("What that day is"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose what the day is from the list.")},
    )
    procedure = forms.ChoiceField(
        label=gettext_lazy("Procedure"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose a procedure from the list.")},
    )

    def __init__(self, data: Mapping[str, str] | None, *, on: date) -> None:
        given = {**SETTLED, **{name: text for name, text in data.items() if text}} if data else None
        super().__init__(given, initial=SETTLED, auto_id="plan-%s")
        self.on = on
        self.reviews: tuple[ReviewChoice, ...] = ()
        states = sorted(((one.iso3, one.name) for one in plannable_states()), key=lambda pair: pair[1])
        if given and given.get("state") in dict(states):
            self.reviews = choices(iso3=given["state"], on=on)
        self.offer("state", [("", _("Choose a State")), *states])
        self.offer("role", list(wording.roles().items()))
        self.offer(
            "review", [("", _("None of these")), *((one.slug, wording.review(one)) for one in self.reviews)]
        )
        self.offer("meant", list(wording.own_days().items()))
        self.offer("procedure", list(wording.procedures().items()))
        for name, task in LEADS.items():
            self.fields[name] = lead_field(wording.task(task.key), weeks=task.weeks)

    def offer(self, name: str, options: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = options

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("review") and said.get("day"):
            self.add_error("day", _("Choose a review or write a day, not both."))
        day = said.get("day")
        if day and not self.on.year - YEARS_BACK <= day.year <= self.on.year + YEARS_AHEAD:
            self.add_error(
                "day",
                _("Choose a day between %(first)s and %(last)s.")
                % {"first": self.on.year - YEARS_BACK, "last": self.on.year + YEARS_AHEAD},
            )
        return said

    def wanted(self) -> PlanWanted:
        """Only of a form that is valid."""
        said = self.cleaned_data
        return PlanWanted(
            review=said["review"],
            day=said["day"],
            meant=OwnDay(said["meant"]),
            procedure=Procedure(said["procedure"]),
            role=Role(said["role"]),
            weeks={task.key: said[name] for name, task in LEADS.items() if said[name] is not None},
        )

    def answer(self) -> PlanAnswer | None:
        """None where the form has errors, or where nothing to count from was chosen."""
        if not self.is_bound or not self.is_valid():
            return None
        return plan_answer(iso3=self.cleaned_data["state"], wanted=self.wanted(), on=self.on)

    def said(self) -> dict[str, str]:
        """What was chosen, shortest: what is usual is left out. Only of a form that is valid."""
        found = {}
        for name in NAMES:
            value = self.cleaned_data[name]
            usual = LEADS[name].weeks if name in LEADS else SETTLED.get(name)
            if value not in ("", None) and (value != usual):
                found[name] = value.isoformat() if isinstance(value, date) else str(value)
        if "day" not in found:
            found = {name: text for name, text in found.items() if name not in ("meant", "procedure")}
        return found

    def query(self) -> str:
        return query(self.said())


def query(choices: Mapping[str, str]) -> str:
    """Choices as an address asks them, always in one order: a database may keep them in another."""
    return urlencode({name: choices[name] for name in NAMES if name in choices})


def lead_field(label: Any, *, weeks: int) -> forms.IntegerField:
    wrong = gettext_lazy("Write a whole number of weeks from 0 to 104.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=LONGEST_LEAD,
        widget=forms.NumberInput(attrs={"placeholder": weeks}),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def asked(query: Mapping[str, str], *, on: date) -> PlanForm:
    """The form of an address; not filled in where the address asks nothing."""
    known = {name: query[name].strip()[:150] for name in NAMES if query.get(name, "").strip()}
    return PlanForm(known or None, on=on)
