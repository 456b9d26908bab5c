"""What readers follow: a stable identity, and a number that goes up whenever they are shown something else."""

from django.db import models


class FollowedRecord(models.Model):
    """A record that stands in feeds.

    The fact tables know nothing of these fields: they are kept by `services.recompute`.
    """

    slug = models.CharField(
        max_length=120, blank=True, db_index=True, help_text="Its address; set once. Empty: not yet given."
    )
    sequence = models.PositiveIntegerField(default=0, help_text="Goes up when what readers see changes.")
    last_changed = models.DateTimeField(null=True, help_text="Empty: as it first stood.")
    shown = models.JSONField(default=dict, help_text="What readers were last shown; empty: nothing yet.")

    class Meta:
        abstract = True


class Span(models.Model):
    """The first and last day on which a record stands in the calendar, both included.

    Where only a month or year is known, these are its first and last day, and `precision` says so. Both empty:
    no day is known.
    """

    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    precision = models.CharField(max_length=5, default="day")

    class Meta:
        abstract = True
