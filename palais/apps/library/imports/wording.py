"""What is said of rows of indexes: troubles and repairs, as people read them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.core.indexed import Repair, Trouble

TROUBLES: dict[str, Any] = {
    f"indexed-{trouble}": said
    for trouble, said in {
        Trouble.NO_TEXT: _("The row has no text."),
        Trouble.STATE_NOT_KNOWN: _("No State is known by the name “%(text)s”. Names like it: %(nearest)s."),
        Trouble.BODY_NOT_KNOWN: _("No body is known by the name “%(text)s”."),
        Trouble.RECOMMENDER_NOT_KNOWN: _(
            "The recommending State “%(text)s” is not known and was left out. Names like it: %(nearest)s."
        ),
        Trouble.SYMBOL_NOT_READ: _("“%(text)s” is no symbol that can be read; it is kept as it stands."),
        Trouble.DAY_NOT_READ: _("The date “%(text)s” cannot be read and was left out."),
        Trouble.POSITION_NOT_KNOWN: _("The position “%(text)s” is not known; it counts as not stated."),
        Trouble.TYPE_NOT_KNOWN: _("The type “%(text)s” is not known; it counts as other text."),
        Trouble.GOAL_NOT_READ: _("“%(text)s” is no Goal or target and was left out."),
        Trouble.SESSION_NOT_READ: _("The session “%(text)s” cannot be read and was left out."),
        Trouble.NO_STATE: _("Neither the row nor its symbol names a State."),
    }.items()
}
SENTENCES: dict[str, Any] = {
    **TROUBLES,
    "indexed-tagged": _("A person has tagged it since. It was kept."),
}
REFUSED: dict[str, Any] = {
    "json-broken": _("The JSON ends or breaks off at object %(number)s. Download it again."),
    "json-other": _("The JSON holds no list of rows (object %(number)s). Export the rows as a list."),
}
REPAIRS: dict[str, Any] = {
    Repair.LIST_MARKS: _("Hyphen before a value taken away"),
    Repair.BLANKS: _("Blanks put right"),
    Repair.CONTROL_SIGNS: _("Signs that cannot be seen taken away"),
    Repair.MARKUP: _("HTML in the text taken away"),
    Repair.EXCEL_DATE: _("Date read from the number of a spreadsheet"),
    Repair.NUMBER_FROM_TEXT: _("Number of the paragraph read from the start of the text"),
    Repair.DEFAULT_THEME: _("Theme “Reservations” left out, since the text says nothing of them"),
    Repair.STATE_CODE: _("Code of a State read as the State"),
    Repair.STATE_MARK: _("Asterisk after a State taken away"),
    Repair.STATE_OLD_NAME: _("Former or other name of a State"),
    Repair.STATE_FROM_SYMBOL: _("State read from the symbol"),
    Repair.BODY_SPELLED_OUT: _("Name of a body read as its code"),
    Repair.BODY_FROM_SYMBOL: _("Body read from the symbol"),
    Repair.NO_TYPE: _("Type not stated"),
    Repair.SYMBOL: _("Symbol put right"),
    Repair.LIST_WITHOUT_BLANKS: _("Values parted at commas"),
    Repair.OWN_IDENTIFIER: _("Identifier made from the row"),
}
