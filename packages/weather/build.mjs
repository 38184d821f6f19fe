import { bundle } from "@nightjar/config/bundle.mjs"

await bundle(import.meta.dirname, { main: "src/main.ts" })
