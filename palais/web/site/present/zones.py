"""The time zones a reader may choose without script: one of each corner of the world, and any other by its name."""

from typing import Any

from palais.core.deadlines import GENEVA, ZoneNotKnown
from palais.core.deadlines.moments import zone

OFFERED = (
    "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Mexico_City",
    "America/Chicago", "America/Bogota", "America/Lima", "America/New_York", "America/Caracas", "America/La_Paz",
    "America/Santiago", "America/Argentina/Buenos_Aires", "America/Sao_Paulo", "Atlantic/Cape_Verde",
    "Africa/Abidjan", "Africa/Casablanca", "Europe/London", "Africa/Lagos", "Africa/Tunis", "Europe/Paris",
    "Africa/Cairo", "Africa/Johannesburg", "Asia/Beirut", "Europe/Kyiv", "Africa/Nairobi", "Asia/Baghdad",
    "Europe/Moscow", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul", "Asia/Karachi", "Asia/Tashkent", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok", "Asia/Manila", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "Pacific/Auckland", "Pacific/Apia",
)  # fmt: skip


def known(name: str) -> str:
    """The reader's zone; empty for Geneva, for none, and for a name that no zone has."""
    if not name or name == GENEVA:
        return ""
    try:
        zone(name)
    except ZoneNotKnown:
        return ""
    return name


def wrong(name: str) -> bool:
    """Whether a zone was asked for that does not exist."""
    return bool(name) and name != GENEVA and not known(name)


def options(chosen: str) -> list[dict[str, Any]]:
    """Geneva first, then the offered ones, and one that was asked for by its name."""
    names = [GENEVA, *OFFERED, *([chosen] if chosen and chosen not in OFFERED else [])]
    return [
        {
            "value": "" if name == GENEVA else name,
            "label": name.replace("_", " "),
            "selected": name == (chosen or GENEVA),
        }
        for name in names
    ]
