"""What a statement says, in one language each, and the files that hold it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.models import ReceivedFile
from palais.apps.signons.models.statements import Statement


class StatementText(models.Model):
    """A statement in one language. That of the statement's own language is the original, any other a translation."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12, help_text=_("As en or fr."))
    title = models.CharField(_("title"), max_length=300)
    addressees = models.TextField(
        _("to whom"), blank=True, help_text=_("One on each line. Empty: to nobody in particular.")
    )
    body = models.TextField(_("text"), blank=True, help_text=_("Empty: only the files hold it."))
    translated_by = models.CharField(
        _("translated by"),
        max_length=200,
        blank=True,
        help_text=_("An organisation, or who wishes to be named. Empty: not said."),
    )

    class Meta:
        verbose_name = _("text of a statement")
        verbose_name_plural = _("texts of statements")
        ordering: ClassVar[list[str]] = ["statement", "language"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "language"], name="statement_text_once")
        ]

    def __str__(self) -> str:
        return self.title


class StatementFile(models.Model):
    """A file of a statement, as it was signed or sent; given out to everybody while the statement is published."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("As en or fr. Empty: several, or none.")
    )

    class Meta:
        verbose_name = _("file of a statement")
        verbose_name_plural = _("files of statements")
        ordering: ClassVar[list[str]] = ["statement", "language", "pk"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "file"], name="statement_file_once")
        ]

    def __str__(self) -> str:
        return str(self.file)
