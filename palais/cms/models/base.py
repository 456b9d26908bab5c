"""What all our pages share: a summary, and the days that readers are told, apart from the machine's moments."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.models import Page

from palais.apps.office import clock
from palais.cms import clean
from palais.cms.languages.panel import LanguagesPanel
from palais.cms.models.forms import PageForm
from palais.cms.models.keys import LinesField
from palais.cms.models.languages import InLanguages


class PalaisPage(InLanguages, Page):
    """The base of our pages.

    `published_on` and `changed_on` are what people say; `first_published_at` and `last_published_at` are Wagtail's
    and never shown. Publishing sets the first of them once, and the second when the change was called meaningful.
    """

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two whole sentences. Empty: lists show the title alone."),
    )
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("The day readers see. Empty: the day on which it is first published here."),
    )
    changed_on = models.DateField(
        _("changed on"),
        null=True,
        blank=True,
        help_text=_("The day of the last meaningful change. Empty: unchanged since its publication."),
    )
    change_is_meaningful = models.BooleanField(
        _("this is a meaningful change"),
        default=False,
        help_text=_(
            "Tick it when readers would want to know: publishing then sets the day of change. "
            "Leave it for a corrected letter or a mended link."
        ),
    )
    closed_on = models.DateField(
        _("no longer updated since"),
        null=True,
        blank=True,
        help_text=_(
            "Readers are told that the page stays as it was on this day. Empty: it is kept up to date."
        ),
    )

    old_addresses = LinesField(
        _("old addresses"),
        help_text=_(
            "Paths it once had, one a line, as in /2019/05/a-letter/. Readers who come there are led here."
        ),
    )
    led_before: ClassVar[list[str]] = []
    had_readers = was_meaningful = False
    """Of the last time it was saved whole: the old addresses it had before, whether it was published before, and
    whether the change was meaningful."""

    days_panel = MultiFieldPanel(
        [
            FieldPanel("change_is_meaningful"),
            LanguagesPanel("is_minor_change"),
            LanguagesPanel("follows_now"),
            FieldPanel("published_on"),
            FieldPanel("changed_on"),
            FieldPanel("closed_on"),
        ],
        heading=_("Days that readers see"),
        classname="collapsed",
    )
    text_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("summary")]
    """What a page type shows first; it adds its own panels and ends with `days_panel`."""

    found_panels: ClassVar[list[Any]] = [
        FieldPanel("slug"),
        FieldPanel("seo_title"),
        FieldPanel("search_description"),
        FieldPanel("old_addresses"),
    ]
    content_panels: ClassVar = [*text_panels, days_panel]
    promote_panels: ClassVar = [MultiFieldPanel(found_panels, heading=_("How it is found"))]
    settings_panels: ClassVar = [PublishingPanel()]

    base_form_class = PageForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        clean.page(self)
        if self.published_on and self.changed_on and self.changed_on < self.published_on:
            raise ValidationError({"changed_on": _("A page cannot have changed before it was published.")})

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "crumbs": self.crumbs(request)}

    def crumbs(self, request: Any) -> list[dict[str, str]]:
        """The way from the first page, as `components/breadcrumb.html` takes it."""
        above = self.get_ancestors().filter(depth__gt=1).select_related("locale") if self.pk else ()
        named = [(page.title if page.depth > 2 else _("Home"), page.get_url(request) or "") for page in above]
        crumbs = [{"label": str(title), "url": url} for title, url in named]
        return [*crumbs, {"label": self.title, "url": ""}] if crumbs else []

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not kwargs.get("update_fields"):
            self.follow_own_past()
        super().save(*args, **kwargs)

    def follow_own_past(self) -> None:
        """What a page that is saved whole takes from itself as it was: days that stay, addresses it led from."""
        columns = ("live", "published_on", "old_addresses")
        known = type(self)._default_manager.filter(pk=self.pk).values(*columns).first() or {}
        self.led_before = known.get("old_addresses") or []
        self.had_readers = bool(known.get("live"))
        self.was_meaningful = self.had_readers and self.change_is_meaningful
        if self.live:
            self.published_on = self.published_on or known.get("published_on") or clock.today()
            if self.was_meaningful:
                self.changed_on = max(clock.today(), self.published_on)
            self.change_is_meaningful = False


def tabs(*content: Any, found: Any = None, settings: Any = None) -> TabbedInterface:
    """The three tabs of a page's form, for types that want more than panels."""
    return TabbedInterface(
        [
            ObjectList(list(content), heading=_("Content")),
            ObjectList(found or PalaisPage.promote_panels, heading=_("How it is found")),
            ObjectList(settings or PalaisPage.settings_panels, heading=_("Settings")),
        ]
    )
