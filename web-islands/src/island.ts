// How an island comes to stand on a page: it enhances what the server has drawn, fails alone, and says so.

export type Island = (root: HTMLElement) => void | Promise<void>;
export type Islands = Record<string, () => Promise<{ mount: Island }>>;

/** What the page hands an island, as `<script type="application/json" data-for="NAME">` inside its root. */
export function handed<T>(root: HTMLElement, name: string): T {
  const holder = root.querySelector<HTMLScriptElement>(`script[type="application/json"][data-for="${name}"]`);
  if (holder === null) throw new IslandError(root, `the page hands it no ${name}`);
  return JSON.parse(holder.textContent ?? "null") as T;
}

/** The words of an island in the reader's language; the server prints them, no word stands in a script. */
export function words(root: HTMLElement): Record<string, string> {
  return handed<Record<string, string>>(root, "words");
}

/** What went wrong with one island; the page goes on without it. */
export class IslandError extends Error {
  constructor(root: HTMLElement, reason: string) {
    super(`island ${root.dataset["module"] ?? "?"}: ${reason}`);
    this.name = "IslandError";
  }
}

/** Data of this site, or an error that names the address. */
export async function fetched<T>(root: HTMLElement, address: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(address, signal === undefined ? {} : { signal });
  if (!answer.ok) throw new IslandError(root, `${address} answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** Mount every island of the document; one marked `data-when="seen"` waits until it is about to be seen. */
export function attach(page: Document, islands: Islands): void {
  const waiting = new IntersectionObserver((entries, observer) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      void begin(entry.target as HTMLElement, islands);
    }
  }, { rootMargin: "200px" });
  for (const root of page.querySelectorAll<HTMLElement>("[data-module]")) {
    if (root.dataset["when"] === "seen") waiting.observe(root);
    else void begin(root, islands);
  }
}

/** Say quietly, in the words of the page, that an island failed; what the server drew stays as it is. */
function own(root: HTMLElement): void {
  const said = root.ownerDocument.querySelector<HTMLTemplateElement>("#island-failed");
  if (said !== null && root.tagName !== "FORM") root.append(said.content.cloneNode(true));
}

async function begin(root: HTMLElement, islands: Islands): Promise<void> {
  const load = islands[(root.dataset["module"] ?? "").replace(/^hanse-/, "")];
  if (load === undefined) return;
  try {
    const { mount } = await load();
    await mount(root);
    root.dataset["state"] = "ready";
  } catch (error) {
    root.dataset["state"] = "failed";
    own(root);
    console.error(error);
  }
}
