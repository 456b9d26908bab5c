"""Pages of text."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from palais.cms.models.base import PalaisPage
from palais.cms.models.blocks import Body
from palais.cms.reading_level import ReadingLevelPanel


class ProsePage(PalaisPage):
    """A page of text: about us, how to join, a guide."""

    body = StreamField(Body(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar = [
        *PalaisPage.text_panels,
        FieldPanel("body"),
        ReadingLevelPanel(),
        PalaisPage.days_panel,
    ]
    template = "pages/prose.html"

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
