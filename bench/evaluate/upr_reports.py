"""How many recommendations of real UPR Working Group reports are found, with number, States and position.

    python -m bench.evaluate.upr_reports FOLDER

`upr-reports` holds the reports as the United Nations print them (PDF) and `answer-key.csv`. A recommendation by three
States is three rows of the key, and the key gives parts of one printed recommendation numbers of their own
("63.5", "63.5.1"): rows are gathered by the number that is printed. A recommendation counts as found when its number,
all its States and its position are those of the key, and what is reported counts as real under the same condition.

All is printed twice: against the key as it is, and after the corrections of `upr_key_corrections.csv`, each with the
page where the report says otherwise. They may be one in a hundred of the key at most.
"""

import csv
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import report
from palais.core import documents
from palais.core.documents import Position
from palais.reference.layers import read_layers
from palais.reference.names import StateNames, spellings, state_names

CORRECTIONS = Path(__file__).with_name("upr_key_corrections.csv")
MOST_CORRECTED = 0.01
GOAL = 0.97
WORST = 10
DECISIONS = {
    "consider": Position.UNDER_CONSIDERATION,
    "support": Position.SUPPORTED,
    "implemented": Position.SUPPORTED_IMPLEMENTED,
    "reject": Position.REJECTED,
    "noted": Position.NOTED,
    "unknown": Position.NOT_STATED,
}
NUMBER = re.compile(r"\s*([0-9]{1,3})\s?\.\s?([0-9]{1,3})(?![0-9])")


@dataclass
class Wanted:
    """What the key says of one printed recommendation."""

    states: set[str] = field(default_factory=set)
    positions: set[str] = field(default_factory=set)

    def agrees(self, states: set[str], position: str) -> bool:
        return self.states == states and self.positions == {position}


Key = dict[str, dict[str, Wanted]]
Found = dict[str, dict[str, tuple[set[str], str]]]


@dataclass(frozen=True)
class Score:
    """How far one file agrees with a key; `pairs` counts each recommending State by itself."""

    name: str
    wanted: int
    found: int
    reported: int
    pairs_wanted: int
    pairs_found: int
    wrong: tuple[str, ...]


def main(corpus: Path) -> int:
    """Print both figures and the worst files; 1 where a figure is under its goal."""
    folder = corpus / "upr-reports"
    if not (folder / "answer-key.csv").exists():
        print("UPR reports: skipped, there is no upr-reports/answer-key.csv in the folder.")
        return 0
    facts = read_layers()
    names = state_names(facts)
    states = documents.States(spellings(facts))
    key = read_key(folder / "answer-key.csv", names)
    began = time.perf_counter()
    found, doubts = read_reports(folder, key, states)
    seconds = time.perf_counter() - began
    print(f"{len(found)} UPR reports read in {seconds:.1f} s, {sum(doubts.values())} doubts raised.")
    plain = scores(key, found)
    good = show("against the key as it is", plain)
    corrected, count = correct(key, names)
    total = sum(len(one) for one in key.values())
    print(
        f"\n{count} of {total} recommendations of the key corrected ({count / total:.2%}; at most 1 % may be)."
    )
    good &= show("after the listed corrections", scores(corrected, found)) and count <= MOST_CORRECTED * total
    worst(scores(corrected, found), doubts)
    return 0 if good else 1


def read_key(file: Path, names: StateNames) -> Key:
    """The key by file and printed number; a row whose number is lost stands under its own text."""
    key: Key = defaultdict(dict)
    unknown = set()
    with file.open(encoding="utf-8", errors="replace", newline="") as rows:
        for row in csv.DictReader(rows):
            number = NUMBER.match(row["text"])
            name = f"{number[1]}.{number[2]}" if number else row["text"][:40]
            wanted = key[row["file"]].setdefault(name, Wanted())
            state = names.find_name(row["recommending_state"])
            if state is None:
                unknown.add(row["recommending_state"])
            wanted.states.add(state or row["recommending_state"])
            wanted.positions.add(DECISIONS.get(row["decision"], row["decision"]))
    if unknown:
        print(f"Names of the key that no table of States has: {', '.join(sorted(unknown))}.")
    return key


