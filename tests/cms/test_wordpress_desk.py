"""Taking over a site at the desk: the upload, the choices, the preview; and who may."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import GroupPagePermission, Page

from palais.apps.office import imports
from palais.apps.office.models import ImportRun
from palais.apps.office.services.imports import previewing
from palais.apps.office.services.progress import Progress
from tests.makers.wordpress import REAL, UPLOADS, Post, export
from tests.web import reading


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def importer(person):
    """An editor who may also import."""
    user = person("Editors")
    user.user_permissions.add(Permission.objects.get(codename="add_importrun"))
    group = Group.objects.create(name="Those who publish everywhere")
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=publish)
    user.groups.add(group)
    return user


def uploaded(client, content: bytes, **more):
    file = SimpleUploadedFile("export.xml", content, "text/xml")
    return client.post("/admin/imports/new/", {"kind": "wordpress", "file": file, **more})


def test_an_editor_uploads_chooses_and_sees_the_preview(facts_loaded, admin_client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(UPLOADS / "2019" / "05" / "lake.png", "uploads/2019/05/lake.png")
    answer = uploaded(admin_client, REAL.read_bytes(), archive=SimpleUploadedFile("u.zip", packed.getvalue()))
    run = ImportRun.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/imports/{run.pk}/columns/")
    soup = reading.page(admin_client.get(answer["Location"]))
    assert [th.get_text(strip=True) for th in soup.select("thead th")] == [
        "In the file",
        "How many, and two of them",
        "Stands for",
    ]
    values = {field["name"]: field.get("value", "") for field in soup.select("main input[list]")}
    assert "State: Morocco" in values.values()
    assert len(soup.select("datalist option")) > 200
    named = {
        field["name"]: field.select_one("option[selected]")["value"] for field in soup.select("main select")
    }
    wrong = admin_client.post(answer["Location"], {**named, **values, next(iter(values)): "No such name"})
    assert (wrong.status_code, "is none of the names in the list" in wrong.content.decode()) == (422, True)
    chosen = {**named, **values, "keep_as": "Our old site"}
    assert admin_client.post(answer["Location"], chosen).status_code == 302
    previewing.preview(run=run.pk, progress=Progress(job=None))
    shown = reading.page(admin_client.get(f"/admin/imports/{run.pk}/rows/?show=insert")).get_text(
        " ", strip=True
    )
    assert ("A part that filled itself: latest-posts (1)." in shown, "linktype" in shown) == (True, False)
    report = b"".join(admin_client.get(f"/admin/imports/{run.pk}/report.csv").streaming_content).decode()
    assert "The file 2019/05/lost.png did not come with the export." in report


def test_an_archive_is_refused_where_nothing_takes_one(facts_loaded, admin_client):
    answer = admin_client.post(
        "/admin/imports/new/",
        {
            "kind": "organisations",
            "file": SimpleUploadedFile("a.csv", b"Name\nExample organisation A\n"),
            "archive": SimpleUploadedFile("u.zip", b"PK"),
        },
    )
    assert (answer.status_code, "takes no archive" in answer.content.decode()) == (422, True)


def test_an_archive_that_is_none_leaves_nothing_behind(facts_loaded, admin_client):
    answer = uploaded(admin_client, export([Post(1)]).encode(), archive=SimpleUploadedFile("u.zip", b"no"))
    assert (answer.status_code, ImportRun.objects.count()) == (422, 0)


def test_only_who_may_import_and_publish(facts_loaded, client, importer, django_user_model):
    """The editor may both; the clerk may import organisations, but publishes nothing; the stranger may neither."""
    clerk = django_user_model.objects.create_user("clerk@example.org", "a long passphrase", is_staff=True)
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=["add_importrun", "access_admin"]))
    stranger = django_user_model.objects.create_user("stranger@example.org", "a long passphrase")
    kinds = {"wordpress", "feed", "page"}
    assert kinds <= imports.allowed(importer).keys()
    assert not kinds & imports.allowed(clerk).keys()
    assert "organisations" in imports.allowed(clerk)
    for user, status, count in ((stranger, 403, 0), (clerk, 422, 0), (importer, 302, 1)):
        client.force_login(user)
        assert (uploaded(client, export([Post(1)]).encode()).status_code, ImportRun.objects.count()) == (
            status,
            count,
        )
    client.force_login(clerk)
    shut = client.get(f"/admin/imports/{ImportRun.objects.get().pk}/")
    assert (shut.status_code, shut["Location"]) == (302, "/admin/")
