"""How good tags are: word lists and a trained model, on recommendations that people labelled.

    python -m bench.evaluate.tags FOLDER

`upr-info` holds recommendations of the UPR with the issues that UPR Info's readers gave them. The model learns from the
first file and is tried on the second; the word lists are tried on the second as they are. Child rights are told apart.
"""

import csv
import io
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from palais.core.themes import Example, Measures, Model, Suggested, TagRules, measure, train
from palais.core.words import fold
from palais.reference import recommendation_words
from palais.reference.layers import read_layers

LEARNT, TRIED = "1-5.csv", "6-9.csv"
NO_ISSUE = {"other", "general", ""}
CHILDREN = "Rights of the Child"
SURE = 0.6

Lists = Mapping[str, tuple[tuple[str, str], ...]]
"""The tags that an issue of UPR Info stands for."""


def main(corpus: Path) -> int:
    """Print precision, recall and F1 of the word lists and of the model, in all and for child rights."""
    folder = corpus / "upr-info"
    if not (folder / LEARNT).exists() or not (folder / TRIED).exists():
        print(f"Tags: skipped, there are no upr-info/{LEARNT} and {TRIED} in the folder.")
        return 0
    facts = read_layers()
    learnt, tried = list(rows(folder / LEARNT)), list(rows(folder / TRIED))
    known = recommendation_words.names_elsewhere(facts)
    issues = sorted({issue for row in (*learnt, *tried) for issue in labels(row)})
    printed = {issue: recommendation_words.as_printed(issue) for issue in issues}
    lists = {issue: known[name] for issue, name in printed.items() if name in known}
    print(f"Tags: {len(learnt)} rows to learn from, {len(tried)} to try; {len(issues)} issues.")
    without = [issue for issue in issues if issue not in lists]
    print(f"  word lists know {len(lists)} of the issues; not: {', '.join(without) or 'none'}")
    said("word lists", by_lists(recommendation_words.tag_rules(facts), tried, lists), set(lists))
    began = time.perf_counter()
    seen = {row["Text"].strip().casefold() for row in learnt}
    new = [row for row in tried if row["Text"].strip().casefold() not in seen]
    rules = recommendation_words.tag_rules(facts)
    model = train(example(row, rules, lists) for row in learnt)
    held = ", ".join(
        f"{name.replace('_', ' ')} {value}" for name, value in model.figures.items() if name != "labels"
    )
    print(
        f"  the model was trained in {time.perf_counter() - began:.1f} s; held out of the first file: {held}"
    )
    began = time.perf_counter()
    found = [(set(labels(row)), as_palais_says(row["Text"], model, rules, lists)) for row in new]
    each = (time.perf_counter() - began) / max(len(new), 1) * 1e6
    print(
        f"  {len(tried) - len(new)} rows of the second file stand in the first and are left out; {each:.0f} us a text"
    )
    said("word lists and model together, as Palais suggests them", measure(found), set(issues))
    return 0


def example(row: dict[str, str], rules: TagRules, lists: Lists) -> Example:
    """A row to learn from, with what the word lists say of it."""
    given = tuple(("issue", one) for one in labels(row))
    return Example(row["Text"], given, hints=hints(row["Text"], rules, lists))


def hints(text: str, rules: TagRules, lists: Lists) -> tuple[Suggested, ...]:
    """What the word lists say, in the issues that their tags stand for, and what stands for none as it is."""
    sure = {(one.scheme, one.key): one.confidence for one in rules.suggest(text, language="en")}
    named = {issue: max((sure.get(tag, 0.0) for tag in tags), default=0.0) for issue, tags in lists.items()}
    return (
        *(Suggested("issue", issue, confidence) for issue, confidence in named.items() if confidence),
        *(Suggested(scheme, key, confidence) for (scheme, key), confidence in sure.items()),
    )


def as_palais_says(text: str, model: Model, rules: TagRules, lists: Lists) -> set[str]:
    """The model for what it has learnt, the word lists for the rest."""
    by_lists = hints(text, rules, lists)
    learnt = {key for _, key in model.labels}
    by_model = {one.key for one in model.suggest(text, language="en", hints=by_lists)}
    rest = {one.key for one in by_lists if one.scheme == "issue" and one.confidence >= SURE}
    return by_model | (rest - learnt)


def by_lists(
    rules: TagRules, tried: list[dict[str, str]], lists: dict[str, tuple[tuple[str, str], ...]]
) -> Measures:
    pairs = []
    for row in tried:
        sure = {
            (one.scheme, one.key)
            for one in rules.suggest(row["Text"], language="en")
            if one.confidence >= SURE
        }
        given = {issue for issue, tags in lists.items() if sure.intersection(tags)}
        pairs.append(({issue for issue in labels(row) if issue in lists}, given))
    return measure(pairs)


def said(name: str, measures: Measures, issues: set[str]) -> None:
    together, child = measures.together, measures.by_label.get(CHILDREN)
    print(
        f"  {name}: precision {together.precision:.3f}, recall {together.recall:.3f}, F1 {together.f1:.3f} "
        f"(micro), {measures.macro:.3f} (mean of {len(issues)} issues)"
    )
    if child:
        print(
            f"    child rights: precision {child.precision:.3f}, recall {child.recall:.3f}, F1 {child.f1:.3f} "
            f"({child.wanted} rows)"
        )
    worst = sorted(
        (one for one in measures.by_label.items() if one[1].wanted >= 20), key=lambda one: one[1].f1
    )
    print("    weakest: " + "; ".join(f"{label} {one.f1:.2f}" for label, one in worst[:8]))


def rows(file: Path) -> Iterator[dict[str, str]]:
    """The rows as UPR Info exported them: Mac Roman, ended by CR."""
    text = file.read_bytes().decode("mac_roman").replace("\r\n", "\n").replace("\r", "\n")
    return csv.DictReader(io.StringIO(text))


def labels(row: dict[str, str]) -> tuple[str, ...]:
    """The issues of a row; "Other" and "General" are none."""
    every = (issue.strip() for issue in (row["Issue"] or "").split(","))
    return tuple(dict.fromkeys(issue for issue in every if fold(issue) not in NO_ISSUE))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
