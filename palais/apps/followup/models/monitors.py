"""What is monitored: a source of commitments, such as a day of general discussion."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.followup.choices import SourceKind


class MonitorQuerySet(models.QuerySet["Monitor"]):
    def published(self) -> "MonitorQuerySet":
        return self.filter(is_published=True)


class Monitor(models.Model):
    """One source of commitments. Its address never changes. `held_on` is as much of the day as is known."""

    key = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        help_text=_("As dgd-2018. It stands in addresses and never changes."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=SourceKind.choices, default=SourceKind.DISCUSSION_DAY
    )
    held_on = models.CharField(
        _("day"), max_length=10, help_text=_("2018, 2018-09 or 2018-09-28: only as much as is known.")
    )
    body = models.CharField(
        _("body"), max_length=20, blank=True, help_text=_("Its key, as crc. Empty: none in particular.")
    )
    symbol = models.CharField(
        _("UN document"), max_length=120, blank=True, help_text=_("Its symbol. Empty: none known here.")
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where its day and subject were read. Empty: not known."),
    )
    url = models.URLField(_("page"), max_length=500, blank=True, help_text=_("Empty: none known here."))
    language = models.CharField(_("main language"), max_length=12, default="en", help_text=_("As en or fr."))
    is_published = models.BooleanField(
        _("published"), default=False, help_text=_("Off: only the desk sees it.")
    )
    takes_stories = models.BooleanField(
        _("takes stories"), default=True, help_text=_("Off: nobody can send a story about it.")
    )
    closed_on = models.DateField(
        _("no longer updated since"), null=True, blank=True, help_text=_("Empty: it is kept up to date.")
    )
    is_demo = models.BooleanField(default=False, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = MonitorQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of commitments")
        verbose_name_plural = _("sources of commitments")
        ordering: ClassVar[list[str]] = ["-held_on", "key"]

    def __str__(self) -> str:
        return self.key

    def is_closed(self, *, on: date) -> bool:
        """Whether it is no longer updated on a day; a day that lies ahead changes nothing yet."""
        return self.closed_on is not None and self.closed_on <= on

    def may_take_stories(self, *, on: date) -> bool:
        return self.is_published and self.takes_stories and not self.is_closed(on=on)


class MonitorText(models.Model):
    """What it is called and what it is about, in one language."""

    monitor = models.ForeignKey(Monitor, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=200)
    about = models.TextField(
        _("what it is about"),
        max_length=3000,
        blank=True,
        help_text=_("Plain words. Empty: the title says it."),
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["monitor", "language"], name="monitor_text_once")
        ]

    def __str__(self) -> str:
        return self.title
