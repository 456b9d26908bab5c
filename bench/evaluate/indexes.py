"""How well rows of indexes are understood: States of every era, bodies, and the faults that each index is known for.

    python -m bench.evaluate.indexes FOLDER

`upr-info` prints the regional group of each State beside its name: a State that was resolved has to be in that group.
`upr-reports/answer-key.csv` has names as people wrote them down. `uhri` lists columns and values of the export.
"""

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from palais.core import uhri, upr_info
from palais.core.documents import States
from palais.core.indexed import Bodies, Repair, StatesOfRows
from palais.reference.facts import Facts
from palais.reference.layers import read_layers
from palais.reference.names import spellings

GROUPS = {
    "WEOG": "weog",
    "Asia": "asia-pacific",
    "Africa": "african",
    "GRULAC": "grulac",
    "EEG": "eastern-european",
}
PASSED_OVER = {
    "Regions",
    "Regions Concerned",
    "Recommending Regions",
    "Date of publication on UHRI",
    "DocumentId",
}
SAMPLE = {"text": "7. Protect every child.", "body": "CRC", "states": "Peru", "identifier": "1"}


def main(corpus: Path) -> int:
    """Print what is understood and what is reported; 1 where a State has another group or a fault stays."""
    facts = read_layers()
    states = states_of(facts)
    groups = {row.texts["iso3"]: row.texts["un_group"] for row in facts["states"]}
    wrong = sum([in_upr_info(file, states, groups) for file in sorted((corpus / "upr-info").glob("*.csv"))])
    in_key(corpus / "upr-reports" / "answer-key.csv", states)
    wrong += in_uhri(corpus / "uhri", states, bodies_of(facts))
    return 1 if wrong else 0


def states_of(facts: Facts) -> StatesOfRows:
    rows = [row.texts for row in facts["states"]]
    codes = {row[name]: row["iso3"] for row in rows for name in ("iso2", "iso3") if row[name]}
    today = {row["iso3"]: row["name_en"] for row in rows}
    return StatesOfRows(States(spellings(facts)), codes=codes, today=today)


def bodies_of(facts: Facts) -> Bodies:
    rows = [row.texts for row in facts["treaty_bodies"]]
    return Bodies({row["key"].lower(): (row["code"], row["name_en"]) for row in rows})


def in_upr_info(file: Path, states: StatesOfRows, groups: dict[str, str]) -> int:
    """How many names lead to a State of another group."""
    rows = list(read_rows(file))
    found = [upr_info.read(by_field(row), states=states) for row in rows]
    refused = sum(one.is_refused for one in found)
    unknown = Counter(said.text for one in found for said in one.unknown)
    repairs = Counter(repair for one in found for repair in one.repairs)
    names = {(row[side], row[f"{side}-Rgrp"]) for row in rows for side in ("To", "From")}
    wrong = sorted(
        f"{name} ({group}): {state}"
        for name, group in names
        if (state := states.find(name)[0]) and group in GROUPS and GROUPS[group] != groups.get(state)
    )
    resolved = sum(bool(states.find(name)[0]) for name, _group in names)
    print(
        f"UPR Info, {file.name}: {len(rows)} rows, {refused} kept out; {resolved} of {len(names)} names are States."
    )
    print(f"  mended: {said(repairs)}")
    print(f"  reported: {said(unknown)}")
    print(f"  in another regional group than printed: {', '.join(wrong) or 'none'}")
    return len(wrong)


def read_rows(file: Path) -> Iterator[dict[str, str]]:
    text = file.read_bytes().decode("mac_roman").replace("\r\n", "\n").replace("\r", "\n")
    yield from csv.DictReader(io.StringIO(text))


def by_field(row: dict[str, str]) -> dict[str, list[str]]:
    known = {heading: field for field, headings in upr_info.HEADINGS.items() for heading in headings}
    return {known[heading]: [cell] for heading, cell in row.items() if heading in known}


def in_key(file: Path, states: StatesOfRows) -> None:
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    names = Counter(row[of] for row in rows for of in ("state_under_review", "recommending_state") if row[of])
    unknown = Counter({name: count for name, count in names.items() if not states.find(name)[0]})
    print(
        f"Names in the key of reports: {len(names) - len(unknown)} of {len(names)} are States; {said(unknown)}"
    )


def in_uhri(folder: Path, states: StatesOfRows, bodies: Bodies) -> int:
    """How many columns, bodies and themes are not understood."""
    counts, themes = folder / "uhri_counts_2026-02.json", folder / "uhri_themes_2026-02.tsv"
    if not counts.exists() or not themes.exists():
        print("UHRI: skipped, there are no counts and themes in the folder.")
        return 0
    told = json.loads(counts.read_text(encoding="utf-8"))
    known = {heading for headings in uhri.HEADINGS.values() for heading in headings} | PASSED_OVER
    columns = [name.removesuffix("[]") for name in (*told["json_fields"], *told["xlsx_columns"])]
    strange = [f"column {name}" for name in columns if name not in known]
    strange += [f"body {body}" for body in told["bodies"] if bodies.find(body) is None]
    printed = [line.partition("\t")[0] for line in themes.read_text(encoding="utf-8").splitlines()]
    repairs: Counter[Repair] = Counter()
    for cells in cases(printed, told):
        found = uhri.read({name: [cell] for name, cell in cells.items()}, states=states, bodies=bodies)
        kept = found.values.get("themes", [])
        strange += [f"theme {theme!r}" for theme in kept if theme != theme.strip() or theme.startswith("- ")]
        strange += [f"{one.trouble} {one.text}" for one in found.unknown]
        repairs.update(found.repairs)
    print(
        f"UHRI: {len(columns)} columns, {len(told['bodies'])} bodies, {len(printed)} themes with their faults."
    )
    print(f"  mended: {said(repairs)}")
    print(f"  not understood: {', '.join(strange) or 'none'}")
    return len(strange)


def cases(themes: list[str], told: dict[str, Any]) -> Iterator[dict[str, str]]:
    """A row for each fault that the list names."""
    yield from ({**SAMPLE, "themes": f"- {theme}"} for theme in themes)
    yield from ({**SAMPLE, "body": f"- {body}"} for body in told["bodies"])
    codes = next(line for line in told["value_quirks"] if "ISO codes" in line)
    listed = codes.partition("(")[2].partition(")")[0]
    yield from ({**SAMPLE, "states": f"- {code.strip()}"} for code in listed.split(","))
    yield from (
        {**SAMPLE, "states": name} for name in ("State of Palestine*", "Kosovo*", "Turkey", "Türkiye")
    )
    yield {
        **SAMPLE,
        "on": "46078.5",
        "type": "-",
        "groups": "\n".join(f"- {one}" for one in told["affected_top"]),
    }


def said(counts: Counter[Any]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
