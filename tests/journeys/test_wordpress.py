"""An editor takes over a WordPress site at the desk, looks at the preview, applies it, reads the news, undoes it."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.makers.wordpress import REAL, UPLOADS

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
LONG = 120_000


@pytest.fixture
def editor(by_name: Page, running) -> Page:
    """Somebody who is signed in at the desk with a passkey."""
    device = by_name.context.new_cdp_session(by_name)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    by_name.goto("/admin/")
    by_name.fill("#id_login", running.email)
    by_name.fill("#id_password", running.password)
    by_name.locator("main form button[type=submit]").first.click()
    by_name.locator("main a[href$='/webauthn/add/']").click()
    by_name.fill("#id_name", "This device")
    by_name.click("#mfa_webauthn_add")
    expect(by_name).to_have_url(re.compile("/recovery-codes/$"))
    return by_name


def until(page: Page, words: str) -> None:
    """Look again until the page says these words."""
    for _ in range(60):
        if words in page.inner_text("main"):
            return
        page.wait_for_timeout(1_000)
        page.reload()
    raise AssertionError(words)


def test_a_site_is_taken_over_read_and_given_back(editor: Page, tmp_path: Path, axe):
    archive = tmp_path / "uploads.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(UPLOADS.rglob("*.*")):
            packed.write(file, file.relative_to(UPLOADS.parent))
    editor.goto("/admin/imports/new/")
    axe(editor)
    editor.select_option("#id_kind", "wordpress")
    editor.set_input_files("#id_file", str(REAL))
    editor.set_input_files("#id_archive", str(archive))
    editor.get_by_role("button", name="Upload").click()
    expect(editor).to_have_url(re.compile("/columns/$"), timeout=LONG)
    expect(editor.get_by_label("Tag: Morocco")).to_have_value("State: Morocco")
    axe(editor)
    editor.get_by_label("Category: Uncategorized").fill("No such name")
    editor.get_by_role("button", name="Show the preview").click()
    expect(editor.get_by_text("is none of the names in the list")).to_be_visible()
    editor.get_by_label("Category: Uncategorized").fill("")
    editor.get_by_role("button", name="Show the preview").click()
    until(editor, "Apply 16 rows")
    axe(editor)
    editor.get_by_role("button", name="Apply 16 rows").click()
    until(editor, "Undo this import")
    run = editor.url
    editor.goto("/2019/05/example-letter/")
    expect(editor).to_have_url(re.compile("/news/example-letter/$"))
    expect(editor.get_by_role("heading", level=1)).to_have_text("Example letter on the right to be heard")
    axe(editor)
    editor.goto("/?p=22")
    expect(editor).to_have_url(re.compile("/ar/news/risala/$"))
    axe(editor)
    editor.goto(run)
    editor.get_by_role("button", name="Undo this import").click()
    until(editor, "undone")
    assert editor.request.get("/news/example-letter/").status == 404
