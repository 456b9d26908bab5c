"""How well lineage finds what was recommended before, beside plain TF-IDF.

    python -m bench.evaluate.lineage FOLDER

Earlier: recommendations of the first cycle (`upr-info`). Later: those of second-cycle reports (`upr-reports`, its key).
A question is one later recommendation; the candidates are all earlier ones to that State; right is what the same State
recommended on the same issue. Issues of the first cycle are those UPR Info's readers gave, of the second those a model
learnt from them gives. Who recommends is taken out of every text. It is asked twice: with who recommends not told to
either measure, and told to both, when only earlier ones by the same State are candidates. A second question needs no
model: of two recommendations to one State in the first cycle that are most alike, do readers give both an issue in
common? What tags weigh was chosen on every second State by it; the others are printed.
"""

import csv
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.evaluate.tags import LEARNT, TRIED, labels, rows
from palais.core import documents
from palais.core.lineage import Group, Strengths, Weights, content
from palais.core.lineage.likeness import Vector, terms, vector
from palais.core.themes import Example, TagRules, train
from palais.core.words import words
from palais.reference import recommendation_words
from palais.reference.layers import read_layers
from palais.reference.names import spellings

SECOND_CYCLE = 2012


@dataclass
class Said:
    """A recommendation with those who made it and its issues."""

    text: str
    state: str
    by: set[str] = field(default_factory=set)
    issues: frozenset[str] = frozenset()
    plain: Vector = field(default_factory=dict)
    ours: Vector = field(default_factory=dict)


def main(corpus: Path) -> int:
    """Print recall at 1 and 5 of lineage and of plain TF-IDF, for the same questions."""
    key = corpus / "upr-reports" / "answer-key.csv"
    files = [corpus / "upr-info" / name for name in (LEARNT, TRIED)]
    if not key.exists() or not all(file.exists() for file in files):
        print("Lineage: skipped, there are no upr-reports and upr-info in the folder.")
        return 0
    facts = read_layers()
    states = documents.States(spellings(facts))
    read = [row for file in files for row in rows(file)]
    earlier = first_cycle(read, states)
    later = second_cycle(key, states)
    model = train([Example(row["Text"], tuple(("issue", one) for one in labels(row))) for row in read])
    for one in later:
        one.issues = frozenset(tag.key for tag in model.suggest(one.text, language="en"))
    began = time.perf_counter()
    weigh(
        [*earlier, *later],
        rules=recommendation_words.tag_rules(facts),
        strengths=recommendation_words.strengths(facts),
    )
    took = time.perf_counter() - began
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in earlier:
        groups[one.state].append(one)
    asked = [(one, right(one, groups[one.state])) for one in later if one.state in groups]
    asked = [(one, answers) for one, answers in asked if answers]
    if not asked:
        print("Lineage: no State of the key has a first cycle in upr-info.")
        return 0
    reviewed = len({one.state for one, _ in asked})
    candidates = sum(len(groups[one.state]) for one, _ in asked) / len(asked)
    print(
        f"Lineage: {len(asked)} recommendations of the second cycle to {reviewed} States have one of the first by "
        f"the same State on the same issue, among {candidates:.0f} candidates on average; "
        f"all texts weighed in {took:.1f} s."
    )
    chance = sum(len(answers) / len(groups[one.state]) for one, answers in asked) / len(asked)
    print(f"  by chance: recall at 1 {chance:.3f}")
    for known in (False, True):
        print(f"  who recommends is {'known' if known else 'hidden'}:")
        said("plain TF-IDF", asked, groups, lambda one: one.plain, known=known)
        said("lineage", asked, groups, lambda one: one.ours, known=known)
    print("  the most alike of the same cycle has an issue in common, by readers:")
    plain, ours = shares(groups, lambda one: one.plain), shares(groups, lambda one: one.ours)
    print(f"    plain TF-IDF: {plain:.3f}\n    lineage: {ours:.3f}")
    return 0


def shares(groups: dict[str, list[Said]], vector_of: Callable[[Said], Vector]) -> float:
    """How often the most alike to the same State is on a common issue; States of which nothing was chosen."""
    asked = right = 0
    for state in list(groups)[1::2]:
        group = groups[state]
        held = Group([vector_of(one) for one in group])
        for place, one in enumerate(group):
            if one.issues:
                near = held.near(held.vectors[place], most=1, may=place.__ne__)
                asked += 1
                right += bool(near and group[near[0].place].issues & one.issues)
    return right / asked if asked else 0.0


def said(
    name: str,
    asked: Sequence[tuple[Said, set[int]]],
    groups: dict[str, list[Said]],
    vector_of: Callable[[Said], Vector],
    *,
    known: bool,
) -> None:
    held = {state: Group([vector_of(one) for one in group]) for state, group in groups.items()}
    at_one = at_five = 0
    for one, answers in asked:
        by = [bool(one.by & earlier.by) for earlier in groups[one.state]]
        may = by.__getitem__ if known else lambda place: True
        near = [found.place for found in held[one.state].near(vector_of(one), most=5, may=may)]
        at_one += bool(answers.intersection(near[:1]))
        at_five += bool(answers.intersection(near))
    print(f"    {name}: recall at 1 {at_one / len(asked):.3f}, at 5 {at_five / len(asked):.3f}")


def right(one: Said, group: Sequence[Said]) -> set[int]:
    return {
        place for place, earlier in enumerate(group) if one.by & earlier.by and one.issues & earlier.issues
    }


def weigh(every: Sequence[Said], *, rules: TagRules, strengths: Strengths) -> None:
    """Both measures of every text: whole words alone, and stems without how it is asked, with themes."""
    weights, plain = Weights(), Weights()
    light = strengths.light("en")
    counted = []
    for one in every:
        tags = [
            f"{tag.scheme}:{tag.key}" for tag in rules.suggest(one.text, language="en") if tag.scheme != "sdg"
        ]
        ours, alone = terms(one.text, language="en", tags=tags), _counted(words(one.text))
        weights.add(ours, language="en")
        plain.add(alone, language="en")
        counted.append((one, ours, alone))
    for one, ours, alone in counted:
        one.ours = vector(ours, language="en", weights=weights, light=light)
        one.plain = vector(alone, language="en", weights=plain, light=frozenset())


def _counted(every: Sequence[str]) -> dict[str, int]:
    return {word: every.count(word) for word in every}


def first_cycle(read: Sequence[dict[str, str]], states: documents.States) -> list[Said]:
    found: dict[tuple[str, str], Said] = {}
    for row in read:
        state, by = states.named(row["To"]), states.named(row["From"])
        if state and by:
            text = content(row["Text"])
            one = found.setdefault((state, text), Said(text, state))
            one.by.add(by)
            one.issues |= frozenset(labels(row))
    return list(found.values())


def second_cycle(key: Path, states: documents.States) -> list[Said]:
    found: dict[tuple[str, str], Said] = {}
    with key.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if int(row["year"]) < SECOND_CYCLE:
                continue
            state, by = states.named(row["state_under_review"]), states.named(row["recommending_state"])
            if state and by:
                text = content(row["text"], recommenders=True)
                found.setdefault((state, text), Said(text, state)).by.add(by)
    return list(found.values())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
