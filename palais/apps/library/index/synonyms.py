"""Other words for what a question names: clusters, the network's topics, treaties, tags, and words that mean the same.

A quoted phrase is taken as it stands and has no other words. Narrower words are not searched: they would answer
another question.
"""

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.conf import settings

from palais.apps.library import tag_lists
from palais.apps.office.search.reading import Opened
from palais.apps.treaties import queries as treaties
from palais.core.questions import Node, Word
from palais.core.themes import Theme, Themes, ThemeWord
from palais.core.words import LANGUAGES, words
from palais.reference import recommendation_words
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer
from palais.reference.reader import read_table

TABLE, SAME = "crc_clusters", "search_words"
CHILDREN = ("group", "children")
KEPT_SECONDS = 300
LONGEST_NAME = 12
MOST = 40


def themes(at_hand: Opened) -> Themes:
    """The themes as the facts name them; read anew every five minutes, and with every commit."""
    kept = at_hand.kept.get("themes")
    if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
        kept = (time.monotonic(), Themes((*same_words(), *tags(), *clusters(), *topics(), *of_treaties())))
        at_hand.kept["themes"] = kept
    found: Themes = kept[1]
    return found


@lru_cache(maxsize=1)
def clusters() -> tuple[Theme, ...]:
    """The clusters of the shipped facts; they change with a release."""
    return tuple(read_clusters())


def read_clusters() -> Iterator[Theme]:
    rows, _ = read_table(settings.SHIPPED_FACTS / f"{TABLE}.csv", spec=TABLES[TABLE], layer=Layer.SHIPPED)
    for row in rows:
        also = (name.partition(" (")[0] for name in row.parts("aliases") if "before" not in name)
        yield Theme(
            key=row.key[0],
            names={language: row.text(f"name_{language}") for language in LANGUAGES},
            also=tuple(ThemeWord(name, "en") for name in also if name),
        )


@lru_cache(maxsize=1)
def tags() -> tuple[Theme, ...]:
    """Themes and affected groups by their names in six languages; not children, of whom nearly every text speaks."""
    return tuple(theme for is_of_children, theme in named_tags() if not is_of_children)


@lru_cache(maxsize=1)
def children() -> Themes:
    """What children are called: for a word that stands in no text here at all."""
    return Themes(tuple(theme for is_of_children, theme in named_tags() if is_of_children))


def named_tags() -> Iterator[tuple[bool, Theme]]:
    for row in tag_lists.tables()[recommendation_words.TAGS]:
        names = {language: row.text(f"name_{language}") for language in LANGUAGES}
        is_of_children = (row.text("scheme"), row.text("key")) == CHILDREN
        first = (
            {language: row.parts(f"words_{language}")[:1] for language in LANGUAGES} if is_of_children else {}
        )
        also = tuple(ThemeWord(word, language) for language, several in first.items() for word in several)
        yield is_of_children, Theme(row.text("key"), names, also=also)


@lru_cache(maxsize=1)
def same_words() -> tuple[Theme, ...]:
    """What readers search for and no theme is called: birth registration, child marriage, torture."""
    rows, _ = read_table(settings.SHIPPED_FACTS / f"{SAME}.csv", spec=TABLES[SAME], layer=Layer.SHIPPED)
    return tuple(
        Theme(
            key=row.key[0],
            names={},
            also=tuple(
                ThemeWord(word, language) for language in LANGUAGES for word in row.parts(f"words_{language}")
            ),
        )
        for row in rows
    )


def topics() -> Iterator[Theme]:
    for topic in treaties.topics().values():
        yield Theme(topic.key, topic.names, also=tuple(ThemeWord(name, "en") for name in topic.aliases))


def of_treaties() -> Iterator[Theme]:
    for treaty in treaties.treaties():
        yield Theme(treaty.key, treaty.names)


def widened(nodes: Sequence[Node], known: Themes) -> Iterator[tuple[tuple[Node, ...], tuple[ThemeWord, ...]]]:
    """Parts of a question that must all be there, in runs: words that together name a theme with its other words."""
    place = 0
    while place < len(nodes):
        length, others = longest(nodes, place, known)
        yield tuple(nodes[place : place + length]), others
        place += length


def longest(nodes: Sequence[Node], place: int, known: Themes) -> tuple[int, tuple[ThemeWord, ...]]:
    """How many parts from here name a theme, as many as possible, and its other words; one and none otherwise."""
    run: list[str] = []
    for node in nodes[place : place + LONGEST_NAME]:
        if not isinstance(node, Word):
            break
        run.append(node.text)
    for length in range(len(run), 0, -1):
        others = other_words(" ".join(run[:length]), known)
        if others:
            return length, others
    return 1, ()


def other_words(text: str, known: Themes) -> tuple[ThemeWord, ...]:
    asked = words(text)
    found = (word for theme in known.named(text) for word in theme.called())
    kept = {(words(word.text), word.language): word for word in found if word.language in LANGUAGES}
    return tuple(word for (spelled, _), word in kept.items() if spelled and spelled != asked)[:MOST]
