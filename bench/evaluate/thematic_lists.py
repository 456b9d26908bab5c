"""How well OHCHR thematic lists of UPR recommendations are read.

    python -m bench.evaluate.thematic_lists FOLDER

`thematic-lists` holds lists as a State receives them (DOCX). What is known of one stands in KNOWN; of any other, every
row of the table with a number has to give a recommendation with a position, or a doubt.
"""

import sys
from collections import Counter
from pathlib import Path

from palais.core import documents
from palais.core.documents import Document, Position
from palais.reference.layers import read_layers
from palais.reference.names import spellings

KNOWN = {
    "UPR20__Slovenia_ThematicListRecommendations_E.docx": {
        "all": 163,
        Position.SUPPORTED: 142,
        Position.NOTED: 21,
    }
}


def main(corpus: Path) -> int:
    """Print what each list holds; 1 where what is known does not come out."""
    files = sorted((corpus / "thematic-lists").glob("*.docx")) + sorted(
        (corpus / "thematic-lists").glob("*.pdf")
    )
    if not files:
        print("Thematic lists: skipped, there is no thematic-lists/*.docx in the folder.")
        return 0
    states = documents.States(spellings(read_layers()))
    good = True
    for file in files:
        try:
            read = documents.read(file.read_bytes(), states=states, file_name=file.name)
        except documents.DocumentRefused as error:
            print(f"{file.name}: refused: {error}")
            good = False
            continue
        good &= show(file.name, read)
    return 0 if good else 1


def show(name: str, read: Document) -> bool:
    """Print one list; false where it differs from what is known."""
    positions = Counter(one.position for one in read.recommendations)
    total = len(read.recommendations)
    said = ", ".join(f"{count} {position}" for position, count in positions.most_common())
    with_state = sum(1 for one in read.recommendations if one.states)
    print(f"{name}: {total} recommendations ({said}), {with_state} with a State; about {read.front.state}.")
    for doubt in read.doubts:
        print(f"  doubt: {doubt.sentence}")
    known = KNOWN.get(name)
    if known is None:
        return total > 0
    right = total == known["all"] and all(
        positions[key] == count for key, count in known.items() if key != "all"
    )
    print(f"  as known: {'yes' if right else 'no'}")
    return right


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
