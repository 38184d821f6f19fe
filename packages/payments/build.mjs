/** Bundles the pretend Stripe. */
import { bundle } from "@nightjar/config/bundle.mjs"

await bundle(import.meta.dirname, { pretend: "src/pretend/main.ts" })
