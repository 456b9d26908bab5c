"""Exports of indexes as import runs: every form of file, the second run, a later export, undoing, who may."""

import io
import json

import pytest
from django.contrib.auth.models import Permission
from openpyxl import Workbook

from palais.apps.library import shown
from palais.apps.library.choices import Origin
from palais.apps.library.imports import json_rows, telling
from palais.apps.library.imports.work import Recommendations
from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.apps.library.services import tagging
from palais.apps.office import imports as registry
from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import Change
from palais.apps.people.models import User
from tests.makers import documents as made
from tests.makers.imports import applied, previewed, started, table, undone

COLUMNS = (
    *("Text", "Countries Concerned", "Reccomending Body", "Document Symbol", "Themes", "Affected Persons"),
    *("Document Publication Date", "UPR Reccomending States", "UPR Position", "Type", "OHCHR Annotation Id"),
    "UPR Session",
)
ONE = ["23. Ensure that all go to school.", "- Morocco", "- CRC", "CRC/C/MAR/CO/3-4", "- Right to education"]
ONE += ["- Children", 41921.5, "", "", "- Recommendations", "id-1", ""]
TWO = [
    "118.24 Ratify it (France);",
    "- Turkey",
    "- UPR",
    "A/HRC/29/15",
    "- Reservations",
    "",
    42109,
    "- France",
]
TWO += ["- Supported", "-", "id-2", 21]
LOST = ["9. Do it.", "Atlantis", "CRC", "", "", "", "", "", "", "", "id-3", ""]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def xlsx(*rows: list) -> bytes:
    book = Workbook()
    for row in (COLUMNS, *rows):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken(content: bytes | str, *, kind: str = "uhri", name: str = "export.xlsx", **choices):
    return previewed(content, kind=kind, name=name, **choices)


def told() -> list:
    return list(
        Recommendation.objects.order_by("identifier").values_list(
            "identifier", "state", "body", "number", "themes", "year", "withdrawn_on"
        )
    )


def test_the_excel_export_is_taken_in_and_the_second_time_nothing_happens(facts_loaded):
    run = applied(taken(xlsx(ONE, TWO, LOST)))
    assert (run.counts["insert"], run.counts["done"], run.counts["not-understood"]) == (2, 2, 1)
    assert told() == [
        ("id-1", "MAR", "crc", "23", ["Right to education"], 2014, None),
        ("id-2", "TUR", "upr", "118.24", [], 2015, None),
    ]
    assert run.reading["repairs"]["excel-date"] == 2
    assert run.reading["repairs"]["default-theme"] == 1
    second = taken(xlsx(ONE, TWO))
    assert second.counts == {"same": 2}
    assert "state-other-name" in Recommendation.objects.get(identifier="id-2").repairs


def test_a_later_export_is_a_difference_and_can_be_undone(facts_loaded):
    applied(taken(xlsx(ONE, TWO)))
    before = told()
    changed = [*ONE[:4], "- Right to health", *ONE[5:]]
    new = [*ONE[:10], "id-4", ""]
    later = taken(xlsx(changed, new), whole=True)
    assert (later.counts["change"], later.counts["insert"], later.counts["gone"]) == (1, 1, 1)
    applied(later)
    now = {row[0]: row for row in told()}
    assert now["id-1"][4] == ["Right to health"]
    assert now["id-2"][6] is not None
    assert set(now) == {"id-1", "id-2", "id-4"}
    assert Recommendation.objects.get(identifier="id-1").version == 2
    undone(later)
    assert told() == before


def test_what_was_gone_and_comes_back_is_there_again(facts_loaded):
    applied(taken(xlsx(ONE, TWO)))
    applied(taken(xlsx(ONE), whole=True))
    back = applied(taken(xlsx(ONE, TWO)))
    assert back.counts["change"] == 1
    assert not Recommendation.objects.exclude(withdrawn_on=None).exists()


def test_a_row_that_is_not_understood_this_time_is_not_gone(facts_loaded):
    applied(taken(xlsx(ONE, TWO)))
    lost = [ONE[0], "- Atlantis", *ONE[2:]]
    later = taken(xlsx(lost, TWO), whole=True)
    assert later.counts == {"not-understood": 1, "same": 1}


