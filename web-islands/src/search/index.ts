// Suggestions while somebody types into a search form: the combobox of the ARIA Authoring Practices, with a listbox.
// Without it the form leads to the page of results, as it also does on Enter.
import { fetched, IslandError } from "../island";
import { type Answer, asker } from "./asking";
import { addressOf, step } from "./keys";
import { draw, made } from "./list";
import { listen } from "./shortcut";
import "./style.css";

export function mount(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>("input[name='q']");
  if (!(root instanceof HTMLFormElement) || input === null) throw new IslandError(root, "it is no form with a search field");
  const id = `${input.id || "search"}-list`;
  const box = made("div", "suggestions");
  const status = made("p", "hidden");
  let options: HTMLAnchorElement[] = [];
  let active = -1;

  const point = (at: number): void => {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = options[at];
    if (option === undefined) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const show = (isOpen: boolean): void => {
    box.hidden = !isOpen;
    if (isOpen) box.classList.toggle("at-end", !fitsFromStart(root, box));
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) point(-1);
  };
  const ask = asker(
    (address, signal) => fetched<Answer>(root, address, signal),
    (answer) => {
      if (document.activeElement !== input || input.value.trim() === "") return;
      point(-1);
      options = draw(box, answer, id);
      show(options.length > 0);
      status.textContent = answer.said;
    },
  );
  const typed = (): void => {
    if (input.value.trim() === "") {
      ask("");
      show(false);
      status.textContent = "";
      return;
    }
    const values = [...new FormData(root)].filter((one): one is [string, string] => typeof one[1] === "string");
    ask(addressOf(root.action, values, document.documentElement.lang));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const state = { isOpen: !box.hidden, active, count: options.length, isBlank: input.value === "" };
    const taken = step(event.key, state);
    if (taken.kind === "none") return;
    if (event.key !== "Tab") event.preventDefault();
    if (taken.kind === "open") typed();
    else if (taken.kind === "close") show(false);
    else if (taken.kind === "active") point(taken.at);
    else if (taken.kind === "go") options[taken.to]?.click();
    else {
      input.value = "";
      typed();
    }
  };

  box.id = id;
  box.hidden = true;
  box.setAttribute("role", "listbox");
  status.setAttribute("role", "status");
  input.type = "text"; // a search field may have no other role
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    enterkeyhint: "search",
    autocapitalize: "off",
    spellcheck: "false",
  })) input.setAttribute(name, value);
  root.classList.add("suggesting");
  root.append(box, status);
  input.addEventListener("input", typed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("blur", () => show(false));
  box.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  listen();
}

/** True where the list, laid to begin with the form, would end within the window. */
function fitsFromStart(form: HTMLElement, box: HTMLElement): boolean {
  const { left, right } = form.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const before = getComputedStyle(form).direction === "rtl" ? width - right : left;
  return before + box.offsetWidth <= width;
}
