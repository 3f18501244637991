import land from "virtual:land";
export function mount(root: HTMLElement): void { root.dataset["land"] = land; }
