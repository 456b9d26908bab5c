"""Words of the office, with values people can read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Layer(models.TextChoices):
    """Where a value comes from; the later one wins."""

    SHIPPED = "shipped", _("shipped with the software")
    NETWORK = "network", _("the network's own file")
    EDITOR = "editor", _("corrected by an editor")


class CorrectionKind(models.TextChoices):
    CHANGE = "change", _("changes a row")
    NEW = "new", _("adds a row")
    WITHDRAW = "withdraw", _("withdraws a row")


class FactChangeKind(models.TextChoices):
    INSERT = "insert", _("added")
    UPDATE = "update", _("changed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RESTORED = "restored", _("restored")


class ConflictStatus(models.TextChoices):
    OPEN = "open", _("waits for a decision")
    KEPT = "kept", _("our value was kept")
    TAKEN = "taken", _("the newer value was taken")


class ReportStatus(models.TextChoices):
    NEW = "new", _("new")
    UNDER_REVIEW = "under-review", _("under review")
    CORRECTED = "corrected", _("corrected")
    DECLINED = "declined", _("no change needed")
