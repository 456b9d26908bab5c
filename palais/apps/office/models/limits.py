"""What keeps deeds apart and fair: a latch only one process holds, and tallies for rate limits."""

from typing import ClassVar

from django.db import models


class Latch(models.Model):
    """A row that a long deed locks for its transaction, so that two of them never run at once."""

    name = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.name


class Tally(models.Model):
    """How often something was done by somebody within a window of time.

    `who` is a keyed digest that changes every day, never an address.
    """

    what = models.CharField(max_length=40)
    who = models.CharField(max_length=64)
    window = models.DateTimeField(help_text="Start of the window.")
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["what", "who", "window"], name="one_tally_per_window")
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.times}"
