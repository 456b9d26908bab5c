"""Who runs this installation: nothing in the code names a given network."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


@register_setting(icon="home")
class SiteIdentity(BaseSiteSetting, ClusterableModel):
    """Name, logo, contact and sender of the network, and its texts in each language."""

    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("The network's name. Empty: pages say “Palais”.")
    )
    short_name = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("For phones. Empty: the name.")
    )
    logo = models.ForeignKey(
        "office.PalaisImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the mark of the software."),
    )
    contact_email = models.EmailField(
        _("contact address"), blank=True, help_text=_("Shown in the footer. Empty: no address is shown.")
    )
    sender_name = models.CharField(_("sender of e-mails"), max_length=120, blank=True)
    sender_email = models.EmailField(
        _("address e-mails come from"), blank=True, help_text=_("Empty: no e-mail leaves this installation.")
    )
    source_code_url = models.URLField(
        _("address of the source code"), blank=True, help_text=_("Empty: the footer shows no link to it.")
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("logo")], heading=_("Name")
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_email"),
                FieldPanel("sender_name"),
                FieldPanel("sender_email"),
                FieldPanel("source_code_url"),
            ],
            heading=_("Contact"),
        ),
        InlinePanel("texts", heading=_("Texts by language"), label=_("Language")),
    ]

    class Meta:
        verbose_name = _("site identity")

    def __str__(self) -> str:
        return self.name or "Palais"


class IdentityText(models.Model):
    """What the network says about itself in one language; another language falls back to English, marked so."""

    identity = ParentalKey(SiteIdentity, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12, choices=settings.INTERFACE_LANGUAGES)
    name = models.CharField(
        _("name in this language"), max_length=120, blank=True, help_text=_("Empty: the name above.")
    )
    tagline = models.CharField(
        _("one line about the network"), max_length=200, blank=True, help_text=_("Empty: no line is shown.")
    )
    about = RichTextField(
        _("about"), features=PROSE, blank=True, help_text=_("On the home page. Empty: what the platform is.")
    )
    privacy = RichTextField(
        _("privacy"),
        features=PROSE,
        blank=True,
        help_text=_("Empty: the page says what the software itself does."),
    )
    imprint = RichTextField(
        _("imprint"),
        features=PROSE,
        blank=True,
        help_text=_("Empty: the page says that it was not written yet."),
    )
    accessibility = RichTextField(
        _("accessibility statement"),
        features=PROSE,
        blank=True,
        help_text=_("Empty: the page says what the software itself does."),
    )

    panels: ClassVar = [
        FieldPanel("language"),
        FieldPanel("name"),
        FieldPanel("tagline"),
        FieldPanel("about"),
        FieldPanel("privacy"),
        FieldPanel("imprint"),
        FieldPanel("accessibility"),
    ]

    class Meta:
        verbose_name = _("text in a language")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["identity", "language"],
                name="one_text_per_language",
                violation_error_message=_("There is already a text in this language."),
            )
        ]

    def __str__(self) -> str:
        return self.get_language_display()
