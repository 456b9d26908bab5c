"""A document is found by its symbol, by its second one too, and by nothing else; numbers stand in their order."""

import pytest

from palais.apps.library import queries, shown
from palais.apps.library.models import GeneralComment


@pytest.mark.parametrize("symbol", ["CRC/C/GC/18/Rev.1", "CEDAW/C/GC/31/Rev.1"])
def test_a_joint_document_is_found_under_both_symbols(facts_loaded, symbol):
    found = queries.document(symbol=symbol)
    assert symbol in (found.symbol, found.joint_symbol)


def test_a_document_is_found_with_its_source_in_one_query(facts_loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = queries.document(symbol="CRC/C/GC/26")
        title = found.source.title
    assert (found.body_code, found.number, found.kind, title != "") == ("CRC", 26, "general-comment", True)


@pytest.mark.parametrize("symbol", ["", "CRC/C/GC/99", "crc/c/gc/26"])
def test_no_other_text_finds_a_document(facts_loaded, symbol):
    assert queries.document(symbol=symbol) is None


def test_a_withdrawn_document_is_not_found(facts_loaded, today):
    GeneralComment.everything.filter(symbol="CRC/C/GC/26").update(withdrawn_on=today)
    assert queries.document(symbol="CRC/C/GC/26") is None


def test_numbers_stand_as_they_count_with_letters_after_z_and_small_roman_numbers() -> None:
    below = ["23(a)(iv)", "23(a)(v)", "23(a)(ix)", "23(b)", "23(i)", "23(z)", "23(aa)"]
    ordered = ["9", "10", "23", *below, "100.2", "100.10"]
    assert sorted(sorted(ordered), key=shown.in_order) == ordered
