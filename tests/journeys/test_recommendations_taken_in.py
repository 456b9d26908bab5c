"""An export of the Universal Human Rights Index is taken in at the desk, looked at, applied and given back."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.test_wordpress import LONG, editor, until

__all__ = ["editor"]

ROWS = [
    {"AnnotationId": "1", "Text": "- 23. Let all go to school.", "Body": "- CRC", "Countries": ["PK"]},
    {"AnnotationId": "2", "Text": "24. Let none be hurt.", "Body": "CRC", "Countries": ["Moroco"]},
]


def test_an_export_is_taken_in_and_given_back(editor: Page, tmp_path: Path, axe):
    export = tmp_path / "export.json"
    export.write_text(json.dumps(ROWS), encoding="utf-8")
    editor.goto("/admin/imports/new/")
    editor.select_option("#id_kind", "uhri")
    editor.set_input_files("#id_file", str(export))
    editor.get_by_role("button", name="Upload").click()
    expect(editor).to_have_url(re.compile("/columns/$"), timeout=LONG)
    axe(editor)
    editor.get_by_role("button", name="Show the preview").click()
    until(editor, "Apply 1 row")
    expect(editor.get_by_text("Code of a State read as the State")).to_be_visible()
    axe(editor)
    run = editor.url
    editor.get_by_role("link", name="not understood").first.click()
    expect(editor.get_by_text("Names like it: Morocco")).to_be_visible()
    axe(editor)
    editor.goto(run)
    editor.get_by_role("button", name="Apply 1 row").click()
    until(editor, "Undo this import")
    axe(editor)
    editor.get_by_role("button", name="Undo this import").click()
    until(editor, "undone")
    axe(editor)
