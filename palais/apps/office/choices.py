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


class PostStatus(models.TextChoices):
    """Where a message of the outbox stands."""

    WAITING = "waiting", _("waits")
    CLAIMED = "claimed", _("is being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    UNCERTAIN = "uncertain", _("uncertain")


class PostReason(models.TextChoices):
    """Why a message waits again, failed, is uncertain or was closed."""

    NO_SERVER = "no-server", _("The mail server could not be used.")
    LATER = "later", _("The mail server asked to try again later.")
    REFUSED = "refused", _("The mail server refused it.")
    GAVE_UP = "gave-up", _("It was refused for now too often.")
    TOO_OLD = "too-old", _("It waited too long.")
    NOT_WRITABLE = "not-writable", _("It could not be written as an e-mail.")
    CUT_OFF = "cut-off", _("The mail server went away before it answered.")
    WORKER_ENDED = "worker-ended", _("The worker ended while it sent the message.")
    RESTORED = "restored", _("It waited when the backup was made that was put back.")
    CLOSED = "closed", _("Closed by an administrator.")


class ImportStatus(models.TextChoices):
    """Where an import run stands."""

    MAPPING = "mapping", _("waits for its columns")
    READING = "reading", _("is being read")
    READY = "ready", _("ready to be applied")
    APPLYING = "applying", _("is being applied")
    APPLIED = "applied", _("applied")
    UNDOING = "undoing", _("is being undone")
    UNDONE = "undone", _("undone")
    DROPPED = "dropped", _("given up")
    FAILED = "failed", _("could not be read")


class Answer(models.TextChoices):
    """What a row of a file would do."""

    INSERT = "insert", _("new")
    CHANGE = "change", _("changed")
    SAME = "same", _("the same")
    GONE = "gone", _("gone")
    NOT_UNDERSTOOD = "not-understood", _("not understood")
    LEFT_OUT = "left-out", _("left out")


class Outcome(models.TextChoices):
    """What became of a row."""

    NONE = "", _("not applied")
    DONE = "done", _("applied")
    CONFLICT = "conflict", _("left alone")
    UNDONE = "undone", _("undone")
    KEPT = "kept", _("kept")
