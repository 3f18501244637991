import { expect, test } from "vitest";
import { cut, simplified } from "../basemap";

test("a ring that does not reach the 180th meridian stays as it is", () => {
  const square: [number, number][] = [[10, 40], [20, 40], [20, 50], [10, 50], [10, 40]];
  expect(cut(square)).toEqual([square]);
});

test("a ring across the 180th meridian becomes two that end there", () => {
  const parts = cut([[170, 60], [-170, 60], [-170, 70], [170, 70], [170, 60]]);
  expect(parts).toHaveLength(2);
  for (const part of parts) {
    const longitudes = part.map(([x]) => x);
    expect(Math.max(...longitudes) - Math.min(...longitudes)).toBe(10);
    expect(Math.max(...longitudes.map(Math.abs))).toBe(180);
  }
});

test("a line loses the points that say nothing, and a ring stays a ring", () => {
  expect(simplified([[0, 0], [1, 0.001], [2, 0], [3, 0.001], [4, 0]])).toEqual([[0, 0], [4, 0]]);
  const ring: [number, number][] = [[0, 0], [1, 0], [2, 0], [2, 2], [0, 2], [0, 0]];
  expect(simplified(ring)).toEqual([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]);
});
