"""What is kept about pages in several languages.

Which version of its source a translation follows travels with the page itself, in every draft and revision, so that
an older text that is brought back brings back what it followed. What lags is worked out once, when something is
published, and kept beside the page.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class InLanguages(models.Model):
    """What every page of ours knows about the page that it is a translation of."""

    follows = models.JSONField(
        _("follows"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("Which passages of which source this text was made from. Empty: it is no translation."),
    )
    follows_now = models.BooleanField(
        _("this text says what its source says now"),
        default=False,
        help_text=_(
            "Tick it when you have brought the whole translation up to date. Publishing then takes all marks away."
        ),
    )
    is_minor_change = models.BooleanField(
        _("minor change: translations stay current"),
        default=False,
        help_text=_(
            "Tick it for a corrected letter or a mended link, when translators have nothing to do. "
            "It is for the next publication only."
        ),
    )

    class Meta:
        abstract = True


class LiveText(models.Model):
    """The published text of a page: its passages, and for a translation what has changed in its source since."""

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="live_text", verbose_name=_("page")
    )
    source = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        verbose_name=_("source"),
        help_text=_("The page it is a translation of. Empty: it is an original."),
    )
    passages = models.JSONField(_("passages"), default=list, help_text=_("Pairs of place and digest."))
    changed_on = models.DateField(_("text changed on"), help_text=_("Minor changes do not count."))
    follows_on = models.DateField(
        _("follows the source of"), null=True, blank=True, help_text=_("Empty: it is an original.")
    )
    lag = models.JSONField(_("what lags"), default=list, blank=True)
    is_foreign = models.BooleanField(
        _("not translated at all"), default=False, help_text=_("Every passage is still that of the source.")
    )
    lagging = models.PositiveIntegerField(_("passages that lag"), default=0, db_index=True)

    class Meta:
        verbose_name = _("published text")
        verbose_name_plural = _("published texts")
        default_permissions = ()
        permissions = [("translate_pages", _("Can translate pages"))]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.lagging}"


class PassageText(models.Model):
    """The words of a passage that some translation followed, so that a change can be shown word by word."""

    digest = models.CharField(max_length=24, primary_key=True)
    text = models.TextField()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:60]


class MinorChange(models.Model):
    """A passage that an editor changed without making translations stale: the new words count as the old ones."""

    translation_key = models.UUIDField()
    digest = models.CharField(max_length=24)
    same_as = models.CharField(
        max_length=24,
        blank=True,
        help_text=_("The digest of the words it counts as. Empty: translators need not see it."),
    )

    class Meta:
        verbose_name = _("minor change")
        verbose_name_plural = _("minor changes")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "digest"], name="cms_one_minor_change")
        ]

    def __str__(self) -> str:
        return f"{self.digest} = {self.same_as}"


class TranslationImport(models.Model):
    """A file that a translator sent back: what was taken, and every text that was not, with the reason."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    file = models.ForeignKey(
        "office.ReceivedFile",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the file was deleted since."),
    )
    taken = models.PositiveIntegerField(_("taken"), default=0)
    left = models.JSONField(_("not taken"), default=list, blank=True)

    class Meta:
        verbose_name = _("file of translations")
        verbose_name_plural = _("files of translations")
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.at:%Y-%m-%d}"

    def because(self, reason: str) -> list[dict[str, Any]]:
        """The texts that were left for one reason."""
        return [item for item in self.left if item["reason"] == reason]
