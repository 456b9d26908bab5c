"""What the values of filters are called in the active language. A value that nothing knows stays as it is."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.library import document_words
from palais.apps.library.choices import FindingKind, Origin, Position
from palais.apps.library.index import synonyms
from palais.apps.library.services import word_lists
from palais.apps.treaties.choices import RegionalGroup
from palais.apps.treaties.models import Region
from palais.reference import recommendation_words
from palais.web.answers import names

Naming = Callable[[str], str]


def of(known: Mapping[str, Any]) -> Naming:
    return lambda value: str(known.get(value, value))


def as_it_is() -> Naming:
    return str


def code(value: str) -> str:
    return value.strip().upper()


def key(value: str) -> str:
    return value.strip().lower()


def states() -> Naming:
    return of(names.states())


def regions() -> Naming:
    return of(names.in_language("regions", lambda: {row.code: row.name for row in Region.public.all()}))


def groups() -> Naming:
    return of(dict(RegionalGroup.choices))


def bodies() -> Naming:
    """A body by its code; a special procedure by the words of its key."""
    known = names.bodies()
    return lambda value: names.body(value, known)


def short_bodies() -> Naming:
    """A body by its short name, as CRC; a special procedure by the words of its key."""
    known = names.bodies()
    return lambda value: value.upper() if value in known else names.body(value, known)


def instruments() -> Naming:
    return of(names.instruments())


def document_kinds() -> Naming:
    return of({kind.value: word for kind, word in document_words.words().items()})


def kinds() -> Naming:
    return of(dict(FindingKind.choices))


def all_kinds() -> tuple[str, ...]:
    return tuple(FindingKind.values)


def positions() -> Naming:
    return of(dict(Position.choices))


def all_positions() -> tuple[str, ...]:
    return tuple(Position.values)


def origins() -> Naming:
    return of(dict(Origin.choices))


def clusters() -> Naming:
    return of(
        names.in_language(
            "clusters", lambda: {one.key: in_own_language(one.names) for one in synonyms.clusters()}
        )
    )


def themes() -> Naming:
    return of({**names.topics(), **tags("theme")})


def affected() -> Naming:
    return of(tags("group"))


def goals() -> Naming:
    def called(value: str) -> str:
        said = {"number": value}
        return (_("Target %(number)s") if "." in value else _("Goal %(number)s")) % said

    return called


def languages() -> Naming:
    reader = get_language() or settings.LANGUAGE_CODE
    return lambda value: language(value, reader)


@lru_cache(maxsize=512)
def language(value: str, reader: str) -> str:
    """A language in words; a code that no list knows stays as it is."""
    try:
        return str(Locale.parse(reader, sep="-").languages.get(value, value))
    except (ValueError, UnknownLocaleError):
        return value


def tags(scheme: str) -> dict[str, str]:
    """The names of the project's own tags of one scheme, from the shipped word lists."""
    own = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return tags_in(scheme, own)


@lru_cache(maxsize=32)
def tags_in(scheme: str, own: str) -> dict[str, str]:
    rows = word_lists.tables()[recommendation_words.TAGS]
    return {
        row.text("key"): row.text(f"name_{own}") or row.text("name_en")
        for row in rows
        if row.text("scheme") == scheme
    }


def in_own_language(known: Mapping[str, str]) -> str:
    own = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return known.get(own) or known["en"]
