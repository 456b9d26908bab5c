"""Images and files that editors upload, with what a child-rights network must know about a picture."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PalaisImage(AbstractImage):
    """An image with its credit, its licence, and the consent of the people it shows."""

    is_decorative = models.BooleanField(
        _("only decorates"),
        default=False,
        help_text=_(
            "Tick it when nothing is lost for those who do not see the image. It then needs no description."
        ),
    )
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it. Empty: not known.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=255,
        blank=True,
        help_text=_("Under which terms it may be shown. Empty: not known."),
    )
    shows_children = models.BooleanField(
        _("shows children"), default=False, help_text=_("Tick it when a child can be recognised.")
    )
    consent_note = models.TextField(
        _("consent"),
        blank=True,
        help_text=_(
            "Where the written consent is kept and what it covers. Needed when a child can be recognised."
        ),
    )
    consent_until = models.DateField(
        _("consent ends on"), null=True, blank=True, help_text=_("Empty: no end was agreed.")
    )

    admin_form_fields = (
        *Image.admin_form_fields,
        "is_decorative",
        "credit",
        "licence",
        "shows_children",
        "consent_note",
        "consent_until",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(shows_children=False) | ~models.Q(consent_note=""),
                name="image_of_children_needs_consent",
                violation_error_message=_(
                    "An image in which a child can be recognised needs a note on consent."
                ),
            )
        ]

    @property
    def default_alt_text(self) -> str:
        """What stands for the image where nobody can see it; empty where it only decorates."""
        return "" if self.is_decorative else str(self.description or self.title)

    def may_be_shown(self, *, on: date) -> bool:
        """Whether consent still holds on a day; an image that shows no child, or without an end, may stay."""
        return not (self.shows_children and self.consent_until and self.consent_until < on)


class PalaisRendition(AbstractRendition):
    image = models.ForeignKey(PalaisImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PalaisDocument(AbstractDocument):
    """A file that editors offer for download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
