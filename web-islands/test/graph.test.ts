import { describe, expect, it } from "vitest";
import { addressOf, fold, pictureOf, search, type Entity } from "../src/graph/data";

const entity = (id: string, name: string, kind: string): Entity => ({ id, name, kind, country: "", path: `/${id}` });
const at = { x: 1, y: 2, size: 3 };
const picture = pictureOf({
  width: 1000, height: 720,
  networks: [{ network: entity("n", "Network of Ports", "network"), ...at, members: 2 }],
  cities: [
    { city: entity("p", "Pörtschach", "city"), ...at, memberships: 1 },
    { city: entity("a", "Åarhus Port", "city"), ...at, memberships: 1 },
  ],
  ties: [{ city: "p", network: "n", status: "stated" }, { city: "a", network: "n", status: "observed" }, { city: "x", network: "n", status: "stated" }],
});

describe("a picture", () => {
  it("knows who is next to whom, and leaves out ties without an end", () => {
    expect(picture.edges).toHaveLength(2);
    expect(picture.near.get("n")).toEqual(["p", "a"]);
    expect(picture.nodes.get("n")?.isSquare).toBe(true);
  });
  it("is searched without accents, beginnings first", () => {
    expect(search(picture, "PORT").map((node) => node.entity.id)).toEqual(["p", "n", "a"]);
    expect(search(picture, " ")).toEqual([]);
    expect(fold("Åé")).toBe("ae");
  });
});

describe("the address of a year", () => {
  it("keeps what else was asked for, and has no day for the year of the data", () => {
    expect(addressOf("/graph.json?as_of=2019&nesting=no&focus=n", 2012, 2026)).toBe("/graph.json?as_of=2012&nesting=no");
    expect(addressOf("/graph.json?as_of=2019", 2026, 2026)).toBe("/graph.json");
  });
});
