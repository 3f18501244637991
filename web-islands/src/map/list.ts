// The list beside the map: the cities that were chosen, or else those in view, as links from A to Z.
import type { Place } from "./place";

const MOST_LISTED = 100;

export interface ListWords {
  shown: string;
  picked: string;
  more: string;
}

export class List {
  private readonly items: HTMLElement;
  private readonly count: HTMLElement;

  constructor(
    root: HTMLElement,
    private readonly words: ListWords,
    private readonly linkOf: (place: Place) => string,
    private readonly show: (place: Place | null) => void,
  ) {
    this.items = root.querySelector<HTMLElement>('[data-for="list"]') as HTMLElement;
    this.count = root.querySelector<HTMLElement>('[data-for="count"]') as HTMLElement;
    this.items.addEventListener("mouseleave", () => this.show(null));
    this.items.addEventListener("focusout", () => this.show(null));
  }

  fill(places: Place[], total: number, picked: ReadonlySet<string>, format: (n: number) => string): void {
    const chosen = picked.size > 0;
    const text = chosen ? this.words.picked : this.words.shown;
    const more = !chosen && places.length > MOST_LISTED ? ` ${this.words.more}` : "";
    this.count.textContent = text.replace("{n}", format(places.length)).replace("{total}", format(total)) + more;
    this.items.replaceChildren(...places.slice(0, MOST_LISTED).map((place) => this.item(place, picked, format)));
  }

  private item(place: Place, picked: ReadonlySet<string>, format: (n: number) => string): HTMLElement {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const country = document.createElement("span");
    const number = document.createElement("span");
    link.href = this.linkOf(place);
    link.textContent = place.city.name;
    link.addEventListener("focus", () => this.show(place));
    item.addEventListener("mouseenter", () => this.show(place));
    country.className = "ref-more";
    country.textContent = ` ${place.city.country}`;
    number.textContent = format(place.memberships);
    if (picked.has(place.city.id)) item.dataset["picked"] = "";
    const name = document.createElement("span");
    name.append(link, country);
    item.append(name, number);
    return item;
  }
}
