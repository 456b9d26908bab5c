"""An editor publishes a page, a translation is begun, published and falls behind; readers and the desk show by what."""

import re

import pytest
from playwright.sync_api import Page, expect

COUNTING = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => {
    window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
});"""
LAGGING = "tbody tr:has-text('A page of the visit')"
WORDS = {"fr": ("Une page de la visite", "fr", "ltr"), "ar": ("صفحة من الزيارة", "ar", "rtl")}


@pytest.fixture
def editor(desk: Page) -> Page:
    """Somebody at the desk; what the content policy refuses is counted."""
    desk.add_init_script(COUNTING)
    return desk


def refused(page: Page) -> list[str]:
    return page.evaluate("window.refused")


def publish(page: Page) -> None:
    """Wagtail keeps *Publish* in the menu beside *Save draft*."""
    page.wait_for_load_state("networkidle")  # before that the menu does not open
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.locator("button[name=action-publish]").first.click()
    page.wait_for_load_state()
    expect(page.locator(".messages .success").first).to_be_visible()


def begin(page: Page, source: str, language: str) -> str:
    """Begin a translation; the address of its passages."""
    page.goto(f"/admin/languages/{source}/")
    page.locator(f"form:has(input[name=language][value={language}]) button").click()
    expect(page).to_have_url(re.compile(r"/admin/languages/\d+/passages/$"))
    return page.url


def test_a_translation_falls_behind_and_catches_up(editor, axe):
    page = editor
    page.goto("/admin/pages/2/add_subpage/")
    page.locator("a[href*='/add/cms/prosepage/']").first.click()
    page.fill("#id_title", "A page of the visit")
    page.fill("#id_summary", "It says one thing only.")
    publish(page)
    page.goto("/admin/pages/2/")
    source = page.locator("a:has-text('A page of the visit')").first.get_attribute("href") or ""
    number = re.findall(r"/pages/(\d+)/", source)[0]
    for language, (title, _tag, _dir) in WORDS.items():
        path = begin(page, number, language)
        page.locator("textarea[name=words-0]").fill(title)
        page.locator("textarea[name=words-1]").fill(f"{title}. {title}.")
        page.locator("button[value=publish]").click()
        expect(page.locator("main")).to_contain_text("Nothing is left to do")
        assert refused(page) == [], path
    page.goto(f"/admin/pages/{number}/edit/")
    expect(page.locator("#id_is_minor_change")).to_have_count(1)
    page.fill("#id_summary", "It says two things now.")
    publish(page)
    page.goto("/admin/languages/")
    expect(page.locator(LAGGING)).to_have_count(2)
    axe(page)
    for language, (title, tag, direction) in WORDS.items():
        page.goto(f"/{language}/a-page-of-the-visit/")
        expect(page.locator("html")).to_have_attribute("dir", direction)
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator("h1")).to_have_text(title)
        expect(page.locator("p.lead.lags")).to_have_count(1)
        axe(page)
        assert refused(page) == []
    page.goto("/admin/languages/")
    page.locator(f"{LAGGING} a").first.click()
    expect(page.locator("fieldset.passage")).to_have_count(1)
    expect(page.locator("ins").first).to_be_visible()
    axe(page)
    page.locator("input[name^=right-]").check()
    page.locator("button[value=publish]").click()
    expect(page.locator("main")).to_contain_text("Nothing is left to do")
    page.goto("/admin/languages/")
    expect(page.locator(LAGGING)).to_have_count(1)
