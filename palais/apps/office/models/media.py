"""Images and files that editors upload, with what a child-rights network must know about a picture.

A picture whose consent ended or was withdrawn, or that nobody has looked at yet, has no rendition for readers: every
tag that shows pictures then writes nothing. At the desk it is still seen, with the reason.
"""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from palais.apps.office import clock, showing
from palais.apps.people.choices import Purpose
from palais.apps.people.models import Consent


class NoRendition:
    """What stands in the place of a picture that may not be shown: nothing, whatever a template asks of it."""

    url = full_url = alt = attrs = background_position_style = ""
    width = height = 0

    def __init__(self, image: "PalaisImage") -> None:
        self.image = image
        self.attrs_dict: dict[str, Any] = {}

    def __bool__(self) -> bool:
        return False

    def img_tag(self, extra_attributes: Any = None) -> SafeString:
        return SafeString("")

    __html__ = img_tag


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
        _("shows children"),
        null=True,
        default=False,
        help_text=_("Tick it when a child can be recognised."),
    )
    """None: nobody has looked at it yet, as with pictures of a site that was taken over; readers do not see it."""

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

    consent = models.ForeignKey(
        Consent,
        verbose_name=_("record of consent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="images",
        help_text=_("When it ends or is withdrawn, the picture is no longer shown. Empty: none is recorded."),
    )

    admin_form_fields = (
        *Image.admin_form_fields,
        "is_decorative",
        "credit",
        "licence",
        "shows_children",
        "consent_note",
        "consent_until",
        "consent",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(shows_children=False)
                | ~models.Q(consent_note="")
                | models.Q(consent__isnull=False),
                name="image_of_children_needs_consent",
                violation_error_message=_(
                    "An image in which a child can be recognised needs a consent, or a note on it."
                ),
            )
        ]

    @property
    def default_alt_text(self) -> str:
        """What stands for the image where nobody can see it; empty where it only decorates."""
        return "" if self.is_decorative else str(self.description or self.title)

    def may_be_shown(self, *, on: date) -> bool:
        """Whether readers may see it on a day."""
        return not self.hidden_because(on=on)

    def may_be_shared(self, *, on: date) -> bool:
        """Whether social media may show it: each purpose is agreed to by itself, and what is not known counts as no."""
        if self.consent is None:
            return self.shows_children is False and self.may_be_shown(on=on)
        return self.may_be_shown(on=on) and self.consent.covers([Purpose.SOCIAL_MEDIA], on=on)

    def hidden_because(self, *, on: date) -> str:
        """Why readers may not see it on a day, as a sentence for editors; empty: they may."""
        if self.shows_children is None:
            return gettext("Nobody has said yet whether this picture shows children. Readers do not see it.")
        if self.consent is not None and self.consent.withdrawn_at is not None:
            return gettext("The consent to this picture was withdrawn. Readers do not see it.")
        if self.consent is not None and not self.consent.is_in_force(on=on):
            return gettext("The consent to this picture has ended. Readers do not see it.")
        if self.consent is not None and not self.consent.covers([Purpose.PHOTO], on=on):
            return gettext("The consent does not cover being seen in a picture. Readers do not see it.")
        if self.consent_until is not None and self.consent_until < on:
            return gettext("The consent to this picture has ended. Readers do not see it.")
        return ""

    @property
    def is_hidden(self) -> bool:
        return not showing.is_at_the_desk() and bool(self.hidden_because(on=clock.today()))

    def get_rendition(self, filter: Any) -> Any:
        return NoRendition(self) if self.is_hidden else super().get_rendition(filter)

    def get_renditions(self, *filters: Any) -> Any:
        if not self.is_hidden:
            return super().get_renditions(*filters)
        return {getattr(one, "spec", one): NoRendition(self) for one in filters}


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
