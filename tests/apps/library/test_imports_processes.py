"""An export with real processes: killed in the middle it loses nothing, and search says what rows say."""

import json

import pytest

from palais.apps.library import index
from palais.apps.library.models import Recommendation
from palais.apps.office import search
from palais.apps.office.choices import Outcome
from palais.apps.office.models import ImportRow, ImportRun
from palais.apps.office.services.imports import previewing, runs, steps
from palais.apps.office.services.progress import Progress
from tests.apps.office.conftest import variables  # noqa: F401
from tests.conftest import load_facts
from tests.makers.imports import started
from tests.makers.processes import palais, wait_for

COUNT = 2_000


@pytest.fixture
def run(variables, settings, tmp_path) -> ImportRun:  # noqa: F811
    settings.MEDIA_ROOT, settings.VAR = tmp_path / "media", tmp_path
    load_facts()
    search.rebuild(of=index.INDEX)
    rows = [
        {"AnnotationId": f"id-{number}", "Text": f"{number % 90 + 1}. Keep promise {number}.", "Body": "CRC",
         "Symbol": "CRC/C/MAR/CO/3-4", "Countries": ["Morocco"]}
        for number in range(COUNT)
    ]  # fmt: skip
    return started(json.dumps(rows), kind="uhri", name="export.json")


def killed(variables, is_under_way) -> None:  # noqa: F811
    """A worker, killed once it is in the middle."""
    with palais(variables, "work", "--name", "one", "--until-done") as worker:
        assert wait_for(is_under_way, every=0.005)
        worker.kill()
        worker.wait()
    assert is_under_way(), "it was over before it was killed: make the file longer"


def rows(outcome: str) -> int:
    return ImportRow.objects.filter(outcome=outcome).count()


def faults() -> list[search.Fault]:
    return index.INDEX.faults(lambda line: None)


def test_killed_in_the_middle_it_goes_on_where_it_stood_and_can_be_undone(variables, run):  # noqa: F811
    runs.choose_columns(run=run.pk, columns=run.columns, by=None, later=False)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    runs.apply(run=run.pk, by=None)
    killed(variables, lambda: 0 < rows(Outcome.DONE) < COUNT)
    there = Recommendation.objects.count()
    assert there == rows(Outcome.DONE)  # whole steps alone, each with its rows

    steps.apply(run=run.pk, by=None, progress=Progress(job=None))
    run.refresh_from_db()
    assert (run.status, run.counts["done"]) == ("applied", COUNT)
    assert (Recommendation.objects.count(), faults()) == (COUNT, [])

    runs.undo(run=run.pk, by=None)
    steps.undo(run=run.pk, by=None, progress=Progress(job=None))
    assert (Recommendation.objects.count(), faults()) == (0, [])
