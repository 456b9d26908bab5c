"""The world map: outlines made beforehand, each a link with a label, in a colour that says what is so there."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from palais.web.site.map import SPRITE, world_map


@dataclass(frozen=True, slots=True)
class Place:
    """One State on the map: where its link leads, what it says, and the class of its colour."""

    url: str
    label: str
    colour: str


def drawing(*, label: str, places: Mapping[str, Place]) -> SafeString:
    """The map as SVG: neutral land first, then each State in the order of drawing. `places` is by code."""
    world = world_map()
    sprite = static(SPRITE)
    shapes = format_html_join(
        "",
        '<a href="{}" aria-label="{}"><use class="{}" href="{}#{}"><title>{}</title></use></a>',
        (
            (place.url, place.label, place.colour, sprite, shape.iso3, place.label)
            for shape in world.shapes
            if (place := places.get(shape.iso3)) is not None
        ),
    )
    outside = format_html_join(
        "",
        '<use class="map-neutral" href="{}#{}"/>',
        ((sprite, shape.iso3) for shape in world.shapes if shape.iso3 not in places),
    )
    return format_html(
        '<svg viewBox="{}" role="group" aria-label="{}"><use class="map-neutral" href="{}#{}"/>{}{}</svg>',
        world.view_box,
        label,
        sprite,
        world.neutral,
        outside,
        shapes,
    )
