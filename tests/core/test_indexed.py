"""Rows of the two indexes with the faults that they are known for; every repair is named, no State is guessed."""

import pytest

from palais.core import documents, symbols, thematic_rows, uhri, upr_info
from palais.core.indexed import (
    Bodies,
    Repair,
    StatesOfRows,
    Trouble,
    cycle_of_session,
    cycle_of_symbol,
    procedure_name,
    texts,
)
from palais.core.indexed.shape import Indexed
from palais.reference.layers import read_layers
from palais.reference.names import spellings

BODIES = Bodies(
    {
        "crc": ("CRC", "Committee on the Rights of the Child"),
        "cat": ("CAT", "Committee against Torture"),
        "upr": ("UPR", "Working Group on the Universal Periodic Review"),
    }
)


@pytest.fixture(scope="module")
def states() -> StatesOfRows:
    from palais.core.documents import States

    facts = read_layers()
    rows = [row.texts for row in facts["states"]]
    codes = {row["iso2"]: row["iso3"] for row in rows if row["iso2"]}
    return StatesOfRows(
        States(spellings(facts)), codes=codes, today={row["iso3"]: row["name_en"] for row in rows}
    )


ROW = {
    "identifier": "0b1d7f2a-0001",
    "text": "- 23. The\xa0Committee recommends that the State party (a) end <b>violence</b> &amp; neglect.",
    "symbol": "crc/c/MAR/CO/3–4",
    "body": "- Committee on the Rights of the Child",
    "states": "- Morocco",
    "on": "41921.4166",
    "type": "- Recommendations",
    "themes": "- Reservations\n-  Participation of women in political & public life \n- Right to health",
    "groups": "- Children\n- Women & girls",
    "sdgs": "- 16.2 - End abuse\n- SDG 5 - GENDER EQUALITY",
}


def read(states: StatesOfRows, /, **changed: str) -> Indexed:
    row = {name: [text] for name, text in {**ROW, **changed}.items()}
    return uhri.read(row, states=states, bodies=BODIES)


def test_a_row_of_the_excel_export_with_its_faults(states):
    found = read(states)
    said = found.values
    assert (said["number"], said["text"]) == (
        "23",
        "The Committee recommends that the State party (a) end violence & neglect.",
    )
    assert (said["symbol"], said["cycle"], said["body"], said["instrument"]) == (
        "CRC/C/MAR/CO/3-4",
        "3-4",
        "crc",
        "crc",
    )
    assert (said["state"], said["states"], said["on"], said["year"]) == ("MAR", ["MAR"], "2014-10-09", 2014)
    assert said["themes"] == ["Participation of women in political & public life", "Right to health"]
    assert (said["groups"], said["sdgs"]) == (["Children", "Women & girls"], ["16.2", "5"])
    assert (said["kind"], found.unknown) == ("recommendation", ())
    assert set(found.repairs) == {
        *(Repair.LIST_MARKS, Repair.BLANKS, Repair.MARKUP, Repair.EXCEL_DATE, Repair.NUMBER_FROM_TEXT),
        *(Repair.DEFAULT_THEME, Repair.BODY_SPELLED_OUT, Repair.SYMBOL),
    }


def test_the_default_theme_stays_where_the_text_speaks_of_it(states):
    found = read(states, text="7. Withdraw the reservation to article 14.", themes="Reservations")
    assert found.values["themes"] == ["Reservations"]
    assert Repair.DEFAULT_THEME not in found.repairs


@pytest.mark.parametrize(
    ("written", "state", "repairs"),
    [
        ("Türkiye", "TUR", set()),
        ("Turkey", "TUR", {Repair.STATE_OLD_NAME}),
        ("PK", "PAK", {Repair.STATE_CODE}),
        ("SV", "SLV", {Repair.STATE_CODE}),
        ("ID", "IDN", {Repair.STATE_CODE}),
        ("State of Palestine*", "PSE", {Repair.STATE_MARK}),
        ("Kosovo*", "XKX", {Repair.STATE_MARK}),
        ("Swaziland", "SWZ", {Repair.STATE_OLD_NAME}),
        ("The former Yugoslav Republic of Macedonia", "MKD", {Repair.STATE_OLD_NAME}),
    ],
)
def test_states_of_every_era_code_and_mark(states, written, state, repairs):
    found = read(states, states=written)
    assert found.values["states"] == [state]
    assert {one for one in found.repairs if one.startswith("state")} == repairs


@pytest.mark.parametrize("written", ["Atlantis", "ZQ", "Swedn", "--"])
def test_a_name_that_no_fact_has_is_reported_and_never_guessed(states, written):
    found = read(states, states=written)
    assert found.is_refused
    assert [one.trouble for one in found.unknown] == [Trouble.STATE_NOT_KNOWN]
    assert found.values["states"] == []
    assert found.unknown[0].nearest == (("Sweden",) if written == "Swedn" else ())


