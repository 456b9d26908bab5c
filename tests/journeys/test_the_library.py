"""A researcher goes from a State to what it was asked, to the document and back, compares, drafts, and prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_every_kind_of_page import wide_by

PROJECT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = "/documents/example-crc-lux-2"
STATE = "/states/LUX/recommendations/"
MAKE = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
import django
django.setup()
from palais.apps.library.services import examples
examples.show()
"""
PAGES = (
    DOCUMENT,
    f"{DOCUMENT}?text=en&beside=fr",
    "/documents/example-upr-lux-2",
    "/states/LUX/",
    STATE,
    "/states/CHE/recommendations/",
    f"{STATE}draft/?theme=corporal-punishment",
    "/recommendations/compare/",
    "/documents/",
    "/recommendations/compare/?state=LUX&beside=TUN",
    "/recommendations/compare/?state=LUX&body=crc&cycle=1&later=2",
)


@pytest.fixture(scope="module")
def examples(running) -> None:
    """The examples of the library, in the installation that is running."""
    order = [sys.executable, "-c", MAKE]
    made = subprocess.run(
        order, cwd=PROJECT, env=dict(running.variables), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("prefix", "width"), [("", 1280), ("/ar", 360)])
def test_a_page_is_accessible_and_fits(examples, page, axe, prefix, width, path):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.goto(prefix + path).status == 200
    axe(page)
    for narrow in (360, 320):
        page.set_viewport_size({"width": narrow, "height": 900})
        assert wide_by(page) == []


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_from_a_state_to_a_recommendation_its_lineage_and_its_document(examples, page: Page, axe, prefix):
    page.goto(f"{prefix}/states/LUX/")
    page.locator("section[aria-labelledby=recommended] .kin a").first.click()
    expect(page).to_have_url(re.compile(r"/recommendations/\d+/$"))
    expect(page.locator("ins").first).to_be_visible()
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
    page.locator(".kin-head a").first.click()
    page.locator("dl.terms a[href*='/documents/']").click()
    expect(page).to_have_url(re.compile(r"/documents/example-(crc|upr)-lux-\d#"))
    expect(page.locator(":target")).to_be_visible()
    expect(page.locator(".cite:visible")).to_have_count(1)


def test_a_draft_is_checked_and_stays_out_of_the_address(examples, page: Page, axe):
    page.goto(f"{STATE}draft/")
    page.get_by_label("Your draft").fill("Prohibit corporal punishment of children in all settings, by 2023.")
    page.get_by_label("What was said before, by theme").select_option("corporal-punishment")
    page.get_by_role("button", name="Show what was said").click()
    expect(page.locator("#before")).to_be_visible()
    expect(page.get_by_label("Your draft")).to_have_value(re.compile("^Prohibit corporal punishment"))
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator("#answer ~ table tbody tr")).to_have_count(4)
    assert "Prohibit" not in page.url
    axe(page)


def test_a_recommendation_is_copied_and_printed(examples, page: Page, tmp_path):
    page.goto(STATE)
    page.locator(".kin a").first.click()
    expect(page.locator("button[data-copy=citation]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("button[data-copy=citation]")).to_be_hidden()
    expect(page.locator("#citation")).to_be_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2
