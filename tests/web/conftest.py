"""A reader of the site, and the pages that every kind of page is tried on."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.web import reading


@pytest.fixture
def read(facts_loaded, client: Client) -> Callable[..., BeautifulSoup]:
    """A function that opens an address with the facts loaded, and fails when the answer is not the one expected."""

    def opened(path: str, status: int = 200) -> BeautifulSoup:
        response = client.get(path)
        assert response.status_code == status, (path, response.status_code, response.headers.get("Location"))
        return reading.page(response)

    return opened


@pytest.fixture
def write(db) -> Callable[..., object]:
    """A function that publishes a piece of news: `makers.news.write`."""
    from tests.makers import news

    return news.write
