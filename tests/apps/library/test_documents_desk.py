"""The desk of UN documents: three people, uploading, the list, the review screen, publishing, two editors at once."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from palais.apps.library.desk.review import stamp
from palais.apps.library.models import Batch, BatchFile, Document, Doubt, ParseRun, Recommendation
from palais.apps.library.reading import doubt_words
from palais.apps.library.services import batches, publishing, settling
from palais.apps.office.models import Job
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from tests.makers import documents as made
from tests.makers import people, un_documents

LIST = "/admin/un-documents/"
pytestmark = pytest.mark.usefixtures("facts_loaded")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor() -> User:
    return people.person("editor", "editor")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def run(tmp_path: Path) -> ParseRun:
    return un_documents.read(un_documents.observations(), tmp_path, "co.docx")


def page(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return BeautifulSoup(answer.content, "html.parser")


def here(run: ParseRun) -> str:
    return reverse("library-desk:review", args=[run.file_id])


def status(client: Client, path: str) -> int:
    answer = client.get(path)
    for close in answer._resource_closers:
        close()
    return answer.status_code


def button(shown: BeautifulSoup, name: str) -> str:
    return shown.select_one(f"button[name={name}]")["value"]


def test_three_people(client: Client, run: ParseRun) -> None:
    paths = [LIST, f"{LIST}add/", here(run), f"{here(run)}file/"]
    client.force_login(people.person("editor", "editor"))
    assert [status(client, path) for path in paths] == [200] * 4
    client.force_login(people.person("planner", "planner"))
    assert [status(client, path) for path in paths] == [302] * 4
    refused = client.post(here(run), {"right": f"{run.doubts.get().pk}|"})
    client.logout()
    strange = client.post(here(run), {"right": f"{run.doubts.get().pk}|"})
    assert (refused.status_code, strange.status_code) == (302, 302)
    assert run.doubts.get().settled_at is None
    assert all("/login/" in client.get(path).headers["Location"] for path in paths)


def test_the_empty_list_teaches(desk: Client) -> None:
    shown = page(desk, LIST)
    assert "Bring in the documents" in shown.select_one(".help-info").text
    assert shown.select_one(f"a.button[href='{LIST}add/']").text.strip() == "Add documents"


def test_many_files_are_uploaded_and_read_by_a_job(desk: Client, editor: User) -> None:
    several = [
        SimpleUploadedFile("co.docx", un_documents.observations()),
        SimpleUploadedFile("co.docx", made.observations()),
        SimpleUploadedFile("scan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
    ]
    answer = desk.post(f"{LIST}add/", {"files": several})
    batch = Batch.objects.get()
    assert answer.headers["Location"] == f"{LIST}together/{batch.pk}/"
    assert Job.objects.get(task_path=batches.TASK).args_kwargs["kwargs"] == {"batch": batch.pk}
    waiting = [row.text for row in page(desk, answer.headers["Location"]).select("tbody tr")]
    assert "Waits to be read" in waiting[0] and "PNG picture" in waiting[2]
    assert sum(1 for _line in batches.work(batch=batch.pk, progress=Progress(job=None))) == 2
    rows = [row.text for row in page(desk, answer.headers["Location"]).select("tbody tr")]
    assert "co.docx" in rows[0] and "59 findings, 1 doubt" in rows[0] and "co.docx (2)" in rows[1]
    assert set(BatchFile.objects.values_list("outcome", flat=True)) == {"doubts", "refused"}


def test_an_upload_without_a_file_is_said(desk: Client) -> None:
    answer = desk.post(f"{LIST}add/", {})
    assert answer.status_code == 422 and "Choose one or more files." in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_batch_whose_job_is_gone_goes_on(desk: Client, editor: User) -> None:
    batch = batches.begin(by=editor)
    BatchFile.objects.create(batch=batch, place=1, name="co.docx", received=un_documents.received(b"x"))
    path = f"{LIST}together/{batch.pk}/"
    assert "It has stopped" in page(desk, path).text
    assert desk.post(path).status_code == 302
    assert "It has stopped" not in page(desk, path).text


def test_the_list_is_searched_and_filtered(desk: Client, run: ParseRun, tmp_path: Path) -> None:
    un_documents.read(made.pdf([[], []]), tmp_path, "scan.pdf")
    asked = ("", "?q=norway", "?q=3-4+norway", "?status=ready", "?q=scan", "?status=refused")
    shown = [page(desk, LIST + one) for one in asked]
    assert [len(one.select("tbody tr")) for one in shown] == [2, 1, 1, 0, 1, 1]
    said = [one.select_one("main p[role=status]").text for one in shown]
    assert said == ["2 readings", "1 reading", "1 reading", "0 readings", "1 reading", "1 reading"]


def test_one_and_three_readings_cost_the_same(desk: Client, run: ParseRun, tmp_path: Path) -> None:
    def queries(path: str) -> int:
        page(desk, path)
        with CaptureQueriesContext(connection) as caught:
            page(desk, path)
        return len(caught)

    before = queries(LIST), queries(here(run))
    for number in (1, 2):
        symbol = f"CRC/C/NOR/CO/{number + 4}"
        un_documents.read(un_documents.observations(symbol=symbol), tmp_path, f"{number}.docx")
    assert queries(LIST) == before[0] and before[0] < 30
    assert queries(here(run)) == before[1] and before[1] < 30


def test_text_stands_beside_findings_and_doubts_come_first(desk: Client, run: ParseRun) -> None:
    shown = page(desk, here(run))
    titles = [title.text for title in shown.select("#found h2")]
    assert titles == ["1 doubt is open", "The document", "59 findings"]
    assert shown.select_one("#text #at-59").text.startswith("59. The Committee recommends")
    doubt = run.doubts.get()
    item = shown.select_one(f"#d-{doubt.pk}")
    assert item["data-text"] == "B. A heading nobody has seen"
    assert [one["data-key"] for one in item.select("[data-key]")] == ["a", "c"]
    assert shown.select_one("#text")["lang"] == "en" and not shown.select("button[value=publish]")


def test_a_doubt_is_settled_undone_and_corrected_without_script(desk: Client, run: ParseRun) -> None:
    pk = run.doubts.get().pk
    answer = desk.post(here(run), {"right": button(page(desk, here(run)), "right")})
    assert answer.headers["Location"] == f"{here(run)}#found"
    settled = page(desk, here(run))
    assert "It is right" in settled.select_one(f"#d-{pk}").text and settled.select("button[value=publish]")
    desk.post(here(run), {"undo": button(settled, "undo")})
    assert run.doubts.get().settled_at is None
    form = page(desk, f"{here(run)}?edit={pk}")
    assert form.select_one("#correct select option[value=violence]").text == "Violence against children"
    desk.post(here(run), {"correct": button(form, "correct"), "value-cluster": "violence"})
    assert run.doubts.get().decision == {"answer": "corrected", "values": {"cluster": "violence"}}
    assert "Violence against children" in page(desk, here(run)).select_one("[data-at='59']").text


def test_the_second_editor_sees_what_the_first_did(desk: Client, run: ParseRun) -> None:
    seen = button(page(desk, here(run)), "right")
    before = desk.get(here(run), {"stamp": 1}).json()
    settling.settle(
        doubt=run.doubts.get().pk, answer="right", by=people.person("other", "editor"), seen_as=""
    )
    assert desk.get(here(run), {"stamp": 1}).json() != before
    answer = desk.post(here(run), {"right": seen}, follow=True)
    shown = BeautifulSoup(answer.content, "html.parser")
    said = shown.select_one(".messages").text, shown.select_one(".reading-settled").text
    assert "Somebody settled this meanwhile." in said[0] and "other" in said[1]
    assert run.doubts.get().settled_by.email == "other@example.org"
    fresh = ParseRun.objects.get()
    assert desk.get(here(run), {"stamp": 1}).json()["stamp"] == stamp(fresh, list(fresh.doubts.all()))


def test_a_correction_that_is_not_understood_keeps_what_was_typed(desk: Client, run: ParseRun) -> None:
    form = page(desk, f"{here(run)}?edit=front")
    assert form.select_one("#value-symbol")["value"] == "CRC/C/NOR/CO/3-4"
    typed = {"correct": button(form, "correct"), "value-state": "Atlantis", "value-title": "A new title"}
    answer = desk.post(here(run), typed)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert shown.select_one("#error-state").text == "No State is known by the name “Atlantis”."
    assert (shown.select_one("#value-state")["value"], shown.select_one("#value-title").text) == (
        "Atlantis",
        "A new title",
    )
    desk.post(here(run), typed | {"value-state": "Suède"})
    document = Document.objects.get()
    assert (document.state, document.title) == ("SWE", "A new title")


def test_a_finding_is_corrected_and_left_out(desk: Client, run: ParseRun) -> None:
    shown = page(desk, here(run))
    mark, _bar, seen = button(shown, "leave-finding").partition("|")
    form = page(desk, f"{here(run)}?edit={mark}")
    assert form.select_one("#value-text").text.startswith("The Committee is concerned about delays")
    desk.post(here(run), {"correct": f"{mark}|{seen}", "value-kind": "praise", "value-text": "Mended text."})
    line = page(desk, here(run)).select_one(f"#f-{mark[:16]}")
    assert "Praise" in line.text and "Mended text." in line.text and "Corrected" in line.text
    desk.post(here(run), {"leave-finding": button(page(desk, here(run)), "leave-finding")})
    assert "Left out" in page(desk, here(run)).select_one(f"#f-{mark[:16]}").text


def test_it_is_published_taken_back_and_removed(desk: Client, run: ParseRun) -> None:
    assert (
        "Doubts are still open"
        in desk.post(here(run), {"publishing": "publish"}, follow=True).content.decode()
    )
    desk.post(here(run), {"right-kind": "unknown-heading"})
    desk.post(LIST, {"deed": "publish"})
    job = Job.objects.get(task_path="palais.apps.library.tasks.publish_documents")
    by = User.objects.get(pk=job.args_kwargs["kwargs"]["by"])
    assert publishing.publish_ready(by=by, progress=Progress(job=None)) == 1
    assert ParseRun.objects.get().published_by == by
    assert Recommendation.objects.shown().count() == 59 and Document.objects.get().is_published
    desk.post(here(run), {"publishing": "unpublish"})
    assert not Recommendation.objects.shown().exists()
    asked = page(desk, f"{here(run)}remove/").select_one("main").text
    assert "1 answer to its doubts. This cannot be undone." in asked and ParseRun.objects.exists()
    assert desk.post(f"{here(run)}remove/").headers["Location"] == LIST
    assert not ParseRun.objects.exists()


def test_what_is_done_with_many_documents_says_how_far_it_is(desk: Client, run: ParseRun) -> None:
    settling.settle_kind(run=run.pk, kind="unknown-heading", by=people.person("other", "editor"))
    desk.post(LIST, {"deed": "publish"})
    job = Job.objects.get(task_path="palais.apps.library.tasks.publish_documents")
    Progress(job=job.pk).finish(1)
    said = next(one for one in page(desk, LIST).select("main p[role=status]") if one.select("a.button"))
    assert "Publish documents" in said.text and "1 of 1" in said.text


def test_a_failed_attempt_hides_no_reading_and_can_be_made_again(desk: Client, run: ParseRun) -> None:
    refused = ParseRun.objects.create(file=run.file, version=run.version, status="refused")
    for refusal, buttons in (("takes-too-long", 1), ("document-damaged", 0)):
        ParseRun.objects.filter(pk=refused.pk).update(refusal=refusal)
        shown = page(desk, here(run))
        assert len(shown.select("#found .help-critical")) == 1 and "59 findings" in shown.text
        assert len(shown.select("button[value=again]")) == buttons


SAID = {
    "The first page has no symbol of this document. It names A/1, A/HRC/1/Add.1. It would be CRC/C/1.": None,
    "Who made recommendation 81.1 is not quite clear: “(x). y”. Perhaps FRA or GUF?": None,
    "After paragraph 5 comes 7: 6 not found.": "After 5 comes 7.",
    "12 paragraphs were found; in documents of this layout there are 15 to 80.": (
        "Paragraphs found: 12. Documents of this layout have 15 to 80."
    ),
    "“CRC/C/X”: no State has this code.": "“CRC/C/X” is no symbol that can be read.",
    "The page carries a script. It was not executed.": "",
}


def test_a_doubt_is_said_in_the_language_of_the_editor(
    run: ParseRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    un_documents.read(made.pdf([made.upr_cover(), made.upr_lines()]), tmp_path, "report.pdf")
    read = [one.detail["sentence"] for one in Doubt.objects.all()]
    monkeypatch.setattr(doubt_words, "gettext", lambda words: words)
    with translation.override("fr"):
        for sentence, said in SAID.items():
            assert doubt_words.said(sentence) == (sentence if said is None else said, False)
        assert not any(doubt_words.said(sentence)[1] for sentence in read)
        assert doubt_words.said("Nobody knows it.") == ("Nobody knows it.", True)
    assert doubt_words.said("It names A/1.") == ("It names A/1.", True)


def test_documents_are_found_by_the_name_of_the_state_in_any_language(desk: Client, run: ParseRun) -> None:
    assert [len(page(desk, f"{LIST}?q={word}").select("tbody tr")) for word in ("Norvège", "Suède")] == [1, 0]
    form = page(desk, f"{here(run)}?edit=front")
    kinds = [one.text for one in form.select("#value-document_kind option")]
    assert "List of issues prior to reporting" in kinds


def test_a_refusal_stands_outside_of_what_is_swapped(desk: Client, run: ParseRun) -> None:
    shown = page(desk, here(run))
    assert shown.select_one("#said") and not shown.select("#found #said")


def test_who_took_it_back_is_told_who_publishes_it(desk: Client, run: ParseRun, editor: User) -> None:
    settling.settle_kind(run=run.pk, kind="unknown-heading", by=editor)
    publishing.publish(run=run.pk, by=editor)
    publishing.unpublish(run=run.pk, by=editor)
    assert "A person took it back." in page(desk, here(run)).text
    assert not page(desk, LIST).select("button[value=publish]")


def test_a_folder_is_gone_on_with_by_its_command_alone(desk: Client, tmp_path: Path) -> None:
    batch, _goes_on = batches.begin_folder(folder=tmp_path, publish=False, by=None)
    path = f"{LIST}together/{batch.pk}/"
    assert "Run the command again" not in page(desk, path).text
    Batch.objects.update(started_at=batch.started_at - batches.SILENT * 2)
    assert "Run the command again" in page(desk, path).text
    assert desk.post(path).status_code == 302 and not Job.objects.filter(task_path=batches.TASK).exists()


def test_what_was_changed_since_it_was_published_is_said(desk: Client, run: ParseRun, editor: User) -> None:
    settling.settle_kind(run=run.pk, kind="unknown-heading", by=editor)
    publishing.publish(run=run.pk, by=editor)
    assert "Something was changed since" not in page(desk, here(run)).text
    settling.correct_front(run=run.pk, values={"title": "Another"}, by=editor, seen_as="")
    shown = page(desk, here(run))
    assert "Something was changed since" in shown.text and shown.select("button[value=publish]")
    desk.post(here(run), {"publishing": "publish"})
    assert Document.objects.get().title == "Another"


def test_the_file_comes_back_as_it_was_received(desk: Client, run: ParseRun) -> None:
    answer = desk.get(f"{here(run)}file/")
    assert b"".join(answer.streaming_content) == un_documents.observations()
    for close in answer._resource_closers:
        close()
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_refused_file_says_why_and_what_to_do(desk: Client, tmp_path: Path) -> None:
    run = un_documents.read(made.pdf([[], []]), tmp_path, "scan.pdf")
    shown = page(desk, here(run))
    assert "Have the text recognised (OCR) first." in shown.text
    assert shown.select(f"a[href='{here(run)}remove/']") and not shown.select("#found h2")


def test_any_other_answer_changes_nothing(desk: Client, run: ParseRun) -> None:
    posted: list[dict[str, str]] = [
        {}, {"right": ""}, {"right": "x|"}, {"right": "99999999999999999999|"}, {"left-out": "1|"}, {"undo": "0|"},
        {"correct": "|"}, {"correct": "front|"}, {"leave-finding": "nothing|"}, {"publishing": "other"},
        {"right-kind": "nothing"},
    ]  # fmt: skip
    assert {desk.post(here(run), one).status_code for one in posted} == {302}
    run.refresh_from_db()
    assert (run.status, run.doubts.get().decision) == ("waiting", {})
    assert desk.get(here(run), {"edit": "nothing"}).status_code == 200
