"""How well decisions on communications are read: their names, their paragraphs, what they oblige the State to.

    python -m bench.evaluate.opic FOLDER

`opic-decisions` holds decisions paragraph by paragraph; a file's name is its symbol, two where cases were joined. The
paragraphs are put together as a plain text without their list, and have to be found again with their numbers.
"""

import json
import re
import sys
from pathlib import Path

from palais.core import documents, symbols
from palais.reference.layers import read_layers
from palais.reference.names import spellings

NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")


def main(corpus: Path) -> int:
    """Print how many names and paragraphs were understood; 1 where a name was not."""
    files = sorted((corpus / "opic-decisions").glob("*.json"))
    if not files:
        print("Decisions: skipped, there is no opic-decisions/*.json in the folder.")
        return 0
    states = documents.States(spellings(read_layers()))
    resolved = wanted_all = found_all = with_duty = 0
    missed = []
    for file in files:
        name = resolve(file.name)
        resolved += bool(name)
        parts = json.loads(file.read_text(encoding="utf-8"))
        wanted = [number.rstrip(".") for part in parts if (number := str(part.get("ID", "")).strip())]
        wanted = [number for number in wanted if NUMBER.fullmatch(number)]
        read = documents.read(
            text_of(parts, name).encode(), states=states, file_name=file.with_suffix(".txt").name
        )
        numbers = {one.number for one in read.paragraphs}
        lost = [number for number in dict.fromkeys(wanted) if number not in numbers]
        wanted_all += len(set(wanted))
        found_all += len(set(wanted)) - len(lost)
        with_duty += bool(read.recommendations)
        if not name or lost:
            missed.append(
                f"  {file.name}: {name or 'name not understood'}; not found: {', '.join(lost[:8]) or 'none'}"
            )
    print(f"Decisions: the names of {resolved} of {len(files)} files resolved.")
    print(
        f"  {found_all} of {wanted_all} numbered paragraphs found again; {with_duty} files oblige the State party."
    )
    print("\n".join(missed[:10]) or "  none missed")
    return 0 if resolved == len(files) else 1


def resolve(name: str) -> str:
    """The symbol or symbols of a file's name; empty where it is not understood."""
    try:
        read = symbols.parse_file_name(name)
    except symbols.SymbolNotUnderstood:
        return ""
    return read.symbol.written_jointly if isinstance(read, symbols.SymbolFile) else ""


def text_of(parts: list[dict[str, object]], name: str) -> str:
    """The decision as a plain text with a masthead."""
    title = "Decision adopted by the Committee under the Optional Protocol on a communications procedure"
    lines = [name, "Committee on the Rights of the Child", title]
    for part in parts:
        section = str(part.get("Section") or "").strip()
        if section and section not in lines:
            lines.append(section)
        lines.append(f"{part.get('ID', '')} {part.get('Text', '')}".strip())
    return "\n\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
