// What the server sends for a graph, and what an island reads out of it: nodes with places, edges, neighbours.

export interface Entity { id: string; name: string; kind: string; country: string; path: string }
interface Placed { x: number; y: number; size: number }
export interface TwoMode {
  cities: (Placed & { city: Entity; memberships: number })[];
  networks: (Placed & { network: Entity; members: number })[];
  ties: { city: string; network: string; status: string }[];
}
export interface Projection {
  nodes: (Placed & { entity: Entity; ties: number; is_judged: boolean })[];
  more: { first: Entity; second: Entity; shared: number }[];
}
export type Answer = (TwoMode | Projection) & { width: number; height: number };

export interface Node extends Placed { entity: Entity; ties: number; isSquare: boolean; isHeld: boolean; folded: string }
export interface Edge { one: string; other: string; kind: string }
export interface Picture { nodes: Map<string, Node>; edges: Edge[]; near: Map<string, string[]>; width: number; height: number }

/** A name as search compares it: no accents, no case. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Nodes, edges and who is next to whom. */
export function pictureOf(answer: Answer): Picture {
  const nodes = new Map<string, Node>();
  const add = (entity: Entity, at: Placed, ties: number, isHeld: boolean): void => {
    const { x, y, size } = at;
    nodes.set(entity.id, { entity, x, y, size, ties, isHeld, isSquare: entity.kind === "network", folded: fold(entity.name) });
  };
  let edges: Edge[];
  if ("ties" in answer) {
    for (const one of answer.networks) add(one.network, one, one.members, true);
    for (const one of answer.cities) add(one.city, one, one.memberships, true);
    edges = answer.ties.map((tie) => ({ one: tie.city, other: tie.network, kind: tie.status }));
  } else {
    for (const one of answer.nodes) add(one.entity, one, one.ties, one.is_judged);
    edges = answer.more.map((pair) => ({ one: pair.first.id, other: pair.second.id, kind: "pair" }));
  }
  edges = edges.filter((edge) => nodes.has(edge.one) && nodes.has(edge.other));
  return { nodes, edges, near: neighbours(edges), width: answer.width, height: answer.height };
}

function neighbours(edges: Edge[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const join = (one: string, other: string): void => {
    const held = near.get(one);
    if (held === undefined) near.set(one, [other]);
    else held.push(other);
  };
  for (const edge of edges) {
    join(edge.one, edge.other);
    join(edge.other, edge.one);
  }
  return near;
}

/** Nodes whose name holds `text`: those that begin with it first, squares before dots, then A to Z. */
export function search(picture: Picture, text: string, most = 12): Node[] {
  const wanted = fold(text);
  if (wanted === "") return [];
  const rank = (node: Node): number => (node.folded.startsWith(wanted) ? 0 : 2) + (node.isSquare ? 0 : 1);
  return [...picture.nodes.values()]
    .filter((node) => node.folded.includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.folded.localeCompare(b.folded))
    .slice(0, most);
}

/** The address of the data for a year: the day of the page where the year is its own, else the end of that year. */
export function addressOf(address: string, year: number, last: number): string {
  const [path = "", query = ""] = address.split("?");
  const pairs = new URLSearchParams(query);
  pairs.delete("focus");
  if (year >= last) pairs.delete("as_of");
  else pairs.set("as_of", String(year));
  const text = pairs.toString();
  return text === "" ? path : `${path}?${text}`;
}
