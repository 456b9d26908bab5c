"""Plain text and XML: told apart, and cleared of zero bytes and of what a browser would run. Runs in the child."""

import codecs
import re
from pathlib import Path

from palais.apps.office.intake.faults import Fault

PIECE = 1024 * 1024
EXPORT = re.compile(rb"https?://wordpress\.org/export/\d")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
MARKUP = re.compile(r"\s*<(?:\?xml|!|[A-Za-z_][\w.:-]*[\s/>])")
CALENDAR = re.compile(r"(?i)\s*BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE|VAVAILABILITY)\s")
ACTIVE = re.compile(
    r"(?i)\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:!doctype\s+html|html|head|body|script|iframe|svg)"
    r"(?=[\s>/])",
    re.DOTALL,
)


def kind_of(path: Path, head: bytes, *, wxr: bool = False) -> str:
    """`text`, `xml`, `ics`, `html`, or `wxr` where that is asked for; Fault for what is none."""
    if wxr and EXPORT.search(head.replace(b"\0", b"")):
        return "wxr"
    wide = wide_encoding(head)
    if wide:
        start = head.decode(wide, "replace").lstrip("\ufeff")
    else:
        if CONTROL.search(head):
            raise Fault("kind-unknown", found="application/octet-stream")
        refuse_zeros(path)
        start = head.decode("utf-8", "replace").lstrip("\ufeff")
    if ACTIVE.match(start):
        return "html"
    if CALENDAR.match(start):
        return "ics"
    return "xml" if MARKUP.match(start) else "text"


def wide_encoding(head: bytes) -> str:
    """utf-16-le or utf-16-be where a mark or the zeros of plain Latin text say so; empty otherwise."""
    if head.startswith(WIDE):
        return "utf-16-le" if head.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    even, odd = head[0:2000:2], head[1:2000:2]
    if len(odd) > 2 and odd.count(0) * 2 > len(odd) and not even.count(0):
        return "utf-16-le"
    if len(even) > 2 and even.count(0) * 2 > len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def refuse_zeros(path: Path) -> None:
    """No text has a zero byte; a file that has one is damaged, or hides something from half of its readers."""
    with path.open("rb") as opened:
        while piece := opened.read(PIECE):
            if b"\0" in piece:
                raise Fault("zero-bytes")
