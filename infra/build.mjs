import { bundle } from "@nightjar/config/bundle.mjs"

// Measured as programs are built: the loader's names for closures cost a tenth of an HTTP check.
await bundle(import.meta.dirname, { "compare-checks": "bench/compare-checks.ts" })
