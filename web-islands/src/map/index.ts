// The map that moves: it takes the place of the server's drawing and keeps everything it shows in the address.
import { fetched, handed, words } from "../island";
import { List } from "./list";
import { follow } from "./parts";
import { type Answer, type Place, MOST_PICKED, asOf, changed, isInside, linkTo, pickedOf, sightOf } from "./place";
import { WorldMap } from "./worldmap";
import "./style.css";

const PAUSE = 250; // milliseconds without a further change before the server is asked
const OF_MAP = { longitude: "", latitude: "", zoom: "", searches: "", page: "" };

export async function mount(root: HTMLElement): Promise<void> {
  const said = words(root);
  const stage = part(root, ".map-stage");
  const first = root.dataset["places"] ?? "";
  const answer = await fetched<Answer>(root, first);
  const map = await WorldMap.open(stage, said, new Set(handed<string[]>(root, "land")), {
    sight: sightOf(location.href),
    most: Math.max(1, ...[...answer.places, ...answer.cells].map((one) => one.memberships)),
    isHatched: new URL(location.href).searchParams.get("searches") !== "off",
  });
  const controller = new Controller(root, map, said, answer);
  controller.start();
  await map.reveal();
}

class Controller {
  private readonly list: List;
  private readonly slider: HTMLInputElement;
  private readonly last: number;
  private readonly format: (n: number) => string;
  private picked: Set<string>;
  private asked = new AbortController();
  private timer = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly map: WorldMap,
    private readonly said: Record<string, string>,
    private answer: Answer,
  ) {
    const numbers = new Intl.NumberFormat(document.documentElement.lang);
    this.format = (n) => numbers.format(n);
    this.slider = part(root, "#map-year");
    this.last = Number(root.dataset["last"]);
    this.picked = new Set(pickedOf(location.href));
    const listWords = { shown: said["shown"] ?? "", picked: said["picked"] ?? "", more: said["more"] ?? "" };
    const linkOf = (place: Place) => linkTo(location.href, root.dataset["prefix"] ?? "", place.city.path);
    this.list = new List(root, listWords, linkOf, (place) => this.map.point(place && { place, text: this.textOf(place) }));
  }

  start(): void {
    this.map.whenMoved((sight) => {
      this.keep({
        longitude: sight.longitude.toFixed(2),
        latitude: sight.latitude.toFixed(2),
        zoom: sight.zoom.toFixed(1),
      });
      this.refresh();
    });
    this.map.whenPicked((ids, isBox) => {
      this.pick(isBox ? [...this.picked, ...ids] : toggled(this.picked, ids));
    });
    this.map.whenPointed((id) => {
      const place = this.answer.places.find((one) => one.city.id === id);
      this.map.point(place ? { place, text: this.textOf(place) } : null);
    });
    this.slider.addEventListener("input", () => this.turn(Number(this.slider.value)));
    for (const tool of this.root.querySelectorAll<HTMLInputElement | HTMLButtonElement>("[disabled]")) tool.disabled = false;
    const hatch = part<HTMLInputElement>(this.root, '[data-do="searches"]');
    hatch.addEventListener("change", () => {
      this.map.hatch(hatch.checked);
      this.keep({ searches: hatch.checked ? "" : "off" });
    });
    this.onClick("in", () => this.map.zoom(1));
    this.onClick("out", () => this.map.zoom(-1));
    this.onClick("world", () => this.map.whole());
    this.onClick("pick", () => this.pick(this.inView().map((place) => place.city.id)));
    this.onClick("clear", () => this.pick([]));
    this.draw();
  }

  private onClick(name: string, act: () => void): void {
    part(this.root, `[data-do="${name}"]`).addEventListener("click", act);
  }

  /** A year was chosen: say it at once, ask the server when the hand rests. */
  private turn(year: number): void {
    part<HTMLOutputElement>(this.root, "output").value = String(year);
    this.keep({ as_of: asOf(year, this.last), page: "" });
    this.askSoon(true);
  }

  private pick(ids: string[]): void {
    this.picked = new Set(ids.slice(0, MOST_PICKED));
    this.keep({ picked: [...this.picked].join(","), page: "" });
    this.draw();
    this.askSoon(false);
  }

  private askSoon(hasNewPlaces: boolean): void {
    clearTimeout(this.timer);
    this.asked.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    this.timer = window.setTimeout(() => void this.ask(hasNewPlaces, signal), PAUSE);
  }

  private async ask(hasNewPlaces: boolean, signal: AbortSignal): Promise<void> {
    const page = changed(location.href, { ...OF_MAP });
    const places = new URL(this.root.dataset["places"] ?? "", location.href).href;
    try {
      const asOfDay = new URL(location.href).searchParams.get("as_of") ?? "";
      const parts = follow(page, signal);
      if (hasNewPlaces) {
        this.answer = await fetched<Answer>(this.root, changed(places, { as_of: asOfDay }), signal);
        this.draw();
      }
      await parts;
    } catch (error) {
      if (signal.aborted) return;
      part(this.root, '[data-for="count"]').textContent = this.said["failed"] ?? "";
      throw error;
    }
  }

  private keep(values: Record<string, string>): void {
    history.replaceState(history.state, "", changed(location.href, values));
  }

  private draw(): void {
    this.map.draw(this.answer, this.picked);
    this.refresh();
  }

  private refresh(): void {
    const shown = this.picked.size > 0 ? this.answer.places.filter((place) => this.picked.has(place.city.id)) : this.inView();
    this.list.fill(shown, this.answer.places.length, this.picked, this.format);
    part<HTMLButtonElement>(this.root, '[data-do="clear"]').disabled = this.picked.size === 0;
    const isPickable = this.picked.size === 0 && shown.length > 0 && shown.length <= MOST_PICKED;
    part<HTMLButtonElement>(this.root, '[data-do="pick"]').disabled = !isPickable;
  }

  private inView(): Place[] {
    const box = this.map.box();
    return this.answer.places.filter((place) => isInside(place, box));
  }

  private textOf(place: Place): string[] {
    const number = (this.said["memberships"] ?? "").replace("{n}", this.format(place.memberships));
    return [`${place.city.name}, ${place.city.country}`, number, this.said[`status-${place.status}`] ?? place.status];
  }
}

function toggled(picked: ReadonlySet<string>, ids: string[]): string[] {
  const kept = [...picked].filter((id) => !ids.includes(id));
  return [...kept, ...ids.filter((id) => !picked.has(id))];
}

function part<T extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error(`the map has no ${selector}`);
  return found;
}
