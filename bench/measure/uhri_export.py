"""A made export of the Universal Human Rights Index: its columns, its faults, texts of our own. Seeded, streamed."""

import json
import random
import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

SEED = 2026
COLUMNS = (
    *(
        "Text",
        "Countries Concerned",
        "Reccomending Body",
        "Document Symbol",
        "Themes",
        "Affected Persons",
        "Sdgs",
    ),
    *("Document Publication Date", "UPR Reccomending States", "UPR Position", "Type", "OHCHR Annotation Id"),
    *("UPR Session", "Regions Concerned", "Recommending Regions", "Date of publication on UHRI"),
)
JSON_NAMES = {
    "Text": "Text",
    "Countries Concerned": "Countries",
    "Reccomending Body": "Body",
    "Document Symbol": "Symbol",
    "Themes": "Themes",
    "Affected Persons": "AffectedPersons",
    "Sdgs": "Sdgs",
    "Document Publication Date": "PublicationDate",
    "Type": "AnnotationType",
    "OHCHR Annotation Id": "AnnotationId",
    "Regions Concerned": "Regions",
}
LISTS = {"Countries", "Themes", "AffectedPersons", "Sdgs", "Regions"}
STATES = (
    *(
        ("MAR", "Morocco"),
        ("SWE", "Sweden"),
        ("TUR", "Turkey"),
        ("CZE", "CZ"),
        ("PSE", "State of Palestine*"),
    ),
    *(("PAK", "PK"), ("SLV", "SV"), ("KEN", "Kenya"), ("SWZ", "Swaziland"), ("MKD", "North Macedonia")),
    *(("BOL", "Bolivia (Plurinational State of)"), ("VNM", "Viet Nam"), ("NPL", "Nepal"), ("PER", "Peru")),
)
BODIES = (
    *(
        ("CRC", "CRC/C/{}/CO/{}", "CRC"),
        ("CEDAW", "CEDAW/C/{}/CO/{}", "CEDAW"),
        ("CAT", "CAT/C/{}/CO/{}", "CAT"),
    ),
    ("CRC", "CRC/C/{}/CO/{}", "Committee on the Rights of the Child"),
    ("CRC-OP-AC", "CRC/C/OPAC/{}/CO/1", "CRC-OP-AC"),
    ("CRC-OP-SC", "CRC/C/OPSC/{}/CO/1", "CRC-OP-SC"),
)
THEMES = (
    "Right to education",
    " Participation of women in political & public life ",
    "Children: definition; general principles; protection",
    "Reservations",
    "Access to justice & remedy",
    "Violence against women",
)
PERSONS = ("Children", "Women & girls", "Persons with disabilities", "Refugees & asylum seekers")
GOALS = ("4 - QUALITY EDUCATION", "16.2 - End abuse", "5 - GENDER EQUALITY", "16 - PEACE AND JUSTICE")
REGIONS = ("Africa", "Eastern Europe ", "Asia-Pacific")
TYPES = ("Recommendations", "Recommendations", "Concerns/Observations")
SENTENCE = (
    "the State party should ensure that every child has access to free primary education strengthen its "
    "legislation allocate sufficient resources train judges teachers and police officers collect data by age sex "
    "and region adopt a national plan of action prohibit corporal punishment in all settings provide support to "
    "families and report on the measures taken in its next periodic report"
)
WORDS = SENTENCE.split()


def write(path: Path, count: int, *, later: bool = False) -> None:
    """An export as XLSX or JSON, by the name of the file; ``later``: some rows changed, some new, some gone."""
    (write_json if path.suffix == ".json" else write_xlsx)(path, rows(count, later=later))


def rows(count: int, *, later: bool = False) -> Iterator[dict[str, list[str]]]:
    chance = random.Random(SEED)
    for number in range(count):
        made = row(number, chance)
        if not later:
            yield made
        elif number % 200 == 7:
            continue
        elif number % 200 == 9:
            yield made
            yield {**made, "OHCHR Annotation Id": [str(uuid.UUID(int=10**15 + number))]}
        else:
            yield {**made, "Themes": ["- Right to health"]} if number % 100 == 3 else made


