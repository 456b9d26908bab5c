"""Files read into documents: what is stored, what a person settles, what a newer reader keeps, what is published."""

from pathlib import Path
from typing import Any

import pytest

from palais.apps.library.models import Document, DocumentFile, Paragraph, ParseRun, Recommendation
from palais.apps.library.reading import child
from palais.apps.library.reading.values import NotUnderstood, understood
from palais.apps.library.services import placing, publishing, reading, settling, tagging
from palais.apps.library.services.settling import NotNow, SettledMeanwhile
from palais.apps.office.models import Change, ReceivedFile, SearchOutbox
from palais.apps.people.models import User
from palais.core.indexed import cycle_of_council_session
from tests.makers import documents as made
from tests.makers import un_documents

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
pytestmark = pytest.mark.usefixtures("facts_loaded")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user(email="editor@example.org", password=None)


@pytest.fixture
def run(tmp_path: Path) -> ParseRun:
    return un_documents.read(un_documents.observations(), tmp_path)


def settle_all(run: ParseRun, by: User) -> ParseRun:
    for kind in set(run.doubts.filter(settled_at=None).values_list("kind", flat=True)):
        settling.settle_kind(run=run.pk, kind=kind, by=by)
    run.refresh_from_db()
    return run


def test_what_is_stored_of_a_document(run: ParseRun) -> None:
    document = run.file.document
    assert (document.key, document.kind, document.body, document.state) == (
        "CRC/C/NOR/CO/3-4", "concluding-observations", "crc", "NOR",
    )  # fmt: skip
    assert (document.instrument, document.cycle_from, document.cycle_to) == ("crc", 3, 4)
    assert (document.session, str(document.adopted_on)) == (53, "2010-01-29")
    assert (run.file.language, run.file.format, run.profile) == ("en", "docx", "crc-observations-to-2017")
    assert [(one.kind, one.detail["text"]) for one in run.doubts.all()] == [
        ("unknown-heading", "B. A heading nobody has seen")
    ]
    assert (run.status, run.counts["recommendations"], run.counts["doubts"]) == ("waiting", 59, 1)
    assert run.found["blocks"][-1]["at"] == ["59"]
    assert not document.is_published and not Recommendation.objects.exists()


def test_the_same_file_again_changes_nothing(run: ParseRun, tmp_path: Path) -> None:
    kept = un_documents.received(un_documents.observations())
    outcome = reading.read(received=kept, name="copy.docx", by=None, using=un_documents.inside(tmp_path))
    assert outcome.known and outcome.run == run
    assert DocumentFile.objects.count() == ParseRun.objects.count() == ReceivedFile.objects.count() == 1
    assert run.file.file is not None and run.file.file.path.exists()


def test_doubts_are_settled_taken_back_and_logged(run: ParseRun, editor: User) -> None:
    doubt = run.doubts.get()
    with pytest.raises(NotNow, match="Doubts are still open"):
        publishing.publish(run=run.pk, by=editor)
    said = settling.settle(
        doubt=doubt.pk, answer="corrected", values={"cluster": "violence"}, by=editor, seen_as=""
    )
    run.refresh_from_db()
    read = placing.reading_of(run)
    assert run.status == "ready"
    assert {one["cluster"] for one in read["recommendations"] if one["number"] not in ("2",)} == {"violence"}
    settling.undo(doubt=doubt.pk, by=editor, seen_as=settling.seen(said))
    run.refresh_from_db()
    assert (run.status, run.doubts.get().decision) == ("waiting", {})
    deeds = (
        Change.objects.filter(about_kind="document", by=editor).order_by("pk").values_list("deed", flat=True)
    )
    assert list(deeds) == ["settle-doubt", "unsettle-doubt"]


