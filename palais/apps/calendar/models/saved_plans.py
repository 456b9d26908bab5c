"""Plans that people keep for themselves: the choices, never the days, which are computed anew each time."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from palais.apps.treaties.models import State


class SavedPlan(models.Model):
    """One person's choices on the page of plans. Gone with the person's account."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_plans")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    choices = models.JSONField(help_text="What the address of the plan asks, by name.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.pk)
