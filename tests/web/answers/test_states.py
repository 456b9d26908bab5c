"""Finding States by whatever people call them, and by group, region and status."""

import pytest
from django.utils import translation

from palais.web.answers.states import states_index


@pytest.mark.parametrize(
    ("typed", "iso3"),
    [
        ("maroc", "MAR"),
        ("MAROC", "MAR"),
        ("Marruecos", "MAR"),
        ("المغرب", "MAR"),
        ("марокко", "MAR"),
        ("摩洛哥", "MAR"),
        ("mar", "MAR"),
        ("cote d'ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("Türkiye", "TUR"),
        ("turkey", "TUR"),
        ("Kingdom of Sweden", "SWE"),
        ("Kosovo", "XKX"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(facts_loaded, today, typed, iso3):
    found = states_index(on=today, query=typed)
    assert (found.lines + found.outside)[0].iso3 == iso3


def test_all_are_listed_by_name_with_the_two_outside_apart(facts_loaded, today):
    found = states_index(on=today)
    assert (len(found.lines), found.total, [line.iso3 for line in found.outside]) == (
        197,
        197,
        ["EUE", "XKX"],
    )
    assert (found.lines[0].iso3, found.lines[-1].iso3) == ("AFG", "ZWE")
    assert sorted(found.regions) == ["002", "009", "019", "142", "150"]


def test_a_word_that_no_state_is_called_by_suggests_the_nearest(facts_loaded, today):
    found = states_index(on=today, query="Marocko")
    assert (found.lines, found.suggestions[0].iso3) == ((), "MAR")
    assert states_index(on=today).suggestions == ()


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"group": "african"}, 54),
        ({"group": "eastern-european"}, 23),
        ({"group": "grulac"}, 33),
        ({"status": "crc:party"}, 196),
        ({"status": "crc:signed"}, 1),
        ({"status": "opic:party"}, 52),
        ({"group": "nowhere"}, 0),
        ({"status": "opic"}, 0),
        ({"status": "xyz:party"}, 0),
    ],
)
def test_filters_keep_what_fits(facts_loaded, today, filters, count):
    assert len(states_index(on=today, **filters).lines) == count


def test_filters_add_up(facts_loaded, today):
    both = {line.iso3 for line in states_index(on=today, group="african", status="opic:party").lines}
    african = {line.iso3 for line in states_index(on=today, group="african").lines}
    parties = {line.iso3 for line in states_index(on=today, status="opic:party").lines}
    assert both == african & parties
    assert both != set()


def test_names_are_sorted_in_the_language_of_the_page(facts_loaded, today):
    with translation.override("fr"):
        found = states_index(on=today)
    assert (found.lines[0].name, found.lines[-1].name) == ("Afghanistan", "Zimbabwe")
    germany = [line.iso3 for line in found.lines].index("DEU")
    assert found.lines[germany].name == "Allemagne"
    assert germany < 10