def test_the_second_of_two_editors_sees_what_the_first_said(run: ParseRun, editor: User) -> None:
    other = User.objects.create_user(email="other@example.org", password=None)
    doubt = run.doubts.get()
    settling.settle(doubt=doubt.pk, answer="right", by=editor, seen_as="")
    with pytest.raises(SettledMeanwhile) as meanwhile:
        settling.settle(
            doubt=doubt.pk, answer="corrected", values={"cluster": "health"}, by=other, seen_as=""
        )
    assert meanwhile.value.doubt.settled_by == editor
    with pytest.raises(SettledMeanwhile):
        settling.undo(doubt=doubt.pk, by=other, seen_as="")
    doubt.refresh_from_db()
    assert (doubt.decision, doubt.settled_by) == ({"answer": "right"}, editor)


def test_publishing_writes_paragraphs_and_recommendations(run: ParseRun, editor: User) -> None:
    settling.settle(
        doubt=run.doubts.get().pk, answer="corrected", values={"cluster": "violence"}, by=editor, seen_as=""
    )
    document = publishing.publish(run=run.pk, by=editor)
    assert document.is_published and document.paragraphs.count() == 59
    told = dict(Recommendation.objects.shown().values_list("identifier", "kind"))
    assert len(told) == 59
    assert told["CRC/C/NOR/CO/3-4#2"] == "recommendation"
    assert told["CRC/C/NOR/CO/3-4#2;concern"] == "concern"
    one = Recommendation.objects.get(identifier="CRC/C/NOR/CO/3-4#7")
    assert (one.number, one.state, one.states, one.body, one.cycle, one.session, one.year) == (
        "7", "NOR", ["NOR"], "crc", "3-4", 53, 2010,
    )  # fmt: skip
    assert (one.clusters, one.headings, one.origin) == (
        ["violence"], ["I. Introduction", "B. A heading nobody has seen"], "document",
    )  # fmt: skip
    assert Change.objects.filter(deed="publish-document").count() == 1


def test_a_corrected_kind_of_document_is_told_to_search(run: ParseRun, editor: User) -> None:
    publishing.publish(run=settle_all(run, editor).pk, by=editor)
    settling.correct_front(run=run.pk, values={"kind": "list-of-issues"}, by=editor, seen_as="")
    before = set(SearchOutbox.objects.values_list("pk", flat=True))
    publishing.publish(run=run.pk, by=editor)
    assert Document.objects.get().kind == "list-of-issues"
    assert SearchOutbox.objects.exclude(pk__in=before).filter(kind="recommendation").exists()


