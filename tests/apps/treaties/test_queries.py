"""What the rooms above ask about States and treaties, in a fixed number of queries."""

from datetime import date

import pytest
from django.utils import translation

from palais.apps.treaties import queries
from palais.apps.treaties.models import State, Treaty


def test_the_197_and_the_two_that_stand_outside(facts_loaded):
    assert (queries.states().count(), queries.every_page().count()) == (197, 199)
    assert set(queries.every_page().exclude(kind="state").values_list("iso3", flat=True)) == {"EUE", "XKX"}


def test_the_conventions_family_comes_first(facts_loaded):
    keys = [treaty.key for treaty in queries.treaties()]
    assert (keys[:4], len(keys), len(set(keys))) == (list(queries.FAMILY), 18, 18)


def test_a_withdrawn_row_is_not_answered(facts_loaded, today):
    State.everything.filter(pk="SWE").update(withdrawn_on=today)
    assert queries.state(iso3="SWE") is None
    assert queries.states().count() == 196


def test_what_is_not_there_is_none(facts_loaded):
    assert (queries.state(iso3="ATL"), queries.treaty(key="CRC"), queries.treaty(key="xyz")) == (
        None,
        None,
        None,
    )


def test_acts_of_a_state_are_grouped_by_treaty_oldest_first(facts_loaded):
    acts = queries.acts_of_state(iso3="SWE")["crc"]
    assert [(act.act, act.on.isoformat()) for act in acts] == [
        ("signature", "1990-01-26"),
        ("ratification", "1990-06-29"),
    ]


def test_the_newest_acts_are_known_to_the_day_and_bind(facts_loaded, today):
    newest = queries.newest_acts(keys=queries.FAMILY, limit=8, on=today)
    days = [act.earliest for act in newest]
    assert (len(newest), days) == (8, sorted(days, reverse=True))
    assert {act.precision for act in newest} == {"day"}
    assert {act.act for act in newest} <= {"ratification", "accession", "succession"}
    earlier = queries.newest_acts(keys=queries.FAMILY, limit=8, on=date(2021, 4, 15))
    assert max(act.earliest for act in earlier) == date(2021, 3, 24)


def test_lists_cost_one_query_each(facts_loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = [(state.region.name, state.source.title) for state in queries.every_page() if state.region]
    with django_assert_num_queries(1):
        titles = [act.source.title for acts in queries.acts_of_state(iso3="SWE").values() for act in acts]
    with django_assert_num_queries(1):
        bodies = [treaty.body.name for treaty in queries.treaties()]
    assert (len(names), len(bodies)) == (198, 18)  # the European Union lies in no region
    assert len(titles) > 20


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Morocco"),
        ("fr", "Maroc"),
        ("es", "Marruecos"),
        ("ar", "المغرب"),
        ("ru", "Марокко"),
        ("zh-hans", "摩洛哥"),
    ],
)
def test_a_name_is_in_the_language_of_the_page(facts_loaded, language, name):
    with translation.override(language):
        assert queries.state(iso3="MAR").name == name


def test_a_name_that_is_missing_is_the_english_one(facts_loaded):
    with translation.override("ar"):
        assert Treaty(name_en="Convention", name_ar="").name == "Convention"


def test_topics_come_in_the_order_of_lists_and_in_the_language_of_the_page(facts_loaded):
    topics = queries.topics()
    assert list(topics)[:2] == ["crc-reporting", "communications-procedure"]
    with translation.override("fr"):
        assert topics["education"].name == "Droit à l’éducation"
