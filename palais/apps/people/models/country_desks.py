"""Which States a person of the secretariat follows."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CountryDesk(models.Model):
    """One State that one person follows. The State is known by its code alone, as facts come and go."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="country_desks"
    )
    state = models.CharField(_("State"), max_length=3, help_text=_("Its code, as MAR."))

    class Meta:
        verbose_name = _("country desk")
        verbose_name_plural = _("country desks")
        ordering: ClassVar[list[str]] = ["person", "state"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "state"], name="state_followed_once")
        ]

    def __str__(self) -> str:
        return self.state
