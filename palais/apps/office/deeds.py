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
)
