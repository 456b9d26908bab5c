"""What many pages share and few deeds change, such as the frame and the names of States, made once a version.

Each process remembers for the version of the content that the page cache reads (page_cache/versions.py), so a
change is seen everywhere within a second. What is remembered depends on nothing but its key and the content: never
on who asks, nor on the rest of the address.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings

from palais.web.page_cache.middleware import versions

Value = TypeVar("Value")
MOST = 4_000

_lock = Lock()
_values: dict[Hashable, Any] = {}
_version = ""


def remembered(key: Hashable, make: Callable[[], Value]) -> Value:
    """The value under a key as it was made for this version of the content, or made now."""
    global _version
    version = versions.current() if settings.REMEMBER else ""
    if not version:
        return make()
    with _lock:
        if version != _version or len(_values) > MOST:
            _values.clear()
            _version = version
        if key in _values:
            found: Value = _values[key]
            return found
    value = make()
    with _lock:
        if version == _version:
            _values[key] = value
    return value


def forget() -> None:
    """Everything; for tests."""
    with _lock:
        _values.clear()
