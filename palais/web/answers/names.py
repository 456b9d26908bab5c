"""What topics, States, treaties and bodies are called in the active language, remembered for all pages."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language

from palais.apps.library import queries as library
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.models import TreatyBody
from palais.cms import queries
from palais.core import words
from palais.core.indexed import procedure_name
from palais.web.remembered import remembered

Names = dict[str, str]


def in_language(key: str, make: Callable[[], Any]) -> Any:
    return remembered((key, get_language()), make)


def topics() -> Names:
    found: Names = in_language(
        "topics", lambda: {key: topic.name for key, topic in treaties.topics().items()}
    )
    return found


def states() -> Names:
    found: Names = in_language("states", lambda: {state.iso3: state.name for state in treaties.every_page()})
    return found


def states_by_name() -> tuple[tuple[str, str], ...]:
    """States in the order of their names, as readers look for them."""
    found: tuple[tuple[str, str], ...] = in_language(
        "states by name", lambda: tuple(sorted(states().items(), key=lambda one: words.fold(one[1])))
    )
    return found


def instruments() -> Names:
    found: Names = in_language(
        "treaties", lambda: {treaty.key: treaty.short_name for treaty in treaties.treaties()}
    )
    return found


def bodies() -> Names:
    found: Names = in_language("bodies", lambda: {body.key: body.name for body in TreatyBody.public.all()})
    return found


def body(key: str, known: Names) -> str:
    """What a body is called, among the names of `bodies`; a special procedure by the words of its key."""
    return known.get(key.lower()) or procedure_name(key)


def comments() -> dict[tuple[int, int], Names]:
    """Symbols of general comments by number and year, and there by the key of the body."""

    def make() -> dict[tuple[int, int], Names]:
        found: dict[tuple[int, int], Names] = {}
        for number, day, body, symbol in library.comments():
            found.setdefault((number, int(day[:4])), {}).setdefault(body.lower(), symbol)
        return found

    return remembered("general comments", make)


def states_told_of() -> set[str]:
    return remembered("states told of", queries.states_told_of)


def languages_written() -> set[str]:
    return remembered("languages written", queries.languages_written)
