"""How wide and high a font sets running text, and the overrides that make one font take another's room."""

from __future__ import annotations

from dataclasses import dataclass

from fontTools.ttLib import TTFont

# Ordinary sentences of the kind the pages hold; their letters weigh the widths.
SAMPLES = {
    "latin": (
        "Morocco is party to the Convention on the Rights of the Child and to two of its three Protocols. "
        "It has signed the Protocol on a communications procedure but has not ratified it. "
        "Le Maroc est partie à la Convention relative aux droits de l'enfant. "
        "Marruecos es parte en la Convención sobre los Derechos del Niño. 21 June 1993, CRC/C/MAR/CO/3-4."
    ),
    "cyrillic": (
        "Марокко является участником Конвенции о правах ребенка и двух из трех протоколов к ней. "
        "Протокол, касающийся процедуры сообщений, подписан, но не ратифицирован."
    ),
}


@dataclass(frozen=True, slots=True)
class Room:
    """Measures of a font in parts of its em: mean width of sample text, height over and under the line."""

    width: float
    ascent: float
    descent: float
    gap: float


def room(fonts: list[TTFont], *, script: str) -> Room:
    """Measure `fonts` (files of one face, by script) together; spaces count, missing characters do not."""
    widths = []
    for character in SAMPLES[script]:
        for font in fonts:
            glyph = font.getBestCmap().get(ord(character))
            if glyph:
                widths.append(font["hmtx"][glyph][0] / font["head"].unitsPerEm)
                break
    header, em = fonts[0]["hhea"], fonts[0]["head"].unitsPerEm
    return Room(
        width=sum(widths) / len(widths),
        ascent=header.ascent / em,
        descent=-header.descent / em,
        gap=header.lineGap / em,
    )


def overrides(*, ours: Room, theirs: Room) -> dict[str, str]:
    """CSS descriptors that make `theirs` take the room of `ours`."""
    size = ours.width / theirs.width
    return {
        "size-adjust": f"{size:.2%}",
        "ascent-override": f"{ours.ascent / size:.2%}",
        "descent-override": f"{ours.descent / size:.2%}",
        "line-gap-override": f"{ours.gap / size:.2%}",
    }
