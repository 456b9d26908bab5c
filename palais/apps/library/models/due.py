"""What is still to be done after recommendations were added or changed: their tags first, then lineage by State."""

from typing import ClassVar

from django.db import models


class Due(models.Model):
    """Recommendations whose tags have to be suggested anew, many in a row; written where they change."""

    pks = models.CharField(max_length=200, help_text="Numbers and runs of them: 1-500,502.")
    states = models.JSONField(default=list, help_text="The States they are addressed to.")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.pks


class StaleState(models.Model):
    """A State whose lineage has to be traced anew."""

    state = models.CharField(max_length=3, primary_key=True)
    times = models.PositiveIntegerField(
        default=1, help_text="Raised when it changes while it is being traced."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["state"]

    def __str__(self) -> str:
        return self.state
