"""Organisations from a spreadsheet: preview, quarantine, apply, undo; what a person changed is never written over."""

from datetime import date

import pytest

from palais.apps.office.choices import Answer, Outcome
from palais.apps.office.imports import reasons, registered
from palais.apps.office.models import Change, ImportRow, ImportRun, SearchOutbox, Stamp
from palais.apps.office.services.imports import previewing, runs, steps
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import Organisation, OrganisationName, Seat, User
from tests.makers.imports import applied, previewed, started, table, undone


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def here(facts_loaded) -> dict[str, Organisation]:
    """Organisations that are there already."""
    made = [
        ("example-a", "Example organisation A", "EOA", "MAR", "https://www.a.example/", "member"),
        ("example-b", "Example organisation B", "EOB", "FRA", "https://b.example/", "observer"),
        ("example-c", "Example organisation C", "", "", "", "member"),
    ]
    names = ("key", "name", "acronym", "state", "website", "standing")
    found = {
        values[0]: Organisation.objects.create(**dict(zip(names, values, strict=True))) for values in made
    }
    OrganisationName.objects.create(
        organisation=found["example-a"], name="Organisation d'exemple A", language="fr", kind="translation"
    )
    return found


def state() -> list:
    """Everything that an import may touch."""
    own = (
        "key",
        "name",
        "language",
        "acronym",
        "kind",
        "level",
        "standing",
        "state",
        "website",
        "joined_on",
        "left_on",
    )
    return [
        list(Organisation.objects.order_by("pk").values_list(*own)),
        list(
            OrganisationName.objects.order_by("organisation_id", "name").values_list(
                "organisation_id", "name", "language", "kind"
            )
        ),
    ]


def answers(run: ImportRun) -> list[tuple[str, str]]:
    return [(row.name, row.answer) for row in run.rows.all()]


def why(run: ImportRun) -> list[str]:
    """The sentences of the rows, in their order."""
    labels = {field.name: field.label for field in registered()[run.kind].fields}
    return [
        " ".join(reasons.sentence(reason, labels=labels) for reason in row.reasons)
        for row in run.rows.all()
        if row.reasons
    ]


ROWS = [
    ["Example organisation A", "EOA", "Morocco", "a.example", "Member", "2015-04-03", "", "x@example.org"],
    ["EXAMPLE ORGANISATION  B", "", "Francia", "", "", "", "Exemple B|المثال ب", ""],
    ["Organisation d’exemple A", "", "مغرب", "", "", "", "", ""],
    [
        "Example organisation D",
        "EOD",
        "KEN",
        "https://d.example",
        "observer",
        "3 Apr 2015",
        "D one|D two",
        "",
    ],
    ["منظمة المثال", "", "المغرب", "", "", "", "", ""],
    ["Example organisation C", "", "", "", "", "", "", ""],
]


def test_a_preview_says_what_each_row_would_do_and_changes_nothing(here):
    before = state()
    run = previewed(table(ROWS), whole=True)
    assert run.columns == {
        "Organisation": "name",
        "Acronym": "acronym",
        "Country": "state",
        "Website": "website",
        "Standing": "standing",
        "Joined on": "joined_on",
        "Other names": "other_names",
    }
    assert answers(run) == [
        ("Example organisation A", Answer.CHANGE),
        ("Example organisation B", Answer.CHANGE),
        ("Organisation d’exemple A", Answer.NOT_UNDERSTOOD),
        ("Example organisation D", Answer.INSERT),
        ("منظمة المثال", Answer.INSERT),
        ("Example organisation C", Answer.SAME),
    ]
    first, second, *_others = run.rows.all()
    assert (first.before, first.after) == ({"joined_on": None}, {"joined_on": "2015-04-03"})
    assert second.after == {"other_names": [["Exemple B", "", "other"], ["المثال ب", "", "other"]]}
    assert why(run) == ["State: “مغرب” is no State that is known here. Nearest: MAR."]
    assert run.counts == {"change": 2, "not-understood": 1, "insert": 2, "same": 1}
    assert state() == before
    assert "x@example.org" not in str(list(ImportRow.objects.values())) + str(list(Change.objects.values()))


def test_apply_and_undo_leave_nothing_behind(here):
    before = state()
    coordinator = User.objects.create_superuser("coordinator@example.org", "a long password")
    run = applied(previewed(table(ROWS), by=coordinator), by=coordinator)
    assert run.status == "applied"
    assert run.counts == {"change": 2, "not-understood": 1, "insert": 2, "same": 1, "done": 4}
    new = Organisation.objects.get(key="example-organisation-d")
    assert (new.name, new.acronym, new.state, new.website, new.standing, new.joined_on) == (
        *("Example organisation D", "EOD", "KEN", "https://d.example", "observer"),
        date(2015, 4, 3),
    )
    assert [name.name for name in new.other_names.all()] == ["D one", "D two"]
    assert Organisation.objects.get(name="منظمة المثال").key.startswith("organisation-")
    a = Organisation.objects.get(key="example-a")
    assert (a.joined_on, a.version) == (date(2015, 4, 3), 2)
    line = Change.objects.get(about_kind="organisation", about_key="example-a")
    assert (line.deed, line.by, line.before, line.after) == (
        *("import-row", coordinator),
        *({"joined_on": None}, {"joined_on": "2015-04-03"}),
    )
    again = previewed(table(ROWS))
    assert again.counts == {"same": 5, "not-understood": 1}
    run = undone(run, by=coordinator)
    assert (run.status, run.counts["undone"]) == ("undone", 4)
    assert state() == before
    assert Change.objects.filter(deed="undo-imported-row", by=coordinator).count() == 4


