"""The drawn map holds every State once, where it belongs, and nothing that a strict page would refuse."""

import csv
import gzip
import json
import math
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from palais.web.site import map as world

ROOT = Path(__file__).parents[2]
SPRITE = ROOT / "palais" / "web" / "static" / "map" / "world.svg"
TABLE = ROOT / "palais" / "reference" / "tables" / "states.csv"
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {"viewBox"},
    "path": {"id", "d"},
    "g": {"id"},
    "circle": {"cx", "cy", "r", "fill", "stroke", "pointer-events"},
}
# Dots are moved apart where tiny States crowd; label points of areas lie inside their box but for islands.
FARTHEST_DOT = 6.0
MARGIN = 4.0
# Equal Earth (Šavrič, Patterson and Jenny, 2018): the four factors of its polynomial.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796

with TABLE.open(encoding="utf-8-sig", newline="") as file:
    PLACES = {row["iso3"]: row for row in csv.DictReader(file) if row["kind"] != "organization"}


@pytest.fixture(scope="module")
def sprite() -> ElementTree.Element:
    return ElementTree.fromstring(SPRITE.read_text(encoding="utf-8"))


def test_each_of_the_197_states_and_kosovo_is_drawn_once(sprite: ElementTree.Element) -> None:
    ids = [element.get("id") for element in sprite]
    assert sum(row["kind"] == "state" for row in PLACES.values()) == 197
    assert sorted(ids) == sorted([*PLACES, world.world_map().neutral])
    assert [shape.iso3 for shape in world.world_map().shapes] == ids[1:]


def test_nothing_in_the_sprite_styles_runs_or_loads(sprite: ElementTree.Element) -> None:
    for element in sprite.iter():
        name = element.tag.removeprefix(SVG)
        assert name in ALLOWED
        assert set(element.keys()) <= ALLOWED[name]
    # The one unpainted circle around each dot only catches the pointer.
    unpainted = [element for element in sprite.iter(f"{SVG}circle") if element.get("fill")]
    dots = [shape for shape in world.world_map().shapes if shape.kind is world.Kind.DOT]
    assert len(unpainted) == len(dots)
    assert {element.get("fill") for element in unpainted} == {"none"}


def test_every_area_has_an_outline(sprite: ElementTree.Element) -> None:
    for path in sprite.iter(f"{SVG}path"):
        assert re.fullmatch(r"(M-?[\d.]+[ -][\d.]+l[-\d. ]+z)+", path.get("d", "")), path.get("id")


def test_the_sprite_stays_light() -> None:
    assert len(gzip.compress(SPRITE.read_bytes(), mtime=0)) <= 45 * 1024


def test_each_shape_lies_within_the_picture(sprite: ElementTree.Element) -> None:
    left, top, right, bottom = map(float, world.world_map().view_box.split())
    assert sprite.get("viewBox") == world.world_map().view_box
    for shape in world.world_map().shapes:
        assert left <= shape.box[0] < shape.box[2] <= right, shape.iso3
        assert top <= shape.box[1] < shape.box[3] <= bottom, shape.iso3


def test_dots_come_last_and_can_be_told_apart() -> None:
    kinds = [shape.kind for shape in world.world_map().shapes]
    assert kinds == sorted(kinds, key=list(world.Kind).index)
    radius = json.loads(world.SHAPES.read_text(encoding="utf-8"))["dot_radius"]
    dots = [shape for shape in world.world_map().shapes if shape.kind is world.Kind.DOT]
    for number, dot in enumerate(dots):
        for other in dots[number + 1 :]:
            assert math.dist((dot.x, dot.y), (other.x, other.y)) >= 2 * radius, (dot.iso3, other.iso3)


@pytest.mark.parametrize("shape", world.world_map().shapes, ids=lambda shape: shape.iso3)
def test_each_shape_stands_where_its_state_is(shape: world.Shape) -> None:
    x, y = projected(PLACES[shape.iso3])
    if shape.kind is world.Kind.DOT:
        assert math.dist((x, y), (shape.x, shape.y)) <= FARTHEST_DOT
    else:
        left, top, right, bottom = shape.box
        assert left - MARGIN <= x <= right + MARGIN
        assert top - MARGIN <= y <= bottom + MARGIN


def test_land_is_given_as_the_written_rule_says(sprite: ElementTree.Element) -> None:
    given = {element.get("id"): element.get("d") or "" for element in sprite}
    drawn = {key: [polygon(ring) for ring in rings(text)] for key, text in given.items()}
    expected = {
        "Crimea": (34.1, 45.2, "UKR"),
        "Dakhla": (-14.6, 23.7, "other-land"),
        "Tifariti": (-10.6, 26.1, "other-land"),
        "Agadir": (-8.5, 30.4, "MAR"),
        "Hargeysa": (44.1, 9.6, "SOM"),
        "Taichung": (120.9, 23.9, "CHN"),
        "Nuuk's ice": (-42.0, 70.0, "DNK"),
        "Cayenne's forest": (-53.0, 4.0, "FRA"),
        "New Caledonia": (165.6, -21.5, "other-land"),
        "Pristina": (21.0, 42.6, "XKX"),
    }
    for name, (longitude, latitude, owner) in expected.items():
        point = projected({"longitude": longitude, "latitude": latitude})
        found = [key for key, polygons in drawn.items() if any(inside(point, one) for one in polygons)]
        assert found == [owner], name


def projected(place: dict[str, str | float]) -> tuple[float, float]:
    """Equal Earth with the middle, scale and shift that shapes.json records."""
    setting = json.loads(world.SHAPES.read_text(encoding="utf-8"))["projection"]
    longitude = (float(place["longitude"]) - setting["middle"] + 180) % 360 - 180
    slant = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(float(place["latitude"]))))
    square, sixth = slant**2, slant**6
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = 2 * math.radians(longitude) * math.cos(slant) / (math.sqrt(3) * slope)
    y = slant * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return setting["translate"][0] + setting["scale"] * x, setting["translate"][1] - setting["scale"] * y


def rings(text: str) -> list[str]:
    return [ring for ring in text.split("z") if ring]


def polygon(ring: str) -> list[tuple[float, float]]:
    """The corners of a ring written as one absolute start and relative steps."""
    numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", ring)]
    x, y = numbers[:2]
    corners = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        corners.append((x, y))
    return corners


def inside(point: tuple[float, float], corners: list[tuple[float, float]]) -> bool:
    """Even-odd rule for one ring."""
    x, y = point
    odd = False
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd
