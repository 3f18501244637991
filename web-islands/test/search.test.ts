import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, asker } from "../src/search/asking";
import { addressOf, asksForSearch, type State, step } from "../src/search/keys";

const open: State = { isOpen: true, active: -1, count: 3, isBlank: false };
const closed: State = { ...open, isOpen: false };

describe("step", () => {
  it.each([
    ["ArrowDown", open, { kind: "active", at: 0 }],
    ["ArrowDown", { ...open, active: 2 }, { kind: "active", at: -1 }],
    ["ArrowUp", open, { kind: "active", at: 2 }],
    ["ArrowUp", { ...open, active: 0 }, { kind: "active", at: -1 }],
    ["ArrowDown", closed, { kind: "open" }],
    ["Home", { ...open, active: 2 }, { kind: "active", at: 0 }],
    ["End", { ...open, active: 0 }, { kind: "active", at: 2 }],
    ["Home", open, { kind: "none" }],
    ["Enter", { ...open, active: 1 }, { kind: "go", to: 1 }],
    ["Enter", open, { kind: "none" }],
    ["Enter", { ...closed, active: -1 }, { kind: "none" }],
    ["Escape", open, { kind: "close" }],
    ["Escape", closed, { kind: "clear" }],
    ["Escape", { ...closed, isBlank: true }, { kind: "none" }],
    ["Tab", open, { kind: "close" }],
    ["a", open, { kind: "none" }],
    ["ArrowDown", { ...open, count: 0 }, { kind: "none" }],
  ] as const)("%s", (key, state, taken) => {
    expect(step(key, state)).toEqual(taken);
  });
});

describe("asksForSearch", () => {
  const slash = { key: "/", ctrlKey: false, metaKey: false, altKey: false };

  it("takes / for a letter inside a field, and for a way to the search elsewhere", () => {
    const field = { matches: () => true } as unknown as Element;
    const link = { matches: () => false } as unknown as Element;
    expect(asksForSearch(slash, field)).toBe(false);
    expect(asksForSearch(slash, link)).toBe(true);
    expect(asksForSearch({ ...slash, ctrlKey: true }, link)).toBe(false);
    expect(asksForSearch({ ...slash, key: "s" }, null)).toBe(false);
  });
});

describe("addressOf", () => {
  it("keeps what the form sends, and leaves the language of the path to a value", () => {
    const values: [string, string][] = [["as_of", "2019-12-31"], ["q", "İzmir & Ağrı"]];
    expect(addressOf("http://a.example/fr/search", values, "fr")).toBe(
      "/suggest.json?as_of=2019-12-31&q=%C4%B0zmir+%26+A%C4%9Fr%C4%B1&lang=fr",
    );
    expect(addressOf("http://a.example/search", [["q", "x"], ["kind", ""]], "en")).toBe("/suggest.json?q=x&lang=en");
  });
});

describe("asker", () => {
  const answer = (said: string): Answer => ({ label: "", said, note: "", all: null, groups: [] });
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks once for what is typed in a row, and only the newest is heard", async () => {
    const asked: string[] = [];
    const heard: string[] = [];
    const ask = asker(
      async (address) => {
        asked.push(address);
        return answer(address);
      },
      (given) => heard.push(given.said),
    );
    ask("/b");
    ask("/ba");
    await vi.runAllTimersAsync();
    ask("/bar");
    await vi.runAllTimersAsync();
    expect(asked).toEqual(["/ba", "/bar"]);
    expect(heard).toEqual(["/ba", "/bar"]);
    ask("/ba");
    expect(heard).toEqual(["/ba", "/bar", "/ba"]); // known: at once, without a question
    expect(asked).toEqual(["/ba", "/bar"]);
  });

  it("gives up an older question, which is not heard even if it is answered", async () => {
    const heard: string[] = [];
    const waiting: ((given: Answer) => void)[] = [];
    const signals: AbortSignal[] = [];
    const ask = asker(
      (_address, signal) => {
        signals.push(signal);
        return new Promise((resolve) => waiting.push(resolve));
      },
      (given) => heard.push(given.said),
    );
    ask("/old");
    await vi.advanceTimersByTimeAsync(200);
    ask("/new");
    await vi.advanceTimersByTimeAsync(200);
    expect(signals.map((one) => one.aborted)).toEqual([true, false]);
    waiting[0]?.(answer("old"));
    waiting[1]?.(answer("new"));
    await vi.runAllTimersAsync();
    expect(heard).toEqual(["new"]);
  });
});
