// The matrix as one table that scrolls through all of its rows: the server draws them, a window of them stands here.
import { handed, IslandError, words } from "../island";
import { chunksOf, moved, spanOf, type Cell, type Span } from "./window";

interface Settings {
  address: string; // of further rows, without page and number of rows
  total: number;
  first: number; // rows before the first one that the server has drawn
  most: number; // rows in one answer
  columns: number; // networks side by side
}

const MOST_CHUNKS = 80; // kept; those asked for longest ago are fetched anew
const PAUSE = 250; // milliseconds of rest before the address follows

export function mount(root: HTMLElement): void {
  const scroller = root.querySelector<HTMLElement>(".matrix-scroll");
  const body = root.querySelector<HTMLTableSectionElement>(".matrix tbody");
  if (scroller === null || body === null) throw new IslandError(root, "the page holds no table");
  new Matrix(root, scroller, body);
}

class Matrix {
  private readonly settings: Settings;
  private readonly words: Record<string, string>;
  private readonly chunks = new Map<number, HTMLTableRowElement[]>();
  private readonly asked = new Map<number, Promise<void>>();
  private readonly rowHeight: number;
  private readonly spacers: [HTMLTableRowElement, HTMLTableRowElement];
  private active: Cell = { row: 0, column: 0 };
  private drawn = "";
  private scheduled = false;
  private resting = 0;

  constructor(private readonly root: HTMLElement, private readonly scroller: HTMLElement, private readonly body: HTMLTableSectionElement) {
    this.settings = handed<Settings>(root, "settings");
    this.words = words(root);
    const rows = [...body.rows];
    this.rowHeight = (rows[0]?.getBoundingClientRect().height ?? 32) || 32;
    this.keep(rows);
    this.spacers = [this.spacer(), this.spacer()];
    this.active.row = this.settings.first;
    if (this.settings.first > 0) {
      this.draw({ first: this.settings.first, end: this.settings.first + rows.length }); // makes room to scroll
      scroller.scrollTop = this.settings.first * this.rowHeight;
    }
    this.update();
    scroller.addEventListener("scroll", () => this.schedule(), { passive: true });
    scroller.addEventListener("keydown", (event) => this.onKey(event));
    body.addEventListener("focusin", (event) => this.onFocus(event));
    new ResizeObserver(() => this.schedule()).observe(scroller);
  }

