"""A researcher finds, filters, cites and follows recommendations with the keyboard, in English and in Arabic."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PROJECT = Path(__file__).resolve().parent.parent.parent
MAKE = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
import django
django.setup()
from palais.apps.library import index
from palais.apps.office import search
from tests.apps.library import recommending
for name, fields in recommending.ROWS.items():
    recommending.add(name, **fields)
for number in range(25):
    recommending.add(f"more-{number}", text="Strengthen juvenile justice.", state="MDA", year=1994 + number)
search.rebuild(of=index.INDEX)
"""
WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
QUERIES = (
    "",
    "?q=juvenile+justice",
    "?q=education&state=MAR&state=MDA",
    "?q=educatoin",
    "?q=%22justice+juvenile%22+AND&state=MAR",
    "?more=year",
    "?body=upr",
)


@pytest.fixture(scope="module")
def library(running) -> str:
    """Recommendations in the running Palais, and their index."""
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=PROJECT,
        env=dict(running.variables),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return "/recommendations/"


@pytest.mark.parametrize(("prefix", "width"), [("", 1280), ("/ar", 360)])
@pytest.mark.parametrize("query", QUERIES)
def test_the_search_is_accessible_and_fits(page: Page, axe, library, prefix, width, query):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.goto(prefix + library + query).status == 200
    axe(page)
    for narrow in (360, 320):
        page.set_viewport_size({"width": narrow, "height": 800})
        assert page.evaluate(WIDER) <= 0


def test_every_fold_is_accessible_when_open(page: Page, axe, library):
    page.goto(f"{library}?q=juvenile+justice")
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    axe(page)


def test_a_researcher_asks_narrows_and_keeps_the_search_with_the_keyboard(page: Page, library):
    page.goto("/")
    page.get_by_role("link", name="Recommendations", exact=True).first.click()
    page.get_by_label("Words, a “phrase”, a State or a UN symbol").focus()
    page.keyboard.type("juvenile justice")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/recommendations/\?q=juvenile\+justice$"))
    expect(page.locator(".found")).to_contain_text(
        re.compile(r"(29|3\d) recommendations found")
    )  # others add some
    page.locator("#filter-state > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Morocco").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=juvenile\+justice&state=MAR$"))
    expect(page.locator(".found")).to_contain_text("1 recommendation found")
    expect(page.locator(".rec-head")).to_contain_text("CRC/C/MAR/CO/3-4#75(a)")
    with page.expect_download() as given:
        page.get_by_role("link", name="DOCX").click()
    assert given.value.suggested_filename.endswith("recommendations.docx")
    page.get_by_role("link", name="Get new ones by e-mail").click()
    expect(page.locator("main")).to_contain_text("juvenile justice; State: Morocco")


def test_it_works_without_script_on_a_phone(browser, site, library):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, base_url=site
    )
    page = context.new_page()
    page.goto(f"{library}?q=juvenile+justice")
    page.get_by_text("Narrow the search").first.click()
    page.locator("#filter-state > summary").click()
    page.get_by_role("checkbox", name="Republic of Moldova").check()
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"\?q=juvenile\+justice&state=MDA$"))
    expect(page.locator(".chips")).to_contain_text("Republic of Moldova")
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(re.compile(r"state=MDA&page=2$"))
    context.close()
