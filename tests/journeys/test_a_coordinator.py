"""The main job in a browser: find a State, see where it stands, follow a figure to its row, report an error."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect


def find_morocco(page: Page) -> None:
    """From the first page, by typing what people call it."""
    page.goto("/")
    page.locator("main input[type=search]").fill("maroc")
    page.locator("main input[type=search]").press("Enter")
    expect(page).to_have_url(re.compile(r"/states/MAR/$"))


def switch(page: Page, language: str) -> None:
    """Choose a language: from the list where there is room for it, else from its fold."""
    if page.locator("details.languages summary").is_visible():
        page.locator("details.languages summary").click()
    page.locator(f"details.languages a[lang={language}]").click()


def test_a_coordinator_finds_her_state_and_reports_an_error(page, site):
    find_morocco(page)
    expect(page.locator("h1")).to_have_text("Morocco")
    figure = "/facts/ratifications/MAR/CRC/ratification/1993-06-21/"
    note = page.locator("tr#treaty-crc details.source").filter(has=page.locator(f"a[href='{figure}']"))
    note.locator("summary").click()
    note.locator(f"a[href='{figure}']").click()
    expect(page).to_have_url(f"{site}{figure}")
    expect(page.locator("table.data")).to_contain_text("1993-06-21")
    page.locator("main a[href*='/report/']").click()
    page.locator("#id_message").fill("The day is another one.")
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(f"{site}/report/ratifications/MAR/CRC/ratification/1993-06-21/?sent")
    expect(page.locator("[role=status]")).to_be_visible()


def test_a_report_without_a_message_goes_nowhere(page, site):
    """The browser itself asks for the message; the address stays that of the form."""
    page.goto("/report/states/MAR/")
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(f"{site}/report/states/MAR/")
    assert page.locator("#id_message").evaluate("field => field.validity.valueMissing") is True


@pytest.mark.parametrize("width", [1280, 360])
def test_a_reader_changes_the_language_and_stays_on_the_page(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/states/MAR/")
    switch(page, "ar")
    expect(page).to_have_url(re.compile(r"/ar/states/MAR/$"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("المغرب")
    page.locator("nav.nav a").first.click()
    expect(page).to_have_url(re.compile(r"/ar/states/$"))


def test_a_campaigner_filters_a_treaty_and_takes_the_list_along(page):
    page.goto("/treaties/opic/")
    page.locator("#filter-region").select_option("002")
    page.locator("form.filters button").click()
    expect(page).to_have_url(re.compile(r"region=002"))
    shown = page.locator("#list-table tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    with page.expect_download() as taken:
        page.locator(".downloads a", has_text="CSV").click()
    rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text(encoding="utf-8"), newline="")))
    assert [row["iso3"] for row in rows] == shown
    assert {row["region_code"] for row in rows} == {"002"}
    page.locator(".chips a", has_text="Africa").click()
    expect(page).not_to_have_url(re.compile(r"region=002"))


def test_a_source_note_closes_with_escape_and_gives_the_focus_back(page):
    page.goto("/states/MAR/")
    summary = page.locator("details.source summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.source[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("details.source[open]")).to_have_count(0)
    expect(summary).to_be_focused()


def test_the_first_key_leads_past_the_menu(page):
    page.goto("/states/MAR/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_state_on_the_map_is_a_link_that_says_its_name_and_status(page):
    page.goto("/treaties/opic/")
    link = page.get_by_role("link", name=re.compile(r"^Morocco: "))
    expect(link).to_have_attribute("href", "/states/MAR/")
    assert page.locator("figure.map svg a").count() > 190


@pytest.fixture
def without_script(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_everything_works_without_script(without_script):
    page = without_script
    find_morocco(page)
    note = page.locator("tr#treaty-crc details.source").first
    note.locator("summary").click()
    expect(note.locator(".source-note")).to_be_visible()
    switch(page, "fr")
    expect(page.locator("h1")).to_have_text("Maroc")
    page.goto("/treaties/opic/")
    page.locator("#filter-group").select_option("grulac")
    page.locator("form.filters button").click()
    expect(page).to_have_url(re.compile(r"group=grulac"))
    page.locator("details.fold summary").first.click()
    expect(page.locator("details.fold table").first).to_be_visible()