def test_publishing_tells_search(run: ParseRun, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(publishing.index, "note", told.extend)
    publishing.publish(run=settle_all(run, editor).pk, by=editor)
    assert sorted(told) == sorted(Recommendation.objects.values_list("pk", flat=True))
    told.clear()
    publishing.publish(run=run.pk, by=editor)
    assert told == []


def test_a_corrected_cluster_replaces_the_read_one_unless_a_person_judged(
    run: ParseRun, editor: User
) -> None:
    doubt = run.doubts.get()
    said = settling.settle(
        doubt=doubt.pk, answer="corrected", values={"cluster": "health"}, by=editor, seen_as=""
    )
    publishing.publish(run=run.pk, by=editor)
    first, second = (Recommendation.objects.get(identifier=f"CRC/C/NOR/CO/3-4#{n}") for n in (7, 8))
    tagging.add(recommendation=first.pk, scheme="cluster", key="education", by=editor)
    settling.undo(doubt=doubt.pk, by=editor, seen_as=settling.seen(said))
    settling.settle(doubt=doubt.pk, answer="corrected", values={"cluster": "violence"}, by=editor, seen_as="")
    publishing.publish(run=run.pk, by=editor)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (set(first.clusters), second.clusters) == ({"health", "education", "violence"}, ["violence"])


def test_taken_back_and_published_again_keeps_the_records(run: ParseRun, editor: User) -> None:
    publishing.publish(run=settle_all(run, editor).pk, by=editor)
    before = set(Recommendation.objects.values_list("pk", flat=True))
    document = publishing.unpublish(run=run.pk, by=editor)
    assert not document.is_published and not Paragraph.objects.exists()
    assert not Recommendation.objects.shown().exists()
    publishing.publish(run=run.pk, by=editor)
    assert set(Recommendation.objects.shown().values_list("pk", flat=True)) == before


def test_a_newer_reader_keeps_what_a_person_settled(
    run: ParseRun, editor: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settling.settle(doubt=run.doubts.get().pk, answer="right", by=editor, seen_as="")
    first, second = (one["mark"] for one in placing.reading_of(run)["recommendations"][:2])
    settling.correct_finding(
        run=run.pk, mark=second, answer="corrected", values={"text": "Mended"}, by=editor, seen_as=""
    )
    settling.correct_finding(run=run.pk, mark=first, answer="left-out", by=editor, seen_as="")
    publishing.publish(run=run.pk, by=editor)
    monkeypatch.setattr(reading, "VERSION", "2")
    usual = un_documents.inside(tmp_path)

    def newer(path: Path, name: str) -> dict[str, Any]:
        found = usual(path, name)
        found["recommendations"][0]["text"] += " And more."
        found["recommendations"].pop()
        return found

    later = reading.read_again(file=run.file_id, by=editor, using=newer)
    assert [(one.kind, one.settled_at is None) for one in later.doubts.order_by("pk")] == [
        ("unknown-heading", False), ("finding", False), ("no-longer-found", True),
    ]  # fmt: skip
    assert later.status == "waiting"
    run.refresh_from_db()
    assert run.status == "published" and Recommendation.objects.shown().count() == 58
    read = placing.reading_of(later)["recommendations"]
    assert (read[1]["text"], read[1]["corrected"], read[0]["left_out"]) == ("Mended", ["text"], False)
    publishing.publish(run=settle_all(later, editor).pk, by=editor)
    run.refresh_from_db()
    assert run.status == "superseded"
    assert Recommendation.objects.filter(withdrawn_on__isnull=False).get().number == "59"
    assert Recommendation.objects.get(identifier="CRC/C/NOR/CO/3-4#2").text == "Mended"


def test_language_versions_are_counted_once_and_keep_their_records(editor: User, tmp_path: Path) -> None:
    arabic = un_documents.read(
        (SAMPLES / "arabic-observations.pdf").read_bytes(), tmp_path, "arabic-observations.pdf"
    )
    publishing.publish(run=settle_all(arabic, editor).pk, by=editor)
    by_number = dict(Recommendation.objects.values_list("number", "pk"))
    assert set(Recommendation.objects.values_list("language", flat=True)) == {"ar"} and "3(a)" in by_number
    english = un_documents.read(made.observations(), tmp_path)
    document = publishing.publish(run=settle_all(english, editor).pk, by=editor)
    assert Document.objects.count() == 1 and document.files.count() == 2
    shown = Recommendation.objects.shown()
    assert set(shown.values_list("language", flat=True)) == {"en"} and shown.count() == 10
    same = shown.get(number="2")
    arabic_text = document.paragraphs.get(language="ar", number="2").lead_in
    assert (same.pk, same.language, same.other_texts) == (by_number["2"], "en", {"ar": arabic_text})
    assert set(document.paragraphs.values_list("language", flat=True)) == {"ar", "en"}
    publishing.unpublish(run=english.pk, by=editor)
    assert set(Recommendation.objects.shown().values_list("language", flat=True)) == {"ar"}
    assert Recommendation.objects.get(number="2").other_texts == {}


def test_a_corrected_symbol_moves_the_document(run: ParseRun, editor: User) -> None:
    publishing.publish(run=settle_all(run, editor).pk, by=editor)
    before = set(Recommendation.objects.values_list("pk", flat=True))
    settling.correct_front(
        run=run.pk,
        values={"symbol": "CRC/C/SWE/CO/5", "state": "SWE", "cycle": [5, 5]},
        by=editor,
        seen_as="",
    )
    document = publishing.publish(run=run.pk, by=editor)
    assert (document.key, document.state, document.cycle_from) == ("CRC/C/SWE/CO/5", "SWE", 5)
    assert Document.objects.count() == 1
    assert set(Recommendation.objects.shown().values_list("pk", flat=True)) == before
    assert Recommendation.objects.filter(identifier="CRC/C/SWE/CO/5#7", state="SWE", cycle="5").exists()


def test_a_review_report_has_its_states_positions_and_cycle(editor: User, tmp_path: Path) -> None:
    run = un_documents.read(made.pdf([made.upr_cover(), made.upr_lines()]), tmp_path, "report.pdf")
    unknown = run.doubts.get(kind="state-not-matched")
    assert unknown.where == "81.1"
    settling.settle(doubt=unknown.pk, answer="corrected", values={"states": ["KEN"]}, by=editor, seen_as="")
    settling.correct_front(run=run.pk, values={"state": "NOR", "session": 6}, by=editor, seen_as="")
    document = publishing.publish(run=settle_all(run, editor).pk, by=editor)
    assert (document.body, document.kind, document.state, document.session) == (
        "upr",
        "upr-outcome",
        "NOR",
        6,
    )
    rows = Recommendation.objects.values_list("number", "recommenders", "position", "cycle", "body")
    assert rows.get(number="81.1") == ("81.1", ["KEN"], "under-consideration", "1", "upr")
    assert rows.get(number="80.1") == ("80.1", ["SWE", "NLD", "IRN"], "supported", "1", "upr")


def test_a_file_that_is_not_published_can_be_removed(
    run: ParseRun, editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    place = run.file.file.path if run.file.file else None
    publishing.publish(run=settle_all(run, editor).pk, by=editor)
    with pytest.raises(NotNow, match="Take it back first"):
        publishing.remove(run=run.pk, by=editor)
    publishing.unpublish(run=run.pk, by=editor)
    Recommendation.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.remove(run=run.pk, by=editor)
        assert place is not None and place.exists()
    assert not Document.objects.exists() and not ReceivedFile.objects.exists()
    assert place is not None and not place.exists()


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("symbol", "crc/c/mar/co/3–4", "CRC/C/MAR/CO/3-4"),
        ("state", "Norvège", "NOR"),
        ("states", "SWE; Norway;swe", ["SWE", "NOR"]),
        ("cycle", "3 – 4", [3, 4]),
        ("cycle", "5", [5, 5]),
        ("adopted_on", "2010-01-29", "2010-01-29"),
        ("session", "53", 53),
        ("language", "", None),
        ("title", "a\0b", "ab"),
        ("position", "noted", "noted"),
    ],
)
def test_what_is_typed_is_understood(field: str, text: str, value: Any) -> None:
    assert understood(field, text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("symbol", "the report"), ("state", "Atlantis"), ("states", "SWE; Atlantis"), ("cycle", "4-3"),
        ("cycle", "four"), ("adopted_on", "29.1.2010"), ("session", "0"), ("session", "53rd"), ("language", "de"),
        ("session", "9" * 5_000), ("kind", "wish"), ("text", " "), ("position", "maybe"), ("text", "x" * 30_000),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said(field: str, text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understood(field, text)
    assert refused.value.field == field and str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("session", "cycle"),
    [(7, None), (8, 1), (19, 1), (21, 2), (34, 2), (36, 3), (50, 3), (52, 4), (67, None)],
)
def test_the_cycle_of_a_report_by_the_session_of_the_council(session: int, cycle: int | None) -> None:
    assert cycle_of_council_session(session) == cycle


def test_a_title_is_without_what_stands_beside_it() -> None:
    printed = "* The annex is circulated as received.\nReport of the Working\nGroup\nNorway\nUnited Nations A/HRC/1/2"
    assert child.title(printed) == "Report of the Working Group Norway"
    assert child.title("") == ""
