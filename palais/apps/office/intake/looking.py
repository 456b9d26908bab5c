"""What a file is, from its content alone, and whether it reads as a second kind as well. Runs in the child."""

import mmap
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import filetype

from palais.apps.office.intake import containers, markup, pictures, texts
from palais.apps.office.intake.faults import Fault

HEAD = 65_536
STARTS = {
    b"\xff\xd8\xff": "jpeg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"%PDF-": "pdf",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
HEIF = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif")
PDF_WITHIN = 1024
OTHERWISE = {"html": Fault("active"), "zip": Fault("kind-unknown", found="application/zip")}
"""What is said of kinds that few purposes take."""
ACTIVE = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|script|iframe|svg)[\s>/]")


def look(*, file: str, target: str, kinds: list[str], most_bytes: int) -> Iterator[dict[str, Any]]:
    """Say what the file is; a picture is written anew to `target`, everything else stays as it came."""
    path = Path(file)
    with path.open("rb") as opened:
        head = opened.read(HEAD)
    kind = kind_of(path, head, wxr="wxr" in kinds)
    if kind not in kinds:
        raise OTHERWISE.get(kind) or Fault("kind-not-taken", kind=kind)
    refuse_second_kind(path, head, kind)
    if kind in (*containers.KINDS, "zip"):
        containers.check(path, most_bytes=most_bytes)
    elif kind == "xml":
        markup.check(path)
    found: dict[str, Any] = {"kind": kind}
    if kind in pictures.FORMATS:
        found |= pictures.write_anew(path, kind=kind, target=Path(target))
    yield found


def kind_of(path: Path, head: bytes, *, wxr: bool = False) -> str:
    """Its kind. `wxr`: an export of WordPress is told apart, because it may hold signs that no other text may."""
    if not head:
        raise Fault("empty")
    for start, kind in STARTS.items():
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"PK\x03\x04"):
        return containers.kind_of(path)
    if head.startswith(OLE):
        raise Fault("protected" if is_encrypted(path) else "old-office")
    if head[4:8] == b"ftyp" and head[8:12] in HEIF:
        raise Fault("heif")
    known = filetype.guess(head[:8192])
    if known is not None and not known.mime.startswith("text/"):
        raise Fault("kind-unknown", found=known.mime)
    return texts.kind_of(path, head, wxr=wxr)


def is_encrypted(path: Path) -> bool:
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(ENCRYPTED) >= 0


def refuse_second_kind(path: Path, head: bytes, kind: str) -> None:
    """A file that two programs would read as two different things is made to deceive one of them."""
    if kind in ("text", "xml", "ics", "wxr", "html"):
        return
    before = containers.before_the_first(head) if kind == "zip" else PDF_WITHIN
    if kind != "pdf" and b"%PDF-" in head[:before]:
        raise Fault("polyglot", first=kind, second="pdf")
    if kind not in (*containers.KINDS, "zip"):
        if ACTIVE.search(head):
            raise Fault("polyglot", first=kind, second="html")
        if holds_a_zip(path):
            raise Fault("polyglot", first=kind, second="zip")


def holds_a_zip(path: Path) -> bool:
    """Whether a program that looks for a ZIP from the end would find one with entries."""
    try:
        with zipfile.ZipFile(path) as found:
            return bool(found.infolist())
    except (zipfile.BadZipFile, RuntimeError, ValueError, OSError):
        return False
