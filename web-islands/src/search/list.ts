// Draws the list of suggestions below a form: a listbox with a group for each kind.
import type { Answer, Hit } from "./asking";

/** The options of an answer in reading order, drawn into `box`. */
export function draw(box: HTMLElement, answer: Answer, id: string): HTMLAnchorElement[] {
  const options: HTMLAnchorElement[] = [];
  const option = (href: string, ...content: (Node | string)[]): HTMLAnchorElement => {
    const link = made("a", "suggested", ...content);
    link.href = href;
    link.id = `${id}-${options.push(link)}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };
  const content: Node[] = [];
  if (answer.note !== "") content.push(presented(made("p", "suggested-note", answer.note)));
  for (const group of answer.groups) {
    const heading = presented(made("p", "suggested-kind", group.label));
    heading.id = `${id}-${group.kind}`;
    const part = made("div", "", heading, ...group.hits.map((hit) => option(hit.href, ...lines(hit))));
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", heading.id);
    content.push(part);
  }
  if (answer.all !== null) {
    const all = option(answer.all.href, answer.all.label);
    all.classList.add("suggested-all");
    content.push(all);
  }
  box.setAttribute("aria-label", answer.label);
  box.replaceChildren(...content);
  return options;
}

function lines(hit: Hit): Node[] {
  const title = made("span", "suggested-title", ...hit.parts.map(([text, isMatch]) => (isMatch ? made("mark", "", text) : text)));
  title.dir = "auto";
  return hit.more === "" ? [title] : [title, document.createTextNode(" "), made("span", "suggested-more", hit.more)];
}

function presented(element: HTMLElement): HTMLElement {
  element.setAttribute("role", "presentation");
  return element;
}

export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  style: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (style !== "") element.className = style;
  element.append(...content);
  return element;
}
