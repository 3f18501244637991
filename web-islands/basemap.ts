// The land of the maps, made from world-atlas (Natural Earth) when the site is built: a coarse file for the drawings of
// the server, each point as the step from the one before in hundredths of a degree, and a fine one as GeoJSON, which the
// worker of the map in the browser fetches and reads by itself. Rings that cross the 180th meridian are cut there, so
// that no sliver runs around the world.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Feature, FeatureCollection } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

type Point = [number, number];
type Ring = Point[];
type Countries = GeometryCollection<{ name: string }>;
type Atlas = Topology<{ countries: Countries }>;

const EDGE = 180;
const TOLERANCE = 0.02; // degrees
const WANTED = "virtual:land";
const NO_CITIES = new Set(["010"]); // Antarctica: it would take a sixth of the map

/** The two files, and a module `virtual:land` whose default export is the address of the fine one. */
export function basemap(): Plugin {
  return {
    name: "hanse-basemap",
    resolveId: (id) => (id === WANTED ? `\0${WANTED}` : null),
    load(id) {
      if (id !== `\0${WANTED}`) return null;
      const source = JSON.stringify(fine());
      const file = this.emitFile({ type: "asset", name: "land-fine.json", source });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "land.json", source: JSON.stringify({ countries: coarse() }) });
    },
  };
}

function coarse(): Record<string, number[][]> {
  const found: Record<string, number[][]> = {};
  for (const [key, polygons] of countries(atlasOf("110m"), 0)) {
    found[key] = [...(found[key] ?? []), ...polygons.flat().map((ring) => steps(ring, 10))];
  }
  return found;
}

/** Countries with their keys, and the borders that two of them share. */
function fine(): FeatureCollection {
  const atlas = atlasOf("50m");
  atlas.arcs = absolute(atlas).map((arc) => simplified(arc));
  delete (atlas as { transform?: unknown }).transform;
  const shapes = countries(atlas, 0.01).map(([key, polygons]): Feature => {
    const coordinates = polygons.map((rings) => rings.map(rounded));
    return { type: "Feature", properties: { key }, geometry: { type: "MultiPolygon", coordinates } };
  });
  const shared = mesh(atlas, atlas.objects.countries, (one, other) => one !== other).coordinates;
  const coordinates = shared.map((line) => rounded(line as Ring));
  const borders: Feature = { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates } };
  return { type: "FeatureCollection", features: [...shapes, borders] };
}

function atlasOf(scale: string): Atlas {
  const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  return JSON.parse(readFileSync(path, "utf-8")) as Atlas;
}

/** Each country by its numeric code, or its name where it has none, with its polygons; islands below `least` left out. */
function countries(atlas: Atlas, least: number): [string, Ring[][]][] {
  const found: [string, Ring[][]][] = [];
  for (const { id, geometry, properties } of feature(atlas, atlas.objects.countries).features) {
    const key = id === undefined ? properties.name : String(id);
    if (NO_CITIES.has(key)) continue;
    const held =
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    const polygons = held.flatMap(([outer, ...holes]) => {
      const parts = cut((outer ?? []) as Ring);
      return parts.map((part, at) => (at === 0 ? [part, ...(holes as Ring[])] : [part]));
    });
    const sizes = polygons.map(([outer]) => area(outer ?? []));
    const smallest = Math.min(least, Math.max(0, ...sizes));
    found.push([key, polygons.filter((_, at) => (sizes[at] ?? 0) >= smallest)]);
  }
  return found;
}

/** Arcs as points in degrees. */
function absolute(atlas: Atlas): Ring[] {
  const { scale, translate } = atlas.transform ?? { scale: [1, 1], translate: [0, 0] };
  return atlas.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Point => {
      x += dx as number;
      y += dy as number;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** A line without the points that lie within the tolerance of it (Douglas and Peucker); both ends and rings stay. */
export function simplified(line: Ring): Ring {
  const kept = thinned(line);
  return kept.length < 4 && kept[0]?.join() === kept[kept.length - 1]?.join() ? line : kept;
}

function thinned(line: Ring): Ring {
  const [first, last] = [line[0], line[line.length - 1]];
  if (first === undefined || last === undefined || line.length < 3) return line;
  let [farthest, at] = [0, 0];
  for (const [index, point] of line.entries()) {
    const distance = fromSegment(point, first, last);
    if (distance > farthest) [farthest, at] = [distance, index];
  }
  if (farthest <= TOLERANCE) return [first, last];
  return [...thinned(line.slice(0, at + 1)).slice(0, -1), ...thinned(line.slice(at))];
}

function fromSegment([x, y]: Point, [u, v]: Point, [s, t]: Point): number {
  const [dx, dy] = [s - u, t - v];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - u) * dx + (y - v) * dy) / square));
  return Math.hypot(x - u - share * dx, y - v - share * dy);
}

function rounded(line: Ring): Ring {
  return line.map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);
}

/** A ring as the parts of it that lie between the meridians of -180 and 180 degrees. */
export function cut(ring: Ring): Ring[] {
  const open = unrolled(ring);
  const shifts = [-360, 0, 360].map((by) => open.map(([x, y]): Point => [x + by, y]));
  return shifts.map((moved) => half(half(moved, EDGE, 1), -EDGE, -1)).filter((part) => part.length > 3);
}

/** The ring with every step the short way round; its longitudes may pass 180 degrees. */
function unrolled(ring: Ring): Ring {
  let turn = 0;
  return ring.map(([x, y], at): Point => {
    const before = ring[at - 1];
    if (before !== undefined && Math.abs(x - before[0]) > EDGE) turn += x < before[0] ? 360 : -360;
    return [x + turn, y];
  });
}

/** What of a closed ring lies on one side of a meridian: `side` 1 keeps the west, -1 the east of it. */
function half(ring: Ring, meridian: number, side: 1 | -1): Ring {
  const inside = ([x]: Point) => (meridian - x) * side >= 0;
  const kept: Ring = [];
  for (const [at, point] of ring.entries()) {
    const before = ring[at - 1] ?? ring[ring.length - 1];
    if (before !== undefined && inside(before) !== inside(point)) {
      const share = (meridian - before[0]) / (point[0] - before[0]);
      kept.push([meridian, before[1] + share * (point[1] - before[1])]);
    }
    if (inside(point)) kept.push(point);
  }
  const [first, last] = [kept[0], kept[kept.length - 1]];
  const isClosed = first === undefined || (first[0] === last?.[0] && first[1] === last[1]);
  return isClosed ? kept : [...kept, first];
}

function area(ring: Ring): number {
  let doubled = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [[x, y], [u, v]] = [ring[at - 1] as Point, ring[at] as Point];
    doubled += x * v - u * y;
  }
  return Math.abs(doubled) / 2;
}

/** Hundredths of a degree, rounded to `step` of them: the first point, then the step to each next one. */
function steps(line: Ring, step: number): number[] {
  const written: number[] = [];
  let [x, y] = [0, 0];
  for (const [at, point] of line.entries()) {
    const [u, v] = point.map((degree) => Math.round((degree * 100) / step) * step) as Point;
    if (at > 0 && u === x && v === y) continue;
    written.push(u - x, v - y);
    [x, y] = [u, v];
  }
  return written;
}
