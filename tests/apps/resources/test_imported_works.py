"""Resources from a spreadsheet: read, matched by their link, applied, applied again, undone."""

import csv
import io

import pytest

from palais.apps.office.models import Change, ImportRun
from palais.apps.office.services.imports import previewing, runs
from palais.apps.office.services.progress import Progress
from palais.apps.resources.models import Edition, Link, Placement, Work
from palais.apps.resources.services import works
from tests.makers import people, resources
from tests.makers.imports import applied, undone

HEADINGS = ("Title", "Organisation", "Kind", "Language", "URL", "Date", "Hub", "Section")
ROWS = [
    (
        "First",
        "EOA | Somebody else",
        "Statement",
        "fr",
        "https://example.org/1?utm_source=x",
        "2020-05",
        "matter",
        "un",
    ),
    (
        "Second",
        "",
        "press release",
        "",
        "example.org/2.pdf",
        "14 May 2020",
        "Hub of matter",
        "Section members",
    ),
    ("Third", "", "", "en", "https://example.org/3", "2020", "", ""),
]


@pytest.fixture
def hub(db):
    people.organisation("A", acronym="EOA")
    return resources.hub("matter", "un", "members")


def previewed(rows) -> ImportRun:
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *rows])
    run = runs.start(kind="resources", file=io.BytesIO(out.getvalue().encode()), name="list.csv", by=None)
    runs.choose_columns(run=run.pk, columns=run.columns, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def answers(run: ImportRun) -> list[str]:
    return list(run.rows.order_by("pk").values_list("answer", flat=True))


def codes(run: ImportRun) -> list[list[str]]:
    return [[one["code"] for one in row.reasons] for row in run.rows.order_by("pk")]


def test_rows_become_resources_in_their_sections(hub):
    applied(previewed(ROWS))
    first, second, third = Work.public.order_by("pk")
    assert (first.language, first.kind, first.dated) == ("fr", "statement", "2020-05")
    assert [(one.organisation and one.organisation.key, one.name) for one in first.makers.all()] == [
        ("example-a", ""),
        (None, "Somebody else"),
    ]
    assert (second.kind, second.dated, second.editions.get().format) == ("press-release", "2020-05-14", "pdf")
    assert [one.section.slug for one in Placement.objects.order_by("work_id")] == ["un", "members"]
    assert (third.dated, third.placements.count()) == ("2020", 0)


def test_the_log_of_an_import_does_not_name_an_organisation_that_is_not_listed(hub):
    people.organisation("Hidden", is_listed=False)
    rows = [("First", f"EOA | {name}", *ROWS[0][2:]) for name in ("Example organisation Hidden", "Somebody")]
    applied(previewed(rows[:1]))
    undone(applied(previewed(rows[1:])))
    assert Work.everything.get().makers.filter(organisation__key="example-hidden").count() == 1
    lines = Change.objects.filter(about_kind="resource").order_by("pk")
    assert [line.after["makers"] for line in lines] == [
        [["example-a", ""]],
        [["example-a", ""], ["", "Somebody"]],
        [["example-a", ""]],
    ]
    assert "idden" not in str([(line.before, line.after) for line in lines])


def test_the_same_file_again_changes_nothing(hub):
    applied(previewed(ROWS))
    before = list(Work.everything.values_list("pk", "version"))
    again = previewed([(*row[:4], row[4].replace("https://", "http://www."), *row[5:]) for row in ROWS])
    assert set(answers(again)) == {"same"}
    applied(again)
    assert list(Work.everything.values_list("pk", "version")) == before
    assert (Link.objects.count(), Edition.objects.count()) == (3, 3)


def test_a_changed_row_changes_its_resource_and_undoing_puts_it_back(hub):
    applied(previewed(ROWS))
    run = applied(previewed([("First, anew", *ROWS[0][1:6], "matter", "members")]))
    work = Work.everything.get(key="first")
    assert (work.texts.get().title, work.placements.count()) == ("First, anew", 2)
    undone(run)
    work = Work.everything.get(key="first")
    assert (work.texts.get().title, work.placements.get().section.slug) == ("First", "un")


def test_undoing_takes_away_what_was_added_and_keeps_what_a_person_changed(hub, editor):
    run = applied(previewed(ROWS))
    third = Work.everything.get(key="third")
    works.change_work(work=third, words=resources.words("Third, by hand"), by=editor)
    undone(run)
    assert list(Work.everything.values_list("key", flat=True)) == ["third"]


def test_a_row_with_a_fault_waits_and_says_which(hub):
    run = previewed(
        [
            ("", "", "", "", "https://example.org/a", "", "", ""),
            ("No link", "", "", "", "", "", "", ""),
            ("Bad link", "", "", "", "javascript:alert(1)", "", "", ""),
            ("No hub", "", "", "", "https://example.org/b", "", "nowhere", "un"),
            ("No section", "", "", "", "https://example.org/c", "", "matter", "nowhere"),
            ("Half a place", "", "", "", "https://example.org/d", "", "matter", ""),
            ("Kind", "", "poem", "", "https://example.org/e", "", "", ""),
            ("Language", "", "", "Elvish!", "https://example.org/f", "", "", ""),
            ("=1+1", "", "", "", "https://example.org/g", "2020-13", "", ""),
        ]
    )
    assert codes(run) == [
        ["empty"],
        ["empty"],
        ["not-an-address"],
        ["no-hub"],
        ["no-section"],
        ["empty"],
        ["not-a-choice"],
        ["not-a-language-tag"],
        ["formula", "no-such-day"],
    ]
    assert Work.everything.count() == 0


def test_two_rows_of_one_link_are_one_thing(hub):
    run = previewed([ROWS[0], ("Again", *ROWS[0][1:4], "http://example.org/1/", *ROWS[0][5:])])
    assert codes(run)[1] == ["twice"]


def test_a_link_of_two_resources_can_not_be_told(hub):
    resources.work("One", "https://example.org/1")
    resources.work("Two", "https://example.org/1")
    assert codes(previewed([ROWS[0]])) == [["two-records"]]
