"""Which words of its main language a translated text follows, for records that keep their texts in rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslatedText(models.Model):
    """A text in another language than its record's main one. `services/translated.py` keeps these rows."""

    what = models.CharField(max_length=60, help_text="The kind of text, as resources.hubtext.")
    record = models.PositiveBigIntegerField(help_text="The number of the text.")
    language = models.CharField(_("language"), max_length=12)
    words = models.CharField(max_length=64, help_text="Checksum of its words when it was last translated.")
    follows = models.CharField(max_length=64, help_text="Checksum of the words it was translated from.")
    follows_on = models.DateField(_("follows the words of"))
    lags = models.BooleanField(_("older than its source"), default=False)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "record"], name="translated_text_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["what"], name="translated_text_lags", condition=models.Q(lags=True))
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.record} ({self.language})"
