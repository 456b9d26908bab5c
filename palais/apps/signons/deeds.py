"""Deeds about statements that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

ADD, EDIT, DROP = "add-statement", "edit-statement", "drop-statement"
PUT_TEXT, DROP_TEXT = "put-statement-text", "drop-statement-text"
PUBLISH, WITHDRAW = "publish-statement", "withdraw-statement"
LIST, UNDO_LIST = "list-signatories", "undo-signatories"
ATTACH, DETACH = "attach-statement-file", "detach-statement-file"


def register() -> None:
    deeds.register(
        add_statement=_("Statement added"),
        edit_statement=_("Statement changed"),
        drop_statement=_("Draft of a statement deleted"),
        put_statement_text=_("Text of a statement written"),
        drop_statement_text=_("Text of a statement deleted"),
        publish_statement=_("Statement published"),
        withdraw_statement=_("Statement withdrawn"),
        list_signatories=_("List of signatories written"),
        undo_signatories=_("Writing of signatories undone"),
        attach_statement_file=_("File added to a statement"),
        detach_statement_file=_("File taken from a statement"),
    )
