// MapLibre behind a small seam: places in, moves and choices out. No other file of this site knows it.
import type { Feature, FeatureCollection, Point } from "geojson";
import { type GeoJSONSource, Map as GlMap, type LngLat, type MapMouseEvent, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import landUrl from "virtual:land";
import { type Land, PATTERN, coloursOf, hatching, style } from "./look";
import { type Answer, type Box, type Place, type Sight, isInside } from "./place";

interface Start {
  sight: Sight | null;
  isHatched: boolean;
  most: number; // the largest number of memberships: the scale stays while years change
}
interface Pointed {
  place: Place;
  text: string[];
}
const WORLD: [[number, number], [number, number]] = [[-128, -42], [155, 66]];
const NEAREST = 9;

export class WorldMap {
  private readonly card = document.createElement("div");
  private answer: Answer = { places: [], cells: [] };
  private picked: ReadonlySet<string> = new Set();
  private pointed: Pointed | null = null;
  private boxed: (box: Box) => void = () => undefined;

  /** Draw the map over the drawing of the server; it takes its place once land and style are there. */
  static async open(stage: HTMLElement, said: Record<string, string>, unsearched: Set<string>, start: Start): Promise<WorldMap> {
    setWorkerUrl(workerUrl);
    const land = { address: new URL(landUrl, location.href).href, unsearched, isHatched: start.isHatched };
    const holder = document.createElement("div");
    holder.className = "map-moving";
    stage.append(holder);
    const gl = new GlMap({
      container: holder,
      style: style(coloursOf(stage), land, start.most),
      ...(start.sight === null
        ? { bounds: WORLD }
        : { center: [start.sight.longitude, start.sight.latitude] as [number, number], zoom: start.sight.zoom }),
      maxZoom: NEAREST,
      renderWorldCopies: false,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      boxZoom: { boxZoomEnd: (shown, from, to) => map.choose(shown.unproject(from), shown.unproject(to)) },
      fadeDuration: 0,
      locale: { "Map.Title": said["map"] ?? "" },
    });
    const map: WorldMap = new WorldMap(gl, holder, land, start.most);
    await new Promise<void>((done) => gl.once("load", () => done()));
    return map;
  }

  /** Take the place of the drawing of the server, once everything is drawn. */
  async reveal(): Promise<void> {
    await new Promise<void>((done) => this.gl.once("idle", () => done()));
    const drawing = this.holder.parentElement?.querySelector<SVGElement>(".worldmap");
    drawing?.setAttribute("aria-hidden", "true");
    drawing?.style.setProperty("visibility", "hidden");
    this.holder.classList.add("map-shown");
  }

  private constructor(
    private readonly gl: GlMap,
    private readonly holder: HTMLElement,
    private readonly land: Land,
    private readonly most: number,
  ) {
    this.card.className = "map-card";
    this.card.hidden = true;
    holder.append(this.card);
    gl.touchZoomRotate.disableRotation();
    gl.keyboard.disableRotation();
    this.scrollOnlyInFocus();
    gl.on("move", () => this.place());
    gl.on("style.load", () => this.dress());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle());
  }

  /** The wheel scrolls the page until the reader has entered the map. */
  private scrollOnlyInFocus(): void {
    const canvas = this.gl.getCanvas();
    this.gl.scrollZoom.disable();
    canvas.addEventListener("focus", () => this.gl.scrollZoom.enable());
    canvas.addEventListener("blur", () => this.gl.scrollZoom.disable());
  }

  private restyle(): void {
    this.gl.setStyle(style(coloursOf(this.holder), this.land, this.most), { diff: false });
    this.gl.once("style.load", () => this.fill());
  }

  private dress(): void {
    const ratio = Math.min(Math.ceil(devicePixelRatio), 3);
    if (!this.gl.hasImage(PATTERN)) {
      this.gl.addImage(PATTERN, hatching(coloursOf(this.holder).strong, ratio), { pixelRatio: ratio });
    }
  }

  private source(name: string): GeoJSONSource {
    return this.gl.getSource(name) as GeoJSONSource;
  }

  draw(answer: Answer, picked: ReadonlySet<string>): void {
    this.answer = answer;
    this.picked = picked;
    this.fill();
  }

  private fill(): void {
    const { places, cells } = this.answer;
    const dots = cells.length > 0 ? cells.map((cell) => dot(cell, { ...cell, status: "stated" })) : places.flatMap(dotOf);
    this.source("cities").setData(collected(dots));
    this.source("picked").setData(collected(places.filter((place) => this.picked.has(place.city.id)).flatMap(dotOf)));
  }

  hatch(isHatched: boolean): void {
    this.land.isHatched = isHatched;
    this.gl.setLayoutProperty(PATTERN, "visibility", isHatched ? "visible" : "none");
  }

  zoom(by: number): void {
    this.gl.easeTo({ zoom: this.gl.getZoom() + by });
  }

  whole(): void {
    this.gl.fitBounds(WORLD);
  }

  private choose(one: LngLat, other: LngLat): void {
    const [west, east] = [one.lng, other.lng].sort((a, b) => a - b) as [number, number];
    const [south, north] = [one.lat, other.lat].sort((a, b) => a - b) as [number, number];
    this.boxed({ west, south, east, north });
  }

  box(): Box {
    const bounds = this.gl.getBounds();
    return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
  }

  whenMoved(tell: (sight: Sight) => void): void {
    this.gl.on("moveend", () => {
      const { lng, lat } = this.gl.getCenter();
      tell({ longitude: lng, latitude: lat, zoom: this.gl.getZoom() });
    });
  }

  /** A click on a city, or a box drawn with the shift key. A click on a cluster comes closer instead. */
  whenPicked(tell: (ids: string[], isBox: boolean) => void): void {
    this.gl.on("click", "cities", (event) => tell(idsOf(event.features?.slice(0, 1) ?? []), false));
    this.gl.on("click", "clusters", (event) => void this.comeCloser(event));
    this.boxed = (box) => {
      const inside = this.answer.places.filter((place) => isInside(place, box));
      tell(inside.map((place) => place.city.id), true);
    };
  }

  private async comeCloser(event: MapMouseEvent): Promise<void> {
    const [cluster] = this.gl.queryRenderedFeatures(event.point, { layers: ["clusters"] });
    if (cluster === undefined) return;
    const zoom = await this.source("cities").getClusterExpansionZoom(Number(cluster.properties["cluster_id"]));
    this.gl.easeTo({ center: (cluster.geometry as Point).coordinates as [number, number], zoom });
  }

  whenPointed(tell: (id: string | null) => void): void {
    this.gl.on("mousemove", "cities", (event) => {
      this.holder.classList.add("map-pointed");
      tell(idsOf(event.features?.slice(0, 1) ?? [])[0] ?? null);
    });
    this.gl.on("mouseleave", "cities", () => {
      this.holder.classList.remove("map-pointed");
      tell(null);
    });
  }

  /** Show a city in words at its place; null hides them. */
  point(pointed: Pointed | null): void {
    this.pointed = pointed;
    this.card.replaceChildren(
      ...(pointed?.text ?? []).map((line, at) => {
        const part = document.createElement(at === 0 ? "strong" : "div");
        part.textContent = line;
        return part;
      }),
    );
    this.place();
  }

  private place(): void {
    const place = this.pointed?.place;
    this.card.hidden = place === undefined || place.latitude === null || place.longitude === null;
    if (place === undefined || place.latitude === null || place.longitude === null) return;
    const { x, y } = this.gl.project([place.longitude, place.latitude]);
    const { clientWidth: width, clientHeight: height } = this.holder;
    this.card.style.left = `${Math.min(Math.max(x + 12, 4), Math.max(width - this.card.offsetWidth - 4, 4))}px`;
    this.card.style.top = `${Math.min(Math.max(y + 12, 4), Math.max(height - this.card.offsetHeight - 4, 4))}px`;
  }
}

function dotOf(place: Place): Feature<Point>[] {
  const { latitude, longitude, memberships, status } = place;
  if (latitude === null || longitude === null) return [];
  return [dot({ latitude, longitude }, { id: place.city.id, cities: 1, memberships, status })];
}

function dot(at: { latitude: number; longitude: number }, properties: object): Feature<Point> {
  return { type: "Feature", geometry: { type: "Point", coordinates: [at.longitude, at.latitude] }, properties };
}

function collected(features: Feature<Point>[]): FeatureCollection<Point> {
  return { type: "FeatureCollection", features };
}

function idsOf(features: { properties: Record<string, unknown> }[]): string[] {
  return features.map((feature) => String(feature.properties["id"] ?? "")).filter((id) => id !== "");
}
