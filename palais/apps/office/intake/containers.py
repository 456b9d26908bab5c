"""Office files are ZIP containers: which one it is, and whether it may be opened at all. Runs in the child.

Only the directory of the container is believed so far as it can be checked: declared sizes are added up, entries
must not overlap, and Python's own reader gives out no more of an entry than it declares.
"""

import re
import zipfile
from pathlib import Path

from palais.apps.office.intake.faults import Fault

KINDS = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
MOST_ENTRIES = 10_000
MOST_RATIO = 200
SMALL = 20 * 1024 * 1024
DECLARED = 1024 * 1024
OFFICE_MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "presentationml.presentation.main+xml": "pptx",
}
ODF = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
MACROS = re.compile(r"(?i)(?:^|/)(?:vbaProject\.bin|vbaData\.xml)$|^(?:Basic|Scripts)/")
DECLARES = re.compile(rb"(?i)<!\s*(?:DOCTYPE|ENTITY)")
XML_HEAD = 8192
LOCAL_HEADER = 30


def kind_of(path: Path) -> str:
    """Which office file it is, by what it says of its main part; any other container is a `zip`."""
    with opened(path) as container:
        names = set(container.namelist())
        if "[Content_Types].xml" in names:
            said = read_bounded(container, "[Content_Types].xml").decode("utf-8", "replace")
            if "macroEnabled" in said or any(MACROS.search(name) for name in names):
                raise Fault("macros")
            for mark, kind in OFFICE_MAIN.items():
                if mark in said:
                    return kind
        if "mimetype" in names:
            said = read_bounded(container, "mimetype").decode("ascii", "replace").strip()
            name = said.removeprefix("application/vnd.oasis.opendocument.")
            if name in ODF and said != name:
                return ODF[name]
    return "zip"


def before_the_first(head: bytes) -> int:
    """How many bytes an archive has before the content of its first entry, which may be a file of any kind."""
    name, extra = (int.from_bytes(head[place : place + 2], "little") for place in (26, 28))
    return LOCAL_HEADER + name + extra


def opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, RuntimeError, ValueError, OSError) as error:
        raise Fault("container-broken") from error


def read_bounded(container: zipfile.ZipFile, name: str, *, most: int = DECLARED) -> bytes:
    entry = container.getinfo(name)
    if entry.flag_bits & 0x1:
        raise Fault("protected")
    try:
        with container.open(entry) as part:
            return part.read(most)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Fault("container-broken") from error


def check(path: Path, *, most_bytes: int) -> None:
    """Refuse bombs, protected parts, macros, paths that lead out, and XML that declares entities."""
    with opened(path) as container:
        entries = container.infolist()
        check_sizes(entries, packed=path.stat().st_size, most_bytes=most_bytes)
        check_layout(entries)
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise Fault("protected")
            if MACROS.search(entry.filename):
                raise Fault("macros")
            if entry.filename.endswith((".xml", ".rels")):
                check_xml(read_bounded(container, entry.filename, most=XML_HEAD))


def check_sizes(entries: list[zipfile.ZipInfo], *, packed: int, most_bytes: int) -> None:
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise Fault("bomb-entries", entries=len(entries), most=MOST_ENTRIES)
    if whole > most_bytes or (whole > SMALL and whole > MOST_RATIO * packed):
        raise Fault("bomb-size", mib=whole // (1024 * 1024), packed_kib=packed // 1024)


def check_layout(entries: list[zipfile.ZipInfo]) -> None:
    """Entries stand one behind the other, each once, nothing before the first, none outside the folder."""
    names = [entry.filename for entry in entries]
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end or (end == 0 and entry.header_offset):
            raise Fault("container-broken")
        end = entry.header_offset + 30 + entry.compress_size
    leads_out = any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names)
    if leads_out or len(set(names)) != len(names):
        raise Fault("container-broken")


def check_xml(head: bytes) -> None:
    """Office files declare no document type; one that does wants to blow up or to read other files."""
    plain = head.replace(b"\0", b"")
    if DECLARES.search(plain):
        raise Fault("xml-declares")