def row(number: int, chance: random.Random) -> dict[str, list[str]]:
    """One row; every field as the values of its cell, marks and blanks included."""
    state, written = chance.choice(STATES)
    _body, symbol, said = chance.choice(BODIES)
    is_review = number % 2 == 0
    text = " ".join(chance.choices(WORDS, k=chance.randint(25, 90)))
    found = {
        "Text": [f"{number % 90 + 1}. {text.capitalize()}."],
        "Countries Concerned": [written],
        "Reccomending Body": [said],
        "Document Symbol": [symbol.format(state, number % 6 + 1)],
        "Themes": chance.sample(THEMES, k=chance.randint(1, 3)),
        "Affected Persons": chance.sample(PERSONS, k=chance.randint(0, 2)),
        "Sdgs": chance.sample(GOALS, k=chance.randint(0, 2)),
        "Document Publication Date": [f"{39_000 + number % 7_000}.{number % 10}"],
        "UPR Reccomending States": [],
        "UPR Position": [],
        "Type": [TYPES[number % 3]] if number % 150 else ["-"],
        "OHCHR Annotation Id": [str(uuid.UUID(int=number))],
        "UPR Session": [],
        "Regions Concerned": [chance.choice(REGIONS)],
        "Recommending Regions": [],
        "Date of publication on UHRI": ["46078.25"],
    }
    if is_review:
        session = number % 48 + 1
        maker = chance.choice(STATES)[1]
        found |= {
            "Text": [f"{100 + number % 60}.{number % 200 + 1} {text.capitalize()} ({maker});"],
            "Reccomending Body": ["UPR"],
            "Document Symbol": [f"A/HRC/{number % 50 + 8}/{number % 30 + 1}"],
            "UPR Reccomending States": [maker],
            "UPR Position": [("Supported", "Noted")[number % 4 == 0]],
            "UPR Session": [str(session)],
        }
    if number % 1000 == 11:
        found["Countries Concerned"] = ["Atlantis"]
    if number % 700 == 13:
        found["Countries Concerned"] = []
    return found


def write_json(path: Path, made: Iterator[dict[str, list[str]]]) -> None:
    with path.open("w", encoding="utf-8") as opened:
        for number, one in enumerate(made):
            opened.write(",\n" if number else "[\n")
            found = {name: one[column] for column, name in JSON_NAMES.items()}
            plain = {name: value if name in LISTS else "".join(value) for name, value in found.items()}
            opened.write(json.dumps(plain, ensure_ascii=False))
        opened.write("\n]\n")


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETS}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEETS}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Export" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}
NUMBERS = {"Document Publication Date", "UPR Session", "Date of publication on UHRI"}


def write_xlsx(path: Path, made: Iterator[dict[str, list[str]]]) -> None:
    """Rows one by one, shared texts beside them: no library writes so many in so little time and memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, HEAD + content)
        with tempfile.TemporaryFile("w+", encoding="utf-8") as texts:
            known: dict[str, int] = {}
            with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
                sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><dimension ref="A1:P1"/><sheetData>'.encode())
                sheet.write(line([text_cell(name, known, texts) for name in COLUMNS]))
                for one in made:
                    cells = [cell(name, one[name], known, texts) for name in COLUMNS]
                    sheet.write(line(cells))
                sheet.write(b"</sheetData></worksheet>")
            texts.seek(0)
            with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as shared:
                shared.write(f'{HEAD}<sst xmlns="{MAIN}">'.encode())
                while piece := texts.read(1024 * 1024):
                    shared.write(piece.encode())
                shared.write(b"</sst>")


def line(cells: list[str]) -> bytes:
    return f"<row>{''.join(cells)}</row>".encode()


def cell(name: str, values: list[str], known: dict[str, int], texts: object) -> str:
    if not values:
        return "<c/>"
    if name in NUMBERS:
        return f"<c><v>{values[0]}</v></c>"
    return text_cell("\n".join(f"- {value}" if name != "Text" else value for value in values), known, texts)


def text_cell(text: str, known: dict[str, int], texts: object) -> str:
    """The number of a shared text. Long ones come once and are not remembered."""
    number = known.get(text)
    if number is None:
        number = known["\0"] = known.get("\0", -1) + 1
        print(f'<si><t xml:space="preserve">{escape(text)}</t></si>', end="", file=texts)  # type: ignore[call-overload]
        if len(text) < 120 and len(known) < 50_000:
            known[text] = number
    return f'<c t="s"><v>{number}</v></c>'
