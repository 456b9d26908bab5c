"""A program that asks the API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def ask(facts_loaded, client: Client) -> Callable[..., Any]:
    """A function that asks an address under /api/v1/ and gives what the JSON says; fails on another status."""

    def asked(path: str, status: int = 200) -> Any:
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == status, (path, response.status_code, response.content[:300])
        kind = "application/json" if status == 200 else "application/problem+json"
        assert response["Content-Type"].startswith(kind)
        assert response["Access-Control-Allow-Origin"] == "*"
        return response.json()

    return asked


@pytest.fixture
def all_of(ask, settings) -> Callable[[str], list[dict[str, Any]]]:
    """A function that follows `next` to the end and gives every row."""

    def followed(path: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        while path:
            page = ask(path)
            rows += page["items"]
            path = (page["next"] or "").removeprefix(f"{settings.SITE_ADDRESS}/api/v1/")
        return rows

    return followed
