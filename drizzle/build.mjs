import { bundle } from "@nightjar/config/bundle.mjs"

await bundle(import.meta.dirname, { migrate: "src/migrate.main.ts", seed: "src/seed.main.ts" })
