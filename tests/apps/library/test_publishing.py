"""What readers see of a document: its published readings as they were published, in each language, and no others."""

from pathlib import Path
from typing import Any

import pytest

from palais.apps.library.models import Document, DocumentFile, ParseRun, Recommendation
from palais.apps.library.services import batches, placing, publishing, reading, settling
from palais.apps.library.services.settling import NotNow
from palais.apps.office.models import SearchOutbox
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from tests.makers import un_documents

SYMBOL, OTHER = "CRC/C/NOR/CO/3-4", "CRC/C/SWE/CO/5"
pytestmark = pytest.mark.usefixtures("facts_loaded")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user(email="editor@example.org", password=None)


@pytest.fixture
def english(tmp_path: Path, editor: User) -> ParseRun:
    run = un_documents.settled(un_documents.read(un_documents.observations(), tmp_path), editor)
    publishing.publish(run=run.pk, by=editor)
    run.refresh_from_db()
    return run


@pytest.fixture
def french(tmp_path: Path, editor: User) -> ParseRun:
    """The same document in a second language, not published yet."""
    run = un_documents.read(un_documents.observations(changed=", en français"), tmp_path, "fr.docx")
    return un_documents.settled(run, editor, language="fr")


def text(number: str = "2") -> str:
    return Recommendation.objects.get(identifier=f"{SYMBOL}#{number}").text


def languages(document: Document) -> dict[str, str]:
    """Each language of a document with its second paragraph."""
    return dict(document.paragraphs.filter(number="2").values_list("language", "lead_in"))


def first_mark(run: ParseRun) -> str:
    return str(placing.reading_of(run)["recommendations"][0]["mark"])


def test_another_language_lets_nothing_out_that_was_settled_since(
    english: ParseRun, french: ParseRun, editor: User
) -> None:
    before, mark = text("2;concern"), first_mark(english)
    settling.correct_finding(
        run=english.pk, mark=mark, answer="corrected", values={"text": "Not yet."}, by=editor, seen_as=""
    )
    doubt = english.doubts.get(kind="unknown-heading")
    settling.undo(doubt=doubt.pk, by=editor, seen_as=settling.seen(doubt))
    publishing.publish(run=french.pk, by=editor)
    assert text("2;concern") == before
    assert "fr" in Recommendation.objects.get(identifier=f"{SYMBOL}#2;concern").other_texts
    publishing.unpublish(run=french.pk, by=editor)
    assert text("2;concern") == before
    publishing.publish(run=un_documents.settled(english, editor).pk, by=editor)
    assert text("2;concern") == "Not yet."


def test_a_published_document_is_not_changed_by_a_reading_that_is_not(
    english: ParseRun, french: ParseRun, editor: User
) -> None:
    values = {"title": "Another title", "state": "SWE", "session": 77}
    settling.correct_front(
        run=french.pk,
        values=values,
        by=editor,
        seen_as=settling.seen(french.doubts.get(kind="front")),
    )
    document = Document.objects.get()
    assert (document.state, document.session, document.title == "Another title") == ("NOR", 53, False)
    publishing.publish(run=french.pk, by=editor)
    document.refresh_from_db()
    assert (document.state, document.session, document.title) == ("SWE", 77, "Another title")


def test_a_file_of_another_document_moves_alone_until_it_is_published(
    english: ParseRun, french: ParseRun, editor: User
) -> None:
    publishing.publish(run=french.pk, by=editor)
    document = Document.objects.get(key=SYMBOL)
    assert set(languages(document)) == {"en", "fr"}
    front = french.doubts.get(kind="front")
    settling.correct_front(run=french.pk, values={"symbol": OTHER}, by=editor, seen_as=settling.seen(front))
    assert set(languages(document)) == {"en", "fr"} and Document.objects.count() == 1
    moved = publishing.publish(run=french.pk, by=editor)
    assert (moved.key, set(languages(moved)), set(languages(document))) == (OTHER, {"fr"}, {"en"})
    assert Recommendation.objects.shown().filter(document=document).count() == 59
    assert "fr" not in Recommendation.objects.get(identifier=f"{SYMBOL}#2").other_texts


def test_taking_back_a_wrong_language_leaves_the_right_one(
    english: ParseRun, french: ParseRun, editor: User
) -> None:
    document = publishing.publish(run=french.pk, by=editor)
    right = languages(document)["fr"]
    settling.correct_front(run=english.pk, values={"language": "fr"}, by=editor, seen_as="")
    publishing.unpublish(run=english.pk, by=editor)
    assert languages(document) == {"fr": right}


