"""What is said of rows of indexes: troubles and repairs, as people read them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.core.documents import Refusal
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
        Trouble.NO_NUMBER: _("It has no number."),
        Trouble.NO_POSITION: _("The position of the State is not stated, or not in words that are known."),
        Trouble.RECOMMENDER_NOT_CLEAR: _("Who recommends it is not quite clear: “%(text)s”."),
    }.items()
}
SENTENCES: dict[str, Any] = {
    **TROUBLES,
    "indexed-tagged": _("A person has tagged it since. It was kept."),
    "indexed-linked": _("A person has judged a link of it since. It was kept."),
}
REFUSED: dict[str, Any] = {
    "json-broken": _("The JSON ends or breaks off at object %(number)s. Download it again."),
    "no-list": _(
        "The document holds no table of recommendations with their positions. It may be imported as a document."
    ),
    **{
        f"list-{refusal}": said
        for refusal, said in {
            Refusal.EMPTY: _("The file is empty."),
            Refusal.TOO_LARGE: _("The document is too large."),
            Refusal.TOO_MANY_PAGES: _("The document has too many pages."),
            Refusal.TOO_MUCH_INSIDE: _("The document holds too much when it is unpacked."),
            Refusal.ENCRYPTED: _("The document is locked with a password. Save it without one."),
            Refusal.DAMAGED: _("The document is damaged. Download it again."),
            Refusal.IMAGES_ONLY: _("The document holds pictures of pages and no text."),
            Refusal.OLD_WORD: _("This is an old Word format. Save it as .docx."),
            Refusal.UNKNOWN_FORMAT: _("This format of document cannot be read."),
        }.items()
    },
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
