"""Writes fonts.css: the shipped faces, the stand-ins for them, and one font stack per language."""

from __future__ import annotations

from faces import ARABIC_LOCAL, CHINESE_OWN, Face, Fallback

HEAD = """\
/* Written by tools/fonts/build.py: change tools/fonts/faces.py instead.
   Only the page's own language chooses a stack: the name of another language in the menu, or one Arabic name
   on an English page, takes a system font and loads nothing. */
"""

STACKS = """\
:root {
  --font-text: "Palais Sans", "Palais Sans stand-in", "Palais Sans stand-in Android", system-ui, sans-serif;
  --font-heading: "Palais Serif", "Palais Serif stand-in", "Palais Serif stand-in Android", Georgia, serif;
}
:root[lang="ru"] {
  --font-text: "Palais Sans Cyrillic", "Palais Sans", "Palais Sans Cyrillic stand-in", system-ui, sans-serif;
  --font-heading: "Palais Serif Cyrillic", "Palais Serif", "Palais Serif Cyrillic stand-in", Georgia, serif;
}
:root[lang="ar"] {
  --font-text: "Palais Arabic", "Palais Sans", "Palais Arabic stand-in", system-ui, sans-serif;
  --font-heading: "Palais Arabic", "Palais Sans", "Palais Arabic stand-in", system-ui, sans-serif;
}
:root[lang="zh-Hans"] {
  --font-text: "Palais Sans beside Chinese", "PingFang SC", "Microsoft YaHei", "Noto Sans SC",
    "Noto Sans CJK SC", system-ui, sans-serif;
  --font-heading: "Palais Serif beside Chinese", "Songti SC", "Noto Serif SC", "Noto Serif CJK SC",
    SimSun, serif;
}
"""


def rule(family: str, weight: int, source: str, **descriptors: str) -> str:
    """One @font-face rule; descriptor names are written with hyphens."""
    given = {"font-family": f'"{family}"', "font-style": "normal", "font-weight": weight, "src": source}
    given |= {name.replace("_", "-"): value for name, value in descriptors.items()}
    lines = [f"  {name}: {value};" for name, value in given.items()]
    return "@font-face {\n" + "\n".join(lines) + "\n}\n"


def range_text(characters: frozenset[int]) -> str:
    """A `unicode-range` in the shortest form, for example "U+20-7E, U+A0"."""
    runs: list[list[int]] = []
    for code in sorted(characters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def face_rules(face: Face, characters: frozenset[int]) -> list[str]:
    """Rules for one file, whose range is what the file really holds: a browser must not fetch it for more."""
    source = f'url("{face.file}") format("woff2")'
    rules = [
        rule(face.family, face.weight, source, font_display="swap", unicode_range=range_text(characters))
    ]
    if face.part == "latin":
        beside = range_text(characters - CHINESE_OWN)
        family = f"{face.family} beside Chinese"
        rules.append(rule(family, face.weight, source, font_display="swap", unicode_range=beside))
    return rules


def local(names: tuple[str, ...]) -> str:
    return ", ".join(f'local("{name}")' for name in names)


def fallback_rule(fallback: Fallback, descriptors: dict[str, str]) -> str:
    return rule(fallback.family, fallback.weight, local(fallback.local), **descriptors)


def arabic_rules(ascent: float, descent: float) -> list[str]:
    heights = {
        "ascent_override": f"{ascent:.2%}",
        "descent_override": f"{descent:.2%}",
        "line_gap_override": "0.00%",
    }
    return [
        rule("Palais Arabic stand-in", weight, local(names), **heights)
        for weight, names in ARABIC_LOCAL.items()
    ]
