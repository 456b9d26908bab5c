"""Which format a file has by its first bytes, and what is refused before anything is read.

It knows signatures, and the endings that a name promises. It does not trust a name: a DOCX that is HTML is
read as HTML, with a doubt. There is no law here: every refusal is in docs/rules/documents.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from palais.core.documents.blocks import Contents, Format
from palais.core.documents.formats import docx, html, pdf, plain
from palais.core.documents.limits import Limits
from palais.core.documents.refusals import DocumentRefused, Doubt, DoubtKind, Refusal

_READERS: Mapping[Format, Callable[[bytes, Limits], Contents]] = {
    Format.DOCX: docx.read,
    Format.PDF: pdf.read,
    Format.HTML: html.read,
    Format.TEXT: plain.read,
}
_ENDINGS = {
    "docx": Format.DOCX,
    "docm": Format.DOCX,
    "pdf": Format.PDF,
    "html": Format.HTML,
    "htm": Format.HTML,
    "txt": Format.TEXT,
    "text": Format.TEXT,
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_NAME = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b", re.IGNORECASE)
_HEAD = 4_096
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def contents(content: bytes, *, name: str, limits: Limits) -> Contents:
    """The blocks of a file. ``name`` is only compared with what the bytes are; empty says nothing.

    Raises DocumentRefused with a reason and a sentence.
    """
    form = format_of(content, limits=limits)
    read = _READERS[form](content, limits)
    _, _, ending = name.lower().rpartition(".")
    promised = _ENDINGS.get(ending) if "." in name else None
    if promised is not None and promised is not form:
        doubt = Doubt(
            DoubtKind.MISLABELLED,
            f"The file is called {promised.value.upper()} and is {form.value.upper()}. It was read as that.",
        )
        read = replace(read, doubts=(*read.doubts, doubt))
    return read


def format_of(content: bytes, *, limits: Limits) -> Format:
    """Which format the bytes have. Raises DocumentRefused where none is read here."""
    if not content.strip():
        raise DocumentRefused(Refusal.EMPTY, "The file is empty.")
    if len(content) > limits.file_bytes:
        raise DocumentRefused(
            Refusal.TOO_LARGE,
            f"The file has {len(content):,} bytes; at most {limits.file_bytes:,} are read.",
        )
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK"):
        return _inside_zip(content)
    if head.startswith(_COMPOUND):
        raise _compound(content)
    if _HTML.search(head):
        return Format.HTML
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not _BINARY.search(head):
        return Format.TEXT
    raise DocumentRefused(
        Refusal.UNKNOWN_FORMAT, "This is no DOCX, PDF, HTML or plain text, whatever the file is called."
    )


def _inside_zip(content: bytes) -> Format:
    names = docx.names(content)
    if "word/document.xml" in names:
        return Format.DOCX
    raise DocumentRefused(
        Refusal.UNKNOWN_FORMAT, "The archive holds no Word document. Hand in the document itself."
    )


def _compound(content: bytes) -> DocumentRefused:
    if _ENCRYPTED_NAME in content:
        return DocumentRefused(
            Refusal.ENCRYPTED, "The document is locked with a password. Hand in a copy without one."
        )
    return DocumentRefused(
        Refusal.OLD_WORD, "This is Word's format of before 2007. Save it as DOCX or PDF and hand in that."
    )
