"""Who speaks and works for which organisation, and since when."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.people.choices import Duty
from palais.apps.people.models.organisations import Organisation


class SeatQuerySet(models.QuerySet["Seat"]):
    def held(self, *, on: date) -> "SeatQuerySet":
        """Seats held on a day by people whose account is not ended."""
        still = models.Q(valid_to=None) | models.Q(valid_to__gt=on)
        return self.filter(still, valid_from__lte=on, person__is_active=True)


class Seat(models.Model):
    """One person's place in one organisation. The end is the first day on which it is no longer held."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats")
    duty = models.CharField(_("duty"), max_length=12, choices=Duty.choices, default=Duty.MEMBER)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: still held."))

    objects: ClassVar = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering: ClassVar[list[str]] = ["organisation", "duty", "person"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(valid_to=None),
                name="seat_held_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="seat_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation}"
