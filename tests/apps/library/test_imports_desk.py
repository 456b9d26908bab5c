"""Recommendations brought in at the desk: by editors, who see nothing of other imports; by nobody without the right."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from palais.apps.library.models import Recommendation
from palais.apps.office.models import ImportRun
from palais.apps.office.services.imports import previewing, steps
from palais.apps.office.services.progress import Progress
from palais.apps.people.choices import Role
from palais.apps.people.models import User
from palais.apps.people.permissions import GROUPS
from tests.makers.imports import previewed, table

ROWS = [
    {"AnnotationId": "1", "Text": "- 23. Let all go to school.", "Body": "- CRC", "Countries": ["PK"]},
    {"AnnotationId": "2", "Text": "24. Let none be hurt.", "Body": "CRC", "Countries": ["Atlantis"]},
]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("editor@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=GROUPS[Role.EDITOR]))
    return user


def text(answer) -> str:
    return answer.content.decode()


def test_an_editor_takes_an_export_in_and_back(facts_loaded, client, editor):
    client.force_login(editor)
    assert "Imports" in text(client.get(reverse("wagtailadmin_home")))
    kinds = text(client.get(reverse("desk:import-new")))
    assert all(
        kind in kinds for kind in ("Universal Human Rights Index", "UPR Info", "Thematic list of OHCHR")
    )
    assert 'value="organisations"' not in kinds
    upload = SimpleUploadedFile("export.json", json.dumps(ROWS).encode())
    client.post(reverse("desk:import-new"), {"kind": "uhri", "file": upload})
    run = ImportRun.objects.get()
    chosen = {f"column-{place}": run.columns.get(heading, "") for place, heading in enumerate(run.headings)}
    client.post(reverse("desk:import-columns", args=[run.pk]), {**chosen, "keep_as": "", "date_order": ""})
    previewing.preview(run=run.pk, progress=Progress(job=None))
    page = text(client.get(reverse("desk:import", args=[run.pk])))
    assert "Code of a State read as the State" in page
    assert "No State is known by the name “Atlantis”" in text(
        client.get(reverse("desk:import-rows", args=[run.pk]))
    )
    for deed, act, there in (("apply", steps.apply, 1), ("undo", steps.undo, 0)):
        client.post(reverse("desk:import", args=[run.pk]), {"deed": deed})
        act(run=run.pk, by=editor, progress=Progress(job=None))
        assert Recommendation.objects.count() == there


def test_an_editor_sees_nothing_of_other_imports(client, editor):
    other = previewed(table([["Hidden", "", "", "", "member", "", "", ""]]), name="hidden.csv")
    client.force_login(editor)
    assert "hidden.csv" not in text(client.get(reverse("desk:imports")))
    upload = SimpleUploadedFile("members.csv", table([["A", *[""] * 7]]).encode())
    client.post(reverse("desk:import-new"), {"kind": "organisations", "file": upload})
    assert list(ImportRun.objects.values_list("pk", flat=True)) == [other.pk]
    for address in (reverse("desk:import", args=[other.pk]), reverse("desk:file", args=[other.file_id])):
        assert client.get(address).status_code in (302, 403, 404)


def test_who_may_import_but_not_recommendations_sees_none_of_these_kinds(client, db):
    importer = User.objects.create_user("importer@example.org", is_staff=True)
    rights = Permission.objects.filter(codename__in=["access_admin", "add_importrun"])
    importer.user_permissions.set(rights)
    client.force_login(importer)
    kinds = text(client.get(reverse("desk:import-new")))
    assert "Organisations" in kinds and "Universal Human Rights Index" not in kinds
