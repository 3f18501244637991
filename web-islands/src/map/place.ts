// What the map knows of cities: the places of the server's answer, which of them are in view, and what an address keeps.

export interface Place {
  city: { id: string; name: string; country: string; path: string };
  latitude: number | null;
  longitude: number | null;
  memberships: number;
  status: string;
}
export interface Cell {
  latitude: number;
  longitude: number;
  cities: number;
  memberships: number;
}
export interface Answer {
  places: Place[];
  cells: Cell[];
}
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}
export interface Sight {
  longitude: number;
  latitude: number;
  zoom: number;
}

export const MOST_PICKED = 60;
const KEPT = ["as_of", "kinds", "relations", "roles", "statuses", "countries", "collections", "sources", "nesting"];

export function isInside(place: Place, box: Box): boolean {
  const { latitude, longitude } = place;
  if (latitude === null || longitude === null) return false;
  const across = box.west <= box.east ? longitude >= box.west && longitude <= box.east : longitude >= box.west || longitude <= box.east;
  return across && latitude >= box.south && latitude <= box.north;
}

/** The address with query values set, or taken away where the value is "". */
export function changed(address: string, values: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) {
    if (value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href.replaceAll("%2C", ",");
}

/** A link to a page of the site that keeps the day and the scope of this one. */
export function linkTo(address: string, prefix: string, path: string): string {
  const here = new URL(address).searchParams;
  const kept = new URLSearchParams(KEPT.flatMap((name) => here.getAll(name).map((value) => [name, value])));
  return prefix + path + (kept.size > 0 ? `?${kept}` : "");
}

/** Where the reader had moved the map, from the address; null where it says nothing of it. */
export function sightOf(address: string): Sight | null {
  const values = new URL(address).searchParams;
  const [longitude, latitude, zoom] = ["longitude", "latitude", "zoom"].map((name) => Number(values.get(name) ?? NaN));
  const isKnown = [longitude, latitude, zoom].every((value) => Number.isFinite(value)) && Math.abs(latitude ?? 99) <= 85;
  return isKnown ? { longitude: longitude as number, latitude: latitude as number, zoom: zoom as number } : null;
}

export function pickedOf(address: string): string[] {
  const text = new URL(address).searchParams.get("picked") ?? "";
  return text.split(",").filter((id) => id !== "").slice(0, MOST_PICKED);
}

/** The value of the as-of date for a year: none for the year of the data itself. */
export function asOf(year: number, last: number): string {
  return year >= last ? "" : String(year);
}
