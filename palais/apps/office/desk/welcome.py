"""The first screen after signing in: what waits for this person; for somebody new, three first steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from palais.apps.office.desk import waiting
from palais.apps.office.desk.own_waiting import may_change_images


@dataclass(frozen=True, slots=True)
class Step:
    """A first step: what to do, why, and where. Of those that a person may do, the first three are shown."""

    name: str
    label: Any
    why: Any
    url: Callable[[], str]
    may: Callable[[Any], bool]
    order: int = 100


STEPS = 3
_steps: dict[str, Step] = {}


def register(*steps: Step) -> None:
    _steps.update({step.name: step for step in steps})


def first_steps(user: Any) -> list[Step]:
    ordered = sorted(_steps.values(), key=lambda step: (step.order, step.name))
    return [step for step in ordered if step.may(user)][:STEPS]


def is_new(user: Any) -> bool:
    """Has not written anything here yet, as far as Wagtail's log of changes knows."""
    from wagtail.models import ModelLogEntry, PageLogEntry

    return not (
        PageLogEntry.objects.filter(user=user).exists() or ModelLogEntry.objects.filter(user=user).exists()
    )


class WaitingPanel(Component):
    """What waits; above everything of Wagtail's own."""

    name = "waiting"
    template_name = "office/desk/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        lines = waiting.waiting(user=user)
        return {"lines": lines, "seen_to": [] if lines else waiting.seen_to(user=user)}


class FirstStepsPanel(Component):
    name = "first_steps"
    template_name = "office/desk/first_steps.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        steps = first_steps(user) if is_new(user) else []
        return {"steps": [(step.label, step.why, step.url()) for step in steps]}


register(
    Step(
        "language",
        _("Choose the language of your desk"),
        _("Menus and messages follow it, on this screen and in your mail."),
        lambda: reverse("wagtailadmin_account"),
        lambda user: True,
        order=10,
    ),
    Step(
        "image",
        _("Add an image"),
        _("Say in words what it shows, and note the consent of whoever can be recognised."),
        lambda: reverse("wagtailimages:add"),
        may_change_images,
        order=30,
    ),
    Step(
        "states",
        _("Follow your States"),
        _("Their dates and changes then stand on a list of your own."),
        lambda: reverse("desk:my-states"),
        lambda user: True,
        order=40,
    ),
)
