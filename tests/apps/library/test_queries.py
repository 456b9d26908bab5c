"""A document is found by its symbol, by its second one too, and by nothing else."""

import pytest

from palais.apps.library import queries
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
