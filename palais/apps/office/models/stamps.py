"""The version of what readers are shown, shared by all processes."""

from django.db import models


class Stamp(models.Model):
    """One kind of content and a random word that is new whenever something of that kind has changed.

    A word, not a count: a database that was restored from a backup must not look like a later one.
    """

    name = models.CharField(max_length=40, primary_key=True)
    word = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.name}: {self.word}"
