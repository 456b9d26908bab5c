"""What belongs to a backup: folders beside the database, tables that are left out, deeds that follow a restore."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

_folders: dict[str, Callable[[], Path]] = {
    "media": lambda: Path(settings.MEDIA_ROOT),
    "facts": lambda: Path(settings.NETWORK_FACTS),
}
_left_out = {
    "office_stamp": "new words are given after a restore, so that no page kept in memory outlives it",
    "office_searchoutbox": "the search index is built anew from the rows",
    "office_jobworker": "signs of life of workers that are not there any more",
    "office_latch": "locks, held for a transaction",
    "office_tally": "counts of tries, gone after two days",
    "django_session": "whoever holds a session is signed in: everybody signs in again",
    "wagtailsearch_indexentry": "the desk's own search, built anew; it differs between databases",
    "wagtailsearch_indexentry_fts": "the desk's own search, built anew; it differs between databases",
}
_after: list[Callable[[], None]] = []


def keep_folder(name: str, place: Callable[[], Path]) -> None:
    """Keep the files of a folder. The name is the one in the archive: lower-case letters, digits, dashes."""
    _folders[name] = place


def folders() -> dict[str, Path]:
    return {name: place() for name, place in _folders.items()}


def leave_out(table: str, why: str) -> None:
    """Do not keep a table's rows; after a restore it is empty."""
    _left_out[table] = why


def left_out() -> dict[str, str]:
    return _left_out


def after_restore(deed: Callable[[], None]) -> None:
    """Call this in the transaction of a restore, when the rows are back: it stops what must not be done twice."""
    if deed not in _after:
        _after.append(deed)


def deeds_after() -> list[Callable[[], None]]:
    return list(_after)
