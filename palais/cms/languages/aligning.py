"""Two versions of a row of passages set side by side: which stayed, which changed, which came, which went.

Knows nothing of pages and languages. Passages are compared by their marks (digests); where a stretch differs, those
that read alike are taken for the same passage changed.
"""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]
ALIKE = 0.3
"""Below this share of common words, two passages are not one that changed."""


def aligned(old: Sequence[str], new: Sequence[str], *, likeness: Likeness | None = None) -> list[Pair]:
    """Places in both rows that belong together; None: there is no such passage in that row."""
    pairs: list[Pair] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal" or (i2 - i1 == j2 - j1 and kind == "replace"):
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            pairs += matched(range(i1, i2), range(j1, j2), likeness or in_order)
    return pairs


def in_order(_old: int, _new: int) -> float:
    return 1.0


def matched(old: range, new: range, likeness: Likeness) -> list[Pair]:
    """The pairs that together are most alike, none of them crossing another."""
    best: list[list[tuple[float, list[Pair]]]] = [[(0.0, [])] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            choices = []
            if i and j and (alike := likeness(old[i - 1], new[j - 1])) >= ALIKE:
                score, pairs = best[i - 1][j - 1]
                choices.append((score + alike, [*pairs, (old[i - 1], new[j - 1])]))
            if i:
                score, pairs = best[i - 1][j]
                choices.append((score, [*pairs, (old[i - 1], None)]))
            if j:
                score, pairs = best[i][j - 1]
                choices.append((score, [*pairs, (None, new[j - 1])]))
            if choices:
                best[i][j] = max(choices, key=lambda choice: choice[0])
    return best[-1][-1][1]


def words_alike(one: str, other: str) -> float:
    """The share of words that two texts have in common; of Chinese, of characters."""
    first, second = parts(one), parts(other)
    if not first or not second:
        return 0.0
    return SequenceMatcher(a=first, b=second, autojunk=False).ratio()


def parts(text: str) -> list[str]:
    return text.split() if " " in text else list(text)


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """One text changed into another, word by word: `("same" | "gone" | "come", words)`."""
    first, second = parts(old), parts(new)
    space = " " if " " in old or " " in new else ""
    pieces = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", space.join(first[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(("gone", space.join(first[i1:i2])))
        if j2 > j1:
            pieces.append(("come", space.join(second[j1:j2])))
    return pieces
