"""Which deeds the change log knows, and what people call them. Each app registers its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

CORRECT, ADD, WITHDRAW, UNDO = "correct-fact", "add-fact", "withdraw-fact", "undo-correction"
KEEP, TAKE = "keep-our-value", "take-newer-value"
SETTLE, LOAD, IDENTIFY = "settle-report", "load-facts", "change-site-identity"
RECEIVE, LET_GO = "receive-file", "delete-file"
START_IMPORT, READ_IMPORT, DROP_IMPORT = "start-import", "read-import", "drop-import"
APPLY_IMPORT, UNDO_IMPORT, END_IMPORT = "apply-import", "undo-import", "end-import"
IMPORT, UNDO_IMPORTED, KEEP_MAPPING = "import-row", "undo-imported-row", "keep-mapping"
RETRY, ERASE = "retry-job", "erase-person"
INVITE, RESEND, UNINVITE, ACCEPT = (
    "invite-person",
    "resend-invitation",
    "withdraw-invitation",
    "accept-invitation",
)
GIVE_ROLES, GIVE_SEAT, END_SEAT, FOLLOW = "give-roles", "give-seat", "end-seat", "follow-states"
CHANGE_ACCOUNT, END_ACCOUNT, REOPEN_ACCOUNT = "change-account", "end-account", "reopen-account"
ADD_ORGANISATION, EDIT_ORGANISATION = "add-organisation", "edit-organisation"
CORRECT_OWN = "correct-own-organisation"
ADD_GROUP, EDIT_GROUP = "add-working-group", "edit-working-group"
SEND_AGAIN, CLOSE_MESSAGE = "send-message-again", "close-message"
RECORD_CONSENT, WITHDRAW_CONSENT = "record-consent", "withdraw-consent"
STILL_FITS = "translation-still-fits"
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
    translation_still_fits=_("Translation said to fit still"),
    change_site_identity=_("Site identity changed"),
    receive_file=_("File received"),
    delete_file=_("File deleted"),
    start_import=_("Import started"),
    read_import=_("Import read"),
    drop_import=_("Import given up"),
    apply_import=_("Import applied"),
    undo_import=_("Import undone"),
    end_import=_("Import ended"),
    import_row=_("Imported"),
    undo_imported_row=_("Import taken back"),
    keep_mapping=_("Mapping of columns kept"),
    retry_job=_("Job started again"),
    erase_person=_("Personal data erased"),
    invite_person=_("Person invited"),
    resend_invitation=_("Invitation sent again"),
    withdraw_invitation=_("Invitation withdrawn"),
    accept_invitation=_("Invitation accepted"),
    give_roles=_("Roles changed"),
    give_seat=_("Seat given"),
    end_seat=_("Seat ended"),
    follow_states=_("Followed States changed"),
    change_account=_("Account changed"),
    end_account=_("Account ended"),
    reopen_account=_("Account opened again"),
    add_organisation=_("Organisation added"),
    edit_organisation=_("Organisation changed"),
    correct_own_organisation=_("Own organisation corrected"),
    add_working_group=_("Working group added"),
    edit_working_group=_("Working group changed"),
    send_message_again=_("Message sent again"),
    close_message=_("Message closed"),
    record_consent=_("Consent recorded"),
    withdraw_consent=_("Consent withdrawn"),
    back_up=_("Backup made"),
    restore_backup=_("Backup restored"),
    upgrade=_("Version upgraded"),
)
