"""An editor brings a document in, settles its doubts by keyboard beside a colleague, and publishes it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.makers import un_documents

LIST = "/admin/un-documents/"


def test_a_document_from_upload_to_publication(desk: Page, tmp_path: Path, axe) -> None:
    file = tmp_path / "observations.docx"
    file.write_bytes(un_documents.observations())
    desk.goto(f"{LIST}add/")
    axe(desk)
    desk.locator("#files").set_input_files(str(file))
    desk.get_by_role("button", name="Upload").click()
    for _second in range(60):
        if "59 findings, 1 doubt" in desk.get_by_role("region", name="Files").locator("tbody").inner_text():
            break
        desk.wait_for_timeout(1_000)
        desk.reload()
    expect(desk.get_by_role("region", name="Files").locator("tbody")).to_contain_text("59 findings, 1 doubt")
    axe(desk)
    desk.get_by_role("link", name="observations.docx").click()
    expect(desk.locator("#found h2").first).to_have_text("1 doubt is open")
    axe(desk)

    desk.keyboard.press("j")
    expect(desk.locator("#text .is-meant")).to_have_text("B. A heading nobody has seen")
    desk.keyboard.press("c")
    expect(desk.locator("#value-cluster")).to_be_focused()
    desk.keyboard.press("Escape")
    desk.locator("[data-item]").first.focus()
    desk.keyboard.press("a")
    expect(desk.locator("#found h2").first).to_have_text("0 doubts are open")
    desk.locator(".reading-settled").first.focus()
    desk.keyboard.press("u")
    expect(desk.locator("#found h2").first).to_have_text("1 doubt is open")
    desk.locator("[data-item]").first.focus()
    desk.keyboard.press("a")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.locator(".messages")).to_contain_text("is published")
    desk.get_by_role("button", name="Take back").click()
    expect(desk.locator(".messages")).to_contain_text("taken back")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_fits(desk: Page, width: int, axe) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(LIST)
    expect(desk.get_by_role("heading", name="UN documents").first).to_be_visible()
    root = "document.documentElement"
    assert desk.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    axe(desk)
