"""A reader finds a statement in a hub with the keyboard, in English and in Arabic, and takes the list along."""

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
from palais.apps.resources.services import demonstration
demonstration.make()
"""
WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.fixture(scope="module")
def hub(running) -> str:
    """The example hub, made beside the running Palais as a demonstration makes it."""
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=PROJECT,
        env=dict(running.variables),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return "/hubs/covid-19/"


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("path", ["", "?section=calls", "?kind=statement", "?q=zzzz"])
def test_a_hub_is_accessible_at_every_width(page: Page, axe, hub, prefix, path):
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.goto(prefix + hub + path).status == 200
        assert page.evaluate(WIDER) <= 0
        axe(page)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_resource_is_accessible(page: Page, axe, hub, prefix):
    assert page.goto(f"{prefix}/resources/example-resource-16/").status == 200
    axe(page)


def test_a_reader_filters_with_the_keyboard_and_takes_the_list_along(page: Page, axe, hub):
    page.goto("/hubs/")
    page.get_by_role("link", name="COVID-19 and children’s rights").click()
    expect(page.locator(".freshness")).to_contain_text("As of 15 April 2021.")
    page.locator("#filter-kind").focus()
    page.keyboard.type("Statement")
    page.keyboard.press("Tab")
    page.locator("#filter-kind").evaluate("one => one.form.querySelector('button').focus()")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"kind=statement"))
    expect(page.locator(".resource-title")).to_have_count(3)
    axe(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    rows = Path(taken.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + 3
    page.locator(".chip").first.click()
    expect(page).to_have_url(re.compile(r"/hubs/covid-19/$"))


def test_a_broken_link_says_so(page: Page, hub):
    page.goto(hub)
    line = page.locator("#example-resource-16")
    expect(line).to_contain_text("did not open since")
    expect(line.locator(".resource-editions a").first).to_have_attribute("rel", "external nofollow")
