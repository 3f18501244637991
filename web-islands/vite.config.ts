import { defineConfig } from "vite";
import { basemap } from "./basemap.ts";
import { fonts } from "./fonts.ts";

// Everything lands in one folder of the Python package, each file named by its content; nothing is inlined.
export default defineConfig({
  base: "/static/built/",
  plugins: [basemap(), fonts()],
  build: {
    outDir: "../src/hanse/web/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsDir: "",
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: ["src/main.ts"] },
  },
  worker: { format: "es" },
});
