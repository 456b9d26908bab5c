"""Signatories from a spreadsheet: matched with organisations, written under their statement, taken back."""

import io

import pytest

from palais.apps.office.models import ImportRow, ImportRun
from palais.apps.office.services.imports import previewing, runs
from palais.apps.office.services.progress import Progress
from palais.apps.signons.models import Signatory
from tests.makers import people
from tests.makers import statements as make
from tests.makers.imports import applied, table, undone

HEADINGS = ("Statement", "Organisation", "Country", "Signed on")
KEY = "2021-03-22-example-letter"


@pytest.fixture(autouse=True)
def media(settings, tmp_path, facts_loaded):
    settings.MEDIA_ROOT = tmp_path / "media"


def previewed(*rows: tuple[str, ...]) -> ImportRun:
    raw = table(rows, headings=HEADINGS).encode()
    run = runs.start(kind="signatories", file=io.BytesIO(raw), name="list.csv", by=None)
    runs.choose_columns(run=run.pk, columns=run.columns, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def rows() -> list[tuple[str, str, str | None, str]]:
    return [
        (one.name, one.state, one.organisation and one.organisation.key, str(one.signed_on or ""))
        for one in Signatory.objects.order_by("position")
    ]


def test_rows_become_signatures_and_are_taken_back():
    made = make.published()
    people.organisation("A", state="MAR")
    make.signed(made, "Friends, Tunisia")
    sheet = (
        (KEY, "Example organisation A", "", "2021-03-20"),
        (KEY, "Friends", "Tunisia", "2021-03-19"),
        (KEY, "Neighbours", "Maroc", ""),
    )
    run = previewed(*sheet)
    assert list(run.rows.order_by("number").values_list("answer", flat=True)) == [
        "insert",
        "change",
        "insert",
    ]
    applied(run)
    assert rows() == [
        ("Friends", "TUN", None, "2021-03-19"),
        ("Example organisation A", "MAR", "example-a", "2021-03-20"),
        ("Neighbours", "MAR", None, ""),
    ]
    assert set(previewed(*sheet).rows.values_list("answer", flat=True)) == {"same"}
    undone(run)
    assert rows() == [("Friends", "TUN", None, "")]


def test_what_is_not_understood_is_named():
    make.published()
    run = previewed(("nothing", "Friends", "Atlantis", "soon"), (KEY, "", "", ""))
    found = [
        [reason["code"] for reason in row.reasons]
        for row in ImportRow.objects.filter(run=run).order_by("number")
    ]
    assert found == [["no-statement", "no-state", "not-a-day"], ["empty"]]
