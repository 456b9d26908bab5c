"""Themes and their words in several languages: a name in one language leads to what is written in another.

It knows which theme a question names, and by which other words that theme is known. It does not know the themes
themselves: they are facts and are passed in, and a language without a name for a theme has none here either.
There is no law here: docs/rules/search.md has the choices; the clusters are those of the Committee's guidelines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palais.core.words import words


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word or several for a theme, in one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by its key. `names` may lack languages; `also` are other names, `narrower` words for parts of it."""

    key: str
    names: Mapping[str, str]
    also: tuple[ThemeWord, ...] = ()
    narrower: tuple[ThemeWord, ...] = ()

    def called(self) -> tuple[ThemeWord, ...]:
        """Every name of the theme, its own names first."""
        own = (ThemeWord(name, language) for language, name in self.names.items() if name)
        return (*own, *self.also)


class Themes:
    """Themes that can be found by any of their whole names. Built once and asked often."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        self._by_name: dict[tuple[str, ...], list[Theme]] = {}
        for theme in themes:
            for name in dict.fromkeys(words(called.text) for called in theme.called()):
                if name:
                    self._by_name.setdefault(name, []).append(theme)

    def named(self, question: str) -> tuple[Theme, ...]:
        """The themes of which the question is a whole name, whatever its case and accents; usually none or one."""
        return tuple(self._by_name.get(words(question), ()))

    def other_words(self, question: str) -> tuple[ThemeWord, ...]:
        """By which words else the themes are known that the question names: names first, narrower words last."""
        asked = words(question)
        themes = self.named(question)
        found = [word for theme in themes for word in theme.called()]
        found += [word for theme in themes for word in theme.narrower]
        return tuple(dict.fromkeys(word for word in found if words(word.text) != asked))