def test_a_row_without_a_state_has_that_of_its_symbol_or_none(states):
    assert read(states, states="").values["state"] == "MAR"
    without = read(states, states="", symbol="A/HRC/20/16")
    assert (without.values["state"], without.is_refused) == ("", False)
    assert Trouble.NO_STATE in {one.trouble for one in without.unknown}


@pytest.mark.parametrize(
    ("written", "body", "instrument"),
    [
        ("CRC-OP-SC", "crc", "opsc"),
        ("- CRC-OP-AC", "crc", "opac"),
        ("- CAT", "cat", "crc"),
        ("SR Sale of children", "sr-sale-of-children", "crc"),
        ("WG on Arbitrary Detention", "wg-on-arbitrary-detention", "crc"),
    ],
)
def test_codes_of_bodies_and_special_procedures(states, written, body, instrument):
    found = read(states, body=written).values
    assert (found["body"], found["instrument"]) == (body, instrument)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("sr-sale-of-children", "SR sale of children"),
        ("special-rapporteur-on-torture", "Special rapporteur on torture"),
        ("crc", "crc"),
        ("srebrenica-tribunal", "srebrenica-tribunal"),
        ("", ""),
    ],
)
def test_a_special_procedure_reads_as_words(key, name):
    assert procedure_name(key) == name


def test_a_body_that_is_none_keeps_the_row_out(states):
    assert read(states, body="Committee of Nobody").is_refused
    assert read(states, body="").values["body"] == "crc"


@pytest.mark.parametrize(
    ("written", "kind"),
    [("-", "not-stated"), ("", "not-stated"), ("Concerns/Observations", "concern"), ("Sundries", "other")],
)
def test_types(states, written, kind):
    assert read(states, type=written).values["kind"] == kind


@pytest.mark.parametrize(
    ("written", "day"),
    [("46078", "2026-02-25"), ("46078.99", "2026-02-25"), ("2015-07-30T00:00:00", "2015-07-30"), ("", None)],
)
def test_days(states, written, day):
    found = read(states, on=written)
    assert (found.values["on"], found.unknown) == (day, ())


@pytest.mark.parametrize("written", ["2015", "31/31/2015", "99999", "2015-02-30", "soon"])
def test_a_day_that_cannot_be_read_is_left_out_and_told(states, written):
    found = read(states, on=written)
    assert (found.values["on"], [one.trouble for one in found.unknown]) == (None, [Trouble.DAY_NOT_READ])


def test_a_column_that_is_not_there_says_nothing(states):
    row = {name: [ROW[name]] for name in ("identifier", "text", "states", "body")}
    found = uhri.read(row, states=states, bodies=BODIES)
    assert not {"themes", "groups", "sdgs", "on", "kind", "position"} & found.values.keys()


def test_the_review_has_makers_position_session_and_cycle(states):
    review = {"body": "UPR", "symbol": "A/HRC/28/15", "states": "Slovenia", "session": "20"}
    said = read(
        states,
        text="115.24 Ratify it (France, Spain);",
        position="- Supported",
        recommenders="France\nAtlantis",
        **review,
    )
    assert (said.values["number"], said.values["session"], said.values["cycle"]) == ("115.24", 20, "2")
    assert (said.values["position"], said.values["recommenders"]) == ("supported", ["FRA"])
    assert [one.trouble for one in said.unknown] == [Trouble.RECOMMENDER_NOT_KNOWN]
    without = read(states, text="115.24 Ratify it (France, Spain);", **review)
    assert without.values["recommenders"] == ["FRA", "ESP"]


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("23. The Committee", "23", "The Committee"),
        ("23. (a) Adopt", "23(a)", "Adopt"),
        ("23 The Committee", "23", "The Committee"),
        ("118.24. Ratify", "118.24", "Ratify"),
        ("20 years later", "", "20 years later"),
        ("2015. Adopt", "", "2015. Adopt"),
        ("The Committee", "", "The Committee"),
        ("٢٣- توصي اللجنة", "23", "توصي اللجنة"),
    ],
)
def test_the_number_is_the_start_of_the_text(text, number, rest):
    assert texts.split(text) == (number, rest)


@pytest.mark.parametrize(
    ("session", "cycle"),
    [(0, None), (1, 1), (12, 1), (13, 2), (26, 2), (27, 3), (40, 3), (41, 4), (54, 4), (55, None)],
)
def test_cycles_by_session(session, cycle):
    assert cycle_of_session(session) == cycle


@pytest.mark.parametrize(
    ("symbol", "cycle"),
    [
        ("A/HRC/8/27", 1),
        ("A/HRC/19/15", 1),
        ("A/HRC/28/15/Add.1", 2),
        ("A/HRC/36/9", 3),
        ("A/HRC/52/4", 4),
        ("A/HRC/20/16", None),
        ("A/HRC/WG.6/20/SVN/1", 2),
        ("CRC/C/MAR/CO/3-4", None),
    ],
)
def test_the_cycle_of_a_review_by_its_symbol(symbol, cycle):
    assert cycle_of_symbol(symbols.parse(symbol)) == cycle


