"""An export of the Universal Human Rights Index is taken in at the desk, looked at, applied and given back."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.test_wordpress import LONG, until

ROWS = [
    {"AnnotationId": "1", "Text": "- 23. Let all go to school.", "Body": "- CRC", "Countries": ["PK"]},
    {"AnnotationId": "2", "Text": "24. Let none be hurt.", "Body": "CRC", "Countries": ["Moroco"]},
]


def test_an_export_is_taken_in_and_given_back(desk: Page, tmp_path: Path, axe):
    export = tmp_path / "export.json"
    export.write_text(json.dumps(ROWS), encoding="utf-8")
    desk.goto("/admin/imports/new/")
    desk.select_option("#id_kind", "uhri")
    desk.set_input_files("#id_file", str(export))
    desk.get_by_role("button", name="Upload").click()
    expect(desk).to_have_url(re.compile("/columns/$"), timeout=LONG)
    axe(desk)
    desk.get_by_role("button", name="Show the preview").click()
    until(desk, "Apply 1 row")
    expect(desk.get_by_text("Code of a State read as the State")).to_be_visible()
    axe(desk)
    run = desk.url
    desk.get_by_role("link", name="not understood").first.click()
    expect(desk.get_by_text("Names like it: Morocco")).to_be_visible()
    axe(desk)
    desk.goto(run)
    desk.get_by_role("button", name="Apply 1 row").click()
    until(desk, "Undo this import")
    axe(desk)
    desk.get_by_role("button", name="Undo this import").click()
    until(desk, "undone")
    axe(desk)