def test_a_corrected_language_takes_the_place_of_the_wrong_one(english: ParseRun, editor: User) -> None:
    settling.correct_front(run=english.pk, values={"language": "es"}, by=editor, seen_as="")
    assert set(languages(Document.objects.get())) == {"en"}
    document = publishing.publish(run=english.pk, by=editor)
    assert set(languages(document)) == {"es"}


def test_one_of_two_files_of_a_language_is_taken_back(
    english: ParseRun, editor: User, tmp_path: Path
) -> None:
    second = un_documents.read(un_documents.observations(changed=" once more"), tmp_path, "second.docx")
    document = publishing.publish(run=un_documents.settled(second, editor).pk, by=editor)
    kept = list(document.paragraphs.values_list("pk", flat=True))
    publishing.unpublish(run=second.pk, by=editor)
    assert list(document.paragraphs.values_list("pk", flat=True)) == kept != []


def test_what_was_taken_back_is_published_by_a_person_alone(
    english: ParseRun, editor: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing.unpublish(run=english.pk, by=editor)
    english.refresh_from_db()
    assert english.status == "ready" and batches.published(english, "known", editor) == "known"
    assert publishing.publish_ready(by=editor, progress=Progress(job=None)) == 0
    monkeypatch.setattr(reading, "VERSION", "later")
    later = reading.read_again(file=english.file_id, by=editor, using=un_documents.inside(tmp_path))
    assert later.status == "ready"
    assert publishing.publish_ready(by=editor, progress=Progress(job=None)) == 0
    assert publishing.publish(run=later.pk, by=editor).is_published
    assert DocumentFile.objects.get().taken_back_at is None


def test_an_older_reading_that_is_taken_back_gives_way_to_the_newer(
    english: ParseRun, editor: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "VERSION", "later")
    later = reading.read_again(file=english.file_id, by=editor, using=un_documents.inside(tmp_path))
    publishing.unpublish(run=english.pk, by=editor)
    english.refresh_from_db()
    assert (english.status, english.as_published, later.status) == ("superseded", None, "ready")
    assert publishing.publish_ready(by=editor, progress=Progress(job=None)) == 0


def test_a_corrected_symbol_leaves_the_old_one_free(english: ParseRun, editor: User, tmp_path: Path) -> None:
    mark = placing.reading_of(english)["recommendations"][-1]["mark"]
    settling.correct_finding(run=english.pk, mark=mark, answer="left-out", by=editor, seen_as="")
    publishing.publish(run=english.pk, by=editor)
    settling.correct_front(run=english.pk, values={"symbol": OTHER}, by=editor, seen_as="")
    SearchOutbox.objects.all().delete()
    publishing.publish(run=english.pk, by=editor)
    assert not Recommendation.objects.filter(identifier__startswith=SYMBOL).exists()
    assert {SYMBOL, OTHER} <= set(SearchOutbox.objects.values_list("key", flat=True))
    true = un_documents.read(un_documents.observations(changed=" at last"), tmp_path, "true.docx")
    assert publishing.publish(run=un_documents.settled(true, editor).pk, by=editor).key == SYMBOL
    assert Recommendation.objects.shown().count() == 58 + 59


def test_one_that_fails_does_not_stop_the_others(
    english: ParseRun, french: ParseRun, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing.unpublish(run=english.pk, by=editor)
    DocumentFile.objects.update(taken_back_at=None)
    usual = publishing.publish

    def broken(*, run: int, by: User | None) -> Document:
        if run == english.pk:
            raise ValueError("a fault of this reading")
        return usual(run=run, by=by)

    monkeypatch.setattr(publishing, "publish", broken)
    assert publishing.publish_ready(by=editor, progress=Progress(job=None)) == 1
    french.refresh_from_db()
    assert french.status == "published"


def test_nothing_is_published_in_a_language_that_is_not_known(french: ParseRun, editor: User) -> None:
    settling.correct_front(
        run=french.pk,
        values={"language": ""},
        by=editor,
        seen_as=settling.seen(french.doubts.get(kind="front")),
    )
    with pytest.raises(NotNow, match="which language"):
        publishing.publish(run=french.pk, by=editor)
    refused = ParseRun.objects.create(file=french.file, version="2", status="refused", refusal="broke")
    with pytest.raises(NotNow, match="nothing could be read"):
        publishing.publish(run=refused.pk, by=editor)
