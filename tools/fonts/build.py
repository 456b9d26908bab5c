"""Cuts the upstream fonts down to palais/web/static/fonts, with their licences and fonts.css.

Usage: python build.py <folder with node_modules> <project folder>. See README.md beside this file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import stylesheet
from faces import FACES, FALLBACKS, LICENCES, Face, Fallback
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from metrics import SAMPLES, overrides, room

STYLE_NAMES = {400: "Regular", 600: "SemiBold"}


def cut(face: Face, upstream: Path) -> TTFont:
    """The upstream font with only the characters, features and weight asked for, under its own name."""
    font = TTFont(upstream / face.source, recalcTimestamp=False)
    if face.axes:
        font = instancer.instantiateVariableFont(font, face.axes)
    options = subset.Options()
    options.layout_features = list(face.features)
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(face.characters))
    cutter.subset(font)
    rename(font, face)
    font.flavor = "woff2"
    return font


def rename(font: TTFont, face: Face) -> None:
    """Take the reserved name off: copyright (0), version (5) and licence (13, 14) stay as they were."""
    style = STYLE_NAMES[face.weight]
    postscript = f"{face.family.replace(' ', '')}-{style}"
    names = {
        1: face.family,
        2: style,
        3: f"{postscript}-{face.part}",
        4: f"{face.family} {style}",
        6: postscript,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in names]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def write_licences(upstream: Path, folder: Path) -> None:
    """Each licence opens with the copyright line that the font itself carries."""
    for name, source in LICENCES.items():
        family = name.removeprefix("OFL-").removesuffix(".txt").replace("-", " ")
        face = next(face for face in FACES if face.family == family)
        notice = TTFont(upstream / face.source)["name"].getDebugName(0)
        body = (upstream / source).read_text(encoding="utf-8")
        licence = body[body.index("This Font Software is licensed") :].rstrip()
        text = "\n".join(line.rstrip() for line in f"{notice}\n\n{licence}".splitlines())
        (folder / name).write_text(f"{text}\n", encoding="utf-8")


def fallback_rule(fallback: Fallback, upstream: Path, cuts: dict[str, TTFont]) -> str:
    script = "cyrillic" if "Cyrillic" in fallback.family else "latin"
    ours = [
        cuts[face.file]
        for face in FACES
        if (face.family, face.weight) == (fallback.stands_for, fallback.weight)
    ]
    theirs = [TTFont(upstream / fallback.measured.format(part=part)) for part in SAMPLES]
    descriptors = overrides(ours=room(ours, script=script), theirs=room(theirs, script=script))
    return str(stylesheet.fallback_rule(fallback, descriptors))


def main(upstream: Path, project: Path) -> None:
    folder = project / "palais" / "web" / "static" / "fonts"
    for old in folder.glob("*.woff2"):
        old.unlink()
    cuts = {}
    rules = []
    for face in FACES:
        cuts[face.file] = cut(face, upstream)
        cuts[face.file].save(folder / face.file)
        characters = frozenset(cuts[face.file].getBestCmap())
        rules += stylesheet.face_rules(face, characters)
        print(f"| `{face.file}` | {len(characters)} | {(folder / face.file).stat().st_size:,} |")
    rules += [fallback_rule(fallback, upstream, cuts) for fallback in FALLBACKS]
    header = cuts["palais-arabic-400-all.woff2"]["hhea"]
    rules += stylesheet.arabic_rules(header.ascent / 1000, -header.descent / 1000)
    text = "\n".join((stylesheet.HEAD, *rules, stylesheet.STACKS))
    (folder / "fonts.css").write_text(text, encoding="utf-8")
    write_licences(upstream, folder)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]) / "node_modules", Path(sys.argv[2]))
