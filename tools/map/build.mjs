// Draws palais/web/static/map/world.svg and shapes.json. Usage: node build.mjs <project folder>
// What the files are for, and the rule for disputed land: docs/rules/map.md.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { NEUTRAL, shapesByCode } from "./atlas.mjs";
import { DOT, REACH, spread } from "./dots.mjs";
import { MIDDLE, WIDTH, boxAround, pathText, projectedRings, ringArea, round1, worldProjection } from "./drawing.mjs";
import { readTable } from "./table.mjs";

/** Triangles smaller than this (square degrees) are dropped from outlines. */
const SIMPLIFY = 0.02;
/** Steps per unit of the view box. */
const GRID = 5;
/** A State whose land, or whose largest piece of land, is smaller than this becomes a dot. */
const TINY_LAND = 8;
const TINY_PIECE = 4;

const project = process.argv[2];
if (!project) throw new Error("Say where the project is: node build.mjs <project folder>");
const atlasFile = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
const states = readTable(readFileSync(join(project, "palais/reference/tables/states.csv"), "utf8"));
const labelPoint = (row) => [Number(row.longitude), Number(row.latitude)];
const places = states.filter((row) => row.kind !== "organization");
const outlines = shapesByCode(atlasFile, states, SIMPLIFY);
const { projection, height } = worldProjection([...outlines.values()], places.map(labelPoint));

const areas = [];
const dots = [];
for (const row of places) {
  const rings = outlines.has(row.iso3) ? projectedRings(projection, outlines.get(row.iso3)) : [];
  const sizes = rings.map(ringArea);
  const land = sizes.reduce((sum, size) => sum + size, 0);
  const tiny = land < TINY_LAND || Math.max(0, ...sizes) < TINY_PIECE;
  const [x, y] = projection(labelPoint(row));
  if (tiny) dots.push({ code: row.iso3, x, y });
  else areas.push({ code: row.iso3, x: round1(x), y: round1(y), rings });
}

const neutral = pathText(projectedRings(projection, outlines.get(NEUTRAL)), GRID);
const placed = spread(dots).map((dot) => ({ ...dot, x: round1(dot.x), y: round1(dot.y) }));
const sprite = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}">`,
  `<path id="${NEUTRAL}" d="${neutral}"/>`,
  ...areas.map(({ code, rings }) => `<path id="${code}" d="${pathText(rings, GRID)}"/>`),
  ...placed.map(({ code, x, y }) => dotMarkup(code, x, y)),
  "</svg>\n",
].join("\n");
const facts = {
  view_box: [0, 0, WIDTH, height],
  projection: { name: "equal-earth", middle: MIDDLE, scale: projection.scale(), translate: projection.translate() },
  dot_radius: DOT,
  neutral: NEUTRAL,
  shapes: [...areas.map(areaFacts), ...placed.map(dotFacts)],
};
const folder = join(project, "palais/web/static/map");
writeFileSync(join(folder, "world.svg"), sprite);
writeFileSync(join(folder, "shapes.json"), factsText(facts));
const kilobytes = (text) => (gzipSync(text, { level: 9 }).length / 1024).toFixed(1);
console.log(`world.svg ${kilobytes(sprite)} KB compressed; ${areas.length} areas, ${placed.length} dots`);
for (const { code, x, y, home } of placed) {
  const moved = Math.hypot(x - home[0], y - home[1]);
  if (moved > 2) console.log(`  ${code} moved by ${moved.toFixed(1)}`);
}

/** The outer circle is never painted: it makes the dot easier to hit. */
function dotMarkup(code, x, y) {
  const reach = `<circle cx="${x}" cy="${y}" r="${REACH}" fill="none" stroke="none" pointer-events="all"/>`;
  return `<g id="${code}">${reach}<circle cx="${x}" cy="${y}" r="${DOT}"/></g>`;
}

function areaFacts({ code, x, y, rings }) {
  return { iso3: code, kind: "area", x, y, box: boxAround(rings) };
}

function dotFacts({ code, x, y }) {
  return { iso3: code, kind: "dot", x, y, box: [x - DOT, y - DOT, x + DOT, y + DOT].map(round1) };
}

/** One shape per line, so that a change shows as one line. */
function factsText({ shapes, ...rest }) {
  const head = JSON.stringify(rest, null, 2).slice(0, -2);
  return `${head},\n  "shapes": [\n${shapes.map((one) => `    ${JSON.stringify(one)}`).join(",\n")}\n  ]\n}\n`;
}
