"""States of work, topics and languages of organisations from a spreadsheet: read, written, taken back."""

import pytest

from palais.apps.office.imports import registered
from palais.apps.office.models import ImportRow
from palais.apps.people.models import Organisation
from tests.makers.imports import applied, previewed, table, undone

HEADINGS = ("Organisation", "Key", "Countries of work", "Themes", "Working languages")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def reach(key: str) -> tuple[list[str], list[str], list[str]]:
    one = Organisation.objects.get(key=key)
    return (
        [row.state for row in one.work_states.all()],
        [row.topic for row in one.topics.all()],
        [row.language for row in one.languages.all()],
    )


def test_lists_are_read_by_name_in_any_language_and_undone(facts_loaded):
    Organisation.objects.create(key="example-a", name="Example organisation A")
    before = reach("example-a")
    rows = [
        ("Example organisation A", "", "Maroc | TUN; Moldova", "Éducation, child participation", "fr, ar"),
        ("Example organisation N", "", "Bolivia (Plurinational State of)", "", "es"),
    ]
    run = applied(previewed(table(rows, headings=HEADINGS)))
    assert reach("example-a") == (["MAR", "MDA", "TUN"], ["child-participation", "education"], ["ar", "fr"])
    assert reach("example-organisation-n") == (["BOL"], [], ["es"])
    again = previewed(table(rows, headings=HEADINGS))
    assert set(again.rows.values_list("answer", flat=True)) == {"same"}
    undone(run)
    assert (reach("example-a"), Organisation.objects.count()) == (before, 1)


def test_a_row_that_names_states_names_all_of_them(facts_loaded):
    one = Organisation.objects.create(key="example-a", name="Example organisation A")
    for state in ("MAR", "TUN"):
        one.work_states.create(state=state)
    applied(previewed(table([("Example organisation A", "", "Tunisia", "", "")], headings=HEADINGS)))
    assert reach("example-a")[0] == ["TUN"]
    applied(previewed(table([("Example organisation A", "", "", "", "en")], headings=HEADINGS)))
    assert reach("example-a") == (["TUN"], [], ["en"])


def test_what_is_not_understood_is_named(facts_loaded):
    run = previewed(
        table([("Example organisation A", "", "Atlantis", "sorcery", "klingon!")], headings=HEADINGS)
    )
    row = ImportRow.objects.get(run=run)
    assert [reason["code"] for reason in row.reasons] == ["no-state", "no-topic", "not-a-language"]
    assert registered()["organisations"].field("topics") is not None
