"""A reader looks where the network works and who signed a letter, changes the text's language, and prints it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PROJECT = Path(__file__).resolve().parent.parent.parent
LETTER = "/statements/2021-03-22-example-joint-letter-announce-sessions-early/"
PAGES = (
    "/network/",
    "/network/map/",
    "/network/groups/",
    "/network/groups/child-participation/",
    "/network/become-a-member/",
    "/network/organisations/example-organisation-a/",
    "/statements/",
    LETTER,
    f"{LETTER}?text=fr&beside=ru",
    "/states/TUN/",
    "/bodies/crc/sessions/87/",
)


@pytest.fixture(scope="module")
def examples(running) -> None:
    """The examples of a demonstration, in the installation that is running."""
    variables = {
        **os.environ,
        "PALAIS_VAR_DIR": str(running.folder),
        "PALAIS_DATABASE_URL": "",
        "PALAIS_DEMO": "1",
        "PALAIS_INSECURE_LOCAL": "1",
    }
    command = [sys.executable, "-m", "palais.cli", "manage", "demonstrate"]
    subprocess.run(command, cwd=PROJECT, env=variables, check=True, capture_output=True)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_page_is_accessible_at_both_widths(examples, page, axe, prefix, path):
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.goto(prefix + path).status == 200
        axe(page)
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_from_the_menu_to_an_organisation_by_the_map(examples, page):
    page.goto("/")
    page.locator("nav.nav a", has_text="Network").click()
    expect(page).to_have_url(re.compile(r"/network/$"))
    page.locator(".ways a").first.click()
    page.locator(".map-sheet a[href='/states/MAR/']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/states/MAR/$"))
    page.locator("section[aria-labelledby=organisations] a").first.click()
    expect(page.locator("h1")).to_have_text("Example organisation A")
    page.locator("section[aria-labelledby=said-together] a", has_text="announce sessions early").click()
    expect(page).to_have_url(re.compile(re.escape(LETTER)))


def test_a_reader_narrows_the_directory_and_takes_it_along(examples, page):
    page.goto("/network/")
    page.locator("#filter-work").select_option("TUN")
    page.locator("form.filters button").click()
    expect(page.locator("#members-table tbody th")).to_have_text(
        ["Example organisation C", "Example organisation D"]
    )
    with page.expect_download() as taken:
        page.locator(".downloads a", has_text="CSV").click()
    assert taken.value.path().read_text(encoding="utf-8").count("example-organisation-") == 2


def test_a_letter_is_read_beside_its_original_and_printed(examples, page: Page, tmp_path):
    page.goto(LETTER)
    page.locator("nav a[hreflang=fr]").click()
    expect(page.locator("h1")).to_have_attribute("lang", "fr")
    expect(page.locator("article")).to_contain_text("Translation. The original is in English.")
    page.locator("nav li", has=page.locator("a[hreflang=en]")).locator("a[rel=nofollow]").click()
    expect(page.locator("article > div")).to_have_count(2)
    file = tmp_path / "letter.pdf"
    page.goto(LETTER)
    page.pdf(path=str(file), format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) == 2
