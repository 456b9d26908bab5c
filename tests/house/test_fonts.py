"""The shipped fonts: licensed, all there, enough for each language, and light enough for each page."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "palais" / "web" / "static" / "fonts"
README = ROOT / "tools" / "fonts" / "README.md"
TABLE = ROOT / "palais" / "reference" / "tables" / "states.csv"
BUDGET = 60_000  # bytes a page, counted apart from the rest
WOFF2 = b"wOF2"

MENU = "العربية English Español Français Русский 中文"
SYMBOLS = "CRC/C/MAR/CO/3-4 A/HRC/51/7 +41 22 123 45 67 info@example.org → 12 × 3"
# A heading and a text of each language, with its own quotes and dashes.
PAGES = {
    "en": (
        "Côte d’Ivoire, 2019–2021",
        "Türkiye has signed the Protocol (2012) but not ratified it — “not known here”.",
    ),
    "fr": (
        "L’Élysée : œuvres de 2019",
        "« La Suède est partie » ; l’État n’a pas ratifié le Protocole — où ? À Genève, çà et là.",
    ),
    "es": ("¿Qué falta en España? 2019", "¡La República ha firmado! «Niñas, niños», “así” — pingüino."),
    "ru": ("Обзор: 2019 год", "Протокол № 3 «подписан» в 2012 году — но „не“ ратифицирован; ещё объём, ЭЮЯ."),
    "ar": ("الاستعراض: 2019", "وقّع البروتوكول (٢٠١٢)، لكنه لم يُصدّق عليه؛ أ«غير معروف»؟ آب/أغسطس ئ ؤ إ ى ة."),
    "zh-Hans": ("下一次审议：2019年", "摩洛哥是《儿童权利公约》的缔约国。“此处未知”——2012年签署……"),
}
NAME_COLUMNS = {"en": "name_en", "fr": "name_fr", "es": "name_es", "ru": "name_ru", "ar": "name_ar"}


@dataclass(frozen=True)
class Rule:
    """One @font-face of fonts.css; `file` is empty for a stand-in that is already on the machine."""

    family: str
    weight: int
    file: str
    characters: frozenset[int]
    text: str


def read_rules() -> tuple[Rule, ...]:
    css = (FONTS / "fonts.css").read_text(encoding="utf-8")
    return tuple(read_rule(body) for body in re.findall(r"@font-face \{(.*?)\n\}", css, re.DOTALL))


def read_rule(body: str) -> Rule:
    family = re.search(r'font-family: "([^"]+)"', body)
    weight = re.search(r"font-weight: (\d+)", body)
    file = re.search(r'url\("([^"]+)"\)', body)
    assert family and weight, body
    characters: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", body):
        characters.update(range(int(first, 16), int(last or first, 16) + 1))
    return Rule(family[1], int(weight[1]), file[1] if file else "", frozenset(characters), body)


def read_stacks() -> dict[str, dict[str, list[str]]]:
    """For each language (the empty one is the rest): the families of `text` and `heading`, in order."""
    css = (FONTS / "fonts.css").read_text(encoding="utf-8")
    stacks = {}
    for language, body in re.findall(r':root(?:\[lang="([^"]+)"\])? \{(.*?)\n\}', css, re.DOTALL):
        found = re.findall(r"--font-(text|heading): ([^;]+);", body)
        stacks[language] = {kind: re.findall(r'"([^"]+)"', names) for kind, names in found}
    return stacks


RULES = read_rules()
STACKS = read_stacks()


def loaded(language: str, *, text: str, kind: str, weight: int) -> tuple[set[str], set[str]]:
    """The files a browser fetches to set the text, and the characters left to system fonts."""
    families = STACKS.get(language, STACKS[""])[kind]
    files, missing = set(), set()
    for character in text:
        rule = next(
            (
                rule
                for family in families
                for rule in RULES
                if rule.file
                and (rule.family, rule.weight) == (family, weight)
                and ord(character) in rule.characters
            ),
            None,
        )
        if rule:
            files.add(rule.file)
        elif not character.isspace():
            missing.add(character)
    return files, missing


def page_bytes(language: str, *, heading: str, text: str) -> int:
    """Bytes of fonts of a page with a heading, regular and bold text in the language, menu and symbols."""
    files = loaded(language, text=heading, kind="heading", weight=600)[0]
    for weight in (400, 600):
        files |= loaded(language, text=f"{MENU} {SYMBOLS} {text}", kind="text", weight=weight)[0]
    return sum((FONTS / file).stat().st_size for file in files)


def test_the_stylesheet_names_exactly_the_files_that_are_there() -> None:
    named = {rule.file for rule in RULES if rule.file}
    assert named == {path.name for path in FONTS.glob("*.woff2")}
    for file in named:
        assert (FONTS / file).read_bytes()[:4] == WOFF2


def test_the_stylesheet_loads_nothing_from_elsewhere() -> None:
    css = (FONTS / "fonts.css").read_text(encoding="utf-8")
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert len(addresses) == sum(bool(rule.file) for rule in RULES)
    assert all(re.fullmatch(r'"[a-z0-9-]+\.woff2"', address) for address in addresses)
    assert "@import" not in css


def test_text_shows_before_its_font_is_there_and_does_not_jump() -> None:
    for rule in RULES:
        if rule.file:
            assert "font-display: swap" in rule.text, rule.family
        else:
            assert "local(" in rule.text, rule.family
            assert "ascent-override" in rule.text and "descent-override" in rule.text, rule.family
    for language, kinds in STACKS.items():
        if language != "zh-Hans":
            for families in kinds.values():
                assert any(family.endswith("stand-in") for family in families), language


@pytest.mark.parametrize("family", ["Palais Sans", "Palais Serif", "Palais Arabic"])
def test_each_family_comes_with_its_licence_under_a_name_of_its_own(family: str) -> None:
    text = (FONTS / f"OFL-{family.replace(' ', '-')}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert re.match(r"(Copyright|©) .*(IBM|Adobe)", text)
    assert any(rule.family == family for rule in RULES)
    # The reserved names of the originals may not be used for changed fonts.
    assert not any(word in rule.family for rule in RULES for word in ("Plex", "Source"))


@pytest.mark.parametrize("language", PAGES)
def test_a_page_stays_within_its_budget(language: str) -> None:
    heading, text = PAGES[language]
    weight = page_bytes(language, heading=heading, text=text)
    assert 20_000 < weight <= BUDGET


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_no_sign_of_a_language_is_left_to_chance(language: str) -> None:
    heading, text = PAGES[language]
    assert loaded(language, text=heading, kind="heading", weight=600)[1] == set()
    for weight in (400, 600):
        assert loaded(language, text=f"{text} {SYMBOLS}", kind="text", weight=weight)[1] == set()


@pytest.mark.parametrize(("language", "column"), NAME_COLUMNS.items())
def test_every_state_name_is_set_in_the_shipped_fonts_within_budget(language: str, column: str) -> None:
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        names = " ".join(row[column] for row in csv.DictReader(file))
    assert loaded(language, text=names, kind="heading", weight=600)[1] == set()
    assert page_bytes(language, heading=names, text=names) <= BUDGET


def test_the_menu_of_languages_fetches_no_other_script() -> None:
    english = loaded("en", text=MENU, kind="text", weight=400)[0]
    assert english == {"palais-sans-400-latin.woff2"}


def test_chinese_quotes_are_left_to_the_chinese_font() -> None:
    assert loaded("zh-Hans", text="“”‘’…—·", kind="text", weight=400) == (set(), set("“”‘’…—·"))
    assert loaded("zh-Hans", text="2012", kind="text", weight=400)[0] == {"palais-sans-400-latin.woff2"}


def test_the_table_of_sizes_is_true() -> None:
    rows = re.findall(
        r"^\| `([^`]+\.woff2)` \| \d+ \| ([\d,]+) \|$", README.read_text(encoding="utf-8"), re.M
    )
    assert {name: int(size.replace(",", "")) for name, size in rows} == {
        path.name: path.stat().st_size for path in FONTS.glob("*.woff2")
    }
