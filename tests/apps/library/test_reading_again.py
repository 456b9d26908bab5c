"""A file read again: what persons said holds where the words are there, is asked again where they are not, and comes
back with them. An attempt that failed takes nothing away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from palais.apps.library.desk import findings
from palais.apps.library.models import Doubt, ParseRun
from palais.apps.library.services import batches, placing, reading, settling
from palais.apps.library.services.settling import NotNow
from palais.apps.office.intake.faults import Fault
from palais.apps.people.models import User
from tests.makers import un_documents

pytestmark = pytest.mark.usefixtures("facts_loaded")
Change = Callable[[dict[str, Any]], None]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user(email="editor@example.org", password=None)


@pytest.fixture
def run(tmp_path: Path) -> ParseRun:
    return un_documents.read(un_documents.observations(), tmp_path)


@pytest.fixture
def again(run: ParseRun, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ParseRun]:
    """The file read by a later reader, which finds the same but for one change."""
    found, number = run.found, iter("23456789")

    def read(change: Change = lambda found: None, *, refusal: str = "") -> ParseRun:
        monkeypatch.setattr(reading, "VERSION", next(number))

        def using(path: Path, name: str) -> dict[str, Any]:
            if refusal:
                raise Fault(refusal)
            fresh = ParseRun(found=found).found
            copied = {**fresh, "recommendations": [dict(one) for one in fresh["recommendations"]]}
            change(copied)
            return copied

        return reading.read_again(file=run.file_id, by=None, using=using)

    return read


def without_doubts(found: dict[str, Any]) -> None:
    found["doubts"] = []


def with_other_words(found: dict[str, Any]) -> None:
    found["recommendations"][2]["text"] += " And more."


def doubts(run: ParseRun) -> list[tuple[str, bool]]:
    return [(one.kind, one.settled_at is not None) for one in run.doubts.order_by("pk")]


def correct(run: ParseRun, by: User, **values: Any) -> str:
    """The third finding corrected, or left out."""
    one = placing.reading_of(run)["recommendations"][2]
    answer = "corrected" if values else "left-out"
    settling.correct_finding(run=run.pk, mark=one["mark"], answer=answer, values=values, by=by, seen_as="")
    return str(one["mark"])


def test_a_question_is_asked_until_it_is_answered_or_the_words_are_back(
    run: ParseRun, editor: User, again: Any
) -> None:
    un_documents.settled(run, editor)
    mark = correct(run, editor, text="Mended", kind="concern")
    for _time in range(2):
        lost = again(with_other_words)
        assert doubts(lost) == [("unknown-heading", True), ("no-longer-found", False)]
        line = findings.doubt_line(lost.doubts.get(kind="no-longer-found"))
        assert (line.sentence, dict(line.values)) == ("Corrected", {"Text": "Mended", "Kind": "Concern"})
    back = again()
    assert doubts(back) == [("unknown-heading", True), ("finding", True)]
    assert back.doubts.get(kind="finding").settled_by == editor and back.status == "ready"
    one = next(one for one in placing.reading_of(back)["recommendations"] if one["mark"] == mark)
    assert (one["text"], one["kind"]) == ("Mended", "concern")


def test_what_was_answered_and_corrected_anew_is_asked_anew(run: ParseRun, editor: User, again: Any) -> None:
    correct(run, editor, text="Mended")
    question = again(with_other_words).doubts.get(kind="no-longer-found")
    settling.settle(doubt=question.pk, answer="right", by=editor, seen_as="")
    correct(again(), editor, text="Mended anew")
    assert again(with_other_words).doubts.get(kind="no-longer-found").settled_at is None


def test_a_finding_that_was_left_out_and_is_lost_says_so(run: ParseRun, editor: User, again: Any) -> None:
    correct(run, editor)
    lost = again(with_other_words)
    question = lost.doubts.get(kind="no-longer-found")
    assert findings.doubt_line(question).sentence == "Left out"
    settling.settle(doubt=question.pk, answer="left-out", by=editor, seen_as="")
    assert [one["number"] for one in placing.reading_of(lost)["recommendations"] if one["left_out"]] == ["3"]
    assert again(with_other_words).doubts.get(kind="no-longer-found").settled_at is not None


def test_an_answer_holds_where_the_reader_has_no_doubt_any_more(
    run: ParseRun, editor: User, again: Any
) -> None:
    doubt = run.doubts.get()
    settling.settle(doubt=doubt.pk, answer="corrected", values={"cluster": "violence"}, by=editor, seen_as="")
    Doubt.objects.create(run=run, kind="no-symbol", mark="1" * 64, detail={"sentence": "None."})
    symbol = run.doubts.get(kind="no-symbol")
    settling.settle(
        doubt=symbol.pk, answer="corrected", values={"symbol": "CRC/C/SWE/CO/5"}, by=editor, seen_as=""
    )
    later = again(without_doubts)
    assert doubts(later) == [("unknown-heading", True), ("no-symbol", True)] and later.status == "ready"
    read = placing.reading_of(later)
    assert read["document"]["symbol"] == "CRC/C/SWE/CO/5"
    assert read["recommendations"][-1]["cluster"] == "violence"


def test_an_answer_about_a_place_is_asked_again_where_other_words_stand_there(
    run: ParseRun, editor: User, again: Any
) -> None:
    Doubt.objects.create(run=run, kind="state-not-matched", where="3", mark="1" * 64, detail={"text": "x"})
    doubt = run.doubts.get(kind="state-not-matched")
    settling.settle(doubt=doubt.pk, answer="corrected", values={"states": ["FRA"]}, by=editor, seen_as="")
    same = again(without_doubts)
    assert placing.reading_of(same)["recommendations"][2]["states"] == ["FRA"]
    other = again(lambda found: (without_doubts(found), with_other_words(found))[0])
    assert doubts(other) == [("no-longer-found", False)]
    assert placing.reading_of(other)["recommendations"][2]["states"] == []


def test_what_was_said_last_holds(run: ParseRun, editor: User) -> None:
    doubt = Doubt.objects.create(run=run, kind="no-state", mark="1" * 64)
    settling.correct_front(run=run.pk, values={"state": "SWE"}, by=editor, seen_as="")
    settling.settle(doubt=doubt.pk, answer="corrected", values={"state": "DNK"}, by=editor, seen_as="")
    assert placing.reading_of(run)["document"]["state"] == "DNK"


def test_refusals_take_nothing_away(run: ParseRun, editor: User, again: Any) -> None:
    un_documents.settled(run, editor)
    refused = [again(refusal="takes-too-long"), again(refusal="broke")]
    run.refresh_from_db()
    assert (run.status, refused[1].status) == ("ready", "refused")
    assert run.file.runs.filter(status="refused").count() == 1
    assert doubts(again()) == [("unknown-heading", True)]


@pytest.mark.parametrize(("refusal", "known"), [("takes-too-long", False), ("document-damaged", True)])
def test_the_same_file_is_tried_again_where_time_was_short(
    run: ParseRun, again: Any, tmp_path: Path, refusal: str, known: bool
) -> None:
    again(refusal=refusal)
    kept = un_documents.received(un_documents.observations())
    outcome = reading.read(received=kept, name="co.docx", by=None, using=un_documents.inside(tmp_path))
    assert (outcome.known, outcome.run.status) == (known, "refused" if known else "waiting")


def test_files_are_outdated_until_their_newest_reading_is_not(
    run: ParseRun, editor: User, again: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches.publishing.publish(run=un_documents.settled(run, editor).pk, by=editor)
    monkeypatch.setattr(batches, "VERSION", "2")
    assert list(batches.outdated()) == [run.file]
    again()
    assert not batches.outdated().exists()


def test_a_doubt_about_a_day_leaves_no_finding_out(run: ParseRun, editor: User) -> None:
    doubt = Doubt.objects.create(run=run, kind="date-not-found", where="2", mark="1" * 64)
    with pytest.raises(NotNow):
        settling.settle(doubt=doubt.pk, answer="left-out", by=editor, seen_as="")
    assert not findings.doubt_line(doubt).may_leave_out
