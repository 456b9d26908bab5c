"""An editor takes over a WordPress site at the desk, looks at the preview, applies it, reads the news, undoes it."""

import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.makers.wordpress import REAL, UPLOADS

LONG = 120_000


def until(page: Page, words: str) -> None:
    """Look again until the page says these words."""
    for _ in range(60):
        if words in page.inner_text("main"):
            return
        page.wait_for_timeout(1_000)
        page.reload()
    raise AssertionError(words)


def test_a_site_is_taken_over_read_and_given_back(desk: Page, tmp_path: Path, axe):
    archive = tmp_path / "uploads.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(UPLOADS.rglob("*.*")):
            packed.write(file, file.relative_to(UPLOADS.parent))
    desk.goto("/admin/imports/new/")
    axe(desk)
    desk.select_option("#id_kind", "wordpress")
    desk.set_input_files("#id_file", str(REAL))
    desk.set_input_files("#id_archive", str(archive))
    desk.get_by_role("button", name="Upload").click()
    expect(desk).to_have_url(re.compile("/columns/$"), timeout=LONG)
    expect(desk.get_by_label("Tag: Morocco")).to_have_value("State: Morocco")
    axe(desk)
    desk.get_by_label("Category: Uncategorized").fill("No such name")
    desk.get_by_role("button", name="Show the preview").click()
    expect(desk.get_by_text("is none of the names in the list")).to_be_visible()
    desk.get_by_label("Category: Uncategorized").fill("")
    desk.get_by_role("button", name="Show the preview").click()
    until(desk, "Apply 16 rows")
    axe(desk)
    desk.get_by_role("button", name="Apply 16 rows").click()
    until(desk, "Undo this import")
    run = desk.url
    desk.goto("/2019/05/example-letter/")
    expect(desk).to_have_url(re.compile("/news/example-letter/$"))
    expect(desk.get_by_role("heading", level=1)).to_have_text("Example letter on the right to be heard")
    axe(desk)
    desk.goto("/?p=22")
    expect(desk).to_have_url(re.compile("/ar/news/risala/$"))
    axe(desk)
    desk.goto(run)
    desk.get_by_role("button", name="Undo this import").click()
    until(desk, "undone")
    assert desk.request.get("/news/example-letter/").status == 404
