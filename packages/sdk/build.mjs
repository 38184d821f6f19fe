import { chmodSync } from "node:fs"
import { bundle } from "@nightjar/config/bundle.mjs"

await bundle(import.meta.dirname, { client: "src/client.ts", cli: "src/cli.ts" })
chmodSync(`${import.meta.dirname}/dist/cli.mjs`, 0o755)
