// What a key does in the list of suggestions: pure, so that every rule can be tested by itself.

export type Step =
  | { kind: "none" } // the key keeps its own meaning
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "clear" }
  | { kind: "go"; to: number }
  | { kind: "active"; at: number }; // -1: the text itself

export interface State {
  isOpen: boolean;
  active: number; // -1 while the text itself is meant
  count: number;
  isBlank: boolean;
}

/** The step that a key takes; arrows go round, with the text itself between the last and the first. */
export function step(key: string, state: State): Step {
  const { isOpen, active, count } = state;
  switch (key) {
    case "ArrowDown":
      if (!isOpen) return { kind: "open" };
      return count === 0 ? { kind: "none" } : { kind: "active", at: active + 1 < count ? active + 1 : -1 };
    case "ArrowUp":
      if (!isOpen) return { kind: "open" };
      return count === 0 ? { kind: "none" } : { kind: "active", at: active === -1 ? count - 1 : active - 1 };
    case "Home":
      return isOpen && active !== -1 ? { kind: "active", at: 0 } : { kind: "none" };
    case "End":
      return isOpen && active !== -1 ? { kind: "active", at: count - 1 } : { kind: "none" };
    case "Enter":
      return isOpen && active !== -1 ? { kind: "go", to: active } : { kind: "none" };
    case "Escape":
      if (isOpen) return { kind: "close" };
      return state.isBlank ? { kind: "none" } : { kind: "clear" };
    case "Tab":
      return isOpen ? { kind: "close" } : { kind: "none" };
    default:
      return { kind: "none" };
  }
}

/** True where "/" is meant as the way to the search, not as a letter. */
export function asksForSearch(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">, at: Element | null): boolean {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
  return at === null || !at.matches("input, textarea, select, [contenteditable]:not([contenteditable='false'])");
}

/** The address of the suggestions for a form: what the form sends, and the language of the page. */
export function addressOf(action: string, values: Iterable<[string, string]>, language: string): string {
  const url = new URL(action);
  const kept = new URLSearchParams();
  for (const [name, value] of values) if (value !== "") kept.append(name, value);
  kept.set("lang", language);
  return `${url.pathname.replace(/(\/[a-z]{2})?\/search$/, "/suggest.json")}?${kept}`;
}