def test_tags_make_no_later_export_conflict_and_its_undo_keeps_nothing_back(facts_loaded, settings, tmp_path):
    settings.VAR = tmp_path
    person = User.objects.create_user(email="editor@example.org", password=None)
    applied(taken(xlsx(ONE, TWO)))
    one = Recommendation.objects.get(identifier="id-1")
    tagging.add(recommendation=one.pk, scheme="theme", key="torture", by=person)
    changed = taken(xlsx(["23. Ensure that all go to school and stay.", *ONE[1:]], TWO))
    assert [set(row.after) for row in changed.rows.filter(answer="change")] == [
        {"text", "fingerprint", "repairs"}
    ]
    tagging.suggest([one.pk])
    one.refresh_from_db()
    assert len(one.themes) > 2
    assert applied(changed).counts["done"] == 1
    other = taken(xlsx(["23. Ensure that all go.", *ONE[1:4], "- Right to health", *ONE[5:]], TWO))
    applied(other)
    one.refresh_from_db()
    assert one.themes == ["torture", "Right to health"]
    tagging.suggest([one.pk])
    assert undone(other).counts == {"change": 1, "same": 1, "undone": 1}
    one.refresh_from_db()
    assert one.themes == ["torture", "Right to education"] and one.text.endswith("and stay.")
    assert taken(xlsx(["23. Ensure that all go to school and stay.", *ONE[1:]], TWO)).counts == {"same": 2}


def test_undoing_keeps_what_a_person_judged_a_link_of(facts_loaded):
    run = applied(taken(xlsx(ONE, TWO)))
    first, second = Recommendation.objects.order_by("identifier")
    LineageLink.objects.create(earlier=first, later=second, relation="repeats", likeness=0.5, accepted=False)
    assert undone(run).counts["kept"] == 2
    assert {row.reasons[0]["code"] for row in run.rows.all()} == {"indexed-linked"}
    assert LineageLink.objects.exists()


def test_a_recommendation_to_several_states_is_found_at_each(facts_loaded):
    both = [ONE[0], "- Serbia\n- Morocco", *ONE[2:]]
    applied(taken(xlsx(both)))
    assert [shown.to_state(iso3=state).count() for state in ("SRB", "MAR", "SWE")] == [1, 1, 0]
    applied(taken(xlsx([ONE[0], "- Serbia\n- Sweden", *ONE[2:]])))
    assert [shown.to_state(iso3=state).count() for state in ("SRB", "MAR", "SWE")] == [1, 0, 1]


def test_json_says_the_same_and_what_it_lacks_stays(facts_loaded):
    applied(taken(xlsx(ONE, TWO)))
    rows = [
        {
            "AnnotationId": "id-2",
            "Text": "118.24 Ratify it (France);",
            "Symbol": "A/HRC/29/15",
            "Countries": ["Turkey"],
            "Body": "UPR",
            "Themes": ["Reservations"],
            "AnnotationType": "-",
            "PublicationDate": "2015-04-15T00:00:00",
        },
        {
            "AnnotationId": "id-9",
            "Text": "1. Say – more.",
            "Countries": ["SE"],
            "Body": "CRC",
            "Themes": None,
        },
    ]
    run = applied(taken(json.dumps(rows, ensure_ascii=False), name="export.json"))
    assert (run.counts["same"], run.counts["insert"]) == (1, 1)
    assert Recommendation.objects.get(identifier="id-2").position == "supported"
    assert Recommendation.objects.get(identifier="id-9").state == "SWE"


def test_undoing_keeps_what_a_person_tagged(facts_loaded):
    run = applied(taken(xlsx(ONE, TWO)))
    one = Recommendation.objects.get(identifier="id-1")
    Tag.objects.create(recommendation=one, scheme="theme", key="education", origin="person", accepted=True)
    assert undone(run).counts["kept"] == 1
    assert [row[0] for row in told()] == ["id-1"]


def test_upr_info_in_mac_roman_with_cr_alone(facts_loaded):
    rows = [
        [
            "Albania",
            "EEG",
            "OIC",
            "Protéger les enfants",
            "Côte d'Ivoire",
            "Rejected",
            "5",
            "Justice,Labour",
            "6",
        ],
        ["Burma", "Asia", "", "Free the prisoners", "Holland", "Pending", "3", "Detention", "10"],
    ]
    head = ("To", "To-Rgrp", "To-Org", "Text", "From", "Response", "Action", "Issue", "Session")
    content = table(rows, headings=head).replace("\n", "\r").encode("mac_roman")
    run = applied(taken(content, kind="upr-info", name="1-5.csv"))
    assert run.reading["encoding"] == "mac_roman"
    first = Recommendation.objects.get(state="ALB")
    assert (first.text, first.recommenders, first.position) == ("Protéger les enfants", ["CIV"], "rejected")
    assert first.themes == ["Justice", "Labour"]
    assert taken(content, kind="upr-info", name="1-5.csv").counts["same"] == run.counts["done"]