def test_search_and_pages_follow_what_is_imported(here):
    run = previewed(table(ROWS), whole=True)
    SearchOutbox.objects.all().delete()
    Stamp.objects.filter(name="organisations").delete()
    applied(run, by=None)
    assert Stamp.objects.filter(name="organisations").exists()
    assert SearchOutbox.objects.filter(kind="organisation").exists()


def test_what_changed_after_the_preview_is_a_conflict_and_stays(here):
    run = previewed(table([*ROWS, ["Example organisation E", "", "", "https://c.example", "", "", "", ""]]))
    here["example-a"].joined_on = date(2001, 1, 1)
    here["example-a"].save()
    here["example-b"].delete()
    Organisation.objects.create(key="mine", name="Example organisation D", state="KEN")
    run = applied(run)
    assert why(run) == [
        "It was changed after the preview: Joined on. Nothing was written over it.",
        "It is no longer there.",
        "State: “مغرب” is no State that is known here. Nearest: MAR.",
        "It was added by somebody else after the preview: Example organisation D.",
    ]
    assert run.counts == {"change": 2, "insert": 3, "same": 1, "not-understood": 1, "conflict": 3, "done": 2}
    assert Organisation.objects.get(key="example-a").joined_on == date(2001, 1, 1)
    assert Organisation.objects.filter(name="Example organisation D").count() == 1


def test_undo_keeps_what_a_person_changed_since_and_lists_it(here):
    rows = [
        ["Example organisation A", "", "", "", "", "2015-04-03", "Another A", ""],
        ["Example organisation B", "", "", "", "", "2016-05-04", "", ""],
        ["Example organisation D", "", "", "", "", "", "", ""],
        ["Example organisation E", "", "", "", "", "", "", ""],
        ["Example organisation F", "", "", "", "", "", "", ""],
    ]
    run = applied(previewed(table(rows)))
    a, d = Organisation.objects.get(key="example-a"), Organisation.objects.get(key="example-organisation-d")
    a.joined_on, d.website = date(2001, 1, 1), "https://d.example/"
    for one in (a, d):
        one.version += 1
        one.save()
    person = User.objects.create_user("focal@example.org", "a long password")
    Seat.objects.create(
        organisation=Organisation.objects.get(key="example-organisation-e"),
        person=person,
        valid_from=date(2020, 1, 1),
    )
    run = undone(run)
    assert why(run) == [
        "It was changed after the import: Joined on. This was kept.",
        "It was changed after the import: Website. This was kept.",
        "Something else now depends on it: people who hold a seat there. It was kept.",
    ]
    assert run.counts == {"change": 2, "insert": 3, "undone": 2, "kept": 3}
    a.refresh_from_db()
    assert (a.joined_on, list(a.other_names.values_list("name", flat=True))) == (
        date(2001, 1, 1),
        ["Organisation d'exemple A"],
    )
    assert Organisation.objects.get(key="example-b").joined_on is None
    assert sorted(Organisation.objects.values_list("key", flat=True)) == [
        *("example-a", "example-b", "example-c"),
        *("example-organisation-d", "example-organisation-e"),
    ]


QUARANTINE = [
    (["", "", "Kenya", "", "", "", "", ""], "Name is empty."),
    (
        ["X", "", "Atlantis", "", "", "", "", ""],
        "State: “Atlantis” is no State that is known here. Nearest: ALB.",
    ),
    (["X", "", "", "", "", "31.02.2015", "", ""], "Joined on: “31.02.2015” is not a day of the calendar."),
    (
        ["X", "", "", "", "", "3/4/2015", "", ""],
        "Joined on: “3/4/2015” can be two days. Write it as 2015-04-03, or choose which comes "
        "first, day or month.",
    ),
    (["X", "", "", "", "", "spring", "", ""], "Joined on: “spring” is not a date. Write it as 2015-04-03."),
    (
        ["=1+1", "", "", "", "", "", "", ""],
        "Name holds a formula or an error of the spreadsheet (=1+1). Paste the value instead.",
    ),
    (
        ["#REF!", "", "", "", "", "", "", ""],
        "Name holds a formula or an error of the spreadsheet (#REF!). Paste the value instead.",
    ),
    (["X", "", "", "not an address", "", "", "", ""], "Website: “notanaddress” is no address of a website."),
    (
        ["X", "", "", "javascript:alert(1)", "", "", "", ""],
        "Website: “javascript:alert(1)” is no address of a website.",
    ),
    (
        ["X", "", "", "", "king", "", "", ""],
        "Standing: “king” is none of member, observer, partner, former, none.",
    ),
    (["X" * 251, "", "", "", "", "", "", ""], "Name is longer than 250 characters."),
    (
        ["Example organisation A", "", "Kenya", "a.example", "", "", "", ""],
        "Example organisation A (example-a) has this website, but another State. Give the key.",
    ),
    (
        ["Example organisation A", "", "", "b.example", "", "", "", ""],
        "The website is that of Example organisation B (example-b), but the name that of Example "
        "organisation A (example-a). Give the key.",
    ),
    (
        ["Some other", "EOA", "MAR", "", "", "", "", ""],
        "Example organisation A (example-a) has this acronym in the same State. Give its key, or "
        "another key for a new one.",
    ),
]


