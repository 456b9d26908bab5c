"""What a person is told about a file that is not taken: each fault as a sentence that says what to do."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from palais.apps.office.intake.faults import Fault


class FileRefused(ValueError):
    """The file is not taken. Its text is a sentence for the person who sent it; `code` is for programs."""

    def __init__(self, code: str, **values: Any) -> None:
        self.code, self.values = code, values
        super().__init__(sentence(code, **values))

    @classmethod
    def of(cls, fault: Fault) -> "FileRefused":
        return cls(fault.code, **fault.values)


KINDS: dict[str, Any] = {
    "jpeg": _("a JPEG picture"),
    "png": _("a PNG picture"),
    "webp": _("a WebP picture"),
    "gif": _("a GIF picture"),
    "pdf": _("a PDF"),
    "docx": _("a Word document"),
    "xlsx": _("an Excel table"),
    "pptx": _("a PowerPoint presentation"),
    "odt": _("an OpenDocument text"),
    "ods": _("an OpenDocument table"),
    "odp": _("an OpenDocument presentation"),
    "text": _("plain text"),
    "xml": _("XML"),
    "wxr": _("an export of WordPress"),
    "ics": _("a calendar"),
    "zip": _("a ZIP archive"),
    "html": _("a web page"),
}
NAMED = ("kind", "first", "second")

SENTENCES: dict[str, Any] = {
    "empty": _("The file is empty. Choose another one."),
    "too-large": _("The file is larger than %(most)s MB. Send a smaller one, or split it."),
    "kind-not-taken": _("The file is %(kind)s, which cannot be used here. Save it as one of: %(taken)s."),
    "kind-unknown": _(
        "Its content is of a kind that is not taken (%(found)s). Save it as one of: %(taken)s."
    ),
    "name-does-not-fit": _(
        "The name ends in “.%(ending)s”, but the file is %(kind)s. Rename it so that it ends in “.%(usual)s”."
    ),
    "old-office": _(
        "This is a file of an old Office version, or a damaged one. Open it, save it in today's format "
        "(.docx, .xlsx) and send that."
    ),
    "protected": _("The file is protected with a password. Save it without one and send it again."),
    "macros": _("The file contains macros, which are programs. Save it without macros and send it again."),
    "heif": _("The picture is in a format that many browsers cannot show (HEIC or AVIF). Save it as JPEG."),
    "active": _(
        "The file holds a web page or an SVG drawing, which can contain programs. Save it as a PDF or as a picture."
    ),
    "polyglot": _(
        "The file is %(first)s and %(second)s at the same time. Such files are made to deceive. "
        "Open it and save it anew."
    ),
    "container-broken": _(
        "The file is not whole or was damaged on its way. Open it, save it anew, and send that."
    ),
    "bomb-entries": _(
        "The file holds %(entries)s parts inside, and at most %(most)s are opened. Save it anew."
    ),
    "bomb-size": _(
        "Unpacked, the file would grow from %(packed_kib)s KB to %(mib)s MB. Save it anew with less in it."
    ),
    "xml-declares": _(
        "The file declares XML entities, with which a file can be made to swell without end. "
        "Save it without a document type (DOCTYPE)."
    ),
    "xml-broken": _("The XML in the file is not well-formed. Correct it and send it again."),
    "zero-bytes": _(
        "The file holds zero bytes, which no text has. Save it anew as CSV in UTF-8, or as Excel table."
    ),
    "picture-too-large": _(
        "The picture has %(width)s × %(height)s pixels in %(frames)s frames; 50 million pixels in all are the "
        "most. Make it smaller."
    ),
    "picture-broken": _("The picture cannot be read to its end. Save it anew and send that."),
    "takes-too-long": _("Reading the file took too long, so it was stopped. Split it into smaller files."),
    "needs-too-much-memory": _("Reading the file needs too much memory. Split it into smaller files."),
    "says-too-much": _("The file holds more than can be read at once. Split it into smaller files."),
    "broke": _("The file cannot be read (%(error)s). Open it, save it anew, and send that."),
}


def sentence(code: str, **values: Any) -> str:
    """The sentence of a fault in the language of the reader; a code of another room is asked of that room's table."""
    named = {name: str(KINDS.get(value, value)) if name in NAMED else value for name, value in values.items()}
    return str(SENTENCES[code]) % {"error": gettext("no reason is known"), "taken": "", **named}


def register(sentences: dict[str, Any]) -> None:
    """Further faults that programs of a room may find in its files."""
    SENTENCES.update(sentences)
