"""Refusals, doubts and outcomes as people read them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from palais.apps.library.choices import FileOutcome
from palais.apps.library.reading.child import PREFIX
from palais.apps.library.reading.settled import ABOUT_FINDING, ABOUT_FRONT, CORRECTED, GONE, LEFT_OUT, RIGHT
from palais.apps.office.intake import sentences
from palais.core.documents import DoubtKind, Refusal

REFUSED: dict[str, Any] = {
    f"{PREFIX}{reason.value}": said
    for reason, said in {
        Refusal.EMPTY: _("The file is empty. Choose another one."),
        Refusal.TOO_LARGE: _("The file is too large to be read as one document. Split it."),
        Refusal.TOO_MANY_PAGES: _("The file has more than 1,500 pages. Split it."),
        Refusal.TOO_MUCH_INSIDE: _(
            "The file holds more than can be read at once. Split it into smaller files."
        ),
        Refusal.ENCRYPTED: _("The file is protected with a password. Save it without one and send it again."),
        Refusal.DAMAGED: _("The file is damaged or cut off. Fetch it again and send the whole file."),
        Refusal.IMAGES_ONLY: _("The pages hold pictures and no text. Have the text recognised (OCR) first."),
        Refusal.OLD_WORD: _("The file is of an old version of Word. Save it as .docx and send that."),
        Refusal.UNKNOWN_FORMAT: _("The file is no Word document, PDF, web page or plain text."),
    }.items()
}
REFUSED[f"{PREFIX}gone"] = _("The file is not there any more.")

DOUBTS: dict[str, Any] = {
    DoubtKind.COUNT: _("Unusually many or few findings"),
    DoubtKind.CUT_OFF: _("The end may be missing"),
    DoubtKind.CYCLE_NOT_FOUND: _("Cycle not found"),
    DoubtKind.DATE_NOT_FOUND: _("Date not found"),
    DoubtKind.DATES_DISAGREE: _("Dates disagree"),
    DoubtKind.GAP_IN_NUMBERING: _("Gap in the numbering"),
    DoubtKind.LANGUAGE_NOT_KNOWN: _("Language not known"),
    DoubtKind.MACROS: _("The file holds macros; none was run"),
    DoubtKind.MISLABELLED: _("The file is not what its name says"),
    DoubtKind.NO_PROFILE: _("Layout not known"),
    DoubtKind.NO_STATE: _("State not certain"),
    DoubtKind.NO_SYMBOL: _("Symbol not found"),
    DoubtKind.NOT_EXECUTED: _("The file holds a script; it was not run"),
    DoubtKind.PAGE_WITHOUT_TEXT: _("Page without text"),
    DoubtKind.POSITION_NOT_STATED: _("Position of the State not understood"),
    DoubtKind.REPEATED_NUMBER: _("Number stands twice"),
    DoubtKind.STATE_NOT_MATCHED: _("Recommending State not known"),
    DoubtKind.SYMBOL_DOUBTFUL: _("Symbol not certain"),
    DoubtKind.SYMBOL_AND_TITLE_DISAGREE: _("Symbol and title disagree"),
    DoubtKind.UNKNOWN_HEADING: _("Heading not known"),
    DoubtKind.UNNUMBERED: _("Paragraph without a number"),
    ABOUT_FINDING: _("Corrected by a person"),
    ABOUT_FRONT: _("Corrected by a person"),
    GONE: _("What a person corrected is no longer found"),
}

ANSWERS: dict[str, Any] = {
    RIGHT: pgettext_lazy("answer to a doubt", "It is right"),
    CORRECTED: pgettext_lazy("answer to a doubt", "Corrected"),
    LEFT_OUT: pgettext_lazy("answer to a doubt", "Left out"),
}

FIELDS: dict[str, Any] = {
    "symbol": _("Symbol"),
    "document_kind": _("Kind of document"),
    "kind": _("Kind"),
    "state": _("State"),
    "cycle": pgettext_lazy("reporting", "Cycle"),
    "session": _("Session"),
    "issued_on": _("Issued on"),
    "adopted_on": _("Adopted on"),
    "language": _("Language"),
    "title": _("Title"),
    "text": _("Text"),
    "states": _("Recommending States"),
    "position": _("Position"),
    "cluster": _("Cluster"),
}


def register() -> None:
    sentences.register(REFUSED)


def outcome(outcome: str, said: dict[str, Any], figures: dict[str, int]) -> str:
    """What became of a file, in a sentence."""
    if said:
        return sentences.sentence(**said)
    labels = dict(FileOutcome.choices)
    if outcome == str(FileOutcome.WAITING):
        return str(labels[outcome])
    count, doubts = figures.get("recommendations", 0), figures.get("doubts", 0)
    read = ngettext("%(count)d finding", "%(count)d findings", count) % {"count": count}
    open_ = ngettext("%(count)d doubt", "%(count)d doubts", doubts) % {"count": doubts}
    return f"{labels[outcome]}: {read}, {open_}"
