"""What bad input gets: each file with its sentence and its bounds; the database is as it was."""

import csv
from dataclasses import replace

import pytest

from palais.apps.office.imports import table as table_rows
from palais.apps.office.intake import examining
from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.sentences import FileRefused, sentence
from palais.apps.office.models import Change, ImportMapping, ImportRow, ImportRun, ReceivedFile
from palais.apps.office.services.imports import previewing, runs
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import Organisation
from tests.makers import files, tables
from tests.makers.ends import ends
from tests.makers.imports import previewed, started, table

NO_WHOLE_TABLE = (
    "The Excel table is not whole or was damaged on its way. Open it, save it anew, and send that."
)

REFUSED = {
    "zip bomb": (
        "a.xlsx",
        files.zip_bomb,
        "The file is a Word document, which cannot be used here. Save it as one of: TXT, XLSX, ICS.",
    ),
    "billion laughs": (
        "a.csv",
        lambda: files.LAUGHS,
        "The file is XML, which cannot be used here. Save it as one of: TXT, XLSX, ICS.",
    ),
    "truncated xlsx": (
        "a.xlsx",
        lambda: tables.xlsx()[:-200],
        "The file is not whole or was damaged on its way. Open it, save it anew, and send that.",
    ),
    "xlsx with a broken sheet": ("a.xlsx", tables.broken_sheet, NO_WHOLE_TABLE),
    "encrypted xlsx": (
        "a.xlsx",
        lambda: files.ENCRYPTED_XLSX,
        "The file is protected with a password. Save it without one and send it again.",
    ),
    "picture": (
        "a.csv",
        lambda: files.picture(located=True),
        "The file is a JPEG picture, which cannot be used here. Save it as one of: TXT, XLSX, ICS.",
    ),
    "picture bomb": (
        "a.xlsx",
        files.huge_picture,
        "The file is a PNG picture, which cannot be used here. Save it as one of: TXT, XLSX, ICS.",
    ),
    "polyglot": (
        "a.xlsx",
        lambda: files.two_kinds(files.PDF, tables.xlsx()),
        "The file is a PDF, which cannot be used here. Save it as one of: TXT, XLSX, ICS.",
    ),
    "zero bytes": (
        "a.csv",
        lambda: b"Name,State\nA\0B,MAR\n",
        "The file holds zero bytes, which no text has. Save it anew as CSV in UTF-8, or as Excel table.",
    ),
    "ten million columns": (
        "a.csv",
        tables.many_columns,
        "Line 1 is longer than 1000000 characters, so this is no table of rows. Look at its line "
        "ends and columns, and save it anew.",
    ),
    "six hundred columns": (
        "a.csv",
        tables.some_columns,
        "Line 1 has more than 500 columns. Keep only those that you need.",
    ),
    "open quotation mark": (
        "a.csv",
        tables.open_quotation,
        "From line 2 on, the file is no CSV: a quotation mark is missing, or a cell is longer than "
        "100000 characters.",
    ),
    "headings alone": (
        "a.csv",
        lambda: b"Name,State\n\n \n",
        "The file holds no table: no row stands below a row of headings. Choose another file or sheet.",
    ),
    "blank": (
        "a.csv",
        lambda: b"\n \n",
        "The file holds no table: no row stands below a row of headings. Choose another file or sheet.",
    ),
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_table_is_refused_with_a_sentence(db, case, django_capture_on_commit_callbacks):
    name, make, said = REFUSED[case]
    content = make()
    with ends(), django_capture_on_commit_callbacks(execute=True), pytest.raises(FileRefused) as refused:
        started(content, name=name)
    assert str(refused.value) == said
    assert [model.objects.count() for model in (ReceivedFile, ImportRun, ImportRow, Organisation)] == [0] * 4
    assert not list((runs.files.folder()).glob("*/*"))
    assert set(Change.objects.values_list("about_kind", flat=True)) <= {"file"}


@pytest.mark.parametrize(
    ("content", "encoding", "delimiter", "doubt", "second"),
    [
        (tables.ACCENTS.encode(), "utf-8", ";", "", "Société d'exemple"),
        (tables.ACCENTS.encode("utf-8-sig"), "utf-8-sig", ";", "", "Société d'exemple"),
        (tables.ACCENTS.encode("utf-16"), "utf-16", ";", "", "Société d'exemple"),
        (tables.ACCENTS.encode("utf-16-be"), "utf-16-be", ";", "unmarked", "Société d'exemple"),
        (
            tables.ACCENTS.replace("\n", "\r\n").encode("cp1252"),
            "cp1252",
            ";",
            "guessed",
            "Société d'exemple",
        ),
        (tables.mac_roman_with_cr(), "mac_roman", ";", "guessed", "Société d'exemple"),
        (tables.ARABIC.encode("cp1256"), "cp1256", ";", "guessed", "جمعية المثال"),
        (tables.RUSSIAN.encode("cp1251"), "cp1251", ";", "guessed", "Пример организации"),
        (tables.HEAD.encode() + b"A,MAR,2015\n", "utf-8", ",", "", "A"),
        (b"Name\tState\r\nA, B; C\tMAR\r\n", "utf-8", "\t", "", "A, B; C"),
        (b'Name|State\n"A | B"|MAR\n', "utf-8", "|", "", "A | B"),
    ],
)
def test_any_encoding_line_end_and_delimiter_is_read(db, content, encoding, delimiter, doubt, second):
    run = started(content)
    assert [run.reading[name] for name in ("encoding", "delimiter", "doubt")] == [encoding, delimiter, doubt]
    assert run.sample[0][0] == second


def test_an_encoding_that_was_wrong_is_found_in_the_middle(facts_loaded):
    run = started(b"Name,State\n" + b"A,MAR\n" * 3_000 + "É,MAR\n".encode("cp1252"))
    assert run.reading["doubt"] == "guessed"
    runs.read_otherwise(run=run.pk, by=None, encoding="utf-8")
    run.refresh_from_db()
    runs.choose_columns(run=run.pk, columns=run.columns, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    assert run.status == "failed"
    assert sentence(**run.fault) == (
        "Somewhere after line 2729 the file is not written in utf-8. Choose another encoding."
    )
    assert Organisation.objects.count() == 0


def test_an_excel_table_with_a_title_days_formulas_and_errors(facts_loaded):
    run = previewed(tables.xlsx(), name="list.xlsx")
    assert (run.headings, run.reading["headings_in"]) == (["Organisation", "Country", "Joined on"], 2)
    assert [(row.line, row.name, row.answer) for row in run.rows.all()] == [
        (3, "Example organisation A", "insert"),
        (5, "Example organisation B", "insert"),
        (6, "#REF!", "not-understood"),
    ]
    assert run.rows.first().after["joined_on"] == "2015-04-03"


def test_two_hundred_megabytes_are_read_in_constant_memory(facts_loaded, tmp_path, monkeypatch):
    """The children get by with little memory from the first to the last row; more would end them."""
    for module, name in ((examining, "BOUNDS"), (runs, "HEAD_BOUNDS"), (previewing, "BOUNDS")):
        monkeypatch.setattr(module, name, replace(getattr(module, name), memory_mib=160))
    path = tmp_path / "large.csv"
    tables.large_csv(path)
    with path.open("rb") as opened:
        run = runs.start(kind="organisations", file=opened, name="large.csv", by=None)
    assert run.file.size > 200 * 1024 * 1024
    assert run.headings == ["Organisation", "Country", "Joined on"]
    runs.choose_columns(run=run.pk, columns={"Organisation": "name"}, by=None)
    with ends():
        previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    assert run.counts == {"insert": 1, "not-understood": 2329}


def test_a_mapping_to_a_missing_column_is_a_sentence(db):
    ImportMapping.objects.create(kind="organisations", name="Old", columns={"Organisme": "name"})
    run = started(table([["A", *[""] * 7]]))
    with pytest.raises(runs.MappingNotFitting) as refused:
        runs.choose_columns(run=run.pk, columns=runs.columns_of(mapping="Old", run=run), by=None)
    assert str(refused.value).startswith(
        "The mapping “Old” expects the column “Organisme”, which the file lacks. Its columns are: "
        "Organisation,"
    )
    with pytest.raises(
        runs.MappingNotFitting, match=r"No mapping is called “New”\. Those that are kept: Old\."
    ):
        runs.columns_of(mapping="New", run=run)
    run.refresh_from_db()
    assert (run.status, run.rows.count()) == ("mapping", 0)


@pytest.fixture
def own_field_limit():
    """What the child sets for itself is set back where its program runs here."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)


def test_more_rows_than_are_taken_end_the_reading(tmp_path, monkeypatch, own_field_limit):
    monkeypatch.setattr(table_rows, "MOST_ROWS", 400)
    path = tmp_path / "long.csv"
    path.write_bytes(b"Name\n" + b"A\n" * 401)
    found = table_rows.rows(
        file=str(path), kind="text", columns=[0], encoding="utf-8", delimiter=",", sheet="", headings_in=1
    )
    with pytest.raises(Fault) as fault:
        list(found)
    assert sentence(fault.value.code, **fault.value.values) == "The file has more than 400 rows. Split it."
