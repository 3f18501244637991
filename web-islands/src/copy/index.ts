// A button beside every text that is meant to be taken along: a citation, a snippet.
import { words } from "../island";

export function mount(root: HTMLElement): void {
  const said = words(root);
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  for (const text of root.querySelectorAll<HTMLElement>("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = said["copy"] ?? "";
    button.addEventListener("click", () => void copy(text, told, button, said));
    text.after(button);
  }
  root.append(told);
}

async function copy(text: HTMLElement, told: HTMLElement, button: HTMLElement, said: Record<string, string>): Promise<void> {
  told.textContent = "";
  button.after(told);
  try {
    await navigator.clipboard.writeText((text.textContent ?? "").trim());
    told.textContent = ` ${said["copied"] ?? ""}`;
  } catch {
    getSelection()?.selectAllChildren(text);
    told.textContent = ` ${said["failed"] ?? ""}`;
  }
}
