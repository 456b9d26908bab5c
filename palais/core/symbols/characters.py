"""Letters that only look right. It knows which characters of running text stand for those of a symbol.

It does not know symbols; it folds look-alikes, drops what is invisible, and keeps every position.
There is no law here: the traps are those of real documents (Cyrillic letters, en dashes, soft hyphens).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LINE_BREAK = "\n"
"""One line break, with or without blanks around it: a symbol may go on after it."""
PARAGRAPH_BREAK = "\f"
"""Two line breaks or more: no symbol goes on after it."""

_DASHES = "‐‑‒–—―⁃−﹘﹣－"
_SLASHES = "⁄∕╱⧸／"
_POINTS = "．․"
# Letters of other scripts drawn like Latin ones. Letters drawn like digits stay: that would be a guess.
_CYRILLIC = dict(zip("АВЕІЈКМНОРСТУХЅаеорсухіјѕ", "ABEIJKMHOPCTYXSaeopcyxijs", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϹϲ", "ABEZHIKMNOPTYXoCc", strict=True))

_FOLD = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SLASHES, "/"),
        **dict.fromkeys(_POINTS, "."),
        **_CYRILLIC,
        **_GREEK,
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF21, 0xFF5B) if chr(wide).isalpha()},
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF10, 0xFF1A)},
        "（": "(",
        "）": ")",
        "＃": "#",
        "＿": "_",
    }
)

# Soft hyphen, zero-width characters, joiners, bidirectional marks, variation selectors.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_GAP = re.compile(rf"[{_INVISIBLE}\s]++")
_BLANKS = re.compile(rf"[^{_INVISIBLE}]++")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``text`` is what is read; ``positions[i]`` is where its character i stands in ``original``."""

    original: str
    text: str
    positions: Sequence[int]

    def index(self, place: int) -> int:
        """Where a place of the cleaned text lies in the original; the end of one is the end of the other."""
        return self.positions[place] if place < len(self.positions) else len(self.original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of the cleaned text came from."""
        return self.positions[start], self.positions[end - 1] + 1


def fold(text: str) -> str:
    """The text with look-alikes replaced, character by character: the length stays the same."""
    return text.translate(_FOLD)


def clean(text: str) -> Cleaned:
    """Fold look-alikes, drop what is invisible, make every gap one blank, line or paragraph break."""
    folded = fold(text)
    kept: list[str] = []
    positions: list[int] = []
    done = 0
    for gap in _GAP.finditer(folded):
        kept.append(folded[done : gap.start()])
        positions.extend(range(done, gap.start()))
        done = gap.end()
        blanks = _BLANKS.search(gap.group())
        if blanks:
            kept.append(_gap_sign(gap.group()))
            positions.append(gap.start() + blanks.start())
    kept.append(folded[done:])
    positions.extend(range(done, len(folded)))
    return Cleaned(original=text, text="".join(kept), positions=positions)


def _gap_sign(gap: str) -> str:
    breaks = len(_LINE_END.findall(gap))
    return " " if breaks == 0 else LINE_BREAK if breaks == 1 else PARAGRAPH_BREAK
