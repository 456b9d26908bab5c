"""What the drawn world map holds, for the views that lay links and colours over it.

It knows ids, places and the order of drawing; the outlines themselves stay in static/map/world.svg.
It knows no State's name, status or address: the caller brings them.
How land is given to States is ruled in docs/rules/map.md; tools/map draws both files.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

SHAPES = Path(__file__).parents[1] / "static" / "map" / "shapes.json"
SPRITE = "map/world.svg"


class Kind(StrEnum):
    """An outline, or a dot for a State too small to see."""

    AREA = "area"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Shape:
    """One State (or Kosovo, XKX) on the map; its id in the sprite is `iso3`.

    `x` and `y` are the label point of an area or the middle of a dot, `box` is (left, top, right, bottom),
    all in units of the view box.
    """

    iso3: str
    kind: Kind
    x: float
    y: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class WorldMap:
    """`shapes` stand in the order in which they must be drawn: dots last, on top of their neighbours.

    `neutral` is the sprite's id of all land that takes no State's colour and no link; draw it first.
    """

    view_box: str
    neutral: str
    shapes: tuple[Shape, ...]


@cache
def world_map() -> WorldMap:
    """Read once for each process."""
    content = json.loads(SHAPES.read_text(encoding="utf-8"))
    shapes = tuple(
        Shape(iso3=row["iso3"], kind=Kind(row["kind"]), x=row["x"], y=row["y"], box=tuple(row["box"]))
        for row in content["shapes"]
    )
    return WorldMap(
        view_box=" ".join(str(number) for number in content["view_box"]),
        neutral=content["neutral"],
        shapes=shapes,
    )
