"""What a piece of news is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsKind(models.TextChoices):
    """Why people read it: each kind has its own word above the title."""

    NEWS = "news", _("News")
    STATEMENT = "joint-statement", _("Joint statement")
    LETTER = "letter", _("Letter")
    CALL = "call-to-join", _("Call to join")
    SESSION = "session-report", _("Session report")
    CHILDREN = "child-advisors", _("Child advisors’ voices")
    LAUNCH = "publication-launch", _("Publication launch")
    IMPACT = "impact-story", _("Impact story")
    YEAR = "year-in-review", _("Year in review")
