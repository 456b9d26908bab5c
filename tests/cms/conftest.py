"""The newsroom as a test finds it: the lists of news that each migration makes, and a way to put pieces into them."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def write(db) -> Callable[..., Any]:
    """A function that publishes a piece of news: `makers.news.write`."""

    from tests.makers import news

    return news.write


@pytest.fixture
def person(db, django_user_model):
    """A function that makes a person with one of the roles, by the name of its group; none: no role."""
    from django.contrib.auth.models import Group

    def made(group: str = ""):
        name = group.lower().replace(" ", "-") or "nobody"
        user = django_user_model.objects.create_user(f"{name}@example.org", "a long passphrase")
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user

    return made
