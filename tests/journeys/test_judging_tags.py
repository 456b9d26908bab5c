"""An editor judges what Palais suggests: by keyboard, many at once, taken back; corrects one; has the model trained."""

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
from palais.apps.library.models import Recommendation
from palais.apps.library.services import tagging
for number in range(3):
    Recommendation.objects.get_or_create(
        origin="table", identifier=f"example-{number}",
        defaults={"body": "crc", "state": "TUV", "text": f"Example {number}: prohibit corporal punishment."},
    )
tagging.suggest(Recommendation.objects.values_list("pk", flat=True))
"""
LIST = "/admin/tags-of-recommendations/?tag=theme%3Acorporal-punishment&state=TUV"


@pytest.fixture(scope="module", autouse=True)
def suggested(running) -> None:
    """Three recommendations with suggestions, beside the running Palais."""
    order = [sys.executable, "-c", MAKE]
    made = subprocess.run(
        order, cwd=PROJECT, env=dict(running.variables), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr


def test_tags_are_judged_by_keyboard_and_taken_back(desk: Page, axe):
    desk.goto(LIST)
    boxes = desk.locator("input[name=chosen]")
    expect(boxes).to_have_count(3)
    for key in "jxjx":
        desk.keyboard.press(key)
    expect(desk.locator("input[name=chosen]:checked")).to_have_count(2)
    axe(desk)
    desk.keyboard.press("a")
    expect(boxes).to_have_count(1)
    expect(desk.locator("main")).to_contain_text("Take back the last judgement (2 tags)")
    desk.keyboard.press("u")
    expect(boxes).to_have_count(3)


def test_a_tag_is_corrected_beside_its_text(desk: Page, axe):
    desk.goto(LIST)
    desk.locator("td a").first.click()
    axe(desk)
    desk.locator("#id_tag").select_option("theme:torture")
    desk.locator("#id_instead_of").select_option(label="Corporal punishment")
    desk.get_by_role("button", name="Set a tag").click()
    expect(desk.locator("main tbody")).to_contain_text("refused")
    expect(desk.locator("main tbody")).to_contain_text("Torture and ill-treatment")
    desk.get_by_role("button", name="Take back the last judgement").click()
    expect(desk.locator("main tbody")).not_to_contain_text("refused")


def test_the_model_is_trained_again(desk: Page, axe):
    desk.goto("/admin/tags-of-recommendations/model/")
    expect(desk.locator("main")).to_contain_text("No model was trained yet")
    axe(desk)
    desk.get_by_role("button", name="Train the model").click()
    expect(desk.locator("main")).to_contain_text("will be trained again")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", [LIST, "/admin/tags-of-recommendations/model/"])
def test_the_screens_fit(desk: Page, axe, width: int, path: str):
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(path)
    axe(desk)
    assert desk.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
