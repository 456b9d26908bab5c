// From the atlas to one shape per State: corrected by the written rule, merged, simplified, still unprojected.

import { readFileSync } from "node:fs";
import { geoContains } from "d3-geo";
import { feature, mergeArcs } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { LEFT_OUT, MOVED_POLYGONS, OWN_KIND, TERRITORIES, WESTERN_SAHARA } from "./territories.mjs";

/** The one id under which all land that takes no State's colour stands in the sprite. */
export const NEUTRAL = "other-land";

/**
 * Shapes keyed by ISO alpha-3 code, plus one for all neutral land.
 * Throws when the atlas holds a shape the written rule does not know.
 */
export function shapesByCode(atlasFile, states, weight) {
  const features = readFeatures(atlasFile);
  movePolygons(features);
  restoreWesternSahara(features);
  const world = topology({ countries: { type: "FeatureCollection", features } }, 1e6);
  const groups = groupByCode(world.objects.countries.geometries, states);
  world.objects = Object.fromEntries([...groups].map(([code, parts]) => [code, mergeArcs(world, parts)]));
  const light = simplify(presimplify(world), weight);
  return new Map([...groups.keys()].map((code) => [code, feature(light, light.objects[code])]));
}

function readFeatures(atlasFile) {
  const atlas = JSON.parse(readFileSync(atlasFile, "utf8"));
  return feature(atlas, atlas.objects.countries).features.filter(({ id }) => !LEFT_OUT.includes(id));
}

function groupByCode(geometries, states) {
  const codeOfM49 = new Map(states.filter((row) => row.m49).map((row) => [row.m49, row.iso3]));
  const groups = new Map();
  for (const geometry of geometries) {
    const code = codeFor(geometry, codeOfM49);
    groups.set(code, [...(groups.get(code) ?? []), geometry]);
  }
  return groups;
}

function codeFor({ id, properties: { name } }, codeOfM49) {
  if (codeOfM49.has(id)) return codeOfM49.get(id);
  if (name in OWN_KIND) return OWN_KIND[name];
  const key = id ?? name;
  if (!(key in TERRITORIES)) throw new Error(`territories.mjs has no rule for the shape ${key} (${name})`);
  return TERRITORIES[key] ?? NEUTRAL;
}

function movePolygons(features) {
  for (const { what, inside, from, to } of MOVED_POLYGONS) {
    const source = withId(features, from);
    const kept = [];
    const moved = [];
    for (const rings of polygons(source)) {
      const holds = geoContains({ type: "Polygon", coordinates: rings }, inside);
      (holds ? moved : kept).push(rings);
    }
    if (moved.length !== 1) throw new Error(`${what}: expected one polygon in ${from}, found ${moved.length}`);
    setPolygons(source, kept);
    const target = withId(features, to);
    setPolygons(target, [...polygons(target), ...moved]);
  }
}

function restoreWesternSahara(features) {
  const { id, cutFrom, northernLimit } = WESTERN_SAHARA;
  const morocco = withId(features, cutFrom);
  const sahara = withId(features, id);
  const north = polygons(morocco).map((rings) => rings.map((ring) => cut(ring, northernLimit, +1)));
  const south = polygons(morocco).map((rings) => rings.map((ring) => cut(ring, northernLimit, -1)));
  setPolygons(morocco, withoutEmpty(north));
  setPolygons(sahara, [...polygons(sahara), ...withoutEmpty(south)]);
}

/** The part of a closed ring on one side (+1 north, -1 south) of a parallel. */
function cut(ring, latitude, side) {
  const inside = (point) => side * (point[1] - latitude) >= 0;
  const kept = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [here, next] = [ring[i], ring[i + 1]];
    if (inside(here)) kept.push(here);
    if (inside(here) !== inside(next)) kept.push(crossing(here, next, latitude));
  }
  return kept.length ? [...kept, kept[0]] : [];
}

function crossing([x0, y0], [x1, y1], latitude) {
  return [x0 + ((x1 - x0) * (latitude - y0)) / (y1 - y0), latitude];
}

const withoutEmpty = (list) => list.filter((rings) => rings[0].length > 3);

function withId(features, id) {
  return features.find((one) => one.id === id);
}

function polygons({ geometry }) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function setPolygons(one, coordinates) {
  one.geometry = { type: "MultiPolygon", coordinates };
}
