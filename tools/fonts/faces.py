"""Which font files Palais ships: from which upstream file, which characters, at which weight.

The upstream licences reserve the names "Plex" and "Source" for unmodified fonts (Open Font License 1.1,
condition 3), so the cut-down files and their CSS families are called Palais Sans, Serif and Arabic.
Each script's family also holds the basic Latin letters, figures and signs, so that a Russian or Arabic page
loads one file per weight and a UN symbol inside its text needs no second one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PLEX = "@ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-{style}.woff2"
PLEX_ARABIC = "@ibm/plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic-{style}.woff2"
SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4-{part}-opsz-normal.woff2"

# What the six languages and UN symbols need, not whole Unicode blocks.
BASIC = (
    "U+20-7E,U+A0,U+A7,U+AB,U+B0,U+B7,U+BB,U+D7,U+2011,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,"
    "U+202F,U+2190-2193,U+2197,U+2212,U+2264-2265"
)
ACCENTS = "U+C0-D6,U+D8-FF,U+152-153,U+178"
LATIN = (
    f"{BASIC},{ACCENTS},U+A1-A6,U+A8-AA,U+AC,U+AE-AF,U+B1-B6,U+B8-BA,U+BC-BF,U+2020-2021,U+2030,U+20AC,U+2122"
)
LATIN_EXT = "U+100-151,U+154-177,U+179-17F,U+18F,U+218-21B,U+259,U+1E9E"
# Russian, Ukrainian, Belarusian.
CYRILLIC = "U+401,U+404,U+406-407,U+40E,U+410-44F,U+451,U+454,U+456-457,U+45E,U+490-491,U+2116"
# Arabic, and the four letters used to write foreign names (p, ch, v, g) with the Persian kaf and yeh.
ARABIC = (
    "U+60C,U+61B,U+61F,U+621-63A,U+640-652,U+660-66C,U+670,U+67E,U+686,U+698,U+6A4,U+6A9,U+6AF,U+6CC,"
    "U+FD3E-FD3F"
)

WESTERN_FEATURES = ("kern", "mark", "ccmp", "locl", "liga", "tnum")
# Without "locl": it makes the same European figures smaller beside an Arabic word than in a table cell alone.
ARABIC_FEATURES = ("kern", "mark", "mkmk", "ccmp", "init", "medi", "fina", "isol", "rlig", "calt", "liga")


@dataclass(frozen=True, slots=True)
class Face:
    """One shipped file. `axes` fixes a variable font, by axis tag; `part` tells files of a family apart."""

    family: str
    weight: int
    part: str
    source: str
    characters: str
    features: tuple[str, ...] = WESTERN_FEATURES
    axes: dict[str, float] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}-{self.part}.woff2"


def _sans(weight: int, style: str) -> tuple[Face, ...]:
    source, arabic = PLEX.format(style=style), PLEX_ARABIC.format(style=style)
    return (
        Face("Palais Sans", weight, "latin", source, LATIN),
        Face("Palais Sans", weight, "latin-ext", source, LATIN_EXT),
        Face("Palais Sans Cyrillic", weight, "all", source, f"{BASIC},{ACCENTS},{CYRILLIC}"),
        Face("Palais Arabic", weight, "all", arabic, f"{BASIC},{ACCENTS},{ARABIC}", ARABIC_FEATURES),
    )


def _serif(weight: int) -> tuple[Face, ...]:
    # Optical size 28: the cut drawn for headings, finer than the text cut.
    axes: dict[str, float] = {"wght": weight, "opsz": 28}
    parts = (
        ("Palais Serif", "latin", "latin", LATIN),
        ("Palais Serif", "latin-ext", "latin-ext", LATIN_EXT),
        ("Palais Serif Cyrillic", "basic", "latin", BASIC),
        ("Palais Serif Cyrillic", "cyrillic", "cyrillic", CYRILLIC),
    )
    return tuple(
        Face(family, weight, part, SERIF.format(part=upstream), characters, axes=axes)
        for family, part, upstream, characters in parts
    )


FACES: tuple[Face, ...] = (*_serif(600), *_sans(400, "Regular"), *_sans(600, "SemiBold"))

# On Chinese pages these signs belong to the Chinese system font, which draws them full width.
CHINESE_OWN = frozenset((0xB7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026))

LICENCES = {
    "OFL-Palais-Serif.txt": "@fontsource-variable/source-serif-4/LICENSE",
    "OFL-Palais-Sans.txt": "@ibm/plex-sans/LICENSE.txt",
    "OFL-Palais-Arabic.txt": "@ibm/plex-sans-arabic/LICENSE.txt",
}


@dataclass(frozen=True, slots=True)
class Fallback:
    """A font that machines already have, stretched to the room that one of ours will take.

    `measured` is a freely licensed font with the same widths as those named in `local`.
    """

    family: str
    weight: int
    stands_for: str
    local: tuple[str, ...]
    measured: str


def _fallbacks() -> tuple[Fallback, ...]:
    arial = ("Arial", "Liberation Sans", "Arimo"), "@fontsource/arimo/files/arimo-{part}-400-normal.woff2"
    bold = (
        ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold"),
        "@fontsource/arimo/files/arimo-{part}-700-normal.woff2",
    )
    roboto = ("Roboto", "Roboto-Regular"), "@fontsource/roboto/files/roboto-{part}-400-normal.woff2"
    times = (
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Tinos Bold"),
        "@fontsource/tinos/files/tinos-{part}-700-normal.woff2",
    )
    noto = (
        ("Noto Serif Bold", "NotoSerif-Bold"),
        "@fontsource/noto-serif/files/noto-serif-{part}-700-normal.woff2",
    )
    return (
        Fallback("Palais Sans stand-in", 400, "Palais Sans", *arial),
        Fallback("Palais Sans stand-in", 600, "Palais Sans", *bold),
        Fallback("Palais Sans stand-in Android", 400, "Palais Sans", *roboto),
        Fallback("Palais Serif stand-in", 600, "Palais Serif", *times),
        Fallback("Palais Serif stand-in Android", 600, "Palais Serif", *noto),
        Fallback("Palais Sans Cyrillic stand-in", 400, "Palais Sans Cyrillic", *arial),
        Fallback("Palais Sans Cyrillic stand-in", 600, "Palais Sans Cyrillic", *bold),
        Fallback("Palais Serif Cyrillic stand-in", 600, "Palais Serif Cyrillic", *times),
    )


FALLBACKS = _fallbacks()

# Arabic is joined writing: widths cannot be summed letter by letter, so only heights are matched here.
ARABIC_LOCAL = {
    400: ("Segoe UI", "Geeza Pro", "Noto Sans Arabic", "Noto Naskh Arabic", "Arial", "DejaVu Sans"),
    600: (
        "Segoe UI Semibold",
        "Segoe UI Bold",
        "GeezaPro-Bold",
        "Noto Sans Arabic SemiBold",
        "Arial Bold",
        "DejaVu Sans Bold",
    ),
}
