"""Why a text is not a UN symbol, in the language of the page."""

from django.utils.translation import gettext as _

from palais.core.symbols import Reason


def because(reason: Reason) -> str:
    """One sentence on what was found at the marked place."""
    return sentences()[reason]


def sentences() -> dict[Reason, str]:
    return {
        Reason.EMPTY: _("There is no text."),
        Reason.TOO_LONG: _("It is longer than any symbol."),
        Reason.NOT_A_SYMBOL: _("It has not the form of a symbol, such as CRC/C/MAR/CO/3-4."),
        Reason.ADDRESS: _("This is the address of a page, not a symbol."),
        Reason.FILE_NAME: _("This is the name of a file, not a symbol."),
        Reason.NOT_A_FILE_NAME: _("This is not the name of a file."),
        Reason.HYPHENS_FOR_SLASHES: _("Hyphens stand where slashes belong."),
        Reason.PARAGRAPH_REFERENCE: _("This names a paragraph of a document; leave out what follows the #."),
        Reason.NOT_A_PARAGRAPH: _("This does not name a paragraph."),
        Reason.PARTIAL: _("It is only part of a symbol: the body or the State is missing."),
        Reason.UNKNOWN_BODY: _("No United Nations body begins its symbols like this."),
        Reason.UNKNOWN_SERIES: _("This body has no such series of documents."),
        Reason.UNKNOWN_PROTOCOL: _("There is no such protocol."),
        Reason.UNKNOWN_STATE: _("No State has this code."),
        Reason.UNEXPECTED_NUMBER: _("A number does not belong here."),
        Reason.UNREADABLE_CHARACTER: _("This character has no place in a symbol."),
        Reason.EMPTY_SEGMENT: _("There is nothing between two slashes."),
        Reason.INCOMPLETE: _("It ends too soon."),
        Reason.ZERO: _("Nothing is counted from zero."),
        Reason.LEADING_ZERO: _("No number begins with a zero."),
        Reason.NUMBER_TOO_LARGE: _("The number is too large."),
        Reason.RANGE_NOT_RISING: _("The second number must be greater than the first."),
        Reason.RANGE_OF_THREE: _("A range has two numbers, not three."),
        Reason.BAD_YEAR: _("This is not a year of four digits."),
        Reason.BAD_SESSION: _("This is not the number of a session."),
        Reason.GLUED_TO_DATE: _("The symbol and a date run together, so the last number cannot be known."),
        Reason.GLUED_TO_WORD: _("The symbol and a word run together."),
        Reason.EXTRA_TEXT: _("There is more text after the symbol."),
        Reason.TOO_MANY_PARTS: _("It has more parts than any symbol."),
    }
