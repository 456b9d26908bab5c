"""Every kind of page in both directions and two widths: accessible, quiet, from this site alone; and on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.kinds import NOT_FOUND, PAGES

SCROLLS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
    .filter(one => !one.closest(".unseen, .skip, [hidden], svg"))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""


def wide_by(page: Page) -> list[str]:
    """What sticks out of the window; nothing where the page does not scroll sideways."""
    return [] if page.evaluate(SCROLLS) <= 0 else ["the page scrolls sideways", *page.evaluate(TOO_WIDE)]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("prefix", "checked"), [("", 1280), ("/ar", 360)])
def test_a_page_is_accessible_and_fits_every_window(page, axe, prefix, checked, path):
    """Looked through by axe in one width for each direction: that takes longest."""
    page.set_viewport_size({"width": checked, "height": 800})
    assert page.goto(prefix + path).status == 200
    axe(page)
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert wide_by(page) == []


@pytest.mark.parametrize("path", ["/states/MAR/", "/treaties/opic/", "/"])
def test_a_page_is_accessible_in_the_dark_too(page, axe, path):
    page.emulate_media(color_scheme="dark")
    page.goto(path)
    axe(page)


@pytest.mark.parametrize("path", ["/states/MAR/", "/ar/states/MAR/"])
def test_an_open_source_note_is_accessible_and_stays_in_the_window(page, axe, path):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(path)
    marks = page.locator("details.source summary")
    assert marks.count() > 10
    for place in (0, marks.count() // 2, marks.count() - 1):
        marks.nth(place).click()
        assert wide_by(page) == []
    axe(page)


@pytest.mark.parametrize("path", NOT_FOUND)
def test_a_page_for_what_is_not_there_is_accessible(browser, site, axe, path):
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 800})
    opened = context.new_page()
    assert opened.goto(path).status == 404
    axe(opened)
    assert wide_by(opened) == []
    context.close()


@pytest.mark.parametrize("path", ["/states/MAR/", "/ar/states/MAR/", "/states/SWE/"])
def test_a_state_is_a_brief_of_two_pages_on_paper(page, tmp_path: Path, path):
    page.goto(path)
    file = tmp_path / "state.pdf"
    page.pdf(path=str(file), format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) == 2


def test_words_can_be_enlarged_to_twice_their_size(page):
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto("/states/MAR/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert wide_by(page) == []