  /** Rows of the server that make up whole chunks; others are fetched when they are needed. */
  private keep(rows: HTMLTableRowElement[]): void {
    const { first, most, total } = this.settings;
    for (let at = 0; at < rows.length; at += 1) {
      const row = first + at;
      const end = Math.min(row + most, total);
      if (row % most === 0 && end - first <= rows.length) this.chunks.set(row / most, rows.slice(at, at + end - row));
    }
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.update();
    });
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.followAddress(), PAUSE);
  }

  private span(): Span {
    const height = this.scroller.clientHeight;
    return spanOf(this.scroller.scrollTop, height, this.rowHeight, this.settings.total);
  }

  private update(): void {
    const span = this.span();
    for (const chunk of chunksOf(span, this.settings.most)) void this.fetch(chunk);
    this.draw(span);
    this.say();
  }

  private draw(span: Span): void {
    const rows: HTMLTableRowElement[] = [];
    let signature = `${span.first}-${span.end}`;
    for (let at = span.first; at < span.end; at += 1) {
      const held = this.row(at);
      if (held === undefined) signature += ` ${at}`;
      rows.push(held ?? this.placeholder(at));
    }
    if (signature === this.drawn) return;
    this.drawn = signature;
    const hadFocus = this.body.contains(document.activeElement);
    this.stretch(this.spacers[0], span.first);
    this.stretch(this.spacers[1], this.settings.total - span.end);
    this.body.replaceChildren(this.spacers[0], ...rows, this.spacers[1]);
    this.rove();
    if (hadFocus) (this.target(this.active) ?? this.scroller).focus({ preventScroll: true });
  }

  private row(at: number): HTMLTableRowElement | undefined {
    return this.chunks.get(Math.floor(at / this.settings.most))?.[at % this.settings.most];
  }

  /** Have a chunk of rows; who asks again while it is on its way waits for the same answer. */
  private fetch(chunk: number): Promise<void> {
    if (this.chunks.has(chunk)) return Promise.resolve();
    const asked = this.asked.get(chunk) ?? this.load(chunk).finally(() => this.asked.delete(chunk));
    this.asked.set(chunk, asked);
    return asked;
  }

  private async load(chunk: number): Promise<void> {
    try {
      const mark = this.settings.address.includes("?") ? "&" : "?";
      const answer = await fetch(`${this.settings.address}${mark}page=${chunk + 1}&rows=${this.settings.most}`);
      if (!answer.ok) throw new IslandError(this.root, `rows of chunk ${chunk} answered ${answer.status}`);
      const holder = document.createElement("template");
      holder.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
      this.chunks.set(chunk, [...holder.content.querySelectorAll("tr")]);
      for (const oldest of this.chunks.keys()) {
        if (this.chunks.size <= MOST_CHUNKS) break;
        this.chunks.delete(oldest);
      }
      this.update();
    } catch (error) {
      console.error(error);
    }
  }

  private placeholder(at: number): HTMLTableRowElement {
    const row = document.createElement("tr");
    row.setAttribute("aria-rowindex", String(at + 2));
    row.className = "matrix-waiting";
    const head = document.createElement("th");
    head.scope = "row";
    head.className = "matrix-city";
    head.textContent = this.words["waiting"] ?? "";
    row.append(head);
    row.insertCell().colSpan = this.settings.columns + 1;
    return row;
  }

  private spacer(): HTMLTableRowElement {
    const row = document.createElement("tr");
    row.className = "matrix-spacer";
    row.setAttribute("aria-hidden", "true");
    row.insertCell().colSpan = this.settings.columns + 2;
    return row;
  }

  private stretch(spacer: HTMLTableRowElement, rows: number): void {
    const cell = spacer.cells[0];
    if (cell !== undefined) cell.style.height = `${rows * this.rowHeight}px`;
    spacer.hidden = rows === 0;
  }

  /** One cell alone can be reached by tabulator; the arrow keys move on from there. */
  private rove(): void {
    for (const link of this.body.querySelectorAll<HTMLElement>("a, [tabindex]")) link.tabIndex = -1;
    const target = this.target(this.active);
    if (target !== undefined) target.tabIndex = 0;
  }

  /** What takes the focus in a cell: its link, or the cell where it has none. */
  private target(cell: Cell): HTMLElement | undefined {
    const held = this.row(cell.row);
    if (held === undefined || !held.isConnected) return undefined;
    const found = held.cells[cell.column];
    return found?.querySelector<HTMLElement>("a") ?? found;
  }

  private onFocus(event: FocusEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>("th, td");
    const row = cell?.parentElement;
    if (cell === null || row === null || row === undefined) return;
    this.active = { row: Number(row.getAttribute("aria-rowindex")) - 2, column: cell.cellIndex };
    this.rove();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || (event.target as HTMLElement).closest("thead") !== null) return;
    const span = this.span();
    const from = event.target === this.scroller && !this.isSeen(span) ? { ...this.active, row: this.topRow() } : this.active;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.rowHeight) - 2);
    const rtl = getComputedStyle(this.scroller).direction === "rtl";
    const to = moved(from, event.key, event.ctrlKey, this.settings.total, this.settings.columns + 2, page, rtl);
    if (to === undefined) return;
    event.preventDefault();
    void this.go(to);
  }

  private async go(to: Cell): Promise<void> {
    this.active = to;
    this.reveal(to.row);
    this.update();
    if (this.row(to.row) === undefined) {
      await this.fetch(Math.floor(to.row / this.settings.most));
      if (this.active !== to) return; // another key came first
      this.reveal(to.row);
      this.update();
    }
    const target = this.target(to);
    if (target === undefined) return;
    this.rove();
    if (target.tagName !== "A") target.tabIndex = 0;
    target.focus({ preventScroll: true });
    target.closest("th, td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.uncover(target);
  }

  /** Scroll a row to where neither the head of the table nor the edge hides it. */
  private reveal(row: number): void {
    const head = this.body.parentElement?.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    const top = row * this.rowHeight;
    const room = this.scroller.clientHeight - head;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top + this.rowHeight > this.scroller.scrollTop + room) this.scroller.scrollTop = top + this.rowHeight - room;
  }

  /** The names of the rows stay in view and would cover a cell that lies below them. */
  private uncover(target: HTMLElement): void {
    const cell = target.closest<HTMLElement>("td");
    const name = cell?.parentElement?.querySelector("th");
    if (cell === null || name === null || name === undefined) return;
    const [at, by] = [cell.getBoundingClientRect(), name.getBoundingClientRect()];
    if (getComputedStyle(this.scroller).direction === "rtl") {
      if (at.right > by.left) this.scroller.scrollLeft += at.right - by.left;
    } else if (at.left < by.right) this.scroller.scrollLeft -= by.right - at.left;
  }

  private topRow(): number {
    return Math.min(this.settings.total - 1, Math.round(this.scroller.scrollTop / this.rowHeight));
  }

  private isSeen(span: Span): boolean {
    return this.active.row >= span.first && this.active.row < span.end;
  }

  private say(): void {
    const where = this.root.querySelector<HTMLElement>("[data-where]");
    const message = this.words["rows"];
    if (where === null || message === undefined) return;
    const head = this.body.parentElement?.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    const seen = Math.max(1, Math.floor((this.scroller.clientHeight - head) / this.rowHeight));
    const [first, last] = [this.topRow() + 1, Math.min(this.settings.total, this.topRow() + seen)];
    const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");
    const values: Record<string, number> = { first, last, total: this.settings.total };
    where.textContent = message.replace(/%\((\w+)\)s/g, (_all, name: string) => numbers.format(values[name] ?? 0));
  }

  /** The address leads back to about these rows, also without script. */
  private followAddress(): void {
    const here = new URL(location.href);
    const size = Number(here.searchParams.get("rows")) || this.settings.most;
    const page = Math.floor(this.topRow() / size) + 1;
    if (page === 1) here.searchParams.delete("page");
    else here.searchParams.set("page", String(page));
    if (here.href !== location.href) history.replaceState(history.state, "", here.href.replaceAll("%2C", ","));
  }
}
