/** Bundles the worker and what an operator runs beside it, so that they run without a TypeScript loader. */
import { bundle } from "@nightjar/config/bundle.mjs"

await bundle(import.meta.dirname, { main: "src/main.ts", rebuild: "src/rebuild.main.ts" })
