"""The depositary's status list in its two copied forms; whatever is unclear becomes a doubt."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palais.core.dates import PartialDate
from palais.core.treaties import Act
from palais.reference.depositary import LARGEST_TEXT, StatusListNotUnderstood, read_status_list
from palais.reference.layers import read_layers
from palais.reference.names import StateNames, state_names
from tests.makers.ends import ends
from tests.makers.facts_arriving import LINES, run_on, tabbed

TOO_MANY = "more than 400 participants stand below the heading"
NO_HEADING = "the text has no heading 'Participant, Signature, Ratification …'"
PIECES = ["Participant", " ", "\t", "[", "<superscript>", "1,", "24 Sep 2012 ", "Parties ", "A", "Bolivia1,1"]


def first_name_or_refusal(text: str, names: StateNames) -> str:
    try:
        return read_status_list(text, names=names).entries[0].name
    except StatusListNotUnderstood as refused:
        return str(refused)


@cache
def every_name() -> StateNames:
    return state_names(read_layers())


def _day(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize("form", [run_on, tabbed])
def test_both_forms_give_the_same_acts(form, names: StateNames) -> None:
    found = read_status_list(form(), names=names)
    assert (found.untc_id, found.signatories, found.parties, found.complete) == ("IV-11-d", 5, 5, True)
    assert found.doubts == ()
    assert [(act.state, act.act, act.date) for act in found.acts(treaty="OPIC")] == [
        ("ALB", Act.SIGNATURE, _day("2012-09-24")),
        ("ALB", Act.RATIFICATION, _day("2013-05-29")),
        ("AUT", Act.SIGNATURE, _day("2012-02-28")),
        ("BOL", Act.ACCESSION, _day("2013-04-02")),
        ("CIV", Act.SIGNATURE, _day("2013-09-24")),
        ("DNK", Act.ACCESSION, _day("2015-10-07")),
        ("ECU", Act.SIGNATURE, _day("2013-04-24")),
        ("ECU", Act.RATIFICATION, _day("2018-09-19")),
        ("IRL", Act.SIGNATURE, _day("2014-09-24")),
        ("IRL", Act.RATIFICATION, _day("2014-09-24")),
    ]


def test_a_note_mark_is_kept_and_said_not_to_have_been_read(names: StateNames) -> None:
    found = read_status_list(run_on(), names=names)
    (denmark,) = [entry for entry in found.entries if entry.state == "DNK"]
    assert (denmark.name, denmark.note_marks) == ("Denmark", ("1",))
    (act,) = [act for act in found.acts(treaty="OPIC") if act.state == "DNK"]
    assert act.remark == "note 1 of the depositary was not read: it may concern territories"


@pytest.mark.parametrize("mark", ["Denmark 1", "Denmark1, 2", "Denmark <superscript>1, 2</superscript>"])
def test_note_marks_without_their_markup(mark: str, names: StateNames) -> None:
    found = read_status_list(tabbed([(mark, "", "7 Oct 2015 a")]), names=names)
    assert found.entries[0].state == "DNK"
    assert found.entries[0].note_marks[0] == "1"


@pytest.mark.parametrize(
    ("letter", "act", "note"),
    [
        ("a", Act.ACCESSION, ""),
        ("d", Act.SUCCESSION, ""),
        ("A", Act.RATIFICATION, "acceptance"),
        ("AA", Act.RATIFICATION, "approval"),
        ("c", Act.RATIFICATION, "formal confirmation"),
        ("", Act.RATIFICATION, ""),
    ],
)
@pytest.mark.parametrize("form", [run_on, tabbed])
@pytest.mark.parametrize("after", ["Austria", "Belgium", "Côte d'Ivoire"])
def test_letters_glued_to_the_next_name(form, letter: str, act: Act, note: str, after: str, names) -> None:
    lines = [("Finland", "28 Feb 2012", f"2 Mar 2015 {letter}".strip()), (after, "24 Sep 2013", "")]
    found = read_status_list(form(lines), names=names)
    assert found.doubts == ()
    assert (found.entries[0].act, found.entries[0].note) == (act, note)
    assert found.entries[1].name == after


def test_a_succession_to_a_signature_is_noted(names: StateNames) -> None:
    found = read_status_list(run_on([("Serbia", "12 Mar 2001 d", "6 Sep 2001")]), names=names)
    signature, consent = found.acts(treaty="ICCPR-OP1")
    assert (signature.act, signature.note) == (Act.SIGNATURE, "succession to signature")
    assert consent.act is Act.RATIFICATION


def test_lines_instead_of_tabs_are_read_as_one_run(names: StateNames) -> None:
    text = run_on([]).replace("Parties0", "Parties1").replace("Signatories0", "Signatories1")
    found = read_status_list(text + "\nAlbania\n24 Sep 2012\n29 May 2013\n", names=names)
    assert (found.complete, found.entries[0].state) == (True, "ALB")


@pytest.mark.parametrize(
    ("number", "untc_id"), [("11d", "IV-11-d"), ("11. d ", "IV-11-d"), ("4. ", "IV-4"), ("15", "IV-15")]
)
def test_the_number_of_the_treaty(number: str, untc_id: str, names: StateNames) -> None:
    assert read_status_list(run_on(number=number), names=names).untc_id == untc_id


def test_a_list_that_is_cut_off_says_so(names: StateNames) -> None:
    found = read_status_list(run_on(signatories=54, parties=52, end="Mongolia"), names=names)
    assert not found.complete
    assert [str(doubt) for doubt in found.doubts] == [
        "heading: 54 signatories in the heading, 5 read: is the text cut off?",
        "heading: 52 parties in the heading, 5 read: is the text cut off?",
        "'Mongolia': the text ends after this name, before its dates: is it cut off?",
    ]


def test_without_numbers_in_the_heading_nothing_is_whole(names: StateNames) -> None:
    text = run_on().replace("Signatories5Parties5", "")
    found = read_status_list(text, names=names)
    assert (found.complete, found.signatories, found.parties) == (False, None, None)


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        (
            ("Ruritania-upon-Sea", "", "2 Apr 2013 a"),
            "Ruritania-upon-Sea: no State of this name is known here",
        ),
        (("Slovkia", "", "2 Apr 2013 a"), "Slovkia: no State of this name is known here (nearest: SVK, SVN)"),
        (
            ("The former Yugoslav Republic of Macedonia", "", "2 Apr 2013 d"),
            "The former Yugoslav Republic of Macedonia: a name of another time or a territory: "
            "which State is meant? (nearest: MKD)",
        ),
        (
            ("Serbia and Montenegro", "", "2 Apr 2003 d"),
            "Serbia and Montenegro: a name of another time or a territory: "
            "which State is meant? (nearest: SRB)",
        ),
        (
            ("Netherlands (Aruba)", "", "2 Apr 2003"),
            "Netherlands (Aruba): a name of another time or a territory: "
            "which State is meant? (nearest: NLD)",
        ),
        (
            ("[Jamaica]", "[19 Dec 1966]", "[3 Oct 1975]"),
            "Jamaica: stands in brackets: withdrawn, or no longer a participant?",
        ),
        (("Finland", "", "2 Apr 2013 s"), "Finland: the letter 's' is not known here"),
        (("Finland", "31 Feb 2013", ""), "Finland: '31 Feb 2013' is not a day of the calendar"),
        (("Albania", "24 Sep 2012", ""), "Albania: this State stands in the list twice (nearest: ALB)"),
    ],
)
def test_what_is_not_clear_becomes_a_doubt_and_no_act(
    line: tuple[str, str, str], doubt: str, names: StateNames
) -> None:
    found = read_status_list(tabbed([LINES[0], line]), names=names)
    assert [str(one) for one in found.doubts if one.where != "heading"] == [doubt]
    assert {act.state for act in found.acts(treaty="OPIC")} == {"ALB"}


def test_digits_run_together_are_not_taken_apart(names: StateNames) -> None:
    found = read_status_list(run_on([("Chile1", "28 Feb 2012", "")]), names=names)
    assert [str(doubt) for doubt in found.doubts if doubt.where == "Chile"] == [
        "Chile: the digits '128' run together: which are the day, which a note?"
    ]
    assert found.acts(treaty="OPIC") == ()


def test_a_bracket_belongs_to_its_own_participant_only(names: StateNames) -> None:
    lines = [LINES[0], ("[Jamaica]", "[19 Dec 1966]", "[3 Oct 1975]"), LINES[5]]
    found = read_status_list(run_on(lines), names=names)
    assert [entry.state for entry in found.entries] == ["ALB", None, "ECU"]


def test_three_dates_for_one_participant(names: StateNames) -> None:
    text = run_on([("Finland", "28 Feb 2012", "2 Mar 2015")], end="3 Apr 2016")
    found = read_status_list(text, names=names)
    assert "Finland: 3 dates for one participant" in map(str, found.doubts)
    assert found.acts(treaty="OPIC") == ()


def test_what_stands_below_the_table_is_left_out(names: StateNames) -> None:
    below = "Declarations and Reservations(Unless otherwise indicated …) Belgium 3 May 2014 declared"
    assert read_status_list(run_on(end=below), names=names) == read_status_list(run_on(), names=names)


@pytest.mark.parametrize(
    ("text", "as_of", "doubts"),
    [
        ("30-09-2024", PartialDate.of(date(2024, 9, 30)), 0),
        ("09/30/2024", PartialDate.of(date(2024, 9, 30)), 0),
        ("05-05-2024", PartialDate.of(date(2024, 5, 5)), 0),
        ("05-06-2024", None, 1),
        ("45-45-2024", None, 1),
    ],
)
def test_the_day_of_the_page(text: str, as_of: PartialDate | None, doubts: int, names: StateNames) -> None:
    found = read_status_list(f"STATUS AS AT : {text} 05:00:23 EDT\n" + run_on(), names=names)
    assert (found.as_of, len(found.doubts)) == (as_of, doubts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the text has no heading 'Participant, Signature, Ratification …'"),
        (
            "<html><body>Not found</body></html>",
            "the text has no heading 'Participant, Signature, Ratification …'",
        ),
        (run_on([]), "below the heading stands no participant with a date such as 24 Sep 2012"),
        ("x" * (LARGEST_TEXT + 1), "the text has more than 2000000 characters"),
        (run_on([LINES[0]] * 401), TOO_MANY),
    ],
    ids=["nothing", "another page", "no participant", "too long", "too many"],
)
def test_a_text_that_is_no_list_is_refused(text: str, message: str, names: StateNames) -> None:
    with pytest.raises(StatusListNotUnderstood) as refused:
        read_status_list(text, names=names)
    assert str(refused.value) == message


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("place", ["before", "after"])
def test_reading_hostile_repetition_ends(piece: str, place: str, names: StateNames) -> None:
    hostile = piece * (300_000 // len(piece))
    text = hostile + run_on() if place == "before" else run_on() + hostile
    with ends():
        answer = first_name_or_refusal(text, names)
    assert answer in ("Albania", TOO_MANY)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="ParticipantSignatureAlbania0123456789 SepMay\t\n[]<>/()ad,'", max_size=300))
def test_no_text_makes_the_reader_fall_over(text: str) -> None:
    assert first_name_or_refusal(run_on(end=text), every_name()) == "Albania"


@settings(max_examples=60, deadline=None)
@given(
    data=st.lists(
        st.tuples(
            st.sampled_from(["Albania", "Benin", "Chad", "Fiji", "Ghana", "Haiti", "Iraq", "Kenya"]),
            st.none() | st.dates(date(1966, 1, 1), date(2024, 12, 31)),
            st.dates(date(1966, 1, 1), date(2024, 12, 31)),
        ),
        min_size=1,
        unique_by=lambda line: line[0],
    )
)
def test_what_is_written_in_the_list_is_read_from_it(data) -> None:
    def written(day: date) -> str:
        return f"{day.day} {day:%b} {day.year}"

    lines = [
        (name, written(signed) if signed else "", written(deposited) + ("" if signed else " a"))
        for name, signed, deposited in data
    ]
    for form in (run_on, tabbed):
        found = read_status_list(form(lines), names=every_name())
        assert found.complete
        assert [
            (
                entry.name,
                entry.signature and entry.signature.earliest,
                entry.consent and entry.consent.earliest,
            )
            for entry in found.entries
        ] == data
