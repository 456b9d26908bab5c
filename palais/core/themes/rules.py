"""What a recommendation is about, by word lists: affected groups, themes, and through them clusters and goals.

It knows that a longer phrase wins over one inside it, that clusters are about children, and that a named target says
its goal. It does not know the words: they are facts and passed in, and a language without words gives no tags.
There is no law here: docs/rules/tags.md has the choices; confidences are those measured there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palais.core.words import Phrases, outermost

CLUSTER, GROUP, SDG, THEME = "cluster", "group", "sdg", "theme"
CHILDREN = "children"

_ONE_WORD, _SEVERAL_WORDS, _IN_HEADING = 0.65, 0.8, 0.6
_HIGHEST = 0.97
_NAMED = 0.95
_THROUGH_THEME = {CLUSTER: 0.85, SDG: 0.6}


@dataclass(frozen=True, slots=True, eq=False)
class TagKind:
    """A tag that the word lists know. `words` by language; `clusters` and `sdgs` are what it belongs to."""

    scheme: str
    key: str
    words: Mapping[str, tuple[str, ...]]
    clusters: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggested:
    """A tag with how sure it is, 0 to 1, and the words of the text that set it."""

    scheme: str
    key: str
    confidence: float
    words: tuple[str, ...] = ()


class TagRules:
    """The word lists. Built once and asked often."""

    def __init__(self, kinds: Iterable[TagKind]) -> None:
        every = tuple(kinds)
        self._phrases = {
            scheme: Phrases(
                (language, phrase, kind)
                for kind in every
                if kind.scheme == scheme
                for language, phrases in kind.words.items()
                for phrase in phrases
            )
            for scheme in dict.fromkeys(kind.scheme for kind in every)
        }

    def suggest(
        self,
        text: str,
        *,
        language: str,
        headings: Iterable[str] = (),
        targets: Iterable[str] = (),
        about_children: bool = False,
    ) -> tuple[Suggested, ...]:
        """Tags for a text, the surest of each scheme first.

        `headings` are what it stands under, `targets` the SDG targets it names. Clusters are suggested for texts about
        children only: those whose words say so, and with `about_children` (a document of the Committee) all.
        """
        doubts: dict[TagKind, float] = {}
        words: dict[TagKind, dict[str, None]] = {}
        above = " · ".join(headings)
        for phrases in self._phrases.values():
            for where, heading in ((text, False), (above, True)):
                for held in outermost(phrases.held(where, language=language)):
                    kind = held.value
                    if held.written.casefold() in words.setdefault(kind, {}):
                        continue
                    words[kind][held.written.casefold()] = None
                    several = held.end - held.start > 1
                    sure = _IN_HEADING if heading else _SEVERAL_WORDS if several else _ONE_WORD
                    doubts[kind] = doubts.get(kind, 1.0) * (1.0 - sure)
        sure_of = {kind: min(1.0 - doubt, _HIGHEST) for kind, doubt in doubts.items()}
        found = {
            (kind.scheme, kind.key): Suggested(kind.scheme, kind.key, sure, tuple(words[kind]))
            for kind, sure in sure_of.items()
        }
        for kind, sure in sure_of.items():
            for goal in (one for sdg in kind.sdgs for one in _with_goal(sdg)):
                _raise(found, SDG, goal, sure * _THROUGH_THEME[SDG], tuple(words[kind]))
        child = found.get((GROUP, CHILDREN))
        of_children = 1.0 if about_children else child.confidence if child else 0.0
        if of_children:
            for kind, sure in sure_of.items():
                for cluster in kind.clusters:
                    confidence = sure * of_children * _THROUGH_THEME[CLUSTER]
                    _raise(found, CLUSTER, cluster, confidence, tuple(words[kind]))
        for target in targets:
            for goal in _with_goal(target):
                _raise(found, SDG, goal, _NAMED, (target,))
        rounded = (
            Suggested(one.scheme, one.key, round(one.confidence, 3), one.words) for one in found.values()
        )
        return tuple(sorted(rounded, key=lambda one: (one.scheme, -one.confidence, one.key)))


def _raise(
    found: dict[tuple[str, str], Suggested], scheme: str, key: str, confidence: float, words: tuple[str, ...]
) -> None:
    """The surer of what is there and this."""
    there = found.get((scheme, key))
    if there is None or there.confidence < confidence:
        found[scheme, key] = Suggested(scheme, key, confidence, words)


def _with_goal(sdg: str) -> tuple[str, ...]:
    """16.2 and 16; 16 alone."""
    goal = sdg.partition(".")[0]
    return (sdg,) if goal == sdg else (sdg, goal)
