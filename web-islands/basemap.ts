// The land of the maps, made from world-atlas (Natural Earth) when the site is built: a coarse file for the drawings of
// the server and a fine one for the map in the browser. Both hold whole hundredths of a degree, each point as the step
// from the one before; rings that cross the 180th meridian are cut there, so that no sliver runs around the world.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

type Point = [number, number];
type Ring = Point[];
type Countries = GeometryCollection<{ name: string }>;
interface Land {
  countries: Record<string, number[][]>;
  borders: number[][];
}

const EDGE = 180;
const WANTED = "virtual:land";
const NO_CITIES = new Set(["010"]); // Antarctica: it would take a sixth of the map

/** The two files, and a module `virtual:land` whose default export is the address of the fine one. */
export function basemap(): Plugin {
  return {
    name: "hanse-basemap",
    resolveId: (id) => (id === WANTED ? `\0${WANTED}` : null),
    load(id) {
      if (id !== `\0${WANTED}`) return null;
      const file = this.emitFile({ type: "asset", name: "land-fine.json", source: JSON.stringify(land("50m", 1, 0.01)) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "land.json", source: JSON.stringify(land("110m", 10, 0)) });
    },
  };
}

function land(scale: string, step: number, least: number): Land {
  const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  const atlas = JSON.parse(readFileSync(path, "utf-8")) as Topology<{ countries: Countries }>;
  const countries: Land["countries"] = {};
  for (const { id, geometry, properties } of feature(atlas, atlas.objects.countries).features) {
    const polygons =
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    const rings = polygons.flat().flatMap((ring) => cut(ring as Ring));
    const largest = Math.max(0, ...rings.map(area));
    const kept = rings.filter((ring) => area(ring) >= Math.min(least, largest));
    const key = id === undefined ? properties.name : String(id);
    if (!NO_CITIES.has(key)) countries[key] = [...(countries[key] ?? []), ...kept.map((ring) => steps(ring, step))];
  }
  const shared = mesh(atlas, atlas.objects.countries, (one, other) => one !== other).coordinates;
  return { countries, borders: shared.map((line) => steps(line as Ring, step)) };
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
