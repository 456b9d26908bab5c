"""Deeds on pages, from Wagtail's log into the change log, in the same transaction."""

from typing import Any

from wagtail.models import PageLogEntry

from palais.apps.office.services import changelog
from palais.cms.deeds import OF_WAGTAIL

PUBLISHED = "publish-page"


def keep(entry: PageLogEntry) -> None:
    """Write a line for what Wagtail has logged; reordering and the like are no deeds."""
    deed = OF_WAGTAIL.get(entry.action)
    if deed is None:
        return
    changelog.record(
        deed=deed,
        kind="page",
        key=str(entry.page_id),
        by=entry.user,
        after={"title": entry.label, **more(entry, deed)},
        reason=str((entry.data or {}).get("comment", ""))[:500],
    )


def more(entry: PageLogEntry, deed: str) -> dict[str, Any]:
    """Of a publication whether the change was meaningful, of a schedule its moment."""
    told = entry.data or {}
    if deed == PUBLISHED and getattr(entry.page, "had_readers", False):
        return {"change": "meaningful" if entry.page.was_meaningful else "minor"}
    moment = told.get("revision", {}).get("go_live_at")
    return {"go_live_at": str(moment)} if moment else {}
