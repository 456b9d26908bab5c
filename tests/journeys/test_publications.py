"""A reader finds a publication, its version for children and its citation; harvesters get their list."""

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
from palais.apps.resources.services import example_publications
example_publications.make()
"""
WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
PATHS = (
    "/publications/",
    "/publications/?simple=yes",
    "/publications/?q=zzzz",
    "/publications/example-publication-a/",
    "/publications/example-publication-a-for-children/",
    "/publications/together-with-children/",
)


@pytest.fixture(scope="module")
def publications(running) -> None:
    """The example publications, made beside the running Palais as a demonstration makes them."""
    order = [sys.executable, "-c", MAKE]
    variables = dict(running.variables)
    made = subprocess.run(order, cwd=PROJECT, env=variables, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("path", PATHS)
def test_publications_are_accessible_at_every_width(page: Page, axe, publications, prefix, path):
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.goto(prefix + path).status == 200
        assert page.evaluate(WIDER) <= 0
        axe(page)


def test_a_reader_finds_the_version_for_children_and_what_it_follows(page: Page, publications):
    page.goto("/publications/")
    page.locator("#filter-simple").focus()
    page.keyboard.type("Child")
    page.locator("#filter-simple").evaluate("one => one.form.querySelector('button').focus()")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"simple=yes"))
    page.get_by_role("link", name="Example publication A for children", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("This version follows that of 1 February 2021.")
    page.get_by_role("link", name="Example publication A", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Example publication A")


def test_a_reader_takes_a_file_and_a_citation_along(page: Page, publications):
    page.goto("/publications/example-publication-a/")
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^Word")).first.click()
    assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
    with page.expect_download() as cited:
        page.get_by_role("link", name="BibTeX").click()
    assert "{Example publication A}" in Path(cited.value.path()).read_text(encoding="utf-8")
