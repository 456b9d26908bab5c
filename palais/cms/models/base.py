"""The base of all our pages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from palais.cms.models.languages import InLanguages


class PalaisPage(InLanguages, Page):
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
