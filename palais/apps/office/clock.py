"""The one function that says which day it is. `PALAIS_TODAY` fixes the day in demonstrations and tests."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day in Geneva, or the fixed day of this installation."""
    if settings.TODAY:
        return date.fromisoformat(settings.TODAY)
    return timezone.localdate()
