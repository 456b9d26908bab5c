"""Which later recommendation to a State takes up which earlier one."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.library.choices import LineageRelation
from palais.apps.library.models.recommendations import Recommendation


class LineageLinkQuerySet(models.QuerySet["LineageLink"]):
    def shown(self) -> "LineageLinkQuerySet":
        """Those that no person refused, between recommendations that are there."""
        there = {"withdrawn_on": None, "covered_by": None}
        ends = {f"{end}__{name}": value for end in ("earlier", "later") for name, value in there.items()}
        return self.exclude(accepted=False).filter(**ends)


class LineageLink(models.Model):
    """The later recommendation takes up the earlier one. Found by rules; a person may accept or refuse it."""

    earlier = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="later_links")
    later = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="earlier_links")
    relation = models.CharField(max_length=8, choices=LineageRelation.choices)
    likeness = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(1)])
    referred = models.BooleanField(default=False, help_text="The later text names the earlier one.")
    words = models.JSONField(default=list, help_text="Stems that weigh most in the likeness.")
    accepted = models.BooleanField(null=True, help_text="A person said yes or no. Empty: nobody has yet.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects: ClassVar = LineageLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between recommendations")
        verbose_name_plural = _("links between recommendations")
        ordering: ClassVar[list[str]] = ["later", "-referred", "-likeness", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["earlier", "later"], name="lineage_once")]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"
