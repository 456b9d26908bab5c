"""The follow-up monitor in a browser, with the examples of the demonstration: accessible; a story told, taken back."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PROJECT, Running
from tests.journeys.test_every_kind_of_page import wide_by

HERE = "/follow-up/dgd-2018/"
PAGES = (
    "/follow-up/",
    HERE,
    f"{HERE}?state=MAR",
    f"{HERE}?form=law&level=local",
    f"{HERE}commitments/1/",
    f"{HERE}activities/1/",
    f"{HERE}share/",
)


@pytest.fixture(scope="module", autouse=True)
def demonstrated(running: Running) -> None:
    """The examples, made as `make demo` makes them."""
    made = subprocess.run(
        [sys.executable, "-m", "palais.cli", "manage", "demonstrate"],
        cwd=PROJECT,
        env=running.variables | {"PALAIS_DEMO": "1", "PALAIS_TODAY": "2021-04-15"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_page_is_accessible_at_both_widths(page: Page, axe, prefix: str, path: str):
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.goto(prefix + path).status == 200
        axe(page)
        assert wide_by(page) == []


def tell(page: Page) -> None:
    page.goto(f"{HERE}share/")
    page.fill("#id_text", "We marched for our rights.")
    page.check("input[name=age_band][value='13-15']")
    page.check("#id_words")
    page.check("input[name=guardian][value=guardian]")
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(re.compile("/follow-up/stories/[^/]{30,}/$"))


def test_a_story_is_told_and_taken_back_on_a_phone(page: Page, axe, browser, site):
    page.set_viewport_size({"width": 360, "height": 800})
    tell(page)
    axe(page)
    assert wide_by(page) == []
    own = page.url
    page.locator("details.fold summary").click()
    page.locator("button[name=withdraw]").click()
    axe(page)
    context = browser.new_context(base_url=site)
    gone = context.new_page()
    assert gone.goto(own).status == 404
    axe(gone)
    context.close()


def test_a_story_is_told_without_script(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    opened = context.new_page()
    tell(opened)
    expect(opened.locator("main h1")).to_have_text("Your story")
    context.close()


def test_what_is_missing_is_named_and_led_to(browser, site, axe):
    context = browser.new_context(base_url=site)
    opened = context.new_page()
    opened.goto(f"{HERE}share/")
    opened.fill("#id_text", "We marched for our rights.")
    opened.locator("main form button[type=submit]").click()
    axe(opened)
    opened.locator(".errors a[href='#id_age_band']").click()
    expect(opened.locator("#id_age_band")).to_be_in_viewport()
    expect(opened.locator("#id_text")).to_have_value("We marched for our rights.")
    context.close()
