"""The words that recommendations have, for finding slips: kept a while, because a word more or less changes little."""

import time
from dataclasses import dataclass
from threading import Lock

from palais.apps.office.search.reading import Opened

KEPT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by their length, and in how many recommendations each stands."""

    by_length: dict[int, list[str]]
    times: dict[str, int]


_known: dict[tuple[str, str], tuple[object, float, Vocabulary]] = {}
_lock = Lock()


def vocabulary(at_hand: Opened, field: str) -> Vocabulary:
    """The words of a field: of this commit, or of one at most a minute before while somebody writes."""
    place = (str(at_hand.place), field)
    with _lock:
        kept = _known.get(place)
        if kept and (kept[0] == at_hand.fingerprint or time.monotonic() - kept[1] < KEPT_SECONDS):
            return kept[2]
        times = dict(at_hand.searcher.terms_with_prefix(field, ""))
        by_length: dict[int, list[str]] = {}
        for word in times:
            by_length.setdefault(len(word), []).append(word)
        found = Vocabulary(by_length, times)
        for old in [one for one in _known if one[1] == field]:
            del _known[old]
        _known[place] = (at_hand.fingerprint, time.monotonic(), found)
        return found
