"""Where imported pages, pictures and files came from, so that an import comes twice and changes nothing."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.cms.choices import Brought


class Origin(models.Model):
    """One thing of another site and what it became here. It has no foreign key, since it may be one of four kinds."""

    site = models.CharField(_("site"), max_length=200, help_text=_("Its host, as in old.example.org."))
    key = models.CharField(_("number there"), max_length=200)
    what = models.CharField(_("became"), max_length=8, choices=Brought.choices)
    object_id = models.BigIntegerField(help_text="The page, picture or file here; it may be gone.")
    path = models.CharField(
        max_length=500, blank=True, help_text="Its address there in one spelling. Empty: it had none."
    )
    given = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder, help_text="Field to value, as the last import gave them."
    )
    left = models.JSONField(
        default=dict,
        help_text="Field to checksum, as the last import left the page: else a person changed it.",
    )
    waits = models.BooleanField(
        default=False, help_text="Links in it lead to things that come later in the same import."
    )

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        ordering: ClassVar[list[str]] = ["site", "pk"]
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "key"], name="origin_once")]
        indexes: ClassVar = [
            models.Index(fields=["what", "object_id"], name="origin_of"),
            models.Index(fields=["site", "path"], name="origin_path"),
        ]

    def __str__(self) -> str:
        return f"{self.site}/{self.key}"
