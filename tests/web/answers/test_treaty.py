"""Counts of parties, and the list that a ratification campaign works from."""

import pytest

from palais.apps.treaties.models import State
from palais.web.answers.treaty import treaty_counts, treaty_dossier

FAMILY = {"crc": 196, "opac": 173, "opsc": 178, "opic": 52}


@pytest.mark.parametrize("key", FAMILY)
def test_the_parties_are_those_of_the_depositary(facts_loaded, today, key):
    dossier = treaty_dossier(key=key, on=today)
    assert len(dossier.parties) == FAMILY[key]
    assert dossier.totals[-1] == (
        2024,
        FAMILY[key],
    )  # the last year that a source or a printed number reaches


def test_every_state_stands_in_exactly_one_list(facts_loaded, today):
    for key in FAMILY:
        dossier = treaty_dossier(key=key, on=today)
        listed = [line.iso3 for line in (*dossier.parties, *dossier.signed, *dossier.others)]
        assert sorted(listed) == sorted(State.public.filter(kind="state").values_list("iso3", flat=True))


def test_the_campaign_for_opic_goes_to_all_who_may_join_and_no_party(facts_loaded, today):
    dossier = treaty_dossier(key="opic", on=today)
    campaign = {line.iso3: line for line in dossier.may_join}
    assert not set(campaign) & {line.iso3 for line in dossier.parties}
    assert len(campaign) == 197 - 52
    assert (campaign["USA"].through, campaign["MAR"].status.value) == (("opac", "opsc"), "signed")
    assert campaign["SWE"].through == ("crc", "opac", "opsc")
    assert {"EUE", "XKX"} & set(campaign) == set()


def test_only_the_united_states_are_missing_from_the_convention(facts_loaded, today):
    dossier = treaty_dossier(key="crc", on=today)
    assert [line.iso3 for line in (*dossier.signed, *dossier.others)] == ["USA"]


def test_the_list_of_treaties_counts_like_each_treaty(facts_loaded, today):
    counts = {count.key: (count.parties, count.signed) for count in treaty_counts(on=today)}
    assert {key: counts[key][0] for key in FAMILY} == FAMILY
    for key in ("opic", "op-crpd", "icmw"):
        dossier = treaty_dossier(key=key, on=today)
        states = [line for line in dossier.states if line.kind == "state"]
        assert counts[key] == tuple(
            sum(line.status.value == status for line in states) for status in ("party", "signed")
        )
    assert len(counts) == 18


def test_an_organisation_that_is_party_is_shown_apart_from_the_states(facts_loaded, today):
    dossier = treaty_dossier(key="crpd", on=today)
    assert [line.iso3 for line in dossier.states if line.kind != "state"] == ["EUE"]


def test_the_totals_by_year_never_fall_and_leave_no_year_out(facts_loaded, today):
    totals = treaty_dossier(key="opic", on=today).totals
    years, counts = zip(*totals, strict=True)
    assert list(years) == list(range(2012, 2024 + 1))
    assert list(counts) == sorted(counts)


def test_a_review_ahead_is_the_soonest_and_not_past(facts_loaded, today):
    ahead = [line.next_review for line in treaty_dossier(key="opic", on=today).may_join if line.next_review]
    assert ahead != []
    assert min(review.starts.latest for review in ahead).year >= today.year


def test_a_treaty_that_is_not_there_has_no_dossier(facts_loaded, today):
    assert treaty_dossier(key="xyz", on=today) is None


def test_a_dossier_costs_the_same_with_many_states_and_with_few(
    facts_loaded, today, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8) as many:
        treaty_dossier(key="opic", on=today)
    keep = ("SWE", "USA", "MAR")
    State.everything.exclude(iso3__in=keep).update(withdrawn_on=today)
    with django_assert_max_num_queries(8) as few:
        dossier = treaty_dossier(key="opic", on=today)
    assert sorted(line.iso3 for line in dossier.states) == sorted(keep)
    assert len(few) == len(many)
