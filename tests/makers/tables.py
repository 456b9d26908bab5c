"""Makes tables as they arrive from offices of all kinds: old encodings, odd line ends, and those that are no tables."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

from tests.makers import files

HEAD = "Organisation,Country,Joined on\n"
ACCENTS = "Nom;Pays\nSociété d'exemple;Côte d'Ivoire\nFédération d'exemple;Sénégal\nÉcole d'exemple;Bénin\n"
ARABIC = "الاسم;البلد\nجمعية المثال;المغرب\nمنظمة الطفل;تونس\nشبكة المثال;لبنان\nمركز المثال;الأردن\n"
RUSSIAN = (
    "название;страна\nПример организации;Казахстан\nДругая организация;Кыргызстан\nЕщё один пример;Армения\n"
)


def mac_roman_with_cr() -> bytes:
    return ACCENTS.replace("\n", "\r").encode("mac_roman")


def large_csv(path: Path, *, megabytes: int = 200) -> None:
    """A table of so many megabytes in long honest rows, written in a second."""
    row = b"Organisation d'exemple," + b"x" * 90_000 + b",2015-04-03\n"
    block = row * 10
    with path.open("wb") as out:
        out.write(HEAD.encode())
        while out.tell() < megabytes * 1024 * 1024:
            out.write(block)


def many_columns() -> bytes:
    """Ten million columns in one line."""
    return b"a" + b"," * 10_000_000 + b"\nb\n"


def some_columns(count: int = 600) -> bytes:
    return (",".join(f"c{number}" for number in range(count)) + "\nx\n").encode()


def open_quotation() -> bytes:
    return (HEAD + '"never closed,,\n' + "more,of,it\n" * 30_000).encode()


def xlsx() -> bytes:
    """Days typed as days, numbers, a formula with its stored value and one without, an error, a blank row."""
    content = files.xlsx(
        [
            ["A list of the network", None, None],
            ["Organisation", "Country", "Joined on"],
            ["Example organisation A", "Morocco", date(2015, 4, 3)],
            [None, None, None],
            ["FORMULA", "France", None],
            ["#REF!", "Kenya", None],
        ]
    )
    stored = (
        '<c r="A5" t="str"><f>CONCATENATE("Example organisation"," B")</f><v>Example organisation B</v></c>'
    )
    return rewritten(content, rb'<c r="A5"[^>]*>.*?</c>', stored.encode())


def rewritten(content: bytes, pattern: bytes, put: bytes) -> bytes:
    """The workbook with something else in its first sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part, count = re.subn(pattern, lambda _found: put, part, flags=re.DOTALL)
                assert count, "the sheet is written otherwise: mend the maker"
            new.writestr(name, part)
    return out.getvalue()


def broken_sheet() -> bytes:
    """A workbook whose sheet ends in the middle of a row."""
    return rewritten(xlsx(), rb"</sheetData>.*", b"<row")
