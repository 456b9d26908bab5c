"""Files that were received: what each is, who sent it and for what. The bytes lie in a folder that is not served."""

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

FOLDER = "received"


def folder() -> Path:
    """Where received files lie; no address leads there."""
    return Path(settings.MEDIA_ROOT) / FOLDER


class ReceivedFile(models.Model):
    """One file as it was taken in. Two rows with the same checksum share one file on disk."""

    name = models.CharField(_("name"), max_length=255, help_text=_("As it was called by who sent it."))
    purpose = models.CharField(_("for"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    checksum = models.CharField(
        _("checksum"), max_length=64, db_index=True, help_text=_("SHA-256 of what is kept; its name on disk.")
    )
    checksum_as_received = models.CharField(
        _("checksum as received"),
        max_length=64,
        help_text=_("Differs from the checksum where a picture was written anew."),
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: brought in by a command, or the person is no longer known."),
    )

    class Meta:
        verbose_name = _("received file")
        verbose_name_plural = _("received files")
        ordering: ClassVar[list[str]] = ["-received_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return place_of(self.checksum)


def place_of(checksum: str) -> Path:
    return folder() / checksum[:2] / checksum
