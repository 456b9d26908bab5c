"""Working areas: prose, and what decides which live parts stand beside it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from palais.cms.models.base import PalaisPage
from palais.cms.models.blocks import Body
from palais.cms.models.keys import KeysField


class AreaIndexPage(PalaisPage):
    """What the network does: the list of its working areas, in the order in which they stand below this page."""

    body = StreamField(Body(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar = [*PalaisPage.text_panels, FieldPanel("body"), PalaisPage.days_panel]
    template = "pages/areas.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.AreaPage"]

    class Meta:
        verbose_name = _("list of working areas")
        verbose_name_plural = _("lists of working areas")


class AreaPage(PalaisPage):
    """One working area. Whatever is about any of its topics, bodies or States stands on it by itself."""

    body = StreamField(Body(), verbose_name=_("text"), blank=True)
    topics = KeysField(
        _("topics"),
        of="topics",
        help_text=_("News, resources, publications and statements about any of them are shown here."),
    )
    bodies = KeysField(
        _("treaty bodies"), of="bodies", help_text=_("Their next sessions and deadlines are shown here.")
    )
    states = KeysField(_("States"), of="states", help_text=_("None: the area is about all States."))
    working_group = models.SlugField(
        _("working group"),
        max_length=60,
        blank=True,
        help_text=_("The last part of the address of its page. Empty: the area has none."),
    )

    content_panels: ClassVar = [
        *PalaisPage.text_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("topics"), FieldPanel("bodies"), FieldPanel("states"), FieldPanel("working_group")],
            heading=_("What is shown by itself"),
        ),
        InlinePanel("contacts", heading=_("People"), label=_("contact"), classname="collapsed"),
        PalaisPage.days_panel,
    ]
    template = "pages/area.html"
    parent_page_types: ClassVar = ["cms.AreaIndexPage"]
    subpage_types: ClassVar = ["cms.ProsePage"]

    class Meta:
        verbose_name = _("working area")
        verbose_name_plural = _("working areas")


class AreaContact(Orderable):
    """Whom to write to: a role first, as people change."""

    page = ParentalKey(AreaPage, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(
        _("role"), max_length=120, help_text=_("As in: programme officer, communications procedure.")
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        blank=True,
        help_text=_("Only of adults who agreed. Empty: the role alone."),
    )
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Shown to everybody. Empty: none is shown.")
    )

    panels: ClassVar = [FieldPanel("role"), FieldPanel("name"), FieldPanel("email")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.role
