"""From bytes to text, for files that people bring.

It knows UTF-8 and UTF-16 with or without a byte order mark, and the two old encodings of Western offices.
It does not know any other, and where it had to infer it says so.
There is no law on this, only habit.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OLD = ("cp1252", "mac-roman")


def decode(raw: bytes, *, likelier: Callable[[str], int]) -> tuple[str, str, str]:
    """The text, the encoding, and a remark where the encoding was inferred ("" where it was certain).

    ``likelier`` scores a reading: of the two old encodings, the one with the higher score is taken.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace"), encoding, ""
    if guess := _utf_16(raw):
        return (
            raw.decode(guess, errors="replace"),
            guess,
            f"read as {guess}; the file does not say so",
        )
    try:
        return raw.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError:
        pass
    readings = [(raw.decode(encoding, errors="replace"), encoding) for encoding in _OLD]
    text, encoding = max(readings, key=lambda reading: (likelier(reading[0]), -reading[0].count("\ufffd")))
    return text, encoding, f"not UTF-8: read as {encoding}; look at the names with accents"


def _utf_16(raw: bytes) -> str:
    """Plain Latin text in UTF-16 has a zero in every second byte; no other text has zeros."""
    head = raw[:2000]
    if len(head) < 4:
        return ""
    if head[1::2].count(0) * 2 > len(head[1::2]) and not head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) * 2 > len(head[0::2]) and not head[1::2].count(0):
        return "utf-16-be"
    return ""
