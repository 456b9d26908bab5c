"""Evidence for an activity: links, files, quotations and pictures. What people said or show stands on a consent."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import EvidenceKind
from palais.apps.followup.models.activities import Activity
from palais.apps.office.intake import kinds
from palais.apps.office.models import PalaisImage, ReceivedFile
from palais.apps.people.choices import Purpose
from palais.apps.people.models import Consent


class Evidence(models.Model):
    """One piece. A quotation and a file that show people need a consent; a picture may have its own besides."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("kind"), max_length=8, choices=EvidenceKind.choices)
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("What it is. Of a picture: what it shows.")
    )
    language = models.CharField(_("language"), max_length=12, default="en", help_text=_("As en or fr."))
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Of a link."))
    file = models.ForeignKey(
        ReceivedFile, null=True, blank=True, on_delete=models.PROTECT, related_name="followup_evidence"
    )
    image = models.ForeignKey(
        PalaisImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followup_evidence",
        verbose_name=_("picture"),
    )
    quote = models.TextField(_("words"), max_length=2000, blank=True, help_text=_("Of a quotation."))
    said_by = models.CharField(
        _("said by"),
        max_length=80,
        blank=True,
        help_text=_("As the person wishes: a first name or another name. Never a full name of a child."),
    )
    consent = models.ForeignKey(
        Consent,
        verbose_name=_("consent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
        help_text=_("Needed for a quotation and for a picture file. Empty: nobody is quoted or seen."),
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.QUOTE) | Q(consent__isnull=False), name="quote_needs_consent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def is_shown(self, *, on: date) -> bool:
        """Whether readers may see it on a day: its consent and the picture's hold and cover it."""
        needs: dict[Any, list[Any]] = {
            EvidenceKind.QUOTE: [Purpose.QUOTE],
            EvidenceKind.PICTURE: [Purpose.PHOTO],
        }
        if self.file is not None and self.file.kind in kinds.IMAGES:
            return self.consent is not None and self.consent.covers([Purpose.PHOTO], on=on)
        if self.kind == EvidenceKind.PICTURE and (self.image is None or self.image.hidden_because(on=on)):
            return False
        return self.consent is None or self.consent.covers(needs.get(self.kind, []), on=on)
