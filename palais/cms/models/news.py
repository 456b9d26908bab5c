"""News: one index for each language, and the items below it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from palais.apps.office.models import PalaisImage
from palais.apps.people.models import Organisation
from palais.cms.choices import NewsKind
from palais.cms.models.base import PalaisPage
from palais.cms.models.blocks import Body
from palais.cms.models.keys import KeysField, SessionField, SymbolsField
from palais.cms.reading_level import ReadingLevelPanel


class NewsIndexPage(PalaisPage):
    """Where the news of one language stand; its list is made by the site."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsPage"]
    preview_modes: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(PalaisPage):
    """One piece of news. `summary` is its teaser; empty, it is made of the first sentences of the body."""

    kind = models.CharField(_("kind"), max_length=20, choices=NewsKind.choices, default=NewsKind.NEWS)
    body = StreamField(Body(), verbose_name=_("text"), blank=True)
    image = models.ForeignKey(
        PalaisImage,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands above the text and in lists. Empty: none."),
    )
    image_alt = models.CharField(
        _("what the image shows"),
        max_length=250,
        blank=True,
        help_text=_("For those who do not see it. Empty: the description of the image."),
    )
    topics = KeysField(_("topics"), of="topics", help_text=_("None: it is found under no topic."))
    states = KeysField(
        _("States"), of="states", help_text=_("It is then shown on the pages of these States.")
    )
    treaties = KeysField(_("treaties"), of="treaties")
    bodies = KeysField(_("treaty bodies"), of="bodies")
    symbols = SymbolsField(
        _("UN documents"),
        help_text=_("One symbol a line, as in CRC/C/GC/25. Readers are led to the document."),
    )
    session = SessionField(
        _("session"), help_text=_("The session it is about. None: it is about no session.")
    )

    content_panels: ClassVar = [
        FieldPanel("kind"),
        *Page.content_panels,
        FieldPanel(
            "summary", help_text=_("One or two whole sentences. Empty: the first sentences of the text.")
        ),
        FieldPanel("body"),
        ReadingLevelPanel(),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image"), classname="collapsed"
        ),
        InlinePanel("authors", heading=_("Authors"), label=_("author"), classname="collapsed"),
        MultiFieldPanel(
            [
                FieldPanel("topics"),
                FieldPanel("states"),
                FieldPanel("treaties"),
                FieldPanel("bodies"),
                FieldPanel("session"),
                FieldPanel("symbols"),
            ],
            heading=_("What it is about"),
        ),
        PalaisPage.days_panel,
    ]
    template = "pages/news_preview.html"
    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    def clean(self) -> None:
        super().clean()
        # A picture that nobody has looked at is not shown; it is described when somebody looks at it.
        is_seen = self.image is not None and self.image.shows_children is not None
        if is_seen and not (self.image_alt or self.image.description):
            raise ValidationError({"image_alt": _("Say what the image shows.")})
        if (
            type(self)
            ._default_manager.filter(slug=self.slug)
            .exclude(translation_key=self.translation_key)
            .exists()
        ):
            raise ValidationError(
                {"slug": _("Other news, maybe in another language, have this address already.")}
            )


class NewsAuthor(Orderable):
    """Who wrote it: a name, an organisation, or a person of an organisation. Nobody: the network."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("Of a child: first name or chosen name. Empty: the organisation alone."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: none that is listed here."),
    )

    panels: ClassVar = [FieldPanel("name"), FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name or str(self.organisation or "")

    def clean(self) -> None:
        super().clean()
        if not (self.name or self.organisation):
            raise ValidationError({"name": _("Write a name, choose an organisation, or both.")})
