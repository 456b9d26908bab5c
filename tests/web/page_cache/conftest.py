"""A page cache that is switched on, empty, and asks for the version each time."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def shelves(settings, monkeypatch) -> Iterator[Any]:
    """The shelves of this process; what they keep is forgotten after the test."""
    from palais.web.page_cache import middleware

    settings.PAGE_CACHE = True
    monkeypatch.setattr("palais.web.page_cache.versions.CHECK_EVERY", 0)
    middleware.shelves.empty()
    middleware.versions.forget()
    yield middleware.shelves
    middleware.shelves.empty()
    middleware.versions.forget()
