import { expect, test } from "vitest";
import { type Place, asOf, changed, isInside, linkTo, pickedOf, sightOf } from "../src/map/place";

const place = (longitude: number | null, latitude: number | null): Place => ({
  city: { id: "ys-fr", name: "Ys", country: "FR", path: "/cities/ys-fr" },
  longitude,
  latitude,
  memberships: 2,
  status: "stated",
});

test("a city without a place is in no view", () => {
  expect(isInside(place(null, null), { west: -180, south: -90, east: 180, north: 90 })).toBe(false);
});

test("a view across the 180th meridian holds both sides", () => {
  const box = { west: 170, south: -50, east: -170, north: 0 };
  expect(isInside(place(175, -40), box)).toBe(true);
  expect(isInside(place(-175, -20), box)).toBe(true);
  expect(isInside(place(0, -20), box)).toBe(false);
});

test("what a reader does stays in the address, and nothing else changes", () => {
  const here = "http://site.example/fr/map?network=scl&as_of=2019";
  expect(changed(here, { as_of: "2021", page: "" })).toBe("http://site.example/fr/map?network=scl&as_of=2021");
  expect(changed(here, { as_of: "" })).toBe("http://site.example/fr/map?network=scl");
  expect(pickedOf(changed(here, { picked: "a-de,b-fr" }))).toEqual(["a-de", "b-fr"]);
});

test("links keep the day and the scope, not the filters of the map", () => {
  const here = "http://site.example/fr/map?network=scl&as_of=2019&collections=lists";
  expect(linkTo(here, "/fr", "/cities/ys-fr")).toBe("/fr/cities/ys-fr?as_of=2019&collections=lists");
});

test("a broken position in the address is none", () => {
  expect(sightOf("http://x.example/map?longitude=4&latitude=51&zoom=5")).toEqual({ longitude: 4, latitude: 51, zoom: 5 });
  expect(sightOf("http://x.example/map?longitude=4&latitude=here&zoom=5")).toBeNull();
  expect(sightOf("http://x.example/map?longitude=4&latitude=90&zoom=5")).toBeNull();
  expect(sightOf("http://x.example/map")).toBeNull();
});

test("the year of the data needs no date in the address", () => {
  expect([asOf(2026, 2026), asOf(2014, 2026)]).toEqual(["", "2014"]);
});
