"""From a text to its sentences and their words.

It knows full stops of six languages, the dots of abbreviations, initials and figures, and that each paragraph, heading
and point of a list ends a sentence. It does not know grammar: a sentence without a full stop ends with its paragraph.
There is no law here: see docs/rules/reading-level.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from palais.core.words.folding import HAN

_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0300-\u036f]+[^\W\d_]*)*(?:['’ʼ\-‐‑][^\W\d_]+)*", re.UNICODE)
_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*|[\r\n\u2028\u2029]+")
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]\.$")
_ABBREVIATIONS = frozenset(
    {
        *(
            "mr",
            "mrs",
            "ms",
            "dr",
            "st",
            "vs",
            "etc",
            "e.g",
            "i.e",
            "art",
            "arts",
            "no",
            "nos",
            "para",
            "paras",
        ),
        *("vol", "ed", "eds", "fig", "p", "pp", "m", "mm", "mme", "mlle", "ex", "cf", "al", "chap", "sec"),
        *(
            "sr",
            "sra",
            "srta",
            "dra",
            "ud",
            "uds",
            "núm",
            "pág",
            "págs",
            "párr",
            "párrs",
            "ej",
            "arts",
            "cap",
        ),
        *("ст", "стр", "г", "гг", "др", "им", "п", "пп", "см", "т.е", "т.д", "т.п", "руб", "тыс"),
    }
)
LOOK_BACK = 24
_LAST = re.compile(r"([^\s(]+)\.$")


def sentences(text: str) -> Iterator[str]:
    """The sentences that hold at least one word, in order, without blanks around them."""
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if _is_abbreviation(text[max(start, end - LOOK_BACK) : end].rstrip(), text[end : end + 2]):
            continue
        piece = text[start : found.end()].strip()
        start = found.end()
        if words(piece):
            yield piece
    rest = text[start:].strip()
    if words(rest):
        yield rest


def words(text: str) -> list[str]:
    """The words as written. Figures, symbols of documents and signs are none."""
    return _WORD.findall(text)


def characters(text: str) -> int:
    """How many Chinese characters it has."""
    return sum(len(run) for run in HAN.findall(text))


def _is_abbreviation(so_far: str, following: str) -> bool:
    """Whether the dot at the end belongs to a word: one letter, a known short word. A line's end is never one."""
    last = _LAST.search(so_far)
    if last is None or not following.strip():
        return False
    short = re.split(r"['’]", last[1].lower())[-1]
    return bool(_INITIAL.search(so_far)) or short in _ABBREVIATIONS
