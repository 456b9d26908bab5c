"""One way in for every file: what is taken as it is, what is written anew, and what is refused with which sentence."""

import io
import zipfile

import pytest
from PIL import Image

from palais.apps.office.intake import bounded, examining, purposes
from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import Change, ReceivedFile
from palais.apps.office.models.files import folder
from palais.apps.office.services import files
from tests.makers import files as made

TAKEN = "PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, XML, JPG, PNG, WEBP, GIF"
DECEIVES = "Such files are made to deceive. Open it and save it anew."
ENTITIES = (
    "The file declares XML entities, with which a file can be made to swell without end. "
    "Save it without a document type (DOCTYPE)."
)
NOT_WHOLE = "The file is not whole or was damaged on its way. Open it, save it anew, and send that."
MACROS = "The file contains macros, which are programs. Save it without macros and send it again."
ACTIVE = "The file holds a web page or an SVG drawing, which can contain programs. Save it as a PDF or as a picture."

HOSTILE = {
    "empty": ("a.txt", lambda: b"", "The file is empty. Choose another one."),
    "zip bomb": (
        "a.docx",
        made.zip_bomb,
        "Unpacked, the file would grow from 96 KB to 95 MB. Save it anew with less in it.",
    ),
    "many entries": (
        "a.docx",
        made.many_entries,
        "The file holds 10003 parts inside, and at most 10000 are opened. Save it anew.",
    ),
    "billion laughs": ("a.xml", lambda: made.LAUGHS, ENTITIES),
    "quadratic": ("a.xml", lambda: made.QUADRATIC, ENTITIES),
    "laughs in a document": ("a.docx", lambda: made.docx(**{"word/x.xml": made.LAUGHS}), ENTITIES),
    "laughs in wide letters": (
        "a.docx",
        lambda: made.docx(**{"word/x.xml": made.LAUGHS.decode().encode("utf-16")}),
        ENTITIES,
    ),
    "not well-formed": (
        "a.xml",
        lambda: b"<a><b></a>",
        "The XML in the file is not well-formed. Correct it and send it again.",
    ),
    "GIF and ZIP": (
        "a.gif",
        lambda: made.two_kinds(made.moving(), made.docx()),
        f"The file is a GIF picture and a ZIP archive at the same time. {DECEIVES}",
    ),
    "PDF and ZIP": (
        "a.pdf",
        lambda: made.two_kinds(made.PDF, made.docx()),
        f"The file is a PDF and a ZIP archive at the same time. {DECEIVES}",
    ),
    "GIF and page": (
        "a.gif",
        lambda: made.moving()[:6] + made.HTML + made.moving()[6:],
        f"The file is a GIF picture and a web page at the same time. {DECEIVES}",
    ),
    "picture and PDF": (
        "a.jpg",
        lambda: made.picture()[:2] + b"\xff\xfe\0\x50" + made.PDF.ljust(78) + made.picture()[2:],
        f"The file is a JPEG picture and a PDF at the same time. {DECEIVES}",
    ),
    "container with something before it": (
        "a.docx",
        lambda: made.container({"x": b"y"}) + made.docx(),
        NOT_WHOLE,
    ),
    "truncated": ("a.docx", lambda: made.docx()[:-40], NOT_WHOLE),
    "leads out": ("a.docx", lambda: made.docx(**{"../../etc/passwd": "x"}), NOT_WHOLE),
    "plain archive": (
        "a.zip",
        lambda: made.container({"x": b"y"}),
        f"Its content is of a kind that is not taken (application/zip). Save it as one of: {TAKEN}.",
    ),
    "program": (
        "a.pdf",
        lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 60,
        f"Its content is of a kind that is not taken (application/x-executable). Save it as one of: {TAKEN}.",
    ),
    "encrypted": (
        "a.xlsx",
        lambda: made.ENCRYPTED_XLSX,
        "The file is protected with a password. Save it without one and send it again.",
    ),
    "old Office": (
        "a.doc",
        lambda: made.OLE,
        "This is a file of an old Office version, or a damaged one. Open it, save it in today's "
        "format (.docx, .xlsx) and send that.",
    ),
    "macros": ("a.docx", made.macros, MACROS),
    "macros, declared only": ("a.xlsx", made.macros_declared, MACROS),
    "page": ("a.txt", lambda: b"\xef\xbb\xbf \n" + made.HTML, ACTIVE),
    "page behind a remark": ("a.txt", lambda: b"<!-- x -->" + made.HTML, ACTIVE),
    "drawing": ("a.svg", lambda: made.SVG, ACTIVE),
    "page within XML": ("a.xml", lambda: b'<a><p xmlns="http://www.w3.org/1999/xhtml"/></a>', ACTIVE),
    "zero bytes": (
        "a.csv",
        lambda: b"name\nA\0B\n" * 3,
        "The file holds zero bytes, which no text has. Save it anew as CSV in UTF-8, or as Excel table.",
    ),
    "control signs": (
        "a.csv",
        lambda: b"name\n\x01\x02\x03",
        f"Its content is of a kind that is not taken (application/octet-stream). Save it as one of: {TAKEN}.",
    ),
    "HEIC": (
        "a.heic",
        lambda: made.HEIC,
        "The picture is in a format that many browsers cannot show (HEIC or AVIF). Save it as JPEG.",
    ),
    "picture bomb": (
        "a.png",
        made.huge_picture,
        "The picture has 30000 × 30000 pixels in 1 frames; 50 million pixels in all are the most. "
        "Make it smaller.",
    ),
    "picture cut off": (
        "a.jpg",
        lambda: made.picture(size=(900, 900))[:-300],
        "The picture cannot be read to its end. Save it anew and send that.",
    ),
    "text called page": (
        "a.html",
        lambda: b"hello",
        "The name ends in “.html”, but the file is plain text. Rename it so that it ends in “.txt”.",
    ),
}


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def take(content: bytes, name: str, *, purpose: str = "document") -> ReceivedFile:
    return files.receive(file=io.BytesIO(content), name=name, purpose=purpose, by=None)


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_hostile_is_refused_with_a_sentence(db, media, case):
    name, make, sentence = HOSTILE[case]
    with pytest.raises(FileRefused) as refused:
        take(make(), name)
    assert str(refused.value) == sentence
    assert (ReceivedFile.objects.count(), Change.objects.count()) == (0, 0)
    assert list(folder().glob("*")) == []


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", made.PDF, "pdf"),
        ("a.docx", made.docx(), "docx"),
        ("a.xlsx", made.xlsx([["a"], ["b"]]), "xlsx"),
        ("a.odt", made.odt(), "odt"),
        ("a.csv", "name;État\nالمغرب;x\n".encode(), "text"),
        ("a.csv", "name;État\n".encode("utf-16"), "text"),
        ("a.csv", "name;Etat\n".encode("utf-16-be"), "text"),
        ("a.csv", b"name,note\na,<b>bold</b>\n", "text"),
        ("a.xml", b"<a><b/></a>", "xml"),
    ],
)
def test_documents_are_kept_byte_for_byte_under_their_checksum(
    db, media, name, content, kind, django_capture_on_commit_callbacks
):
    kept = take(content, name)
    assert (kept.kind, kept.name, kept.size, kept.path.read_bytes()) == (kind, name, len(content), content)
    assert kept.checksum == kept.checksum_as_received == kept.path.name
    assert kept.path.stat().st_mode & 0o777 == 0o600
    again = take(content, name)
    assert (again.path, [path.name for path in folder().glob("*/*")]) == (kept.path, [kept.checksum])
    with django_capture_on_commit_callbacks(execute=True):
        files.let_go(file=again, by=None)
    assert kept.path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        files.let_go(file=kept, by=None, reason="No longer needed.")
        assert kept.path.exists()
    assert not kept.path.exists()
    assert list(Change.objects.order_by("pk").values_list("deed", flat=True)) == [
        *["receive-file"] * 2,
        *["delete-file"] * 2,
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_may_hold_a_pdf_but_not_be_one(db, media, method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("files/a letter.pdf", made.PDF)
    assert take(packed.getvalue(), "a.zip", purpose="import-files").kind == "zip"
    with pytest.raises(FileRefused):
        take(made.two_kinds(made.PDF, packed.getvalue()), "a.zip", purpose="import-files")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_where_it_was_taken_and_stands_upright(db, media, form):
    content = made.picture(form, located=True, turned=True)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)
    kept = take(content, f"my picture.{form.lower()}", purpose="image")
    with Image.open(kept.path) as shown:
        assert (shown.format, shown.size, dict(shown.getexif())) == (form, (30, 40), {})
        assert {"exif", "comment", "xmp", "icc_profile"} & set(shown.info) == set()
    assert b"Maker of cameras" in content
    assert b"Maker of cameras" not in kept.path.read_bytes()
    assert kept.checksum != kept.checksum_as_received


def test_a_moving_picture_moves_on_without_its_remarks(db, media):
    kept = take(made.moving(), "a.gif", purpose="image")
    with Image.open(kept.path) as shown:
        assert (shown.n_frames, shown.size, shown.info["duration"]) == (3, (20, 10), 50)
    assert b"home" not in kept.path.read_bytes()


def test_a_name_says_what_the_file_is_and_leads_nowhere(db, media):
    kept = take(made.picture("PNG"), "..\\..\\etc/pa\u202essw\x00d.jpg", purpose="image")
    assert kept.name == "passwd.png"


def test_too_large_is_said_before_it_is_all_read(db, media, monkeypatch):
    small = purposes.Purpose("document", purposes.DOCUMENT.kinds, 3 * 1024 * 1024)
    monkeypatch.setitem(purposes.registered(), "document", small)

    class Endless:
        read_so_far = 0

        def read(self, size: int = -1, /) -> bytes:
            self.read_so_far += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(
        FileRefused, match=r"^The file is larger than 3 MB. Send a smaller one, or split it.$"
    ):
        files.receive(file=endless, name="a.txt", purpose="document", by=None)
    assert endless.read_so_far == 4 * 1024 * 1024


def test_what_a_dead_process_left_is_cleared_away(db, media):
    import os

    kept = take(made.PDF, "a.pdf")
    left = folder() / "arriving-x" / "came"
    left.parent.mkdir()
    left.write_bytes(b"half")
    assert files.clear_away() == 0
    for path in (left, kept.path):
        os.utime(path, (0, 0))
    assert (files.clear_away(), left.parent.exists(), kept.path.exists()) == (1, False, True)


TIGHT = bounded.Bounds(memory_mib=300, cpu_seconds=1, seconds=2.5, file_mib=1, answer_bytes=1_000_000)


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("eat", "needs-too-much-memory"),
        ("spin", "takes-too-long"),
        ("sleep", "takes-too-long"),
        ("say", "says-too-much"),
        ("write", "broke"),
        ("die", "broke"),
        ("fail", "broke"),
    ],
)
def test_a_child_that_breaks_a_bound_is_ended(tmp_path, how, code):
    with pytest.raises(Fault) as found:
        bounded.run("tests.makers.children:behave", bounds=TIGHT, how=how, file=str(tmp_path / "out"))
    assert found.value.code == code
    assert "must not travel" not in str(found.value.values)
    if how == "write":
        assert (tmp_path / "out").stat().st_size <= 1024 * 1024


def test_a_child_knows_none_of_our_switches():
    assert bounded.run("tests.makers.children:behave", bounds=TIGHT, how="well") == []


def test_a_container_that_lies_about_its_sizes_gives_no_more_than_it_declares(tmp_path):
    honest = made.docx(**{"word/x.xml": b"<a>" + b"0" * 5_000_000})
    lying = honest.replace((5_000_003).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with (
        pytest.raises(FileRefused) as refused,
        examining.examine(file=io.BytesIO(lying), name="a.docx", purpose=purposes.DOCUMENT),
    ):
        pass
    assert str(refused.value) == NOT_WHOLE
    assert zipfile.is_zipfile(io.BytesIO(lying))
