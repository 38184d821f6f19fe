// @ts-check
/** The launcher with stand-ins for the product's programs, so that its own tests need no build. `--broken NAME` breaks one. */
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { main } from "../../launcher/main.mjs"

const { values } = parseArgs({ options: { broken: { type: "string" } } })

const program = (/** @type {string} */ name) => [
  process.execPath,
  fileURLToPath(new URL("program.mjs", import.meta.url)),
  values.broken === name ? "broken" : name,
]

await main([], {
  table: {
    prepare: [],
    migrate: program("migrate"),
    seed: program("seed"),
    web: program("web"),
    worker: program("worker"),
    weather: program("weather"),
    payments: program("payments"),
  },
})
