"""Which font files a page needs: its characters, laid over the font rules and stacks of the stylesheet.

It is an upper bound. A browser fetches a file when a character is shown in that family and weight; here every
character of the page counts for the text family in both weights, those of headings for the heading family
too. What a reader has to open first (a folded note) counts as shown.
"""

import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4", "caption", "th"}
HEADING_CLASSES = {"brand", "figures-row", "instrument-count", "strip-name"}
"""What is set in the heading family; the names of rows are so on a narrow screen."""

SILENT = {"script", "style", "title", "template"}
VOID = {"br", "hr", "img", "input", "link", "meta", "use", "wbr"}


@dataclass(frozen=True, slots=True)
class Face:
    """One @font-face that has a file."""

    family: str
    weight: int
    file: str
    characters: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The faces, and for each language (empty: the others) the families of text and of headings, in order."""

    faces: tuple[Face, ...]
    stacks: dict[str, dict[str, list[str]]]


@cache
def read(file: Path) -> Stylesheet:
    """The font stylesheet. Faces without a file are already on the reader's machine and are left out."""
    css = file.read_text(encoding="utf-8")
    faces = [_face(body) for body in re.findall(r"@font-face \{(.*?)\n\}", css, re.DOTALL) if "url(" in body]
    stacks = {
        language: {
            kind: re.findall(r'"([^"]+)"', names)
            for kind, names in re.findall(r"--font-(text|heading): ([^;]+);", body)
        }
        for language, body in re.findall(r':root(?:\[lang="([^"]+)"\])? \{(.*?)\n\}', css, re.DOTALL)
    }
    return Stylesheet(tuple(faces), stacks)


def _face(body: str) -> Face:
    characters: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", body):
        characters.update(range(int(first, 16), int(last or first, 16) + 1))
    family, weight, file = (
        re.search(pattern, body) for pattern in (r'family: "([^"]+)"', r"weight: (\d+)", r'url\("([^"]+)"\)')
    )
    if not (family and weight and file):
        raise ValueError(f"This font rule has no family, weight or file: {body.strip()[:80]}")
    return Face(family[1], int(weight[1]), file[1], frozenset(characters))


def needed(sheet: Stylesheet, *, language: str, html: str) -> set[str]:
    """The names of the font files that the page can make a browser fetch."""
    shown = _Shown()
    shown.feed(html)
    stacks = {**sheet.stacks.get("", {}), **sheet.stacks.get(language, {})}
    wanted = [("heading", 600, shown.headings), ("text", 400, shown.text), ("text", 600, shown.text)]
    return {
        face.file
        for kind, weight, characters in wanted
        for character in characters
        if (face := _first(sheet.faces, stacks.get(kind, []), weight, character))
    }


def _first(faces: tuple[Face, ...], families: list[str], weight: int, character: int) -> Face | None:
    return next(
        (
            face
            for family in families
            for face in faces
            if (face.family, face.weight) == (family, weight) and character in face.characters
        ),
        None,
    )


class _Shown(HTMLParser):
    """The characters of a page, and of what is set like its headings apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: set[int] = set()
        self.headings: set[int] = set()
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            classes = (dict(attrs).get("class") or "").split()
            self._open.append((tag, tag in HEADINGS or not HEADING_CLASSES.isdisjoint(classes)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawing's element that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _heading in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any(name in SILENT for name, _heading in self._open):
            return
        characters = {ord(character) for character in data if not character.isspace()}
        self.text |= characters
        if any(heading for _name, heading in self._open):
            self.headings |= characters
