"""Every ink can be read on every ground it stands on, in light and dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from tests.house import tree

TOKENS = tree.PALAIS / "web" / "static" / "css" / "tokens.css"

GROUNDS = ("paper", "surface", "wash")
INKS = ("ink", "quiet", "lake", "leaf", "amber", "brick", "slate")
TEXT, SHAPE = 4.5, 3.0
PAIRS = (
    [(ink, ground, TEXT) for ink in INKS for ground in GROUNDS]
    + [("edge", ground, SHAPE) for ground in GROUNDS]
    + [("ink", "lake-wash", TEXT), ("lake", "lake-wash", TEXT), ("on-lake", "lake", TEXT)]
)


def themes(css: str) -> dict[str, dict[str, str]]:
    """The colours of each theme: those of the dark one stand in a media query and lie over the light ones."""
    light, _mark, dark = css.partition("@media (prefers-color-scheme: dark)")
    colour = re.compile(r"--([a-z0-9-]+):\s*#([0-9a-fA-F]{6})\b")
    dark = dark.partition("@media")[0]
    below = dict(colour.findall(light))
    return {"light": below, "dark": {**below, **dict(colour.findall(dark))}}


def luminance(colour: str) -> float:
    """Relative luminance of a colour written as six hexadecimal digits, from 0 (black) to 1 (white)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(theme):
    colours = themes(tree.text(TOKENS))[theme]
    weak = [
        f"--{ink} on --{ground}: {contrast(colours[ink], colours[ground]):.2f}, {least} is needed"
        for ink, ground, least in PAIRS
        if contrast(colours[ink], colours[ground]) < least
    ]
    assert weak == []


def test_each_theme_sets_every_colour():
    light, dark = re.split(r"@media \(prefers-color-scheme: dark\)", tree.text(TOKENS), maxsplit=1)
    named = {name for pair in PAIRS for name in pair[:2]}
    dark = dark.partition("@media")[0]
    assert [name for name in sorted(named) if f"--{name}:" not in light or f"--{name}:" not in dark] == []


def test_the_check_measures_contrast():
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)
    both = themes(
        ":root { --ink: #000000; } @media (prefers-color-scheme: dark) { :root { --ink: #ffffff; } }"
    )
    assert both == {"light": {"ink": "000000"}, "dark": {"ink": "ffffff"}}
