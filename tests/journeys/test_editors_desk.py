"""An editor's day: the first screen, text from Word, a live figure by keyboard, a newsletter sent and undone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_translating import publish

WORD = (
    "<html><body><h2 style='mso-outline-level:2'><span style='color:red'>From Word<o:p></o:p></span></h2>"
    "<p class=MsoNormal><b><span>Bold</span></b> words<o:p>&nbsp;</o:p></p></body></html>"
)
PASTE = """html => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    const box = document.querySelector(".public-DraftEditor-content");
    box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def new_area(page: Page) -> None:
    """The form of a new working area, by the list of areas."""
    page.goto("/admin/pages/search/?q=What+we+do")
    expect(page.get_by_role("link", name="What we do").first).to_be_visible()
    page.goto(page.locator("main a[href*='/add_subpage/']").first.get_attribute("href"))


def test_the_first_screen_teaches_somebody_new(desk):
    expect(desk.locator("#first-steps-section li")).to_have_count(3)
    expect(desk.locator("#waiting-section")).to_be_visible()


def test_text_from_word_and_a_figure_chosen_by_keyboard(desk):
    new_area(desk)
    desk.locator("#id_title").fill("An area")
    desk.get_by_role("button", name="Insert a block").first.click()
    desk.get_by_role("option", name="Text", exact=True).click()
    box = desk.locator(".public-DraftEditor-content").first
    box.click()
    desk.evaluate(PASTE, WORD)
    expect(box).to_contain_text("From Word")
    desk.keyboard.press("Control+End")
    desk.keyboard.press("Enter")
    desk.keyboard.type("/live")
    desk.keyboard.press("Enter")
    expect(desk.locator("#live-figure-filter")).to_be_focused()
    desk.keyboard.type("parties opic")
    desk.keyboard.press("Enter")
    expect(box).to_contain_text("Parties: OPIC")


@pytest.mark.parametrize("path", ["/admin/", "/admin/newsletters/"])
def test_screens_of_ours_are_accessible(desk, axe, path):
    desk.goto(path)
    axe(desk)


def test_a_newsletter_is_filled_published_sent_and_undone(desk, axe):
    desk.goto("/admin/newsletters/")
    desk.locator("#new-language").select_option("en")
    desk.get_by_role("button", name="Start a newsletter").click()
    expect(desk.frame_locator("iframe").locator("h2").first).to_be_visible()
    axe(desk)
    here = desk.url
    desk.get_by_role("link", name="Edit and publish").click()
    publish(desk)
    desk.goto(here)
    desk.get_by_role("button", name="Send in ten minutes").click()
    expect(desk.get_by_role("button", name="Undo the sending")).to_be_visible()
    desk.get_by_role("button", name="Undo the sending").click()
    expect(desk.get_by_role("button", name="Send in ten minutes")).to_be_visible()
