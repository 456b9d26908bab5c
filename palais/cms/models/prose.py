"""Pages of text."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from palais.cms.models.base import PalaisPage


class ProsePage(PalaisPage):
    """A page of text: about us, how to join, a guide."""

    body = RichTextField(
        _("text"),
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "image", "hr"],
        blank=True,
    )

    content_panels: ClassVar = [*PalaisPage.content_panels, FieldPanel("body")]
    template = "pages/prose.html"

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
