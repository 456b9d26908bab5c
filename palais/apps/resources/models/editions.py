"""Editions: a work in one language and one format, behind a link or as a file, with a saved copy where there is one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.models import ReceivedFile
from palais.apps.resources.choices import Format
from palais.apps.resources.models.codes import LanguageField, PartialDateField
from palais.apps.resources.models.links import Link
from palais.apps.resources.models.works import Work


class Edition(models.Model):
    """One language and format of a work. One with neither link nor file is known to exist and not to be had here."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="editions")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    language = LanguageField(_("language"), help_text=_("As en, fr, bn, or fsl for a sign language."))
    format = models.CharField(_("format"), max_length=16, choices=Format.choices, default=Format.HTML)
    dated = PartialDateField(_("date"), help_text=_("A year, a month or a day. Empty: the date of the work."))
    link = models.ForeignKey(
        Link,
        verbose_name=_("link"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="editions",
        help_text=_("Empty: a file is kept here instead."),
    )
    file = models.ForeignKey(
        ReceivedFile,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="editions",
        help_text=_("Empty: there is a link instead."),
    )
    saved = models.ForeignKey(
        ReceivedFile,
        verbose_name=_("saved copy"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="saved_editions",
        help_text=_("A copy of what stood behind the link. Empty: none."),
    )
    saved_on = models.DateField(
        _("saved on"), null=True, blank=True, help_text=_("Empty: there is no saved copy.")
    )
    use_saved = models.BooleanField(
        _("give out the saved copy"),
        default=False,
        help_text=_("On: readers are led to the saved copy, because the link is gone."),
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("As “second edition”. Empty: none.")
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering: ClassVar[list[str]] = ["work", "position", "language", "format", "pk"]
        indexes: ClassVar = [models.Index(fields=["language", "work"], name="edition_language")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(saved=None, saved_on=None, use_saved=False)
                | models.Q(saved__isnull=False, saved_on__isnull=False),
                name="edition_saved_copy_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work} · {self.language} · {self.format}"

    @property
    def is_absent(self) -> bool:
        """Whether it is known to exist, with neither a link nor a file here."""
        return self.link_id is None and self.file_id is None

    @property
    def checksum(self) -> str:
        """SHA-256 of what is kept here: of the file, else of the saved copy. Empty: nothing is kept."""
        kept = self.file or self.saved
        return kept.checksum if kept else ""
