"""The bytes of an export made readable: encodings, signs that XML forbids, entities that XML does not know.

It mends what WordPress sites are known to write and counts every mend. It never guesses at broken tags.
The signs that XML 1.0 allows stand in its section 2.2 (https://www.w3.org/TR/xml/#charsets, read 2026-11-22).
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from html.entities import html5
from typing import BinaryIO

from palais.core.wordpress.refusals import ExportRefused, Refusal

_PIECE = 256 * 1024
_HEAD = 4096
_TAIL = 65_536
_HELD = 64
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,7})|([0-9]{1,8}));")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OPEN_END = re.compile(r"&[#A-Za-z0-9]{0,40}$")
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)")
_CDATA_OR_COMMENT = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)", re.DOTALL)
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
MENDS = ("bytes", "signs", "entities")


def check_ends(file: BinaryIO) -> str:
    """Its encoding, from its first and last bytes alone. ExportRefused where it is no export or was cut off."""
    file.seek(0)
    head = file.read(_TAIL)
    encoding = encoding_of(head)
    text = head.decode(encoding, "replace")
    if _DECLARES.search(_CDATA_OR_COMMENT.sub("", text)):
        raise ExportRefused(Refusal.DECLARES)
    if "<rss" not in text or "wordpress.org/export/" not in text:
        raise ExportRefused(Refusal.NO_EXPORT)
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - _HEAD) & ~1)
    if "</rss>" not in file.read().decode(encoding, "replace"):
        raise ExportRefused(Refusal.CUT_OFF, mib=round(size / 1024 / 1024, 1))
    file.seek(0)
    return encoding


def encoding_of(head: bytes) -> str:
    """A mark, else what the declaration says, else UTF-8."""
    for mark, name in _WIDE.items():
        if head.startswith(mark):
            return name
    found = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    said = found[1].decode("ascii").lower() if found else "utf-8"
    try:
        name = codecs.lookup(said).name
    except LookupError as error:
        raise ExportRefused(Refusal.ENCODING, encoding=said) from error
    return "utf-8" if name in ("ascii", "utf-8-sig") or name.startswith("utf-16") else name


class Mended:
    """A file to read from that is UTF-8 and holds only signs that XML allows. `mends` counts what was mended."""

    def __init__(self, file: BinaryIO, *, encoding: str) -> None:
        self.file, self.mends = file, Counter[str]()
        self._decoder = codecs.getincrementaldecoder(encoding)(self._handler())
        self._rest, self._ready, self._first, self._ended = "", b"", True, False

    def _handler(self) -> str:
        """What decoding does with bytes that are none of the encoding: each is taken as Windows-1252."""

        def mend(error: UnicodeError) -> tuple[str, int]:
            if not isinstance(error, UnicodeDecodeError):
                raise error
            wrong = error.object[error.start : error.end]
            self.mends["bytes"] += len(wrong)
            return wrong.decode("cp1252", "replace"), error.end

        name = f"palais-export-{id(self)}"
        codecs.register_error(name, mend)
        return name

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the mended file, as UTF-8; none at its end."""
        while len(self._ready) < (size if size > 0 else _PIECE) and not self._ended:
            piece = self.file.read(_PIECE)
            text = self._rest + self._decoder.decode(piece, final=not piece)
            self._ended = not piece
            self._rest = ""
            if not self._ended and (open_end := _OPEN_END.search(text, max(0, len(text) - _HELD))):
                text, self._rest = text[: open_end.start()], text[open_end.start() :]
            self._ready += self._mend(text).encode("utf-8", "replace")
        size = size if size > 0 else len(self._ready)
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def _mend(self, text: str) -> str:
        if self._first and text:
            self._first = False
            text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
        text, number = _FORBIDDEN.subn("", text)
        self.mends["signs"] += number
        if "&#" in text:
            text = _REFERENCE.sub(self._reference, text)
        return _ENTITY.sub(self._entity, text) if "&" in text else text

    def _reference(self, found: re.Match[str]) -> str:
        number = int(found[1], 16) if found[1] else int(found[2])
        if number in (9, 10, 13) or (0x20 <= number < 0xD800) or (0xE000 <= number < 0xFFFE):
            return found[0]
        if 0x10000 <= number <= 0x10FFFF:
            return found[0]
        self.mends["signs"] += 1
        return ""

    def _entity(self, found: re.Match[str]) -> str:
        if found[1] in _XML:
            return found[0]
        said = html5.get(f"{found[1]};")
        if said is None or any(sign in "<>&" for sign in said):
            return found[0]
        self.mends["entities"] += 1
        return said
