"""Deeds on pages, from Wagtail's log into the change log, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import PageLogEntry

from palais.apps.office.models import Change
from palais.apps.office.services import changelog
from palais.cms.deeds import OF_WAGTAIL

PUBLISHED, DRAFTED = "publish-page", "edit-page"
_unsaid: ContextVar[bool] = ContextVar("unsaid", default=False)
ONE_SITTING = timedelta(minutes=30)


@contextmanager
def unsaid() -> Iterator[None]:
    """While the machine makes what every installation has: that is no deed of anybody."""
    token = _unsaid.set(True)
    try:
        yield
    finally:
        _unsaid.reset(token)


def keep(entry: PageLogEntry) -> None:
    """Write a line for what Wagtail has logged; reordering and the like are no deeds."""
    deed = OF_WAGTAIL.get(entry.action)
    if deed is None or _unsaid.get() or (deed == DRAFTED and is_going_on(entry)):
        return
    changelog.record(
        deed=deed,
        kind="page",
        key=str(entry.page_id),
        by=entry.user,
        after={"title": entry.label, **more(entry, deed)},
        reason=str((entry.data or {}).get("comment", ""))[:500],
    )


def is_going_on(entry: PageLogEntry) -> bool:
    """Whether the same person was at this page just before: the desk saves a draft every few seconds by itself."""
    last = Change.objects.filter(about_kind="page", about_key=str(entry.page_id)).order_by("-pk").first()
    return bool(
        last
        and last.by_id == entry.user_id
        and last.deed in (DRAFTED, "create-page")
        and timezone.now() - last.at < ONE_SITTING
    )


def more(entry: PageLogEntry, deed: str) -> dict[str, Any]:
    """Of a publication whether the change was meaningful, of a schedule its moment."""
    told = entry.data or {}
    if deed == PUBLISHED and getattr(entry.page, "had_readers", False):
        return {"change": "meaningful" if entry.page.was_meaningful else "minor"}
    moment = told.get("revision", {}).get("go_live_at")
    return {"go_live_at": str(moment)} if moment else {}
