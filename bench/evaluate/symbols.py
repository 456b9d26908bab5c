"""How well UN document symbols are read in real documents and file names.

    python -m bench.evaluate.symbols FOLDER

`opic-decisions`: the name of each file is a symbol (two, where cases were joined); the text cites others.
`concluding-observations`: opening parts of concluding observations in six languages, whose symbol is known.
"""

import json
import sys
import time
from pathlib import Path

from palais.core import symbols


def main(corpus: Path) -> int:
    """Print what was understood, and each case that was not."""
    evaluate_file_names(corpus / "opic-decisions")
    evaluate_decisions(corpus / "opic-decisions")
    evaluate_openings(corpus / "concluding-observations" / "crc_co_openings.json")
    return 0


def evaluate_file_names(folder: Path) -> None:
    files = sorted(folder.glob("*.json"))
    if not files:
        print(f"File names: skipped, there is no {folder.name} in the folder.")
        return
    refused, changed = [], []
    for file in files:
        try:
            read = symbols.parse_file_name(file.name)
        except symbols.SymbolNotUnderstood as error:
            refused.append(f"  refused {file.name}: {error}")
            continue
        whole = read.symbol.written_jointly if isinstance(read, symbols.SymbolFile) else ""
        written = whole.replace("/", "-").lower()
        if written != file.stem:
            changed.append(f"  {file.name} was read as {written or read}")
    good = len(files) - len(refused) - len(changed)
    print(f"File names: {good} of {len(files)} read and written back the same.")
    print("\n".join(refused + changed) or "  none refused, none changed")


def evaluate_decisions(folder: Path) -> None:
    files = sorted(folder.glob("*.json"))
    found = doubts = characters = 0
    began = time.perf_counter()
    doubtful: list[str] = []
    for file in files:
        text = "\n".join(str(part.get("Text", "")) for part in json.loads(file.read_text(encoding="utf-8")))
        seen = symbols.survey(text)
        found += len(seen.found)
        doubts += len(seen.doubts)
        characters += len(text)
        doubtful += [f"  {file.name} at {one.start}: {one.raw!r}: {one.error.because}" for one in seen.doubts]
    if files:
        speed = characters / 1e6 / (time.perf_counter() - began)
        print(f"Text of {len(files)} decisions: {found} symbols sure, {doubts} doubtful ({speed:.1f} MB/s).")
        print("\n".join(doubtful[:20]) or "  no doubts")


def evaluate_openings(file: Path) -> None:
    if not file.exists():
        print(f"Concluding observations: skipped, there is no {file.parent.name}/{file.name} in the folder.")
        return
    records = json.loads(file.read_text(encoding="utf-8"))
    there, first, missed = 0, 0, []
    for record in records:
        seen = [str(one.symbol) for one in symbols.find(record["text"])]
        there += record["symbol"] in record["text"]
        first += seen[:1] == [record["symbol"]]
        if record["symbol"] not in seen:
            trap = f" (known difficulty: {record['trap']})" if record.get("trap") else ""
            missed.append(f"  {record['lang']} {record['symbol']}: found {seen[:3] or 'nothing'}{trap}")
    print(
        f"Concluding observations: own symbol found in {len(records) - len(missed)} of {len(records)}; "
        f"it stands in the text of {there}, and was the first one found in {first}."
    )
    print("\n".join(missed) or "  none missed")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
