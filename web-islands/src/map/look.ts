// How the map looks: the tokens of the site turned into layers, and the pattern of land where nobody has searched.
import type { FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

export interface Colours {
  paper: string;
  land: string;
  rule: string;
  strong: string;
  ink: string;
  mark: string;
  accent: string;
}
export interface Land {
  address: string;
  unsearched: ReadonlySet<string>; // keys of countries in the land file
  isHatched: boolean;
}
const NONE: FeatureCollection = { type: "FeatureCollection", features: [] };
const SMALLEST = 2.5; // pixels, as in the key of the map
const LARGEST = 12;
export const PATTERN = "unsearched";

export function coloursOf(root: Element): Colours {
  const style = getComputedStyle(root);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token("paper"),
    land: token("paper-deep"),
    rule: token("rule"),
    strong: token("rule-strong"),
    ink: token("ink"),
    mark: token("mark"),
    accent: token("accent"),
  };
}

/** Diagonal lines, as the drawing of the server has them. */
export function hatching(colour: string, ratio: number): ImageData {
  const size = Math.round(8 * ratio);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.3 * ratio;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

/** The whole style; `most` is the largest number of memberships, whose dot is the largest. */
export function style(colours: Colours, land: Land, most: number): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land.address, tolerance: 0.2 },
      cities: {
        type: "geojson",
        data: NONE,
        cluster: true,
        clusterRadius: 34,
        clusterMaxZoom: 4,
        clusterProperties: { cities: ["+", ["get", "cities"]] },
      },
      picked: { type: "geojson", data: NONE },
    },
    layers: layers(colours, land, most),
  };
}

function layers(colours: Colours, land: Land, most: number): LayerSpecification[] {
  const isCountry = ["has", "key"] as ["has", string];
  const isCluster = ["has", "point_count"] as ["has", string];
  const isKnown = ["==", ["get", "status"], "stated"] as ["==", ["get", string], string];
  const radius = ["max", SMALLEST, ["*", LARGEST, ["sqrt", ["/", ["get", "memberships"], Math.max(most, 1)]]]];
  return [
    { id: "sea", type: "background", paint: { "background-color": colours.paper } },
    {
      id: "land",
      type: "fill",
      source: "land",
      filter: isCountry,
      paint: { "fill-color": colours.land, "fill-outline-color": colours.strong },
    },
    {
      id: PATTERN,
      type: "fill",
      source: "land",
      filter: ["in", ["get", "key"], ["literal", [...land.unsearched]]],
      layout: { visibility: land.isHatched ? "visible" : "none" },
      paint: { "fill-pattern": PATTERN },
    },
    {
      id: "borders",
      type: "line",
      source: "land",
      filter: ["!", isCountry],
      paint: { "line-color": colours.strong, "line-width": 0.8 },
    },
    {
      id: "clusters",
      type: "circle",
      source: "cities",
      filter: isCluster,
      paint: {
        "circle-color": colours.paper,
        "circle-stroke-color": colours.mark,
        "circle-stroke-width": 2,
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "cities"]], 1, 9, 20, 24],
      },
    },
    {
      id: "counts",
      type: "symbol",
      source: "cities",
      filter: isCluster,
      layout: {
        "text-field": ["to-string", ["get", "cities"]],
        "text-font": ["sans-serif"],
        "text-size": 12,
        "text-allow-overlap": true,
      },
      paint: { "text-color": colours.ink },
    },
    {
      id: "cities",
      type: "circle",
      source: "cities",
      filter: ["!", isCluster],
      layout: { "circle-sort-key": ["-", 0, ["get", "memberships"]] },
      paint: {
        "circle-color": ["case", isKnown, colours.mark, colours.paper],
        "circle-opacity": 0.85,
        "circle-stroke-color": colours.mark,
        "circle-stroke-width": 1.5,
        "circle-radius": radius as never,
      },
    },
    {
      id: "picked",
      type: "circle",
      source: "picked",
      paint: {
        "circle-color": "transparent",
        "circle-stroke-color": colours.accent,
        "circle-stroke-width": 3,
        "circle-radius": ["+", 3, radius as never],
      },
    },
  ];
}
