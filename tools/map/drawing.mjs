// From a shape on the globe to short path text: Equal Earth, rounded, relative steps, specks left out.

import { geoEqualEarth, geoPath } from "d3-geo";

export const WIDTH = 960;
const MARGIN = 6;
/** Eleven degrees east as the middle keeps the Russian Federation in one piece. */
export const MIDDLE = 11;
/** Rings smaller than this (square units of the view box) are specks nobody sees. */
const SPECK = 0.35;

/**
 * The projection in which the shapes and the points (longitude, latitude) are WIDTH units wide with a margin,
 * and the height they then need.
 */
export function worldProjection(shapes, points) {
  const geometries = shapes.map((shape) => shape.geometry);
  const everything = {
    type: "GeometryCollection",
    geometries: [...geometries, { type: "MultiPoint", coordinates: points }],
  };
  const projection = geoEqualEarth().rotate([-MIDDLE, 0]).precision(0.3);
  projection.fitWidth(WIDTH - 2 * MARGIN, everything);
  const [x, y] = projection.translate();
  projection.translate([x + MARGIN, y + MARGIN]);
  const bottom = geoPath(projection).bounds(everything)[1][1];
  return { projection, height: Math.ceil(bottom + MARGIN) };
}

/** Rings of a feature as lists of projected points, unrounded. */
export function projectedRings(projection, shape) {
  const rings = [];
  const pen = {
    moveTo: (x, y) => rings.push([[x, y]]),
    lineTo: (x, y) => rings.at(-1).push([x, y]),
    closePath: () => {},
    arc: () => {},
  };
  geoPath(projection, pen)(shape);
  return rings;
}

/** Area in square units; the sign (direction of travel) is dropped. */
export function ringArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return Math.abs(sum) / 2;
}

/** Path text with whole steps of `1/grid` units, or an empty string when nothing is big enough to see. */
export function pathText(rings, grid) {
  return rings
    .filter((ring) => ringArea(ring) >= SPECK)
    .map((ring) => ringText(onGrid(ring, grid), grid))
    .join("");
}

/** Smallest box [left, top, right, bottom] around the rings that are drawn. */
export function boxAround(rings) {
  const points = rings.filter((ring) => ringArea(ring) >= SPECK).flat();
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(round1);
}

export const round1 = (number) => Math.round(number * 10) / 10;

function onGrid(ring, grid) {
  const points = [];
  for (const [x, y] of ring) {
    const point = [Math.round(x * grid), Math.round(y * grid)];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  const [first, last] = [points[0], points.at(-1)];
  if (points.length > 1 && first[0] === last[0] && first[1] === last[1]) points.pop();
  return points;
}

function ringText(points, grid) {
  if (points.length < 3) return "";
  const start = `M${shortNumber(points[0][0], grid)}${joined(points[0][1], grid)}`;
  const steps = points.slice(1).map(([x, y], i) => {
    return shortNumber(x - points[i][0], grid) + joined(y - points[i][1], grid);
  });
  return `${start}l${steps.reduce((text, step) => text + (/^[-]/.test(step) || !text ? "" : " ") + step, "")}z`;
}

const joined = (value, grid) => (value < 0 ? "" : " ") + shortNumber(value, grid);

function shortNumber(value, grid) {
  return String(Number((value / grid).toFixed(2))).replace(/^(-?)0\./, "$1.");
}
