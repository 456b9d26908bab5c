"""What changed and is still to reach the search index: rows written in the transaction of the change itself."""

from typing import ClassVar

from django.db import models


class SearchOutbox(models.Model):
    """One searchable record that was changed, added or withdrawn. An empty kind only marks a place in the order.

    Nothing marks a row as done: each index remembers the last row it has taken in, because several machines may
    each have an index of their own.
    """

    kind = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
