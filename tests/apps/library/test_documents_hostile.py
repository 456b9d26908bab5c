"""Hostile and broken documents through the whole way in: refused with a sentence, or taken with a doubt; never run."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from palais.apps.library.models import BatchFile, Document, DocumentFile, ParseRun, Recommendation
from palais.apps.library.reading import wording
from palais.apps.library.services import batches
from palais.apps.office.models import ReceivedFile
from palais.apps.office.services.progress import Progress
from tests.makers import documents as made
from tests.makers import files as made_files
from tests.makers.ends import ends

TEXT = ["1. The Committee recommends that the State party adopt the sample law."]
pytestmark = pytest.mark.usefixtures("facts_loaded")


def scripted() -> bytes:
    """A PDF that runs a script when it is opened."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made.pdf([TEXT])))
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('opened')"),
        }
    )
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def pages(count: int) -> bytes:
    """A PDF of many pages, each of them the same."""
    writer, page = pypdf.PdfWriter(), pypdf.PdfReader(io.BytesIO(made.pdf([TEXT]))).pages[0]
    for _number in range(count):
        writer.add_page(page)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


AT_THE_DOOR: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a Word file with a password": (
        lambda: made_files.ENCRYPTED_XLSX, "locked.docx",
        "The file is protected with a password. Save it without one and send it again.",
    ),
    "a cut Word file": (
        lambda: cut(made.observations(), 0.6), "cut.docx",
        "The file is not whole or was damaged on its way. Open it, save it anew, and send that.",
    ),
    "a bomb": (
        lambda: made.bomb(size=30_000_000), "bomb.docx",
        "Unpacked, the file would grow from 29 KB to 28 MB. Save it anew with less in it.",
    ),
    "macros": (
        lambda: made.docx(made.paragraph("Text"), more={"word/vbaProject.bin": b"\0" * 20}), "macros.docx",
        "The file contains macros, which are programs. Save it without macros and send it again.",
    ),
    "nothing": (lambda: b"", "empty.pdf", "The file is empty. Choose another one."),
    "a picture called PDF": (
        lambda: made_files.picture("PNG"), "scan.pdf",
        "The file is a PNG picture, which cannot be used here. Save it as one of: PDF, DOCX, HTML, TXT, XML.",
    ),
    "an entity from outside": (
        lambda: made.docx(made.paragraph("x"), entity='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "entity.docx",
        "The file declares XML entities, with which a file can be made to swell without end. "
        "Save it without a document type (DOCTYPE).",
    ),
}  # fmt: skip
BY_THE_READER: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a PDF with a password": (
        lambda: made.locked(made.pdf([TEXT])), "locked.pdf",
        "The file is protected with a password. Save it without one and send it again.",
    ),
    "a cut PDF": (
        lambda: b"%PDF-1.7\n1 0 obj", "cut.pdf",
        "The file is damaged or cut off. Fetch it again and send the whole file.",
    ),
    "pictures only": (
        lambda: made.pdf([[], []]), "scan.pdf",
        "The pages hold pictures and no text. Have the text recognised (OCR) first.",
    ),
    "2,000 pages": (lambda: pages(2_000), "long.pdf", "The file has more than 1,500 pages. Split it."),
}  # fmt: skip
WITH_A_DOUBT: dict[str, tuple[Callable[[], bytes], str, str, str]] = {
    "a web page called Word": (
        lambda: b"<html><body><p>1. The Committee recommends a law.</p></body></html>", "page.docx",
        "html", "mislabelled",
    ),
    "a Word file called PDF": (lambda: made.observations(), "report.pdf", "docx", "mislabelled"),
    "a PDF with a script": (scripted, "script.pdf", "pdf", "script-not-executed"),
    "a web page with a script": (
        lambda: b"<!doctype html><html><body><script>alert(1)</script><p>1. The Committee.</p></body></html>",
        "page.html", "html", "script-not-executed",
    ),
    "a PDF without its end": (
        lambda: made.pdf([TEXT]).rpartition(b"startxref")[0], "cut.pdf", "pdf", "cut-off",
    ),
}  # fmt: skip


@pytest.fixture
def bring(tmp_path: Path, settings: Any) -> Callable[[bytes, str], BatchFile]:
    """A function that brings one file in as a folder and gives what became of it."""
    settings.MEDIA_ROOT = tmp_path / "media"

    def brought(content: bytes, name: str) -> BatchFile:
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / name).write_bytes(content)
        batch, _goes_on = batches.begin_folder(folder=folder, publish=True, by=None)
        with ends():
            (line,) = batches.work(batch=batch.pk, progress=Progress(job=None))
        return line

    return brought


@pytest.mark.parametrize("case", AT_THE_DOOR)
def test_refused_at_the_door_and_nothing_is_kept(case: str, bring: Any) -> None:
    content, name, sentence = AT_THE_DOOR[case]
    line = bring(content(), name)
    assert (line.outcome, wording.outcome(line.outcome, line.said, line.figures)) == ("refused", sentence)
    assert not (ReceivedFile.objects.exists() or Document.objects.exists() or ParseRun.objects.exists())


@pytest.mark.parametrize("case", BY_THE_READER)
def test_refused_by_the_reader_and_kept_with_its_checksum(case: str, bring: Any) -> None:
    content, name, sentence = BY_THE_READER[case]
    line = bring(content(), name)
    assert (line.outcome, wording.outcome(line.outcome, line.said, line.figures)) == ("refused", sentence)
    file, run = DocumentFile.objects.get(), ParseRun.objects.get()
    assert (run.status, run.found, file.document.is_published) == ("refused", {}, False)
    assert file.file is not None and file.file.path.exists() and file.checksum == file.file.checksum
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("case", WITH_A_DOUBT)
def test_taken_with_a_doubt_and_not_published(case: str, bring: Any) -> None:
    content, name, form, doubt = WITH_A_DOUBT[case]
    line = bring(content(), name)
    run = ParseRun.objects.get()
    assert (line.outcome, run.status, run.file.format) == ("doubts", "waiting", form)
    assert doubt in set(run.doubts.filter(settled_at=None).values_list("kind", flat=True))
    assert not Recommendation.objects.exists()


def test_a_reader_that_breaks_or_takes_too_long_is_said(bring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        batches.reading.parsing, "BOUNDS", batches.reading.parsing.bounded.Bounds(seconds=0.01)
    )
    line = bring(made.observations(), "slow.docx")
    assert line.said == {"code": "takes-too-long"}
    assert wording.outcome(line.outcome, line.said, {}).startswith("Reading the file took too long")
    assert ParseRun.objects.get().refusal == "takes-too-long"
