"""Live figures: numbers and dates that an editor chooses into a text and that are asked anew whenever it is read.

A text keeps the key of a figure ("parties:opic"), never its number. The rooms above register the kinds there are.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ENTITY, EMBED = "LIVE-FIGURE", "figure"
"""What the editor calls a live figure, and how it stands in a stored text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a reader sees it, in the language that is active.

    `url` is the page about it; empty: none. `source_url` leads to where it comes from, `source` says it in words.
    """

    text: str
    url: str = ""
    source: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure. `subjects` maps what it can be asked about to names in the active language; one that is
    about nothing in particular has the single subject "". `show` answers for some subjects in as many queries as
    for one, and leaves out what is not known."""

    name: str
    label: Any
    subjects: Callable[[], Mapping[str, str]]
    show: Callable[[Collection[str]], Mapping[str, Shown]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure in the list an editor chooses from; `label` is what stands for it in the editor."""

    key: str
    label: str
    shown: Shown | None


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _kinds.update({kind.name: kind for kind in kinds})


def registered() -> dict[str, Kind]:
    return _kinds


def key_of(kind: str, subject: str) -> str:
    return f"{kind}:{subject}" if subject else kind


def shown(keys: Iterable[str]) -> dict[str, Shown]:
    """Each figure as it stands now; what is not known, or is no figure, is left out."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        kind, _colon, subject = key.partition(":")
        if kind in _kinds:
            wanted[kind].add(subject)
    return {
        key_of(kind, subject): figure
        for kind, subjects in wanted.items()
        for subject, figure in _kinds[kind].show(sorted(subjects)).items()
    }


def label(key: str) -> str:
    """What stands for a figure in the editor; a kind that nobody registers any more keeps its key."""
    name, _colon, subject = key.partition(":")
    kind = _kinds.get(name)
    if kind is None:
        return key
    about = kind.subjects().get(subject, subject)
    return f"{kind.label}: {about}" if about else str(kind.label)


def choices() -> list[tuple[str, list[Choice]]]:
    """Every figure there is, by kind, each as it stands now."""
    groups = []
    for kind in _kinds.values():
        subjects = kind.subjects()
        now = kind.show(list(subjects))
        listed = [
            Choice(
                key_of(kind.name, subject),
                f"{kind.label}: {name}" if name else str(kind.label),
                now.get(subject),
            )
            for subject, name in subjects.items()
        ]
        groups.append((str(kind.label), listed))
    return groups
