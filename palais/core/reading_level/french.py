"""The syllables of French words as they are said in plain speech: groups of vowels without the silent e.

It knows where vowels part and which endings are silent, and a table of nouns whose "-ent" is not. It does not know
liaison or verse. There is no law here: tests measure on tables how often it is right.
"""

from __future__ import annotations

import re

_TABLE = {
    1: "ouest août",
    2: "client clients pays",
    3: "paysan paysans paysage paysages abbaye",
}
_OWN_WAY = {word: count for count, row in _TABLE.items() for word in row.split()}
_NOUNS = (
    "souvent accident argent agent patient dent vent cent récent urgent violent présent absent talent adolescent "
    "résident équivalent fréquent permanent excellent évident innocent intelligent compétent efficient conscient "
    "inconvénient prudent continent pertinent serpent torrent couvent parent différent content président orient "
    "ingrédient coefficient référent précédent incident pénitent impatient négligent lent éloquent "
    "transparent apparent cohérent adhérent inhérent éminent imminent occident ardent dissident trident décent "
    "indécent insolent somnolent virulent"
)
_SPOKEN_ENT = frozenset(_NOUNS.split())
_SILENT_M = re.compile(r"(?:ai|for|expri|dor|consom|esti|affir|confir|nom|infor|ani|diplô|resti|ju|bla)ment$")
_GROUP = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
_APART = (
    re.compile(r"é(?=[aâeèéouiîœ])(?!es?$)(?!ent$)"),
    re.compile(r"[aeiouyéèâôûœ](?=[ïëüöä])"),
    re.compile(r"[aoœ](?=[éèâ])"),
    re.compile(r"(?<![qgo])u(?=[aeéèêo])(?!e?s?$)(?!ent$)"),
    re.compile(r"(?<=o)u(?=[aeéè])(?!es?$)(?!ent$)"),
    re.compile(r"(?<=[bcdfgptv][rl])i(?=[aeéèo])(?!es?$)(?!ent$)"),
    re.compile(r"a(?=o(?!û))"),
    re.compile(r"o(?=a)|(?<=^co)o"),
    re.compile(r"[aeou]y(?=[aeéèiou])(?!es?$)(?!ent$)"),
)
_SILENT_E = re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûüœæ])(?:e|es)$|(?<=[gq]u)(?:e|es)$")
_NO_VOWELS = re.compile(r"^[^aeiouyàâäéèêëîïôöùûüœæ]*(?:e|es)$")


def french(word: str) -> int:
    """The syllables of one word in small letters; what stands before an apostrophe adds none, as in "l'enfant"."""
    plain = re.split(r"['’ʼ]", word)[-1] or word
    if plain in _OWN_WAY:
        return _OWN_WAY[plain]
    if _NO_VOWELS.match(plain):
        return 1
    count = len(_GROUP.findall(plain)) + sum(len(pattern.findall(plain)) for pattern in _APART)
    if _SILENT_E.search(plain) or _is_silent_ent(plain):
        count -= 1
    return max(1, count)


def _is_silent_ent(word: str) -> bool:
    """Whether "-ent" is the ending of a verb ("ils parlent") and not of a noun ("souvent")."""
    if not word.endswith("ent") or len(word) < 5 or re.search(r"[aeiouyéè]ent$", word):
        return False
    if word.endswith("ment"):
        return bool(_SILENT_M.search(word))
    return word not in _SPOKEN_ENT
