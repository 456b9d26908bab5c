"""Makes files as people send them: honest ones of each kind, and one for each way in which a file can be hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

EVERYWHERE = (46, 12, 0.0)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENCRYPTED_XLSX = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 480
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="application/vnd.{type}"/></Types>'
)
SHEET = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DOCUMENT = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&a9;</a>"
).encode()
QUADRATIC = ('<!DOCTYPE a [<!ENTITY x "' + "A" * 50_000 + '">]><a>' + "&x;" * 50_000 + "</a>").encode()


def picture(
    form: str = "JPEG", *, size: tuple[int, int] = (40, 30), located: bool = False, turned: bool = False
):
    """A picture of one colour; `located`: it says where it was taken; `turned`: it lies on its side."""
    image, out = Image.new("RGB", size, (10, 120, 200)), io.BytesIO()
    exif = Image.Exif()
    if located:
        exif[0x8825] = {1: "N", 2: EVERYWHERE, 3: "E", 4: EVERYWHERE}
        exif[0x010F] = "Maker of cameras"
    if turned:
        exif[0x0112] = 6
    image.save(out, format=form, exif=exif.tobytes() if located or turned else b"")
    return out.getvalue()


def moving(form: str = "GIF") -> bytes:
    frames = [Image.new("RGB", (20, 10), (shade, 0, 0)) for shade in (0, 120, 240)]
    out = io.BytesIO()
    frames[0].save(
        out, format=form, save_all=True, append_images=frames[1:], duration=50, loop=0, comment=b"home"
    )
    return out.getvalue()


def huge_picture(*, side: int = 30_000) -> bytes:
    """A PNG of a few kilobytes that says it has 900 million pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side // 8 + 1) * 1000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def container(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()


def docx(**more: bytes | str) -> bytes:
    """The least that says it is a Word document, and further parts by name."""
    types = CONTENT_TYPES.format(part="word/document.xml", type=DOCUMENT)
    return container({"[Content_Types].xml": types, "word/document.xml": "<document/>", **more})


def macros() -> bytes:
    return docx(**{"word/vbaProject.bin": b"Sub AutoOpen()"})


def macros_declared() -> bytes:
    types = CONTENT_TYPES.format(part="xl/workbook.xml", type="ms-excel.sheet.macroEnabled.main+xml")
    return container({"[Content_Types].xml": types, "xl/workbook.xml": "<workbook/>"})


def odt() -> bytes:
    return container({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"})


def zip_bomb() -> bytes:
    """About 100 KB that unpack to 100 MB."""
    return docx(**{f"word/media/{n}.xml": b"<a>" + b"0" * 10_000_000 for n in range(10)})


def many_entries() -> bytes:
    return docx(**{f"word/{n}": b"" for n in range(10_001)})


def two_kinds(first: bytes, second: bytes) -> bytes:
    """One file behind the other."""
    return first + second


def xlsx(rows: Iterator[list] | list[list], *, sheets: int = 1) -> bytes:
    book = Workbook(write_only=True)
    for number in range(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        for row in rows if number == 0 else []:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def image_file(name: str = "example.png", *, size: tuple[int, int] = (40, 30)) -> ImageFile:
    """A picture as a record of an image keeps it."""
    return ImageFile(io.BytesIO(picture("PNG", size=size)), name=name)


def image_upload(name: str = "example.png") -> SimpleUploadedFile:
    """A picture as a form gets it."""
    return SimpleUploadedFile(name, picture("PNG"), content_type="image/png")
