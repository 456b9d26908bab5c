"""Whoever adds an address says who may go there; the guide says the same as the table."""

from django.urls import get_resolver
from django.utils import translation

from palais.web.site import who_may
from tests.house import tree

GUIDE = tree.PROJECT / "docs" / "guides" / "who-may-do-what.md"


def without_a_row(routes: list[str]) -> list[str]:
    return [route for route in routes if who_may.row_of(route) is None]


def test_every_address_has_a_row():
    assert without_a_row(who_may.routes(get_resolver().url_patterns)) == []


def test_every_row_decides_about_an_address_that_is_there():
    routes = set(who_may.routes(get_resolver().url_patterns))
    idle = [
        start
        for row in who_may.ROWS
        for start in row.routes.split()
        if not any(who_may.fits(route, start) and who_may.row_of(route) is row for route in routes)
    ]
    assert idle == []


def test_the_guide_says_what_the_table_says():
    """`palais manage who_may` prints the table; from its first heading of this kind on the guide is exactly that."""
    with translation.override("en"):
        table = who_may.as_markdown()
    assert tree.text(GUIDE).partition("\n## ")[2].strip() == table.removeprefix("## ").strip()


def test_the_check_sees_an_address_without_a_row():
    assert without_a_row(["moon/", "states/"]) == ["moon/"]