def test_a_form_without_sessions_has_the_cycle_of_the_symbol(states):
    found = read(states, body="UPR", symbol="A/HRC/28/15", states="Slovenia", text="115.1 Do it (France);")
    assert (found.values["cycle"], found.values.get("session")) == ("2", None)


def row_of_a_list(**changed: str) -> dict[str, list[str]]:
    row = {
        "identifier": "A/HRC/28/15#115.1",
        "number": "115.1",
        "text": "Ratify it (France, Spain);",
        "symbol": "A/HRC/28/15",
        "states": "Slovenia",
        "recommenders": "France\nSpain",
        "position": "supported-implemented-or-in-progress",
        "headings": "A12 Norms",
        "themes": "A12 Norms\nB32 Other",
        "groups": "- children",
        "sdgs": "16.2\n4",
        "look_at": "",
    }
    return {name: [text] for name, text in {**row, **changed}.items()}


def test_a_row_of_a_thematic_list(states):
    found = thematic_rows.read(row_of_a_list(), states=states, bodies=BODIES)
    said = found.values
    assert (found.identifier, found.unknown) == ("A/HRC/28/15#115.1", ())
    assert (said["body"], said["state"], said["recommenders"]) == ("upr", "SVN", ["FRA", "ESP"])
    assert (said["position"], said["cycle"]) == ("supported-implemented-or-in-progress", "2")
    assert (said["number"], said["headings"], said["themes"]) == (
        "115.1",
        ["A12 Norms"],
        ["A12 Norms", "B32 Other"],
    )
    assert (said["groups"], said["sdgs"]) == (["children"], ["16.2", "4"])


def test_what_a_row_of_a_list_lacks_is_told(states):
    row = row_of_a_list(number="", position="not-stated", look_at="Do it (Atlantis, France)", states="")
    found = thematic_rows.read(row, states=states, bodies=BODIES, about="Norway")
    assert (found.values["state"], found.is_refused) == ("NOR", False)
    troubles = [Trouble.NO_NUMBER, Trouble.NO_POSITION, Trouble.RECOMMENDER_NOT_CLEAR]
    assert [one.trouble for one in found.unknown] == troubles
    nobody = thematic_rows.read(row_of_a_list(states="", symbol=""), states=states, bodies=BODIES)
    assert nobody.is_refused


def test_a_list_that_was_read_becomes_rows():
    said = documents.Recommendation(
        address="A/HRC/28/15#115.1",
        number="115.1",
        kind=documents.Finding.RECOMMENDATION,
        text="Ratify it (Norway, Atlantis);",
        recommenders=(documents.Recommender("Norway, Atlantis", "NOR"),),
        position=documents.Position.NOTED,
    )
    unclear = documents.Doubt(documents.DoubtKind.STATE_NOT_MATCHED, "…", "115.1", text=said.text)
    front = documents.FrontMatter(state="SVN")
    read_ = documents.Document(documents.Format.DOCX, front, "thematic-list", (), (said,), (unclear,))
    (row,) = thematic_rows.rows(read_, names={"SVN": "Slovenia", "NOR": "Norway"})
    cells = dict(zip(thematic_rows.FIELDS, row, strict=True))
    assert (cells["states"], cells["recommenders"], cells["position"]) == ("Slovenia", "Norway", "noted")
    assert (cells["look_at"], cells["symbol"]) == (said.text, "A/HRC/28/15")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The State party should ensure that all children go to school.", "en"),
        (
            "L'État partie devrait veiller à ce que les enfants et les familles soient aidés par des services.",
            "fr",
        ),
        ("El Estado parte debe velar por que los niños y las niñas tengan acceso a la educación.", "es"),
        ("توصي اللجنة الدولة الطرف", "ar"),
        ("Комитет рекомендует государству-участнику", "ru"),
        ("委员会建议缔约国", "zh"),
    ],
)
def test_languages(text, language):
    assert texts.language_of(text) == language


def test_a_row_of_upr_info(states):
    row = {
        "states": ["Czech Republic"],
        "text": ["Ratify the Convention; end torture "],
        "recommenders": ["Republic of Korea"],
        "position": ["Accepted"],
        "action": ["5"],
        "issues": ["Rights of the Child,Women's rights,Asylum-seekers, refugees"],
        "session": ["9"],
    }
    found = upr_info.read(row, states=states)
    said = found.values
    assert (said["state"], said["recommenders"], said["position"]) == ("CZE", ["KOR"], "supported")
    assert said["themes"] == ["Rights of the Child", "Women's rights", "Asylum-seekers, refugees"]
    assert (said["session"], said["cycle"], said["mentions"]["action_category"]) == (9, "1", 5)
    assert Repair.LIST_WITHOUT_BLANKS in found.repairs
    again = upr_info.read({**row, "text": ["ratify the Convention; end  torture"]}, states=states)
    assert again.identifier == found.identifier
    assert upr_info.read({**row, "session": ["10"]}, states=states).identifier != found.identifier


def test_every_row_without_text_is_kept_out(states):
    assert read(states, text=" - ").is_refused
    assert upr_info.read({"text": [""], "states": ["Peru"]}, states=states).is_refused
