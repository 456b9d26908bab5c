"""How well copied status lists of the depositary are read, and how far they agree with the shipped facts.

    python -m bench.evaluate.depositary FOLDER

`untc` holds status lists of the UN Treaty Collection as text; each is compared with `ratifications.csv`.
"""

import sys
from pathlib import Path

from palais.reference.depositary import StatusList, StatusListNotUnderstood, read_status_list
from palais.reference.facts import Facts
from palais.reference.layers import read_layers
from palais.reference.names import state_names


def main(corpus: Path) -> int:
    """Print for each list what was read, what is doubtful, and each act that the facts do not know."""
    files = sorted((corpus / "untc").glob("*.txt"))
    if not files:
        print("Status lists: skipped, there is no untc/*.txt in the folder.")
        return 0
    facts = read_layers()
    names = state_names(facts)
    for file in files:
        try:
            read = read_status_list(file.read_text(encoding="utf-8"), names=names)
        except StatusListNotUnderstood as error:
            print(f"{file.name}: not understood: {error}")
            continue
        report(file.name, read, facts)
    return 0


def report(name: str, read: StatusList, facts: Facts) -> None:
    understood = sum(1 for entry in read.entries if entry.state)
    print(
        f"{name}: {read.untc_id or 'no number'}, {len(read.entries)} participants read "
        f"({read.signatories} signatories, {read.parties} parties in its heading), {understood} with a State."
    )
    treaty = next((row for row in facts["treaties"] if row.text("untc_id") == read.untc_id), None)
    if treaty is None:
        print("  no treaty of the shipped facts has this number: nothing to compare")
        return
    key = treaty.text("key")
    known = {
        (row.text("state"), row.text("act")): row.text("date")
        for row in facts["ratifications"]
        if row.text("treaty") == key
    }
    acts = read.acts(treaty=key)
    differing = [act for act in acts if known.get((act.state, act.act.value)) != act.date.isoformat()]
    print(
        f"  {len(acts) - len(differing)} of {len(acts)} acts stand in the shipped facts with the same date."
    )
    for act in differing:
        there = known.get((act.state, act.act.value), "nothing")
        print(f"  {act.state} {act.act.value} {act.date.isoformat()}: the facts have {there}")
    for doubt in read.doubts:
        print(f"  doubt: {doubt}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
