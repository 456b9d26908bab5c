"""Which builder wrote a post, and its text as plain markup.

It does not clean it. There is no law here.
"""

from __future__ import annotations

from dataclasses import dataclass

from palais.core.prose import Code, Losses
from palais.core.wordpress.builders import classic, elementor, fusion, gutenberg, shortcodes, wpbakery

_FAMILIES = (*fusion.FAMILY, *wpbakery.FAMILY)
_WAYS = {**wpbakery.WAYS, **fusion.WAYS}


@dataclass(frozen=True, slots=True)
class Reduced:
    """`lines`: an empty line parts paragraphs, as in what the classic editor wrote."""

    markup: str
    builder: str
    lines: bool


def reduce(content: str, *, meta: dict[str, str], losses: Losses) -> Reduced:
    """The text as plain markup."""
    notes = classic.Notes()
    builder, lines = name_of(content), True
    kept = meta.get("_elementor_data", "")
    if kept and meta.get("_elementor_edit_mode", "builder") == "builder":
        try:
            content, builder, lines = elementor.reduce(kept, losses=losses), "elementor", False
        except elementor.NotReadable:
            losses.add(Code.BUILDER, "Elementor")
    if builder != "elementor" and gutenberg.is_written(content):
        content = gutenberg.reduce(content, notes=meta.get("footnotes", ""), losses=losses)
        builder, lines = "blocks", False
    if "[" in content:
        content = shortcodes.reduce(
            content, ways={**classic.ways(notes), **_WAYS}, families=_FAMILIES, losses=losses
        )
    if lines:
        content = classic.addresses_alone(content)
    return Reduced(content + notes.at_the_foot(), builder, lines)


def name_of(content: str) -> str:
    """The builder by the shortcodes it writes; else the classic editor."""
    for mark, name in (("[fusion_", "fusion"), ("[vc_", "wpbakery"), ("[et_pb_", "divi"), ("[av_", "enfold")):
        if mark in content:
            return name
    return "classic"
