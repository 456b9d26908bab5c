"""Synthetic recommendations, the same ones for the same seed, and questions to them with filters.

Words are those of `bench.measure.rows`, with phrases of the field strewn in; States come from the facts. Facets have
about as many values as those of the public index. Sizes and speeds carry over to real rows roughly, ranking not at all.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from bench.measure import rows

BODIES = (
    "crc",
    "cedaw",
    "ccpr",
    "cescr",
    "cat",
    "cerd",
    "crpd",
    "cmw",
    "ced",
    "upr",
    "spt",
    "sr-sale",
    "sr-education",
    "wg-arbitrary-detention",
)
KINDS = ("recommendation", "recommendation", "recommendation", "concern", "praise", "urgent-measure")
POSITIONS = ("supported", "noted", "supported", "under-consideration", "rejected")
CLUSTERS = tuple(f"cluster-{number}" for number in range(9))
THEMES = tuple(f"theme-{number}" for number in range(60))
GROUPS = tuple(f"group-{number}" for number in range(20))
SDGS = tuple(str(number) for number in range(1, 18))
ORIGINS = ("uhri", "uhri", "uhri", "document", "upr-info")
WORDS = (40, 120)
FIRST_DAY, DAYS = date(1999, 1, 1), 27 * 365
PHRASES = {
    "en": ("juvenile justice", "corporal punishment", "birth registration", "best interests of the child"),
    "fr": ("justice pour mineurs", "châtiments corporels", "enregistrement des naissances"),
    "es": ("justicia juvenil", "castigo corporal", "registro de nacimientos"),
    "ar": ("قضاء الأحداث", "العقوبة البدنية", "تسجيل المواليد"),
    "ru": ("ювенальная юстиция", "телесные наказания", "регистрация рождений"),
    "zh": ("少年司法", "体罚", "出生登记"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, on a page of which language, with which filters."""

    kind: str
    text: str
    language: str = "en"
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)


def make(count: int, *, seed: int, states: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The fields of so many recommendations."""
    chance = random.Random(seed)
    known = {language: rows.vocabulary(language) for language in rows.SHARES}
    weights = {
        language: list(accumulate(1 / (place + 1) ** rows.ZIPF for place in range(len(several))))
        for language, several in known.items()
    }
    shares = list(accumulate(rows.SHARES.values()))
    for number in range(count):
        language = chance.choices(list(rows.SHARES), cum_weights=shares)[0]
        length = chance.randint(*WORDS)
        words = chance.choices(known[language], cum_weights=weights[language], k=length)
        for phrase in chance.choices(PHRASES[language], k=chance.randint(0, 2)):
            words.insert(chance.randrange(len(words)), phrase)
        body = chance.choice(BODIES)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        state = chance.choice(states)
        yield {
            "origin": chance.choice(ORIGINS),
            "identifier": str(number),
            "kind": chance.choice(KINDS),
            "symbol": f"{body.upper()}/C/{state}/CO/{1 + number % 7}"
            if "-" not in body and body != "upr"
            else "",
            "number": str(1 + number % 80),
            "language": language,
            "text": ("" if language == "zh" else " ").join(words),
            "state": state,
            "body": body,
            "cycle": str(1 + number % 7),
            "on": day,
            "year": day.year,
            "position": chance.choice(POSITIONS) if body == "upr" else "",
            "recommenders": chance.sample(states, chance.randint(1, 3)) if body == "upr" else [],
            "clusters": [chance.choice(CLUSTERS)] if body == "crc" else [],
            "themes": chance.sample(THEMES, chance.randint(1, 4)),
            "groups": chance.sample(GROUPS, chance.randint(0, 3)),
            "sdgs": chance.sample(SDGS, chance.randint(0, 3)),
            "fingerprint": str(number),
        }


def questions(*, seed: int, states: Sequence[str]) -> list[Question]:
    """Forty-five questions, each kind without filters, with one and with two."""
    chance = random.Random(seed)
    known = {language: rows.vocabulary(language) for language in rows.SHARES}
    spaced = ("en", "fr", "es")

    def word(among: slice, language: str = "en") -> str:
        return next(one for one in chance.sample(known[language][among], 40) if len(one) > 4)

    def mistyped() -> str:
        right = next(one for one in chance.sample(known["en"][200:2_000], 40) if len(one) > 6)
        return right[:3] + right[4:]

    makers = {
        "browse": lambda: ("", "en"),
        "common": lambda: (word(slice(0, 60)), "en"),
        "two words": lambda: (f"{word(slice(0, 200))} {word(slice(50, 800))}", "en"),
        "a word of another language": lambda: (
            word(slice(0, 400), language := chance.choice(spaced[1:])),
            language,
        ),
        "phrase": lambda: (f'"{chance.choice(PHRASES["en"])}"', "en"),
        "or, not, brackets": lambda: (
            f"({word(slice(0, 400))} OR {word(slice(0, 800))}) NOT {word(slice(0, 200))}",
            "en",
        ),
        "beginning": lambda: (word(slice(0, 2_000))[:4] + "*", "en"),
        "mistyped": lambda: (mistyped(), "en"),
        "not Latin": lambda: (lambda language: (word_of(known, language, chance), language))(
            chance.choice(("ar", "ru", "zh"))
        ),
    }
    asked = []
    for kind, maker in makers.items():
        for filters in range(5):
            text, language = maker()
            asked.append(Question(kind, text, language, some_filters(chance, filters % 3, states)))
    return asked


def word_of(known: dict[str, list[str]], language: str, chance: random.Random) -> str:
    return chance.choice(known[language][:600])


def some_filters(chance: random.Random, count: int, states: Sequence[str]) -> dict[str, tuple[str, ...]]:
    several = {
        "body": ("crc", "upr"),
        "year": tuple(str(year) for year in range(2015, 2026)),
        "theme": tuple(chance.sample(THEMES, 2)),
        "state": tuple(chance.sample(list(states), 3)),
    }
    return {facet: several[facet] for facet in chance.sample(sorted(several), count)}
