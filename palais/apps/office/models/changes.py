"""Who changed what, when and why: one row for each deed, changed afterwards only to erase a person."""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One deed. `before` and `after` hold the columns that changed; a confidential one keeps their names only."""

    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the machine did it, or the person is no longer known."),
    )
    by_machine = models.BooleanField(_("by the machine"), default=False)
    deed = models.CharField(_("deed"), max_length=60)
    about_kind = models.CharField(_("kind of thing"), max_length=40)
    about_key = models.CharField(_("key of the thing"), max_length=300)
    before = models.JSONField(_("before"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, encoder=DjangoJSONEncoder)
    reason = models.TextField(_("reason"), blank=True, help_text=_("Empty: none was asked for."))
    confidential = models.BooleanField(_("confidential"), default=False)
    erased_at = models.DateTimeField(
        _("erased at"), null=True, blank=True, help_text=_("When personal data was taken out. Empty: never.")
    )

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at", "-id"], name="change_newest"),
            models.Index(fields=["about_kind", "about_key"], name="change_about"),
        ]

    def __str__(self) -> str:
        return f"{self.deed}: {self.about_kind} {self.about_key}"
