"""An import with real processes: killed in the middle of each stage, it loses nothing and doubles nothing."""

import pytest

from palais.apps.office.choices import Outcome
from palais.apps.office.models import Change, ImportRow, ImportRun
from palais.apps.office.services.imports import runs
from palais.apps.people.models import Organisation, OrganisationName
from tests.makers.imports import started, table
from tests.makers.processes import WITHIN, palais, wait_for

COUNT, THERE = 4_000, 500


@pytest.fixture
def run(variables, settings, tmp_path) -> ImportRun:
    """A file of four thousand rows, five hundred of them about organisations that are there."""
    settings.MEDIA_ROOT = tmp_path / "media"
    Organisation.objects.bulk_create(
        Organisation(key=f"example-{number}", name=f"Example {number}") for number in range(THERE)
    )
    rows = [[f"Example {number}", "", "", "", "member", "", f"Also {number}", ""] for number in range(COUNT)]
    return started(table(rows))


def killed_and_taken_up(variables, is_under_way) -> None:
    """One worker, killed once it is in the middle; another of its name takes the job up and ends it."""
    with palais(variables, "work", "--name", "one", "--until-done") as worker:
        assert wait_for(is_under_way, every=0.005)
        worker.kill()
        worker.wait()
    assert is_under_way(), "it was over before it was killed: make the file longer"
    with palais(variables, "work", "--name", "one", "--until-done") as worker:
        said = worker.communicate(timeout=WITHIN)[0]
        assert (worker.returncode, said) == (0, "")


def rows(run: ImportRun, outcome: str) -> int:
    return ImportRow.objects.filter(run=run, outcome=outcome).count()


def test_killed_in_the_middle_of_each_stage(variables, run):
    runs.choose_columns(run=run.pk, columns=run.columns, by=None)
    killed_and_taken_up(variables, lambda: 0 < run.rows.count() < COUNT)
    run.refresh_from_db()
    assert (run.status, run.counts) == ("ready", {"change": THERE, "insert": COUNT - THERE})
    assert sorted(run.rows.values_list("line", flat=True)) == list(range(2, COUNT + 2))
    before = list(Organisation.objects.order_by("pk").values_list("pk", "key", "name", "standing"))

    runs.apply(run=run.pk, by=None)
    killed_and_taken_up(variables, lambda: 0 < rows(run, Outcome.DONE) < COUNT)
    run.refresh_from_db()
    assert (run.status, run.counts["done"]) == ("applied", COUNT)
    assert Organisation.objects.filter(standing="member").count() == Organisation.objects.count() == COUNT
    assert OrganisationName.objects.count() == COUNT
    assert Change.objects.filter(deed="import-row").count() == COUNT

    runs.undo(run=run.pk, by=None)
    killed_and_taken_up(variables, lambda: 0 < rows(run, Outcome.UNDONE) < COUNT)
    run.refresh_from_db()
    assert (run.status, run.counts["undone"]) == ("undone", COUNT)
    assert list(Organisation.objects.order_by("pk").values_list("pk", "key", "name", "standing")) == before
    assert OrganisationName.objects.count() == 0
    assert Change.objects.filter(deed="undo-imported-row").count() == COUNT