def test_a_whole_list_of_some_sessions_says_nothing_of_others(facts_loaded):
    head = ("To", "Text", "From", "Response", "Session")
    sixth = [["Peru", "Do it", "Chile", "Accepted", "6"], ["Peru", "Do more", "Chile", "Noted", "6"]]
    seventh = [["Togo", "Do it", "Chile", "Accepted", "7"]]
    applied(taken(table([*sixth, *seventh], headings=head), kind="upr-info", name="6-7.csv"))
    later = applied(taken(table(sixth[:1], headings=head), kind="upr-info", name="6.csv", whole=True))
    assert (later.counts["same"], later.counts["gone"]) == (1, 1)
    gone = Recommendation.objects.exclude(withdrawn_on=None)
    assert [(one.state, one.text) for one in gone] == [("PER", "Do more")]


def test_a_whole_list_of_one_state_says_nothing_of_others_in_its_session(facts_loaded):
    head = ("To", "Text", "From", "Response", "Session")
    peru = [["Peru", "Do it", "Chile", "Accepted", "6"], ["Peru", "Do more", "Chile", "Noted", "6"]]
    togo = [["Togo", "Do it", "Chile", "Accepted", "6"]]
    applied(taken(table([*peru, *togo], headings=head), kind="upr-info", name="6.csv"))
    later = taken(table(peru[:1], headings=head), kind="upr-info", name="peru.csv", whole=True)
    assert (later.counts["same"], later.counts["gone"]) == (1, 1)


def test_of_a_thematic_list_that_names_no_review_nothing_is_gone(db):
    fields = {"origin": "ohchr-list", "body": "upr", "text": "Do it"}
    for number, symbol in enumerate(("", "A/HRC/13/5", "A/HRC/20/3")):
        Recommendation.objects.create(identifier=str(number), symbol=symbol, **fields)
    work = Recommendations(origin=Origin.THEMATIC_LIST)
    work.reviews = {("",), (None,), ("A/HRC/13/5",)}
    assert [pk for pk, _label in work.everything()] == [Recommendation.objects.get(symbol="A/HRC/13/5").pk]


def test_a_table_in_html_that_calls_itself_xls(facts_loaded):
    cells = "<td>Peru<td>Chile<td>Free<br>them &amp; now<td>Accepted<td>7"
    page = f"<html><body><table><tr><th>SuR<th>RS<th>Recommendation<th>Response<th>Session<tr>{cells}</table>"
    applied(taken(page, kind="upr-info", name="database.xls"))
    (found,) = Recommendation.objects.all()
    assert (found.state, found.recommenders, found.text) == ("PER", ["CHL"], "Free them & now")


def listed(*rows: list[str]) -> bytes:
    head = ["Recommendation", "Position", "Full list of themes", "Groups of Persons"]
    return made.docx(
        made.paragraph("Norway") + made.table([head, ["Theme: A12 Norms", "", "", ""], *rows], merged=[1])
    )


def test_a_thematic_list_of_ohchr(facts_loaded):
    source = "\nSource of position: A/HRC/13/5/Add.1 - Para. 3"
    one = [f"80.1 Adopt the law (Sweden, Chile);{source}", "Supported", "A12 Norms", "- children"]
    two = [f"80.2 Do more (Togo, Atlantis);{source}", "Noted", "A12 Norms", ""]
    run = applied(taken(listed(one, two), kind="thematic-list", name="list.docx"))
    first, second = Recommendation.objects.order_by("identifier")
    assert (first.origin, first.identifier, first.state) == ("ohchr-list", "A/HRC/13/5#80.1", "NOR")
    assert (first.recommenders, first.position, first.cycle) == (["SWE", "CHL"], "supported", "1")
    assert (first.groups, first.headings, second.recommenders) == (["children"], ["A12 Norms"], ["TGO"])
    assert [row.reasons[0]["code"] for row in run.rows.exclude(reasons=[])] == [
        "indexed-recommender-not-clear"
    ]
    assert taken(listed(one, two), kind="thematic-list", name="list.docx").counts == {"same": 2}


def test_the_name_of_the_file_may_name_the_state(facts_loaded):
    one = ["80.1 Adopt the law (Sweden);", "Supported", "A12 Norms", ""]
    named = made.docx(
        made.table([["Recommendation", "Position", "Full list of themes", "Groups of Persons"], one])
    )
    applied(taken(named, kind="thematic-list", name="UPR20_Slovenia_list.docx"))
    assert Recommendation.objects.get().state == "SVN"
    nobody = taken(named, kind="thematic-list", name="list.docx")
    assert nobody.counts == {"not-understood": 1}


