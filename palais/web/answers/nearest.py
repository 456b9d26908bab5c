"""The nearest names to one that is not there."""

from dataclasses import dataclass

from django.urls import reverse

from palais.apps.treaties import queries
from palais.core import words


@dataclass(frozen=True, slots=True)
class Suggestion:
    label: str
    url: str


def pages(path: str, *, limit: int) -> list[Suggestion]:
    """Pages whose State or treaty is named like the last part of an address; none for other addresses."""
    parts = [part for part in path.split("/") if part]
    if len(parts) < 2:
        return []
    room, name = parts[0], parts[1].split(".")[0].replace("-", " ")[:80]
    if room == "states":
        return states(name, limit=limit)
    if room == "treaties":
        return treaties(name, limit=limit)
    return []


def states(text: str, *, limit: int) -> list[Suggestion]:
    known = {state.iso3: state for state in queries.every_page()}
    names = {
        key: [key, state.iso2, *state.names.values(), *state.aliases, *state.old_codes]
        for key, state in known.items()
    }
    found = words.Names(names).nearest(text, limit=limit)
    return [Suggestion(known[key].name, reverse("state", args=[key])) for key in found]


def treaties(text: str, *, limit: int) -> list[Suggestion]:
    known = {treaty.key: treaty for treaty in queries.treaties()}
    names = {key: [key, treaty.short_name, *treaty.names.values()] for key, treaty in known.items()}
    found = words.Names(names).nearest(text, limit=limit)
    return [Suggestion(known[key].name, reverse("treaty", args=[key])) for key in found]