def read_reports(folder: Path, key: Key, states: documents.States) -> tuple[Found, dict[str, int]]:
    """What is found in each report of the key that is there, and how many doubts it raised."""
    found: Found = {}
    doubts = {}
    for name in key:
        file = folder / name
        if not file.exists():
            print(f"  {name}: not in the folder, left out")
            continue
        try:
            read = documents.read(file.read_bytes(), states=states, file_name=name)
        except documents.DocumentRefused as error:
            print(f"  {name}: refused: {error}")
            found[name], doubts[name] = {}, 1
            continue
        found[name] = {one.number: (set(one.states), str(one.position or "")) for one in read.recommendations}
        doubts[name] = len(read.doubts)
    return found, doubts


def correct(key: Key, names: StateNames) -> tuple[Key, int]:
    """The key after the corrections, and how many of them concern files of this key."""
    corrected: Key = {
        file: {number: Wanted(set(one.states), set(one.positions)) for number, one in rows.items()}
        for file, rows in key.items()
    }
    count = 0
    for row in corrections():
        rows = corrected.get(row["file"])
        if rows is None:
            continue
        count += 1
        rows.pop(row["replaces"] or row["number"], None)
        if row["states"]:
            wanted = {names.find(state) or state for state in row["states"].split("|")}
            rows[row["number"]] = Wanted(wanted, {row["position"]})
    return corrected, count


def corrections() -> Iterator[dict[str, str]]:
    with CORRECTIONS.open(encoding="utf-8", newline="") as rows:
        yield from csv.DictReader(rows)


def scores(key: Key, found: Found) -> list[Score]:
    return [score(file, key[file], reported) for file, reported in found.items()]


def score(file: str, wanted: dict[str, Wanted], reported: dict[str, tuple[set[str], str]]) -> Score:
    wrong = []
    right = pairs_found = 0
    for number, one in wanted.items():
        states, position = reported.get(number, (set(), ""))
        if one.positions == {position}:
            pairs_found += len(one.states & states)
        if one.agrees(states, position):
            right += 1
        else:
            wrong.append(number if number in reported else f"{number} (not found)")
    wrong += [f"{number} (not in the key)" for number in reported if number not in wanted]
    pairs = sum(len(one.states) for one in wanted.values())
    return Score(file, len(wanted), right, len(reported), pairs, pairs_found, tuple(wrong))


def show(title: str, several: list[Score]) -> bool:
    """Print one set of figures; false where one is under its goal."""
    wanted, found = sum(one.wanted for one in several), sum(one.found for one in several)
    reported = sum(one.reported for one in several)
    pairs, pairs_found = sum(one.pairs_wanted for one in several), sum(one.pairs_found for one in several)
    shares = (found / max(wanted, 1), found / max(reported, 1), pairs_found / max(pairs, 1))
    rows = [
        ["of the key's recommendations found right", f"{found} of {wanted}", f"{shares[0]:.2%}"],
        ["of the recommendations reported real", f"{found} of {reported}", f"{shares[1]:.2%}"],
        ["of the key's rows (one State each) found right", f"{pairs_found} of {pairs}", f"{shares[2]:.2%}"],
    ]
    print(report.table(f"UPR reports, {title} (goal {GOAL:.0%})", ["", "count", "share"], rows))
    return min(shares[:2]) >= GOAL


def worst(several: list[Score], doubts: dict[str, int]) -> None:
    """The ten files that agree least, by name."""
    rows = [
        [one.name, str(one.wanted), str(len(one.wrong)), str(doubts[one.name]), ", ".join(one.wrong[:4])]
        for one in sorted(several, key=lambda one: -len(one.wrong))[:WORST]
    ]
    heads = ["file", "in the key", "wrong", "doubts", "for instance"]
    print(report.table("The ten worst files, after the corrections", heads, rows))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
