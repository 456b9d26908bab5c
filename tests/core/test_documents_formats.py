"""Every format comes to the same blocks; what is no document is refused with a reason."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from palais.core import documents
from palais.core.documents import BlockKind, DocumentRefused, DoubtKind, Limits, Refusal
from palais.core.documents.formats import arabic, contents
from tests.makers import documents as made
from tests.makers.ends import ends

SAMPLES = Path(__file__).parent.parent / "samples"
SMALL = Limits(unpacked_bytes=2_000_000, part_bytes=2_000_000, pages=3, characters=50_000, blocks=500)


def blocks(content: bytes, name: str = "") -> list[documents.Block]:
    return list(contents(content, name=name, limits=documents.LIMITS).blocks)


def test_automatic_numbers_are_read_from_the_numbering():
    body = (
        made.paragraph("First", style="SingleTxt")
        + made.paragraph("an item", style="SingleItem")
        + made.paragraph("an inner item", level=2)
        + made.paragraph("another item", level=1)
        + made.paragraph("Second", level=0)
        + made.paragraph("its item", level=1)
        + made.paragraph("Fortieth", level=0, num=2)
        + made.paragraph("Without a number")
    )
    assert [block.label for block in blocks(made.docx(body))] == [
        "1.", "(a)", "(i)", "(b)", "2.", "(a)", "40.", "",
    ]  # fmt: skip


def test_rows_of_a_table_keep_their_cells():
    read = blocks(made.docx(made.table([["Theme: one", ""], ["1.1 Text\nSource", "Noted"]], merged=[0])))
    assert [block.kind for block in read] == [BlockKind.ROW, BlockKind.ROW]
    assert [block.cells for block in read] == [("Theme: one",), ("1.1 Text\nSource", "Noted")]


def test_deleted_text_and_note_marks_are_left_out():
    body = (
        "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:t> gone</w:t></w:r></w:del>"
        "<w:r><w:footnoteReference/></w:r></w:p>"
    )
    assert [block.text for block in blocks(made.docx(body))] == ["Kept"]


def test_a_web_page_gives_lists_tables_and_headings():
    page = (
        b"<!doctype html><html><head><title>x</title><style>p{}</style></head><body><h1>A. Heading</h1>"
        b"<p>1. One<sup>3</sup> paragraph</p><ol type=a><li>item</li><li>other</li></ol>"
        b"<table><tr><td>left</td><td>right</td></tr></table><script>alert(1)</script></body></html>"
    )
    read = contents(page, name="page.html", limits=documents.LIMITS)
    assert [(block.labelled, block.kind) for block in read.blocks] == [
        ("A. Heading", BlockKind.HEADING),
        ("1. One paragraph", BlockKind.TEXT),
        ("(a) item", BlockKind.TEXT),
        ("(b) other", BlockKind.TEXT),
        ("left right", BlockKind.ROW),
    ]
    assert [doubt.kind for doubt in read.doubts] == [DoubtKind.NOT_EXECUTED]


def test_a_page_of_a_pdf_loses_head_foot_and_notes_but_no_text():
    pages = [
        ["A/HRC/13/5", "First page"],
        [
            "A/HRC/13/5",
            "12",
            "1. A paragraph that goes",
            "on here.",
            "1 A note in small type.",
            "GE.10-10154 12",
        ],
    ]
    read = contents(made.pdf(pages, small=["1 A note in small type."]), name="a.pdf", limits=documents.LIMITS)
    assert [block.text for block in read.blocks] == [
        "A/HRC/13/5 First page",
        "1. A paragraph that goes on here.",
    ]
    assert [note.text for note in read.notes] == ["1 A note in small type."]


def test_halves_of_letters_in_arabic_pages_are_passed_by(monkeypatch):
    usual = arabic.pdfium.FPDFText_GetUnicode
    monkeypatch.setattr(
        arabic.pdfium, "FPDFText_GetUnicode", lambda page, at: usual(page, at) if at % 9 else 0xD800
    )
    read = blocks((SAMPLES / "arabic-observations.pdf").read_bytes())
    assert read and all(block.text.encode() for block in read)


def test_arabic_pages_are_read_in_the_order_of_reading():
    read = blocks((SAMPLES / "arabic-observations.pdf").read_bytes())
    assert read[0].text == "الأمم المتحدة"
    assert "للنرويج (CRC/C/NOR/3-4) في جلستيها 1501 و1502" in " ".join(block.text for block in read)
    assert "(أ) اعتماد القانون النموذجي؛" in [block.text for block in read]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b"   \n ", Refusal.EMPTY),
        (b"x" * 60_000_000, Refusal.TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, Refusal.UNKNOWN_FORMAT),
        (b"PK\x03\x04 cut off", Refusal.DAMAGED),
        (made.docx(made.paragraph("Text"))[:-200], Refusal.DAMAGED),
        (made.docx(""), Refusal.IMAGES_ONLY),
        (b"%PDF-1.7\n cut off", Refusal.DAMAGED),
        (made.pdf([[], []]), Refusal.IMAGES_ONLY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, Refusal.OLD_WORD),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Refusal.ENCRYPTED,
        ),
        (made.other_archive(), Refusal.UNKNOWN_FORMAT),
        (made.docx("<w:p>&undefined;</w:p>"), Refusal.DAMAGED),
    ],
    ids=lambda value: value.value if isinstance(value, Refusal) else "",
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, reason: Refusal):
    with pytest.raises(DocumentRefused) as refused:
        contents(content, name="file.docx", limits=documents.LIMITS)
    assert refused.value.reason is reason
    assert str(refused.value).endswith((".", "."))


def test_a_locked_pdf_is_refused():
    with pytest.raises(DocumentRefused) as refused:
        contents(made.locked(made.pdf([["Secret text of this page, long enough."]])), name="", limits=SMALL)
    assert refused.value.reason is Refusal.ENCRYPTED


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (made.bomb(size=30_000_000), Refusal.TOO_MUCH_INSIDE),
        (made.pdf([["A page with enough text to be read."]] * 4), Refusal.TOO_MANY_PAGES),
        (made.docx(made.paragraph("1. x") * 600), Refusal.TOO_MUCH_INSIDE),
        (b"<html>" + b"<p>word word</p>" * 600, Refusal.TOO_MUCH_INSIDE),
        (b"<html><table>" + b"<tr><td>a</td><td>b</td></tr>" * 600, Refusal.TOO_MUCH_INSIDE),
        (b"word " * 20_000, Refusal.TOO_MUCH_INSIDE),
    ],
    ids=["bomb", "pages", "blocks", "page blocks", "rows", "characters"],
)
def test_what_holds_too_much_is_refused_before_it_fills_the_memory(content: bytes, reason: Refusal):
    tracemalloc.start()
    with pytest.raises(DocumentRefused) as refused:
        contents(content, name="", limits=SMALL)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.reason is reason
    assert peak < 40_000_000


def test_what_is_not_what_its_name_says_is_read_with_a_doubt():
    read = contents(b"<html><p>1. Text of a page</p>", name="report.docx", limits=documents.LIMITS)
    assert read.format is documents.Format.HTML
    assert [doubt.kind for doubt in read.doubts] == [DoubtKind.MISLABELLED]


def test_macros_are_said_and_left_alone():
    content = made.docx(made.paragraph("1. Text"), more={"word/vbaProject.bin": b"\0" * 20})
    assert [doubt.kind for doubt in contents(content, name="", limits=SMALL).doubts] == [DoubtKind.MACROS]


def test_a_pdf_without_its_end_is_read_with_a_doubt():
    whole = made.pdf([["A page with enough text to be read."]])
    read = contents(whole[: whole.rindex(b"startxref")], name="", limits=SMALL)
    assert [doubt.kind for doubt in read.doubts] == [DoubtKind.CUT_OFF]


def test_an_entity_from_outside_is_not_loaded(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    content = made.docx(made.paragraph("Text"), entity=f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>')
    assert all("SECRET" not in block.text for block in blocks(content))


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 30_000 + b"text" + b"</div>" * 30_000,
        b"(" * 100_000,
        b"1. (a) " * 20_000,
        b"CRC/C/" * 20_000,
        ("第" * 50_000).encode(),
        b"2. The recommendations " + b"1, " * 30_000 + b"are noted:",
    ],
    ids=["deep", "brackets", "labels", "symbols", "Chinese", "numbers"],
)
def test_reading_hostile_texts_ends(content: bytes, states: documents.States):
    head = b"Report of the Working Group on the Universal Periodic Review\n\nII. Conclusions and/or recommendations\n\n"
    for text in (content, head + b"80. Listed below:\n\n" + content):
        with ends():
            read = documents.read(text, states=states)
        assert read.front.state is None
