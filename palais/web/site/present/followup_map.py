"""The world map of a source: where activities were reported; what has none is land without a link."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.web.answers.followup import MonitorPage
from palais.web.site.map import SPRITE, world_map


def drawing(found: MonitorPage) -> SafeString:
    """Each State with an activity is a link to the list of its activities."""
    world, sprite = world_map(), static(SPRITE)
    address = reverse("monitor", args=[found.monitor.key])
    states = {group_state for group in found.groups for group_state, _name in group.missing}
    linked = format_html_join(
        "",
        '<a href="{}?state={}#activities" aria-label="{}">'
        '<use class="map-party" href="{}#{}"><title>{}</title></use></a>',
        (
            (address, shape.iso3, said, sprite, shape.iso3, said)
            for shape in world.shapes
            if found.by_state.get(shape.iso3)
            for said in (label(found, shape.iso3),)
        ),
    )
    others = format_html_join(
        "",
        '<use class="{}" href="{}#{}"/>',
        (
            ("map-none" if shape.iso3 in states else "map-neutral", sprite, shape.iso3)
            for shape in world.shapes
            if not found.by_state.get(shape.iso3)
        ),
    )
    return format_html(
        '<svg viewBox="{}" role="group" aria-label="{}"><use class="map-neutral" href="{}#{}"/>{}{}</svg>',
        world.view_box,
        _("World map: where activities were reported"),
        sprite,
        world.neutral,
        others,
        linked,
    )


def label(found: MonitorPage, iso3: str) -> str:
    count = found.by_state[iso3]
    text = ngettext("%(state)s: %(count)d activity", "%(state)s: %(count)d activities", count)
    return text % {"state": found.names.get(iso3, iso3), "count": count}


def key(found: MonitorPage) -> list[dict[str, Any]]:
    missing = sum(len(group.missing) for group in found.groups)
    return [
        {"status": "party", "word": _("activity reported"), "count": len(found.by_state)},
        {"status": "no-action", "word": _("no activity reported"), "count": missing},
    ]
