"""Page types for editors. Every page of ours stands on Wagtail's Page and on one abstract base."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class PalaisPage(Page):
    """What all our pages share: a summary for lists, feeds and search engines."""

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two whole sentences. Empty: lists show the title alone."),
    )

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True


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
