"""Which deeds the change log knows, and what people call them. Each app registers its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

CORRECT, ADD, WITHDRAW, UNDO = "correct-fact", "add-fact", "withdraw-fact", "undo-correction"
KEEP, TAKE = "keep-our-value", "take-newer-value"
SETTLE, LOAD, IDENTIFY = "settle-report", "load-facts", "change-site-identity"
RETRY, ERASE = "retry-job", "erase-person"
SEND_AGAIN, CLOSE_MESSAGE = "send-message-again", "close-message"
BACK_UP, RESTORE, UPGRADE = "back-up", "restore-backup", "upgrade"

_words: dict[str, Any] = {}


def register(**words: Any) -> None:
    """Make deeds known: `correct_fact=_("Row corrected")` is the deed `correct-fact`."""
    _words.update({name.replace("_", "-"): label for name, label in words.items()})


def registered() -> dict[str, Any]:
    return _words


def label(deed: str) -> str:
    """What people call a deed; one that an app which is gone once wrote keeps its key."""
    return str(_words.get(deed, deed))


register(
    correct_fact=_("Row corrected"),
    add_fact=_("Row added"),
    withdraw_fact=_("Row withdrawn"),
    undo_correction=_("Correction undone"),
    keep_our_value=_("Our value kept"),
    take_newer_value=_("Newer value taken"),
    settle_report=_("Reported error settled"),
    load_facts=_("Facts loaded"),
    change_site_identity=_("Site identity changed"),
    retry_job=_("Job started again"),
    erase_person=_("Personal data erased"),
    send_message_again=_("Message sent again"),
    close_message=_("Message closed"),
    back_up=_("Backup made"),
    restore_backup=_("Backup restored"),
    upgrade=_("Version upgraded"),
)
