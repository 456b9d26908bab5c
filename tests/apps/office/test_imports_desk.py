"""Imports at the desk: who may, uploading, columns, preview, report, apply, undo; having a received file back."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from palais.apps.office import permissions, tasks
from palais.apps.office.intake import purposes
from palais.apps.office.models import Change, ImportMapping, ImportRun, Job, PalaisDocument, PalaisImage
from palais.apps.people.models import Organisation, User
from tests.makers import files as made
from tests.makers.imports import applied, previewed, started, table

SECRET = "Organisation of the secret"
ROWS = [[SECRET, "", "", "https://secret.example", "member", "", "One|Other", ""], ["", "X", *[""] * 6]]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def person(kind: str) -> User:
    """The coordinator runs the house, the importer may import, the clerk may enter the desk and no more."""
    permissions.ensure_groups()
    if kind == "coordinator":
        return User.objects.create_superuser("coordinator@example.org", "a long password")
    user = User.objects.create_user(f"{kind}@example.org", "a long password", is_staff=True)
    group = Group.objects.create(name=kind)
    rights = (permissions.ENTER_DESK, permissions.IMPORT) if kind == "importer" else (permissions.ENTER_DESK,)
    for app, codename in (name.split(".") for name in rights):
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    user.groups.add(group)
    return user


def addresses(run: ImportRun) -> list[str]:
    return [
        reverse("desk:imports"),
        reverse("desk:import-new"),
        reverse("desk:import", args=[run.pk]),
        reverse("desk:import-columns", args=[run.pk]),
        reverse("desk:import-rows", args=[run.pk]),
        reverse("desk:import-report", args=[run.pk, "report"]),
        reverse("desk:import-report", args=[run.pk, "quarantine"]),
        reverse("desk:file", args=[run.file_id]),
    ]


def body(answer) -> str:
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    for close in answer._resource_closers:
        close()
    return text


@pytest.mark.parametrize("kind", ["coordinator", "importer"])
def test_those_who_may_see_every_page(client, db, kind):
    run = previewed(table(ROWS))
    client.force_login(person(kind))
    for address in addresses(run):
        answer = client.get(address)
        assert (address, answer.status_code, bool(body(answer))) == (address, 200, True)
    assert "Imports" in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("kind", ["clerk", "stranger"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_see_and_change_nothing(client, db, kind, method):
    run = previewed(table(ROWS))
    if kind != "stranger":
        client.force_login(person(kind))
    for address in [*addresses(run), reverse("desk:import", args=[10**9])]:
        answer = getattr(client, method)(address, {"deed": "apply"} if method == "post" else {})
        expected = {302, 405} if "/files/" in address else {302}
        assert (address, answer.status_code in expected) == (address, True)
        assert SECRET not in body(answer)
    run.refresh_from_db()
    assert (run.status, Organisation.objects.count()) == ("ready", 0)


def test_from_the_upload_to_the_undoing(client, db):
    client.force_login(person("importer"))
    assert "Nothing was imported yet." in body(client.get(reverse("desk:imports")))
    upload = SimpleUploadedFile("members.csv", table(ROWS).encode("utf-16"))
    answer = client.post(reverse("desk:import-new"), {"kind": "organisations", "file": upload})
    run = ImportRun.objects.get()
    columns = reverse("desk:import-columns", args=[run.pk])
    assert (answer.status_code, answer["Location"]) == (302, columns)
    chosen = {f"column-{place}": run.columns.get(heading, "") for place, heading in enumerate(run.headings)}
    assert "is not imported" in body(client.get(columns))
    answer = client.post(columns, {**chosen, "keep_as": "Our list", "date_order": "day-first"})
    one = reverse("desk:import", args=[run.pk])
    assert (answer.status_code, answer["Location"]) == (302, one)
    assert "is being read" in body(client.get(one))
    work()
    page = body(client.get(one))
    assert "Apply 1 row" in page and "Rows to correct (CSV)" in page
    rows = body(client.get(reverse("desk:import-rows", args=[run.pk])))
    assert SECRET in rows and "Name is empty." in rows
    assert Organisation.objects.count() == 0
    client.post(one, {"deed": "apply"})
    work()
    assert Organisation.objects.get().name == SECRET
    page = body(client.get(one))
    assert "Undo this import" in page and "Apply" not in page
    client.post(one, {"deed": "undo"})
    work()
    assert (Organisation.objects.count(), ImportRun.objects.get().status) == (0, "undone")
    assert ImportMapping.objects.get().columns == run.columns
    log = body(client.get(reverse("desk:import-rows", args=[run.pk]) + "?show=undone"))
    assert SECRET in log


def work() -> None:
    """Run the jobs that wait, as a worker does."""
    names = {"preview_import", "apply_import", "undo_import"}
    for job in Job.objects.ready():
        name = job.task_path.rpartition(".")[2]
        if name in names:
            job.claim("test")
            context = type("Context", (), {"task_result": type("Result", (), {"id": job.pk})})
            getattr(tasks, name).func(context, **job.args_kwargs["kwargs"])
            Job.objects.get(pk=job.pk).set_successful(None)


def test_what_has_stopped_goes_on(client, db):
    client.force_login(person("importer"))
    run = previewed(table(ROWS))
    one = reverse("desk:import", args=[run.pk])
    client.post(one, {"deed": "apply"})
    assert "It has stopped." not in body(client.get(one))
    assert "This is still under way." in body(client.post(one, {"deed": "go-on"}, follow=True))
    job = Job.objects.get(task_path__endswith="apply_import")
    job.claim("dead")
    Job.objects.get(pk=job.pk).set_failed(ValueError("words"))
    assert "It has stopped." in body(client.get(one))
    client.post(one, {"deed": "go-on"})
    work()
    assert (Organisation.objects.get().name, ImportRun.objects.get().status) == (SECRET, "applied")


def test_what_is_refused_is_said_on_the_page_and_nothing_is_kept(client, db):
    client.force_login(person("importer"))
    upload = SimpleUploadedFile("members.xlsx", made.macros_declared())
    answer = client.post(reverse("desk:import-new"), {"kind": "organisations", "file": upload})
    assert answer.status_code == 422
    assert "The file contains macros, which are programs." in body(answer)
    assert (ImportRun.objects.count(), Change.objects.count()) == (0, 0)


def test_an_upload_that_is_too_large_is_stopped_on_its_way(client, db, monkeypatch):
    small = purposes.Purpose("import", ("text",), 1024 * 1024)
    monkeypatch.setattr(purposes, "_purposes", {"import": small})
    client.force_login(person("importer"))
    upload = SimpleUploadedFile("members.csv", b"x" * 1_500_000)
    answer = client.post(reverse("desk:import-new"), {"kind": "organisations", "file": upload})
    assert answer.status_code == 422
    assert "The file is larger than 1 MB. Send a smaller one, or split it." in body(answer)
    assert ImportRun.objects.count() == 0


def test_a_mapping_to_a_missing_column_is_said(client, db):
    client.force_login(person("importer"))
    ImportMapping.objects.create(kind="organisations", name="Old", columns={"Organisme": "name"})
    run = started(table(ROWS))
    columns = reverse("desk:import-columns", args=[run.pk])
    page = body(client.get(columns + "?mapping=Old"))
    assert (
        "The mapping “Old” expects the column “Organisme”, which the file lacks. Its columns are: "
        "Organisation, Acronym, Country, Website, Standing, Joined on, Other names, E-mail."
    ) in page
    answer = client.post(columns, {"column-1": "acronym"})
    assert (answer.status_code, "No column stands for “Name”. Choose one." in body(answer)) == (422, True)
    answer = client.post(columns, {"column-0": "name", "column-1": "name"})
    assert "Two columns stand for “Name”. Choose one of them." in body(answer)


def test_another_encoding_is_chosen(client, db):
    client.force_login(person("importer"))
    run = started("Nom;Pays\nBéta;Sénégal\nÉtoile;Côte d'Ivoire\n".encode("mac_roman"))
    columns = reverse("desk:import-columns", args=[run.pk])
    assert "The file does not say how its letters are written" in body(client.get(columns))
    client.post(columns, {"read": "1", "encoding": "mac_roman", "delimiter": ";"})
    assert "Côte d&#x27;Ivoire" in body(client.get(columns))
    client.post(columns, {"read": "1", "encoding": "utf-8", "delimiter": ";"}, follow=True)
    run.refresh_from_db()
    assert run.reading["encoding"] == "mac_roman"


def test_the_report_runs_no_formula_and_the_quarantine_can_be_uploaded_again(client, db):
    client.force_login(person("importer"))
    rows = [["@Good", *[""] * 7], ["Bad", "", "", "", "king", "", "", "x@example.org"]]
    run = applied(previewed(table(rows)))
    report = body(client.get(reverse("desk:import-report", args=[run.pk, "report"])))
    assert list(csv.reader(io.StringIO(report.removeprefix("\ufeff")))) == [
        ["Line", "Name", "Would do", "Did", "Before", "After", "Why"],
        ["2", "'@Good", "new", "applied", "", report.split(",")[11].split("\r")[0], ""],
        [
            "3",
            "Bad",
            "not understood",
            "",
            "",
            "",
            "Standing: “king” is none of member, observer, partner, former, none.",
        ],
    ]
    part = body(client.get(reverse("desk:import-report", args=[run.pk, "quarantine"])))
    again = previewed(part.replace("king", "member"))
    assert (again.counts, again.columns) == ({"insert": 1}, run.columns)
    assert "x@example.org" not in part


def test_a_received_file_is_always_a_download(client, db):
    client.force_login(person("importer"))
    run = previewed(table(ROWS), name="l\u00edst.csv")
    answer = client.get(reverse("desk:file", args=[run.file_id]))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private, no-store")
    assert body(answer) == table(ROWS)
    assert (
        client.get(f"/media/received/{run.file.checksum[:2]}/{run.file.checksum}", follow=True).status_code
        == 404
    )
    run.file.path.unlink()
    assert client.get(reverse("desk:file", args=[run.file_id])).status_code == 404


def test_lists_ask_the_same_number_of_questions(client, db, django_assert_max_num_queries):
    client.force_login(person("coordinator"))
    run = previewed(table([[f"One {number}", *[""] * 7] for number in range(60)]))
    for _ in range(3):
        started(table(ROWS))
    client.get(reverse("desk:imports"))
    with django_assert_max_num_queries(21):
        client.get(reverse("desk:imports"))
    with django_assert_max_num_queries(21):
        client.get(reverse("desk:import-rows", args=[run.pk]))


def test_wagtail_takes_pictures_and_files_only_through_the_intake(client, db):
    client.force_login(person("coordinator"))
    picture = SimpleUploadedFile("a.jpg", made.picture(located=True), content_type="image/jpeg")
    add = reverse("wagtailimages:add")
    assert client.post(add, {"title": "A", "file": picture, "description": "A"}).status_code == 302
    with PalaisImage.objects.get().file.open() as kept:
        assert b"Maker of cameras" not in kept.read()
    bomb = SimpleUploadedFile("a.png", made.huge_picture(), content_type="image/png")
    assert "The picture has 30000 × 30000 pixels" in body(
        client.post(add, {"title": "B", "file": bomb, "description": "B"})
    )
    drawing = SimpleUploadedFile("a.svg", made.SVG, content_type="image/svg+xml")
    assert "The file holds a web page or an SVG drawing" in body(
        client.post(add, {"title": "B", "file": drawing, "description": "B"})
    )
    several = reverse("wagtailimages:add_multiple")
    answer = client.post(several, {"title": "B", "files[]": SimpleUploadedFile("a.png", made.SVG)})
    assert "The file holds a web page or an SVG drawing" in answer.json()["error_message"]
    assert PalaisImage.objects.count() == 1
    add = reverse("wagtaildocs:add")
    page = SimpleUploadedFile("a.html", b"plain words", content_type="text/html")
    assert "but the file is plain text" in body(client.post(add, {"title": "B", "file": page}))
    paper = SimpleUploadedFile("a.pdf", made.PDF, content_type="application/pdf")
    assert client.post(add, {"title": "A", "file": paper}).status_code == 302
    document = PalaisDocument.objects.get()
    answer = client.get(document.url)
    assert body(answer).encode() == made.PDF
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Content-Encoding" not in answer
