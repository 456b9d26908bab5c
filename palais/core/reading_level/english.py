"""The syllables of English words: groups of vowels, less those that are silent, more those that part.

It knows the usual endings and a table of common words that go their own way. It does not know names or rare words.
There is no law here: tests measure on tables how often it is right.
"""

from __future__ import annotations

import re

_TABLE = {
    1: "are come comes some there where were you your",
    2: "being bias business client clients create creates cruel diet doing evening every fuel giant going interest "
    "interests lion lions naked people poem poems poet quiet react reacts riot ruin sacred science seeing someone "
    "something sometimes therefore trial wicked",
    3: "area areas businesses committee committees created creating everyone everything everywhere idea "
    "ideas several somebody violence violent",
    4: "anxiety associate everybody participate realities reality society variety",
    5: "associated association participated participating",
}
_OWN_WAY = {word: count for count, row in _TABLE.items() for word in row.split()}
_GROUP = re.compile(r"[aeiouy]+")
_PART = (
    # Two vowels that sound apart: "video", "radio" keep "io" together after t, s, c, g ("nation", "region").
    re.compile(r"i[ao](?!us\b)(?<![tscgxn]i[ao])(?<!lli[ao])"),
    re.compile(r"(?<=[^qg])ua(?=l|t|r|n)"),
    re.compile(r"(?<=[bcdfglmnprstv])iet"),
    re.compile(r"(?<=[^aeiouy])eo(?=[^nu]|$)(?<!peo)"),
    re.compile(r"(?<=\bcr)ea(?=t)|(?<=\br)ea(?=ct)"),
    re.compile(r"(?<=[dpr])ie(?=n[ct])"),
    re.compile(r"(?<=[aeo])ing\b"),
    re.compile(r"yi(?=ng)"),
    re.compile(r"uou|ii"),
    re.compile(r"ious(?<![tcgx]ious)"),
)
_SILENT = (
    re.compile(r"(?<=[^aeiouylr])e\b|(?<=[aeiouyrl][rl])e\b|(?<=[aeiouy][l])e\b|(?<=[aeiouy]r)e\b"),
    re.compile(r"(?<=[^aeiouytd])ed\b"),
    re.compile(r"(?<=[^aeiouyscxzg])es\b(?<!shes)(?<!ches)"),
    re.compile(r"(?<=[^aeiouy])e(?=(?:ly|ful|fully|less|ment|ments|ness)\b)"),
)
_LE = re.compile(r"[^aeiouy]le[sd]?\b")
_M = re.compile(r"[^aeiouy]ms?\b(?<=[st]hms)|(?<=s)ms?\b|thms?\b")


def english(word: str) -> int:
    """The syllables of one word in small letters; an apostrophe and what follows it add none, as in "child's"."""
    plain = re.split(r"['’ʼ]", word)[0] or word
    if plain in _OWN_WAY:
        return _OWN_WAY[plain]
    count = len(_GROUP.findall(plain))
    count += sum(len(pattern.findall(plain)) for pattern in _PART)
    silent = sum(len(pattern.findall(plain)) for pattern in _SILENT)
    if _LE.search(plain):
        silent = 0
    return max(1, count - silent + len(_M.findall(plain)))