@pytest.mark.parametrize("content", [made.docx(made.paragraph("A letter.")), b"%PDF-1.4 broken"])
def test_what_is_no_thematic_list_is_refused(db, content):
    with pytest.raises(FileRefused):
        started(content, kind="thematic-list", name="list.docx" if content[:2] == b"PK" else "list.pdf")


def test_any_table_with_lists_parted_by_semicolons(facts_loaded):
    rows = [["Adopt a law", "Kenya; Peru", "CRC", "Health|Education", "12(b)"]]
    content = table(rows, headings=("Recommendation", "Country", "Committee", "Themes", "Paragraph"))
    applied(taken(content, kind="recommendations", name="ours.csv"))
    (found,) = Recommendation.objects.all()
    assert (found.origin, found.states, found.number) == ("table", ["KEN", "PER"], "12(b)")
    assert found.themes == ["Health", "Education"]


def test_who_follows_is_told_of_every_record(facts_loaded, monkeypatch):
    heard: list[int] = []
    monkeypatch.setattr(telling, "_followers", [])
    telling.follow(heard.extend)
    run = applied(taken(xlsx(ONE, TWO)))
    known = set(Recommendation.objects.values_list("pk", flat=True))
    assert set(heard) == known
    undone(run)
    assert len(heard) == 2 * len(known)


def test_the_log_has_a_line_for_each_and_no_long_texts(facts_loaded):
    applied(taken(xlsx(ONE, TWO)))
    lines = Change.objects.filter(about_kind="recommendation")
    assert sorted(lines.values_list("about_key", flat=True)) == ["id-1", "id-2"]
    assert all(set(line.after) == {"fingerprint"} for line in lines)


@pytest.mark.parametrize(
    ("rights", "may"),
    [((), False), (("add_importrun",), False), (("add_recommendation",), True)],
)
def test_who_may(db, rights, may):
    user = User.objects.create_user(email="someone@example.org")
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    assert ("uhri" in registry.allowed(user)) is may
    assert ("organisations" in registry.allowed(user)) is ("add_importrun" in rights)
    assert registry.may_import_something(user) is bool(rights)


@pytest.mark.parametrize(
    "content", ["[{", '[{"Text": "a"}', '[{"Text": "a"} {"Text": "b"}]', '{"a": 1}', "[{}, 3]"]
)
def test_broken_json_is_refused(db, content):
    with pytest.raises(FileRefused):
        started(content, kind="uhri", name="export.json")


def test_json_is_read_piece_by_piece(tmp_path, monkeypatch):
    monkeypatch.setattr(json_rows, "PIECE", 7)
    made = [{"Text": f"é {number}", "n": number, "Themes": ["a", {"Name": "b"}]} for number in range(30)]
    for outer in (made, {"total": 30, "items": made, "next": None}):
        path = tmp_path / "some.json"
        path.write_text(json.dumps(outer, ensure_ascii=False), encoding="utf-8")
        assert list(json_rows.objects(path, encoding="utf-8")) == made
    assert json_rows.headings(path, encoding="utf-8") == ["Text", "n", "Themes"]
    assert next(iter(json_rows.rows(path, encoding="utf-8"))) == (1, ["é 0", "0", "a\nb"])


def test_a_name_that_appears_late_in_a_json_is_a_column_too(facts_loaded):
    rows = [
        {"AnnotationId": f"id-{number}", "Text": f"{number}. Do it.", "Countries": ["SE"], "Body": "CRC"}
        for number in range(1, 204)
    ]
    rows[-1]["Themes"] = ["Right to education"]
    run = applied(taken(json.dumps(rows), name="export.json"))
    assert "Themes" in run.headings and run.counts["done"] == 203
    assert Recommendation.objects.get(identifier="id-203").themes == ["Right to education"]


def test_a_json_with_endless_names_is_refused(tmp_path):
    path = tmp_path / "wide.json"
    path.write_text(json.dumps([{f"n{number}": 1} for number in range(600)]), encoding="utf-8")
    with pytest.raises(Fault):
        json_rows.headings(path, encoding="utf-8")


def test_an_object_without_end_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(json_rows, "PIECE", 1000)
    monkeypatch.setattr(json_rows, "LONGEST", 5000)
    path = tmp_path / "endless.json"
    path.write_text('[{"Text": "' + "x" * 100_000, encoding="utf-8")
    with pytest.raises(Fault):
        list(json_rows.objects(path, encoding="utf-8"))
