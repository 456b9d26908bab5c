"""What somebody may have meant: words that nothing here has, replaced by the nearest ones that something has."""

from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import Query

from palais.apps.office.search import finding, reading
from palais.core import words

SHORTEST = 3
LONG = 5
NEAREST = 8


def respelled(*, question: str, language: str) -> str:
    """The question with each unknown word replaced by the most common word that is one slip away (two in longer
    words); empty where every word is known, or where nothing is near. Raises NoIndex."""
    at_hand = reading.opened()
    asked = words.read_question(question)
    queries = finding.part_queries(at_hand, asked, question=question, own=language) if asked else []
    spelled = [
        part if is_known(at_hand, part, query) else nearest(at_hand, part, language=language)
        for part, query in zip(asked, queries, strict=True)
    ]
    if spelled == list(asked):
        return ""
    return " ".join(f"“{part.written}”" if part.exact else part.written for part in spelled)


def is_known(at_hand: reading.Opened, part: words.Asked, query: Query) -> bool:
    return part.exact or at_hand.ask(query, limit=1)[1] > 0


def nearest(at_hand: reading.Opened, part: words.Asked, *, language: str) -> words.Asked:
    """The nearest word that the index has in this writing; the part itself where none is near."""
    token = part.words[0]
    written = words.scripts(token)
    if not written or written == ("zh",) or len(token) < SHORTEST:
        return part
    known = at_hand.vocabulary(["names", *(f"words_{one}" for one in written)])
    slips = 1 if len(token) < LONG else 2
    near = process.extract(token, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=NEAREST)
    own = at_hand.vocabulary([f"words_{language}"]) if near and language in written else {}
    ranked = sorted(near, key=lambda found: (found[1], found[0] not in own, -known[found[0]], found[0]))
    return words.Asked(ranked[0][0], (ranked[0][0],)) if ranked else part
