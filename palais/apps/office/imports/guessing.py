"""Which heading stands for which field, guessed from its name alone. A person sees the guess and changes it."""

from collections.abc import Mapping, Sequence

from palais.apps.office.imports import Field, ImportKind
from palais.core.words import fold


class MappingNotFitting(ValueError):
    """A mapping and a file do not fit together; the text is a sentence that says what to do."""


def guess(kind: ImportKind, headings: Sequence[str]) -> dict[str, str]:
    """Heading to field, for headings that are known by name. A field that takes one column gets the first."""
    if kind.guess is not None:
        return kind.guess(headings)
    names: dict[str, Field] = {}
    for field in kind.fields:
        for name in (field.name.replace("_", " "), str(field.label), *field.guesses):
            names.setdefault(plain(name), field)
    found: dict[str, str] = {}
    for heading in headings:
        known = names.get(plain(heading)) or names.get(plain(heading.rstrip("0123456789 ")))
        if known is not None and (known.several or known.name not in found.values()):
            found[heading] = known.name
    return found


def plain(heading: str) -> str:
    return fold(heading.replace("_", " ").replace("*", " ")).strip(" .:")


def fields_of(columns: Mapping[str, str], headings: Sequence[str]) -> dict[str, list[int]]:
    """Field to the places of its columns."""
    found: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading in columns:
            found.setdefault(columns[heading], []).append(place)
    return found
