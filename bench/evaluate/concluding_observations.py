"""How well the first pages of real concluding observations are read, in six languages.

    python -m bench.evaluate.concluding_observations FOLDER

`concluding-observations` holds opening parts with symbol, State and day of adoption where they are known. Each of
symbol, State, cycle and day has to be right or left open with a doubt: what is wrong in silence ends with 1.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from bench.measure import report
from palais.core import documents, symbols
from palais.core.documents import Document, DoubtKind
from palais.reference.layers import read_layers
from palais.reference.names import spellings, state_names

DOUBTS = {
    "symbol": {DoubtKind.NO_SYMBOL, DoubtKind.SYMBOL_DOUBTFUL, DoubtKind.SYMBOL_AND_TITLE_DISAGREE},
    "State": {DoubtKind.NO_STATE, DoubtKind.SYMBOL_AND_TITLE_DISAGREE},
    "cycle": {DoubtKind.NO_SYMBOL, DoubtKind.CYCLE_NOT_FOUND, DoubtKind.SYMBOL_AND_TITLE_DISAGREE},
    "adopted": {DoubtKind.DATE_NOT_FOUND},
    "language": {DoubtKind.LANGUAGE_NOT_KNOWN},
}


def main(corpus: Path) -> int:
    """Print a table of right, doubtful and wrong, and each case that is not right."""
    file = corpus / "concluding-observations" / "crc_co_openings.json"
    if not file.exists():
        print(f"Concluding observations: skipped, there is no {file.parent.name}/{file.name} in the folder.")
        return 0
    facts = read_layers()
    states, names = documents.States(spellings(facts)), state_names(facts)
    records = json.loads(file.read_text(encoding="utf-8"))
    counted: dict[str, Counter[str]] = {field: Counter() for field in DOUBTS}
    said = []
    for record in records:
        read = documents.read(record["text"].encode(), states=states, file_name="opening.txt")
        wanted = expected(record, names.find_name(record.get("state") or ""))
        for field, value in wanted.items():
            verdict = judge(field, value, read)
            counted[field][verdict] += 1
            if verdict != "right":
                said.append(
                    f"  {verdict}: {record['lang']} {record['symbol']} {field}: {value} – read {got(read)[field]}"
                )
    rows = [
        [field, *(str(one[verdict]) for verdict in ("right", "doubt", "wrong"))]
        for field, one in counted.items()
    ]
    heads = ["", "right", "left open with a doubt", "wrong in silence"]
    print(report.table(f"Concluding observations: {len(records)} first pages", heads, rows))
    print("\n".join(said))
    return 1 if any(one["wrong"] for one in counted.values()) else 0


def expected(record: dict[str, str], state: str | None) -> dict[str, object]:
    """What is known of a first page; the cycle where the symbol has one."""
    try:
        symbol = symbols.parse(record["symbol"])
    except symbols.SymbolNotUnderstood:
        symbol = None
    cycle = (symbol.cycle_from, symbol.cycle_to) if symbol is not None and symbol.cycle_from else None
    known = {
        "symbol": str(symbol) if symbol else "",
        "State": state,
        "cycle": cycle if symbol is None or ("CO" in str(symbol) and "Corr" not in str(symbol)) else None,
        "adopted": record.get("adopted"),
        "language": record["lang"],
    }
    return {field: value for field, value in known.items() if value is not None}


def got(read: Document) -> dict[str, object]:
    front = read.front
    return {
        "symbol": str(front.symbol or ""),
        "State": front.state,
        "cycle": front.cycle,
        "adopted": front.adopted_on.isoformat() if front.adopted_on else None,
        "language": front.language.value if front.language else None,
    }


def judge(field: str, value: object, read: Document) -> str:
    """ "right", "doubt" where it is open or doubted aloud, else "wrong"."""
    if got(read)[field] == value:
        return "right"
    raised = {doubt.kind for doubt in read.doubts}
    return "doubt" if raised & DOUBTS[field] else "wrong"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
