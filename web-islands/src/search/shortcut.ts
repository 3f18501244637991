// The key "/" leads to the first search field that is seen. A reader can switch it off, as keys of one letter must allow.
import { asksForSearch } from "./keys";

const KEPT_AS = "hanse-search-key";
let isListening = false;

export function listen(): void {
  if (isListening) return;
  isListening = true;
  document.addEventListener("keydown", (event) => {
    if (!isOn() || !asksForSearch(event, document.activeElement)) return;
    const fields = document.querySelectorAll<HTMLInputElement>("[data-module='hanse-search'] input[name='q']");
    const field = [...fields].find((one) => one.offsetParent !== null);
    if (field === undefined) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  for (const place of document.querySelectorAll<HTMLElement>("[data-search-key]")) offer(place);
}

function offer(place: HTMLElement): void {
  const button = place.querySelector("button");
  if (button === null) return;
  const tell = (): void => {
    button.textContent = (isOn() ? button.dataset["on"] : button.dataset["off"]) ?? "";
  };
  button.removeAttribute("aria-pressed");
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(KEPT_AS, isOn() ? "off" : "on");
    } catch {
      // where nothing may be kept, the key stays as it is
    }
    tell();
  });
  tell();
  place.hidden = false;
}

function isOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== "off";
  } catch {
    return true;
  }
}
