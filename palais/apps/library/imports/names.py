"""Names of States and bodies as the site has them, corrections included, for rows of indexes."""

from palais.apps.office import facts as registry
from palais.core.documents import States
from palais.core.indexed import Bodies, StatesOfRows
from palais.core.words import fold

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
CODES = ("iso3", "iso2")


def raw(table: str) -> list[dict[str, str]]:
    loader = registry.registered().get(table)
    return list(loader.model.public.values_list("raw", flat=True)) if loader else []


def spellings(rows: list[dict[str, str]]) -> dict[str, tuple[str, ...]]:
    """The names of every State, of every era and language, by its code."""
    found = {}
    for row in rows:
        names = [row.get(f"name_{language}", "") for language in LANGUAGES]
        more = [row.get("formal_name_en", ""), row.get("name_in_sentence_en", "")]
        found[row["iso3"]] = tuple(filter(None, [*names, *more, *row.get("aliases", "").split("|")]))
    return found


def states() -> StatesOfRows:
    """Every State by its names of every era and language, and by its codes; a code of two States is none."""
    rows = raw("states")
    today: dict[str, str] = {}
    codes: dict[str, str] = {}
    for row in rows:
        state = row["iso3"]
        today[state] = row.get("name_en", "")
        for code in filter(
            None, [*(row.get(name, "") for name in CODES), *row.get("old_codes", "").split("|")]
        ):
            codes[code] = state if codes.get(code, state) == state else ""
    return StatesOfRows(States(spellings(rows)), codes=codes, today=today)


def bodies() -> Bodies:
    """Every body by its code and by its names in six languages, without an article before them."""
    found: dict[str, tuple[str, ...]] = {}
    for row in raw("treaty_bodies"):
        names = [row.get("code", ""), *(row.get(f"name_{language}", "") for language in LANGUAGES)]
        found[row["key"].lower()] = tuple(dict.fromkeys(name for name in names if fold(name)))
    return Bodies(found)
