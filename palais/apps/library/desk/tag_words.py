"""What the desk calls tags, in the language of its reader."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.library.choices import TagScheme
from palais.apps.library.services import word_lists
from palais.apps.treaties import queries as treaties


def name(scheme: str, key: str) -> str:
    """A goal is named by its number, what no list knows by its key."""
    if scheme == "sdg":
        return _("SDG %(number)s") % {"number": key}
    return word_lists.names(language()).get((scheme, key), key)


def choices(*, goals: Iterable[int] = range(1, 18)) -> list[tuple[str, Any]]:
    """Every tag that a person may set, by scheme and in the order of names."""
    known = word_lists.names(language())
    labels = dict(TagScheme.choices)
    groups: list[tuple[str, Any]] = []
    for scheme in ("theme", "group", "cluster"):
        rows = [(f"{scheme}:{key}", called) for (of, key), called in known.items() if of == scheme]
        groups.append((str(labels[scheme]), sorted(rows, key=lambda row: row[1].casefold())))
    numbers = [(f"sdg:{goal}", name("sdg", str(goal))) for goal in goals]
    return [*groups, (str(labels["sdg"]), numbers)]


def bodies() -> dict[str, str]:
    """Short names of bodies by key; a special procedure has none."""
    return {one.key: one.code for one in treaties.bodies()}


def states() -> list[tuple[str, str]]:
    own = language()
    found = [(one.iso3, one.names.get(own) or one.names.get("en") or one.iso3) for one in treaties.states()]
    return sorted(found, key=lambda row: row[1].casefold())


def language() -> str:
    return (get_language() or "en").partition("-")[0]
