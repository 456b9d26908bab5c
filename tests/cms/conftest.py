"""The newsroom as a test finds it: the lists of news that each migration makes, and a way to put pieces into them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest


@pytest.fixture
def write(db) -> Callable[..., Any]:
    """A function that publishes a piece of news, as an import does; `of` is the piece it is a translation of."""

    from wagtail.rich_text import RichText

    from palais.cms.models import NewsPage
    from palais.cms.services import tree

    def written(title: str, *, language: str = "en", of: NewsPage | None = None, **fields) -> NewsPage:
        index = tree.ensure_news(language=language)
        text = fields.pop("text", f"First words of {title}. More of it.")
        fields.setdefault("published_on", date(2021, 3, 3))
        page = NewsPage(
            title=title,
            locale=index.locale,
            body=[("text", {"text": RichText(f"<p>{text}</p>"), "language": ""})],
            **({"translation_key": of.translation_key} if of else {}),
            **fields,
        )
        index.add_child(instance=page)
        return page

    return written


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
