"""Help for who drafts a recommendation to a State: what was said before, and a check of the draft. Nothing is kept."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F

from palais.apps.library import index, shown
from palais.apps.library.models import Recommendation
from palais.apps.library.services import tracing, word_lists
from palais.core import lineage, questions
from palais.core.drafting import Checked, alike
from palais.core.lineage.likeness import terms
from palais.core.words import tokens
from palais.web.answers import library_names, names
from palais.web.answers.recommendation import Place, place

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LONGEST = 2_000
MOST_COMPARED = 300
MOST_WORDS = 24
BEFORE, NEAR = 20, 10
LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier recommendation like the draft; `same`: nearly the same text. `words` weigh most in the likeness."""

    place: Place
    likeness: float
    same: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """The answer to a draft."""

    checked: Checked
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The newest recommendations to a State on a theme, and how many there are."""

    theme: str
    name: str
    places: tuple[Place, ...]
    count: int


def themes(*, iso3: str) -> tuple[tuple[str, str], ...]:
    """The themes on which a State was asked something, by name."""
    known = library_names.of_scheme("theme")
    used = {
        str(key) for several in shown.to_state(iso3=iso3).values_list("themes", flat=True) for key in several
    }
    return tuple(sorted(((key, known[key]) for key in used if key in known), key=lambda one: one[1]))


def before(*, iso3: str, theme: str) -> Before:
    """What the State was asked on a theme, newest first."""
    rows = shown.to_state(iso3=iso3).values_list("pk", "year", "themes")
    held = sorted(((year or 0, pk) for pk, year, keys in rows if theme in keys), reverse=True)
    bodies = names.bodies()
    texts = Recommendation.objects.in_bulk([pk for _, pk in held[:BEFORE]])
    return Before(
        theme=theme,
        name=library_names.of_scheme("theme").get(theme, theme),
        places=tuple(place(texts[pk], bodies) for _, pk in held[:BEFORE]),
        count=len(held),
    )


def drafted(*, iso3: str, text: str, language: str, on: date) -> Drafted:
    """The check of a draft, and what the State was asked before that is like it."""
    text = text[:LONGEST]
    return Drafted(
        checked=word_lists.drafting().check(text, language=language, on=on),
        near=near(iso3=iso3, text=text, language=language),
    )


def near(*, iso3: str, text: str, language: str) -> tuple[Near, ...]:
    """Those most like it in its own language, among the first few hundred that share words with it."""
    rows = candidates(iso3=iso3, text=text, language=language)
    weights = lineage.Weights()
    for row in rows:
        weights.add(terms(row.text, language=language), language=language)
    found = alike(
        draft=lineage.Passage(key="draft", text=text, language=language),
        earlier=[replace(tracing.passage_of(row), tags=()) for row in rows],
        weights=weights,
        strengths=word_lists.strengths(),
        most=NEAR,
    )
    known, bodies = {row.pk: row for row in rows}, names.bodies()
    return tuple(
        Near(place(known[said.passage.key], bodies), said.likeness, said.same, said.words)
        for said in found
        if said.likeness >= LEAST
    )


def candidates(*, iso3: str, text: str, language: str) -> list[Recommendation]:
    """What search finds for any word of the draft, the best first; without an index, the newest."""
    asked = shown.to_state(iso3=iso3).filter(language=language)
    words = list(dict.fromkeys(tokens(text)))[:MOST_WORDS]
    try:
        found = index.find(
            index.Asked(
                questions.read(" OR ".join(f'"{word}"' for word in words)),
                {"state": (iso3,), "language": (language,)},
            ),
            language=language,
            limit=200,
            facets=(),
        )
    except index.NoIndex:
        return list(asked.order_by(F("year").desc(nulls_last=True), "-pk")[:MOST_COMPARED])
    return list(asked.filter(pk__in=[hit.pk for hit in found.hits]))
