"""Newsletters: one page for each issue and language, and each sending of one."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from palais.apps.office import clock
from palais.cms.choices import ItemKind, SendingStatus
from palais.cms.models import addresses
from palais.cms.models.base import PalaisPage
from palais.cms.models.blocks import FEATURES, Part
from palais.cms.models.home import AddressBlock


class Section(Part):
    text = blocks.CharBlock(label=_("text"), max_length=200)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/blocks/newsletter_section.html"


class Words(Part):
    text = blocks.RichTextBlock(
        features=[name for name in FEATURES if name not in ("h2", "h3")], label=_("text")
    )

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "components/blocks/text.html"


class Item(Part):
    """Something new, in the words of the day it was picked: what was sent stays what the archive shows.

    An activity that was taken back is the exception: nothing of it is shown any more.
    """

    kind = blocks.ChoiceBlock(choices=ItemKind.choices, default=ItemKind.OTHER, label=_("kind"))
    title = blocks.CharBlock(max_length=300, label=_("title"))
    text = blocks.TextBlock(required=False, max_length=1000, rows=3, label=_("text"))
    when = blocks.CharBlock(
        required=False, max_length=120, label=_("date in words"), help_text=_("Empty: none is shown.")
    )
    address = AddressBlock(
        required=False,
        max_length=1000,
        label=_("address"),
        help_text=_("A page of this site or elsewhere. Empty: the title leads nowhere."),
    )

    def render(self, value: Any, context: Any = None) -> Any:
        gone = addresses.is_gone(value["address"], on=clock.today())
        return "" if gone else super().render(value, context)

    class Meta:
        icon = "list-ul"
        label = _("Pick")
        template = "components/blocks/newsletter_item.html"


class NewsletterBody(blocks.StreamBlock):
    text = Words()
    heading = Section()
    item = Item()

    class Meta:
        required = False


class NewsletterIndexPage(PalaisPage):
    """The archive of one language."""

    template = "pages/newsletters.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsletterPage"]

    class Meta:
        verbose_name = _("archive of newsletters")
        verbose_name_plural = _("archives of newsletters")


class NewsletterPage(PalaisPage):
    """One issue in one language; the issues of other languages are its translations. The title is its subject."""

    since = models.DateField(
        _("what is new since"),
        null=True,
        blank=True,
        help_text=_("Filling takes what came after this day. Empty: since the issue before."),
    )
    body = StreamField(NewsletterBody(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar = [
        *PalaisPage.text_panels,
        FieldPanel("body"),
        FieldPanel("since"),
        PalaisPage.days_panel,
    ]
    template = "pages/newsletter.html"
    parent_page_types: ClassVar = ["cms.NewsletterIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")


class Sending(models.Model):
    """An issue on its way to its readers. There is one at most that was not undone, however often one clicks."""

    issue = models.ForeignKey(
        NewsletterPage, verbose_name=_("newsletter"), on_delete=models.CASCADE, related_name="sendings"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: that person’s account was erased."),
    )
    also_others = models.BooleanField(_("also to readers of languages without this issue"), default=False)
    status = models.CharField(
        _("status"), max_length=10, choices=SendingStatus.choices, default=SendingStatus.WAITING
    )
    asked_at = models.DateTimeField(_("asked for at"))
    starts_at = models.DateTimeField(_("begins at"))
    written = models.PositiveIntegerField(_("messages written"), default=0)
    taken_back = models.PositiveIntegerField(_("messages taken back"), default=0)

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["issue"], condition=~models.Q(status="undone"), name="one_sending_of_an_issue"
            )
        ]

    def __str__(self) -> str:
        return f"sending {self.pk}: {self.status}"
