"""Kinds of statements, how one stands, and in which order its signatories are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatementKind(models.TextChoices):
    """What a text said together is."""

    JOINT_STATEMENT = "joint-statement", _("Joint statement")
    LETTER = "letter", _("Joint letter")
    ORAL_STATEMENT = "oral-statement", _("Oral statement")
    SUBMISSION = "submission", _("Joint submission")
    OTHER = "other", _("Other joint text")


class StatementStatus(models.TextChoices):
    """Whether readers see it. One that is withdrawn keeps its address and says why."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SignatoryOrder(models.TextChoices):
    """How signatories are listed."""

    AS_SIGNED = "as-signed", _("In the order of the list")
    BY_NAME = "by-name", _("By name")