@pytest.mark.parametrize(("row", "sentence"), QUARANTINE)
def test_what_is_not_understood_waits_in_quarantine_with_its_reason(here, row, sentence):
    before = state()
    run = previewed(table([row, ["Example organisation Z", *[""] * 7]]))
    assert (run.counts, why(run)) == ({"not-understood": 1, "insert": 1}, [sentence])
    applied(run)
    assert len(state()[0]) == len(before[0]) + 1


def test_two_rows_about_the_same_and_two_records_of_one_name(here):
    Organisation.objects.create(key="c-two", name="Example Organisation C")
    rows = [["Example organisation A"], ["EOA"], ["New one"], ["NEW  ONE"], ["Example organisation C"]]
    run = previewed(table([[*row, *[""] * 7] for row in rows]))
    assert why(run) == [
        "It is about the same as line 2.",
        "It is about the same as line 4.",
        "It can be more than one: Example organisation C (example-c), Example Organisation C (c-two). "
        "Give the key of the right one.",
    ]


def test_the_key_decides_and_changes_the_name(here):
    rows = [["example-a", "A renamed"], ["no-such-key", "Example organisation B"], ["new-key", "Quite new"]]
    run = applied(previewed(table(rows, headings=("key", "name"))))
    assert why(run) == [
        "No organisation has the key “no-such-key”, but Example organisation B (example-b) has "
        "this name or website."
    ]
    assert Organisation.objects.get(key="example-a").name == "A renamed"
    assert Organisation.objects.get(key="new-key").name == "Quite new"


def test_another_name_is_added_where_the_website_is_the_same(here):
    run = applied(previewed(table([["A under a new name", "", "", "https://a.example/en", *[""] * 4]])))
    a = Organisation.objects.get(key="example-a")
    assert run.rows.get().answer == Answer.CHANGE
    assert a.name == "Example organisation A"
    assert "A under a new name" in [name.name for name in a.other_names.all()]


def test_what_a_whole_list_lacks_is_listed_and_stays(here):
    run = applied(previewed(table([["Example organisation A", *[""] * 7]]), whole=True))
    assert answers(run) == [
        ("Example organisation A", Answer.SAME),
        ("Example organisation B", Answer.GONE),
        ("Example organisation C", Answer.GONE),
    ]
    assert Organisation.objects.count() == 3


def test_right_to_left_names_and_marks_of_direction(here):
    run = applied(
        previewed(table([["\u202bجمعية المثال\u202c\u200f", "", "المغرب", "", "member", "", "", ""]]))
    )
    assert run.rows.get().name == "جمعية المثال"
    assert Organisation.objects.filter(name="جمعية المثال").exists()


def test_a_step_that_ran_is_not_run_again(here):
    run = previewed(table([[f"New {number}", *[""] * 7] for number in range(600)]))
    runs.apply(run=run.pk, by=None)
    for _ in range(2):
        steps.apply(run=run.pk, by=None, progress=Progress(job=None))
    run.refresh_from_db()
    assert (run.counts, Organisation.objects.count()) == ({"insert": 600, "done": 600}, 603)
    with pytest.raises(runs.NotNow, match=r"Where the run stands: applied\."):
        runs.apply(run=run.pk, by=None)


def test_a_run_that_is_given_up_leaves_neither_rows_nor_file(here, django_capture_on_commit_callbacks):
    run = previewed(table(ROWS))
    path = run.file.path
    with django_capture_on_commit_callbacks(execute=True):
        runs.drop(run=run.pk, by=None)
    run.refresh_from_db()
    assert (run.status, run.rows.count(), path.exists()) == ("dropped", 0, False)


def test_questions_do_not_grow_with_rows(here, django_assert_max_num_queries):
    for count in (3, 200):
        run = started(table([[f"New {count} {number}", *[""] * 7] for number in range(count)]))
        runs.choose_columns(run=run.pk, columns=run.columns, by=None)
        with django_assert_max_num_queries(18):
            previewing.preview(run=run.pk, progress=Progress(job=None))
        runs.apply(run=run.pk, by=None)
        with django_assert_max_num_queries(42):
            steps.apply(run=run.pk, by=None, progress=Progress(job=None))
        assert ImportRow.objects.filter(run=run, outcome=Outcome.DONE).count() == count
