// The graph that can be moved, searched and dated: it stands on the server's drawing, in its room, with its data.
import { fetched, words } from "../island";
import { addressOf, pictureOf, search, type Answer, type Node, type Picture } from "./data";
import { Stage } from "./stage";
import "./style.css";

const PAUSE = 250; // ms between the last move of the slider and the request

export async function mount(root: HTMLElement): Promise<void> {
  const said = words(root);
  const frame = root.querySelector<SVGElement>(".figure svg.graph");
  const address = root.dataset["address"] ?? "";
  const room = root.querySelector<HTMLElement>(".graph-room");
  if (frame === null || room === null) return;
  if (!hasWebGL()) {
    room.remove(); // the server's drawing stays
    return;
  }
  const answer = await fetched<Answer>(root, address);
  new View(root, frame, room, said, pictureOf(answer)).begin();
}

function hasWebGL(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

class View {
  private readonly stage: Stage;
  private readonly list = made("div", "graph-list");
  private readonly status = made("p", "graph-status");
  private readonly canvas = made("div", "graph-canvas");
  private readonly found = made("ul", "graph-found");
  private readonly last: number;
  private focused = "";
  private waiting = 0;
  private asking: AbortController | null = null;

  constructor(
    private readonly root: HTMLElement,
    drawn: SVGElement,
    private readonly room: HTMLElement,
    private readonly said: Record<string, string>,
    private picture: Picture,
  ) {
    this.last = Number(root.dataset["last"]);
    const stage = made("div", "graph-live");
    const box = drawn.getBoundingClientRect();
    stage.style.aspectRatio = `${box.width} / ${box.height}`; // the room of the drawing: nothing moves
    stage.append(this.canvas);
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", `${said["canvas"]} ${said["keys"]}`);
    this.status.setAttribute("aria-live", "polite");
    drawn.replaceWith(stage);
    this.stage = new Stage(this.canvas, (id) => this.choose(id, false));
  }

  begin(): void {
    this.searching();
    this.room.append(this.tools(), ...this.slider(), this.status, this.list);
    this.canvas.addEventListener("keydown", (event) => this.pressed(event));
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.found.replaceChildren();
      this.choose("", false);
    });
    this.stage.show(this.picture);
    this.choose(this.root.dataset["focus"] ?? "", false, false);
  }

  /** The server's form answers as one types; sent off, it still asks the server. */
  private searching(): void {
    const field = this.root.querySelector<HTMLInputElement>("#focus");
    if (field === null) return;
    field.after(this.found);
    field.addEventListener("input", () => this.offer(field.value));
    field.addEventListener("keydown", (event) => {
      const first = this.found.querySelector("button");
      if (first === null) return;
      if (event.key === "ArrowDown") first.focus();
      else if (event.key === "Enter") first.click();
      else return;
      event.preventDefault();
    });
    this.found.addEventListener("keydown", (event) => this.walk(event, field));
    this.found.setAttribute("aria-label", this.word("search"));
  }

  private offer(text: string): void {
    const hits = search(this.picture, text);
    this.found.replaceChildren(...hits.map((node) => this.item(node, () => {
      this.choose(node.entity.id, true);
      this.found.replaceChildren();
      this.root.querySelector<HTMLInputElement>("#focus")?.focus();
    })));
    this.status.textContent = text !== "" && hits.length === 0 ? this.word("none") : "";
  }

  private walk(event: KeyboardEvent, field: HTMLInputElement): void {
    const all = [...this.found.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const next = all[at + (event.key === "ArrowDown" ? 1 : -1)];
    (next ?? (event.key === "ArrowUp" ? field : all[at]))?.focus();
  }

  private slider(): HTMLElement[] {
    const first = Number(this.root.dataset["first"] ?? "");
    if (first === 0 || Number.isNaN(first) || this.root.dataset["kind"] !== "") return [];
    const box = made("p", "graph-year"), label = made("label", ""), field = document.createElement("input"), shown = made("output", "");
    field.type = "range";
    field.id = "graph-year";
    field.min = String(first);
    field.max = String(this.last);
    field.value = (this.root.dataset["asof"] ?? "").slice(0, 4);
    label.htmlFor = field.id;
    label.textContent = this.word("year");
    shown.textContent = field.value;
    field.addEventListener("input", () => {
      shown.textContent = field.value;
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.ask(Number(field.value)), PAUSE);
    });
    box.append(label, field, shown);
    return [box];
  }

  /** The graph of another year: nodes stay where they are. */
  private async ask(year: number): Promise<void> {
    this.asking?.abort();
    this.asking = new AbortController();
    const address = addressOf(this.root.dataset["address"] ?? "", year, this.last);
    try {
      this.picture = pictureOf(await fetched<Answer>(this.root, address, this.asking.signal));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.status.textContent = this.word("failed");
      return;
    }
    this.stage.show(this.picture);
    this.choose(this.focused, false);
    const page = addressOf(location.href.replace(/#.*/, ""), year, this.last);
    history.replaceState(null, "", this.withFocus(page));
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = this.word("reload");
    this.status.replaceChildren(`${this.word("tables")} `, link);
  }

  private choose(id: string, centred: boolean, told = true): void {
    const node = this.picture.nodes.get(id);
    this.focused = node === undefined ? "" : id;
    const near = this.picture.near.get(this.focused) ?? [];
    this.stage.focus(this.focused, near);
    if (centred) this.stage.centre(id);
    this.list.replaceChildren(...(node === undefined ? [text("p", this.word("hint"), "note")] : this.neighbours(node, near)));
    if (told) history.replaceState(null, "", this.withFocus(location.href));
  }

  private neighbours(node: Node, near: readonly string[]): HTMLElement[] {
    const head = made("p", "graph-name"), link = document.createElement("a"), clear = document.createElement("button");
    link.href = `${this.root.dataset["home"] ?? ""}${node.entity.path}`;
    link.textContent = node.entity.name;
    link.title = this.word("open");
    clear.type = "button";
    clear.textContent = this.word("clear");
    clear.addEventListener("click", () => this.choose("", false));
    head.append(link, " ", text("span", `${node.ties} ${this.word(node.isSquare ? "members" : "memberships")}`, "note"), " ", clear);
    const held = near.flatMap((id) => this.picture.nodes.get(id) ?? []).sort((a, b) => a.folded.localeCompare(b.folded));
    const items = made("ul", "graph-near-list");
    items.append(...held.map((one) => this.item(one, () => this.choose(one.entity.id, true))));
    return [head, text("p", `${this.word("list")}: ${held.length}`, "note"), items];
  }

  private item(node: Node, act: () => void): HTMLElement {
    const line = made("li", ""), button = document.createElement("button");
    button.type = "button";
    button.className = node.isSquare ? "graph-item square" : "graph-item";
    const name = document.createElement("bdi");
    name.textContent = node.entity.name;
    button.append(name);
    button.addEventListener("click", act);
    line.append(button);
    return line;
  }

  private tools(): HTMLElement {
    const bar = made("p", "graph-tools");
    const press = (name: string, act: () => void): void => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.word(name);
      button.addEventListener("click", act);
      bar.append(button);
    };
    press("zoom_in", () => this.stage.zoom(0.7));
    press("zoom_out", () => this.stage.zoom(1 / 0.7));
    press("reset", () => {
      this.stage.reset();
      this.choose("", false);
    });
    press("png", () => this.save());
    for (const name of ["svg", "gexf"]) {
      const link = document.createElement("a");
      link.href = this.root.dataset[name] ?? "";
      link.textContent = this.word(name);
      link.download = "";
      bar.append(link);
    }
    return bar;
  }

  private save(): void {
    this.stage.image().toBlob((blob) => {
      if (blob === null) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "graph.png";
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  private pressed(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const move = moves[event.key];
    if (move !== undefined) this.stage.move(...move);
    else if (event.key === "+" || event.key === "=") this.stage.zoom(0.7);
    else if (event.key === "-") this.stage.zoom(1 / 0.7);
    else return;
    event.preventDefault();
  }

  private withFocus(address: string): string {
    const url = new URL(address, location.href);
    if (this.focused === "") url.searchParams.delete("focus");
    else url.searchParams.set("focus", this.focused);
    return url.toString();
  }

  private word(name: string): string {
    return this.said[name] ?? "";
  }
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, look: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (look !== "") element.className = look;
  return element;
}

function text(name: "p" | "span", content: string, look: string): HTMLElement {
  const element = made(name, look);
  element.textContent = content;
  return element;
}
