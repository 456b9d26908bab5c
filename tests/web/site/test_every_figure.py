"""Every figure can be traced: from its mark to the row, from the row to its source."""

import pytest
from django.urls import resolve, reverse

from palais.apps.office import facts as registry
from tests.web import reading


@pytest.mark.parametrize(
    "path", ["/states/SWE/", "/states/MAR/", "/states/CPV/", "/", "/treaties/", "/documents/CRC/C/GC/26"]
)
def test_every_row_and_source_behind_a_page_is_there(read, path):
    soup = read(path)
    rows, sources = reading.links(soup, "/facts/"), reading.links(soup, "/sources/")
    assert rows != []
    assert [row for row in rows if row != "/facts/" and not names_a_source(read(reading.local(row)))] == []
    for source in sources:
        assert read(reading.local(source)).h1.get_text(strip=True) != ""


def names_a_source(soup) -> bool:
    """Whether the page of a row links to a source, or its table is one that names two of them in its row."""
    columns = {cell.get_text(strip=True) for cell in soup.select("table.data th[scope=row]")}
    named = [link for link in reading.links(soup, "/sources/") if link != "/sources/"]
    return bool(named) or {"source_a", "source_b"} <= columns


def test_every_row_behind_a_treaty_is_there(read):
    """The page has hundreds of marks: each address is resolved to a row, and one in twelve is opened."""
    rows = reading.links(read("/treaties/opic/"), "/facts/")
    assert len(rows) > 40
    for row in rows:
        found = resolve(reading.local(row)).kwargs
        record = registry.registered()[found["table"]].model.everything.get(fact_key=found["key"])
        assert record.source_id
    assert [row for row in rows[::12] if not names_a_source(read(reading.local(row)))] == []


@pytest.mark.parametrize("path", ["/states/SWE/", "/states/USA/", "/states/SSD/"])
def test_every_date_in_the_table_of_treaties_has_its_mark(read, path):
    """Signatures and consents are rows of facts; the days in force are computed and show their rule instead."""
    for row in read(path).select("#treaties tbody tr"):
        signature, consent = row.find_all("td")[1:3]
        for cell in (signature, consent):
            dated = any(sign.isdigit() for sign in cell.span.find(string=True, recursive=False) or "")
            assert bool(reading.links(cell, "/facts/ratifications/")) == dated, row


def test_every_date_in_the_list_of_a_treaty_has_its_mark(read):
    rows = read("/treaties/opic/?list=all").select("#list-table tbody tr")
    assert len(rows) == 197
    marked = [
        (row["id"], len(reading.links(cell, "/facts/ratifications/")))
        for row in rows
        for cell in row.find_all("td")[1:3]
        if any(sign.isdigit() for sign in cell.span.find(string=True, recursive=False) or "")
    ]
    assert [iso3 for iso3, links in marked if links != 1] == []
    assert len(marked) > 52


def test_every_mark_offers_a_report_about_the_same_row(read):
    soup = read("/states/SWE/")
    notes = soup.find_all(class_="source-note")
    pairs = [(reading.links(note, "/facts/"), reading.links(note, "/report/")) for note in notes]
    assert len(pairs) > 30
    assert [
        rows for rows, reports in pairs if [row.replace("/facts/", "/report/", 1) for row in rows] != reports
    ] == []


def test_every_row_of_every_table_has_an_address_that_leads_back_to_it(facts_loaded):
    wrong = []
    for table, loader in registry.registered().items():
        for key in loader.model.everything.values_list("fact_key", flat=True):
            address = reverse("fact", args=[table, key])
            found = resolve(reading.local(address)).kwargs
            if found != {"table": table, "key": key} or "?" in address or "#" in address:
                wrong.append((table, key, address))
    assert wrong == []


def test_a_row_shows_its_columns_as_the_file_has_them(read):
    rows = read("/facts/ratifications/SWE/CRC/ratification/1990-06-29/").select("table.data tbody tr")
    shown = {row.th.get_text(strip=True): row.td.get_text(strip=True) for row in rows}
    assert shown == {
        "state": "SWE",
        "treaty": "CRC",
        "act": "ratification",
        "date": "1990-06-29",
        "precision": "day",
        "day_unverified": "–",
        "source": "untc-2015",
        "status": "ok",
        "note": "–",
    }


@pytest.mark.parametrize(
    "path", ["/facts/states/ATL/", "/facts/planets/SWE/", "/sources/nobody/", "/facts/people_user/1/"]
)
def test_what_is_not_there_is_not_found(read, path):
    assert read(path, status=404).h1.get_text(strip=True) != ""


def test_the_tables_are_listed_with_their_rows(read):
    rows = {
        row.th.get_text(strip=True): row.td.get_text(strip=True) for row in read("/facts/").select("tbody tr")
    }
    assert sorted(rows) == sorted(registry.registered())
    assert (rows["states"], rows["treaties"]) == ("199", "18")
