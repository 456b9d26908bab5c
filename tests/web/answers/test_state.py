"""The dossiers of States that are unlike each other, and what is never said of any."""

import pytest

from palais.web.answers.plain import plain
from palais.web.answers.state import StateDossier, state_dossier


@pytest.fixture
def dossier(facts_loaded, today):
    """A function that makes the dossier of a State."""

    def made(iso3: str) -> StateDossier:
        found = state_dossier(iso3=iso3, on=today)
        assert found is not None
        return found

    return made


def standing(dossier: StateDossier, key: str) -> tuple[object, ...]:
    """Status, signature, consent with its date, and the day in force with how it was found."""
    line = dossier.line(key)
    return (
        line.status.value,
        line.signature.on.isoformat() if line.signature else None,
        f"{line.consent.act} {line.consent.on.isoformat()}" if line.consent else None,
        (line.in_force.on.isoformat() if line.in_force.on else None, line.in_force.why.value)
        if line.in_force
        else None,
    )


@pytest.mark.parametrize(
    ("iso3", "key", "expected"),
    [
        (
            "MAR",
            "crc",
            ("party", "1990-01-26", "ratification 1993-06-21", ("1993-07-21", "deposit-plus-period")),
        ),
        ("MAR", "opsc", ("party", "2000-09-08", "ratification 2001-10-02", ("2002-01-18", "general-day"))),
        ("MAR", "opic", ("signed", "2012-02-28", None, None)),
        ("SWE", "crc", ("party", "1990-01-26", "ratification 1990-06-29", ("1990-09-02", "general-day"))),
        (
            "SWE",
            "opac",
            ("party", "2000-06-08", "ratification 2003-02-20", ("2003-03-20", "deposit-plus-period")),
        ),
        ("SWE", "opic", ("no-action", None, None, None)),
        ("USA", "crc", ("signed", "1995-02-16", None, None)),
        (
            "USA",
            "opac",
            ("party", "2000-07-05", "ratification 2002-12-23", ("2003-01-23", "deposit-plus-period")),
        ),
        ("CZE", "crc", ("party", None, "succession 1993-02-22", (None, "succession"))),
        (
            "CZE",
            "opic",
            ("party", "2015-04-30", "ratification 2015-12-02", ("2016-03-02", "deposit-plus-period")),
        ),
        ("SSD", "crc", ("party", None, "accession 2015", ("2015/2016", "deposit-plus-period"))),
        ("PSE", "crc", ("party", None, "accession 2014-04-02", ("2014-05-02", "deposit-plus-period"))),
        ("PSE", "opic", ("party", None, "accession 2019", ("2019/2020", "deposit-plus-period"))),
        ("COK", "crc", ("party", None, "accession 1997-06-06", ("1997-07-06", "deposit-plus-period"))),
        (
            "EUE",
            "crpd",
            ("party", "2007-03-30", "ratification 2010-12-23", ("2011-01-22", "deposit-plus-period")),
        ),
    ],
)
def test_where_a_state_stands(dossier, iso3, key, expected):
    assert standing(dossier(iso3), key) == expected


def test_the_four_of_the_family_in_their_order(dossier):
    assert [line.key for line in dossier("SWE").family] == ["crc", "opac", "opsc", "opic"]
    assert len(dossier("SWE").treaties) == 18


@pytest.mark.parametrize(
    ("iso3", "kind", "un_status"),
    [
        ("MAR", "state", "member"),
        ("PSE", "state", "observer"),
        ("COK", "state", "other-party"),
        ("EUE", "organization", "other-party"),
        ("XKX", "territory", "none"),
    ],
)
def test_what_a_state_is_at_the_united_nations(dossier, iso3, kind, un_status):
    state = dossier(iso3).state
    assert (state.kind, state.un_status) == (kind, un_status)


def test_kosovo_and_the_union_are_party_to_nothing_of_the_family(dossier):
    for iso3 in ("EUE", "XKX"):
        assert {line.status.value for line in dossier(iso3).family} == {"no-action"}
    assert {line.status.value for line in dossier("XKX").treaties} == {"no-action"}
    assert {line.eligible for line in dossier("EUE").family} == {False}


def test_the_united_states_may_join_the_protocol_on_communications(dossier):
    assert (dossier("USA").line("opic").status.value, dossier("USA").line("opic").eligible) == (
        "no-action",
        True,
    )


def test_nobody_is_late_without_a_due_date_from_a_document(facts_loaded, today):
    from palais.apps.treaties.models import ReportDueDate, State

    assert not ReportDueDate.public.exists()
    values = {
        report.lateness.value.value
        for iso3 in State.public.filter(kind="state").values_list("iso3", flat=True)
        for report in state_dossier(iso3=iso3, on=today).reporting.due
    }
    assert values == {"not-known", "not-due"}


def test_reviews_stand_with_the_newest_first_and_the_upr_apart(dossier):
    sweden = dossier("SWE")
    sessions = [line.session for line in sweden.reviews]
    assert (sessions, {line.body for line in sweden.reviews}) == (sorted(sessions, reverse=True), {"crc"})
    assert [line.body for line in sweden.upr] == ["upr"]
    assert dossier("PSE").upr == ()


def test_a_state_that_is_not_there_has_no_dossier(facts_loaded, today):
    assert state_dossier(iso3="ATL", on=today) is None
    assert state_dossier(iso3="swe", on=today) is None


@pytest.mark.parametrize("iso3", ["SWE", "USA", "SSD", "COK"])
def test_a_dossier_costs_the_same_queries_for_every_state(
    facts_loaded, today, iso3, django_assert_num_queries
):
    """Three more where something lies ahead: which States its meetings concern, and their names."""
    ahead = state_dossier(iso3=iso3, on=today).next_dates != ()
    with django_assert_num_queries(19 if ahead else 16):
        state_dossier(iso3=iso3, on=today)


def test_as_plain_data_nothing_is_lost_and_years_stay_years(dossier):
    content = plain(dossier("SSD"))
    (crc,) = [line for line in content["treaties"] if line["key"] == "crc"]
    assert crc["consent"]["on"] == "2015"
    assert crc["in_force"]["on"] == "2015/2016"
    assert content["on"] == "2026-11-02"
    assert crc["status"] == "party"
