"""The first whole sentences of a text.

It knows how sentences end in the six languages, and the commonest words whose full stop ends none.
It does not know grammar: an abbreviation it has never heard of may end a sentence early, never inside a word.
There is no law here; docs/build/newsroom.md says what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 280
"""Letters of a teaser: about two sentences, four lines on a phone."""

_END = re.compile(r"(?:[.!?…؟।]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*)")
_NO_END = re.compile(
    r"(?:^|[\s(“«\"])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|No|Nos|Art|Arts|para|paras|vs|etc|e\.g|i\.e|cf|p|pp|St|Add|Corr|Rev"
    r"|art|núm|n|nº|ст|п|пп|г|гг|т\.е|т\.д|Sr|Sra|M|Mme)\.$"
)
_BLANKS = re.compile(r"\s+")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, with what ends them; the last may have no end."""
    plain = _BLANKS.sub(" ", text).strip()
    start = 0
    for end in _END.finditer(plain):
        if _NO_END.search(plain[start : end.end()]):
            continue
        yield plain[start : end.end()].strip()
        start = end.end()
    if plain[start:].strip():
        yield plain[start:].strip()


def first_sentences(text: str, *, longest: int = LONGEST) -> str:
    """As many whole sentences from the beginning as fit; of a longer first one its first whole words and "…"."""
    taken = ""
    for sentence in sentences(text):
        more = f"{taken} {sentence}".strip()
        if len(more) > longest:
            break
        taken = more
    return taken or first_words(text, longest=longest)


def first_words(text: str, *, longest: int) -> str:
    """The first whole words that fit, with "…" where the text goes on; Chinese is parted at its commas."""
    plain = _BLANKS.sub(" ", text).strip()
    if len(plain) <= longest:
        return plain
    cut = max(plain.rfind(sign, 0, longest) for sign in " ，、；：")
    return f"{plain[: cut if cut > 0 else longest - 1].rstrip(' ,;:–—，、；：')}…"
