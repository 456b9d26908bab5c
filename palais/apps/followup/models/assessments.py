"""Where a commitment stands, who says so and since when. Nothing is overwritten: the newest of each counts."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import Assessor, Status
from palais.apps.followup.models.commitments import Commitment
from palais.apps.people.models import Organisation


class Assessment(models.Model):
    """One judgement. One that was taken back stays at the desk and is shown to nobody else."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="assessments")
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    by_kind = models.CharField(_("who says so"), max_length=16, choices=Assessor.choices)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followup_assessments",
        help_text=_("Empty: none in particular."),
    )
    on = models.DateField(_("day"))
    language = models.CharField(
        _("language"), max_length=12, default="en", help_text=_("Of the reason, as en.")
    )
    reason = models.TextField(_("why"), max_length=3000, help_text=_("In the words of who says so."))
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where it can be read. Empty: told to the network."),
    )
    is_demo = models.BooleanField(default=False, editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering: ClassVar[list[str]] = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.status} {self.on}"
