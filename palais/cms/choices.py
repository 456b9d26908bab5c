"""What a piece of news is, and other words of pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LIVE_FIGURE = "live-figure"
"""The feature of rich texts by which editors choose figures into them."""


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


class Brought(models.TextChoices):
    """What a thing of another site becomes here."""

    NEWS = "news", _("News")
    PAGE = "page", _("Page")
    IMAGE = "image", _("Image")
    FILE = "file", _("File")


class ItemKind(models.TextChoices):
    """From which room something new comes; the order in which a newsletter tells it."""

    NEWS = "news", _("News")
    STATEMENT = "statement", _("Statements")
    ENTRY_POINT = "entry-point", _("Next at the United Nations")
    PUBLICATION = "publication", _("Publications")
    RESOURCE = "resource", _("Resources")
    FOLLOW_UP = "follow-up", _("Follow-up")
    OTHER = "other", _("Other")


class SendingStatus(models.TextChoices):
    """How far a newsletter is on its way."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Given to the post")
    UNDONE = "undone", _("Undone")
