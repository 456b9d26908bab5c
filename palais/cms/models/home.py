"""The first page of a language: the highlights that an editor arranges. All else on it is made by the site."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from palais.cms.models import addresses
from palais.cms.models.base import PalaisPage
from palais.cms.models.blocks import Part

MOST = 6


class Pictured(Part):
    """A highlight may have an image; its words come first."""

    text = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("text"),
        help_text=_("One or two sentences. Empty: the summary of the page, where there is one."),
    )
    image = ImageChooserBlock(required=False, label=_("image"), help_text=_("Empty: words alone."))
    alt = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("what it shows"),
        help_text=_("For those who do not see it. Empty: the description of the image."),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        image = value["image"]
        if image and not (value["alt"] or image.description or image.is_decorative):
            wrong = ValidationError(_("Say what the image shows."))
            raise blocks.StructBlockValidationError(block_errors={"alt": wrong})
        return value


class PageHighlight(Pictured):
    page = blocks.PageChooserBlock(label=_("page of this site"))
    title = blocks.CharBlock(
        required=False, max_length=200, label=_("title"), help_text=_("Empty: the title of the page.")
    )

    class Meta:
        icon = "doc-empty"
        label = _("Page")


class AddressBlock(blocks.CharBlock):
    """A path of this site or an address elsewhere."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        return addresses.kept(value) if value else value

    class Meta:
        untranslated = True


class AddressHighlight(Pictured):
    title = blocks.CharBlock(max_length=200, label=_("title"))
    address = AddressBlock(
        max_length=1000,
        label=_("address"),
        help_text=_(
            "Of a State, a session, a hub or anything else: copy it from the browser. Readers are led to it in "
            "their own language. Addresses elsewhere begin with https://."
        ),
    )

    class Meta:
        icon = "link"
        label = _("Address")


class Highlights(blocks.StreamBlock):
    page = PageHighlight()
    address = AddressHighlight()

    class Meta:
        required = False
        max_num = MOST


class HomePage(PalaisPage):
    """The first page of one language. Each part that has nothing to show is left out."""

    highlights = StreamField(
        Highlights(),
        verbose_name=_("highlights"),
        blank=True,
        help_text=_("In their order, six at most. None: the page begins with what comes next."),
    )
    hub = models.SlugField(
        _("resource hub in focus"),
        max_length=60,
        blank=True,
        help_text=_("The last part of its address, as in covid-19. Empty: the hub that changed last."),
    )
    call = models.CharField(
        _("call to join"),
        max_length=300,
        blank=True,
        help_text=_("A sentence above the link for those who want to join. Empty: the site’s own sentence."),
    )
    call_page = models.ForeignKey(
        Page,
        verbose_name=_("page behind the call"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the page on becoming a member."),
    )

    content_panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("highlights"),
        FieldPanel("hub"),
        MultiFieldPanel([FieldPanel("call"), FieldPanel("call_page")], heading=_("Call to join")),
    ]
    template = "pages/home.html"
    untranslated = (
        "highlights",
    )  # arranged for each language by itself; where none are, the English ones stand
    parent_page_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("first page")
        verbose_name_plural = _("first pages")
