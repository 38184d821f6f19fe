/** Bundles the server in front of the pages; `next build` makes the pages. */
import { bundle } from "@nightjar/config/bundle.mjs"

await bundle(import.meta.dirname, { server: "server.ts" }, /^(@node-rs\/argon2|next)$/)
