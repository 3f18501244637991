// Land from the fine file of the build (see basemap.ts): steps in hundredths of a degree to shapes that MapLibre reads.
import type { Feature, FeatureCollection, LineString, MultiPolygon, Position } from "geojson";

export interface LandFile {
  countries: Record<string, number[][]>;
  borders: number[][];
}
type Country = Feature<MultiPolygon, { isUnsearched: boolean }>;

export function points(steps: number[]): Position[] {
  const line: Position[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    line.push([x / 100, y / 100]);
  }
  return line;
}

/** Every country, marked where nobody has searched. */
export function countries(file: LandFile, unsearched: ReadonlySet<string>): FeatureCollection<MultiPolygon> {
  const features = Object.entries(file.countries).map(([key, rings]): Country => {
    const geometry: MultiPolygon = { type: "MultiPolygon", coordinates: polygons(rings.map(points)) };
    return { type: "Feature", geometry, properties: { isUnsearched: unsearched.has(key) } };
  });
  return { type: "FeatureCollection", features };
}

export function borders(file: LandFile): FeatureCollection<LineString> {
  const features = file.borders.map((steps): Feature<LineString> => {
    return { type: "Feature", geometry: { type: "LineString", coordinates: points(steps) }, properties: {} };
  });
  return { type: "FeatureCollection", features };
}

/** Rings of a country to polygons: one that runs against the first is a hole in the polygon before it. */
function polygons(rings: Position[][]): Position[][][] {
  const outer = Math.sign(turning(rings[0] ?? []));
  const found: Position[][][] = [];
  for (const ring of rings) {
    const last = found[found.length - 1];
    if (last === undefined || Math.sign(turning(ring)) === outer) found.push([ring]);
    else last.push(ring);
  }
  return found;
}

function turning(ring: Position[]): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [before, here] = [ring[at - 1] as Position, ring[at] as Position];
    sum += (before[0] as number) * (here[1] as number) - (here[0] as number) * (before[1] as number);
  }
  return sum;
}
