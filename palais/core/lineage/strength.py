"""How strongly a recommendation asks: its asking verb, what it asks to be done, and words that press or give way.

It knows lists of words with levels that are passed in, for six languages. It does not know what is difficult for a
State. There is no law here: the order of verbs is the project's reading of practice (docs/rules/lineage.md), and
the levels of action follow the five of UPR Info.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from palais.core.words import Held, Phrases, outermost, placed


class Use(StrEnum):
    """What a word of the list does."""

    ASKING = "asking"  # recommends, urges: level 1 to 5
    DOING = "doing"  # consider, continue, ratify: level 1 to 5, as UPR Info's categories of action
    FIRMER = "firmer"  # without delay
    SOFTER = "softer"  # where possible


@dataclass(frozen=True, slots=True)
class StrengthWord:
    """Words in one language with what they do; `level` counts for asking and doing."""

    use: Use
    language: str
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly it asks, 1 to 5 each; None where no such word was found.

    Words as they stand in the text: `asked` the asking verb, `acts` what is asked to be done, the leading one first,
    `pressing` and `giving` those that press and give way.
    """

    asking: int | None
    doing: int | None
    asked: str = ""
    acts: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()

    @property
    def firmer(self) -> int:
        """How many words press."""
        return len(self.pressing)

    @property
    def softer(self) -> int:
        """How many words give way."""
        return len(self.giving)


_BEGINNING = 12
"""What is asked to be done is said at the beginning; a verb further on belongs to an aim or an example."""

_AT_ONCE = 1
"""The place of a word that at most one other stands before: "To ratify", "Further strengthen"."""

_FULL = {1: 0.0, 2: 1.0, 3: 2.0, 4: 3.0, 5: 4.0}
_DOING = {1: 0.5, 2: 1.5, 3: 0.0, 4: 2.0, 5: 3.0}
"""How much a State commits to: considering something binds least, though UPR Info counts it above continuing."""


class Strengths:
    """The words of strength. Built once and asked often."""

    def __init__(self, words: Iterable[StrengthWord]) -> None:
        every = tuple(words)
        self._phrases = Phrases((word.language, word.text, word) for word in every)
        self._light = {
            language: frozenset(
                stem
                for word in every
                if word.language == language
                for _, stems in placed(word.text, language)
                for stem in stems
            )
            for language in {word.language for word in every}
        }

    def light(self, language: str) -> frozenset[str]:
        """Stems of all words of strength: they say how something is asked, and not what."""
        return self._light.get(language, frozenset())

    def of(self, text: str, *, language: str, lead_in: str = "") -> Strength:
        """The strength of a recommendation; the asking verb may stand in its lead-in."""
        held = outermost(self._phrases.held(text, language=language))
        before = outermost(self._phrases.held(lead_in, language=language)) if lead_in else ()
        asking = _last(before, Use.ASKING) or (None if _begins_with_act(held) else _first(held, Use.ASKING))
        after = asking.end if asking is not None and asking in held else 0
        acts = [one for one in held if one.value.use is Use.DOING and one.start >= after]
        doing = _leading([one for one in acts if one.start < after + _BEGINNING])
        if doing is not None:
            acts = [doing, *(one for one in acts if one is not doing)]
        return Strength(
            asking=asking.value.level if asking else None,
            doing=doing.value.level if doing else None,
            asked=asking.written if asking else "",
            acts=_written(acts),
            pressing=_written(one for one in (*before, *held) if one.value.use is Use.FIRMER),
            giving=_written(one for one in held if one.value.use is Use.SOFTER),
        )


def step(earlier: Strength, later: Strength) -> int:
    """1: the later one asks more strongly, -1: less, 0: the same, or nothing that could be compared was found."""
    difference = 0.0
    if earlier.asking is not None and later.asking is not None:
        difference += _FULL[later.asking] - _FULL[earlier.asking]
    if earlier.doing is not None and later.doing is not None:
        difference += _DOING[later.doing] - _DOING[earlier.doing]
    difference += (
        min(later.firmer, 1) - min(earlier.firmer, 1) - min(later.softer, 1) + min(earlier.softer, 1)
    )
    return (difference >= 1) - (difference <= -1)


def _first(held: Iterable[Held[StrengthWord]], use: Use) -> Held[StrengthWord] | None:
    return next((one for one in held if one.value.use is use), None)


def _begins_with_act(held: Iterable[Held[StrengthWord]]) -> bool:
    """ "Consider abolishing it, as others recommend": what asks further on is somebody else's."""
    return any(one.value.use is Use.DOING and one.start <= _AT_ONCE for one in held)


def _last(held: Iterable[Held[StrengthWord]], use: Use) -> Held[StrengthWord] | None:
    """Of a lead-in the last asking verb: "while it welcomes …, the Committee urges the State party to:"."""
    found = [one for one in held if one.value.use is use]
    return found[-1] if found else None


def _leading(held: list[Held[StrengthWord]]) -> Held[StrengthWord] | None:
    """The first verb, but "consider ratifying" is considering: the softer of two next to each other."""
    if not held:
        return None
    first, *others = held
    close = [first, *(one for one in others if one.start - first.end <= 1)]
    return min(close, key=lambda one: _DOING[one.value.level])


def _written(held: Iterable[Held[StrengthWord]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.written for one in held))
