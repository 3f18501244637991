// The two type families of the site in fewer bytes: from the files of @fontsource, each cut to the letters that names of
// places are written with and to the weights that the styles ask for. Written once into the folder of packages, where
// src/fonts.css takes them from.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import type { Plugin } from "vite";

const HERE = fileURLToPath(import.meta.url);
const OUT = join(dirname(HERE), "node_modules", ".fonts");
const FAMILIES = ["source-sans-3", "source-serif-4"];
const WEIGHTS = { min: 400, max: 700 };
// Letters by the name of the file they are in; the ranges stand in src/fonts.css too.
const LETTERS: Record<string, [number, number][]> = {
  latin: [[0x20, 0x7e], [0xa0, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2c6, 0x2c6], [0x2da, 0x2da], [0x2dc, 0x2dc],
    [0x2000, 0x200a], [0x2010, 0x2027], [0x202f, 0x2044], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2212, 0x2212]],
  "latin-ext": [[0x100, 0x130], [0x132, 0x151], [0x154, 0x17f], [0x18f, 0x18f], [0x1a0, 0x1a1], [0x1af, 0x1b0],
    [0x1cd, 0x1dc], [0x1e6, 0x1e7], [0x218, 0x21b], [0x259, 0x259], [0x2bb, 0x2bc], [0x1e80, 0x1e85], [0x1e9e, 0x1e9e]],
  cyrillic: [[0x400, 0x45f], [0x490, 0x491], [0x4b0, 0x4b1], [0x2116, 0x2116]],
  greek: [[0x370, 0x377], [0x37a, 0x37f], [0x384, 0x38a], [0x38c, 0x38c], [0x38e, 0x3a1], [0x3a3, 0x3ff]],
};

/** Makes the files before anything asks for them. */
export function fonts(): Plugin {
  return { name: "hanse-fonts", async buildStart() { await cutAll(); } };
}

async function cutAll(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  for (const family of FAMILIES) {
    for (const [letters, ranges] of Object.entries(LETTERS)) await cut(`${family}-${letters}`, family, ranges);
  }
}

async function cut(name: string, family: string, ranges: [number, number][]): Promise<void> {
  const target = join(OUT, `${name}.woff2`);
  if (existsSync(target) && statSync(target).mtimeMs > statSync(HERE).mtimeMs) return;
  const root = dirname(createRequire(import.meta.url).resolve(`@fontsource-variable/${family}/package.json`));
  const source = readFileSync(join(root, "files", `${name}-wght-normal.woff2`));
  const text = ranges.flatMap(([first, last]) => span(first, last)).join("");
  writeFileSync(target, await subsetFont(source, text, { targetFormat: "woff2", variationAxes: { wght: WEIGHTS } }));
}

function span(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
}
