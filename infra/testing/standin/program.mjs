// @ts-check
/** Any of the product's programs, as far as the launcher can tell. */
import { once } from "node:events"
import { appendFileSync, existsSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"

const say = (/** @type {object} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`)
const folder = process.env.NIGHTJAR_DATA ?? ""

/** @param {string | undefined} port */
const serve = async (port, host = process.env.HOST) => {
  const server = createServer((_, response) => response.end("ready")).listen(Number(port), host)
  await once(server, "listening")
  say({ listening: `http://${host}:${port}` })
  const stop = () => process.exit(0)
  process.on("SIGTERM", stop)
  process.stdin.on("end", stop).resume()
}

/** @type {Record<string, () => unknown>} */
const programs = {
  broken() {
    say({ level: 60, msg: "ENCRYPTION_KEYS: each key is written id:base64 of 32 bytes" })
    process.exitCode = 1
  },
  migrate: () => appendFileSync(join(folder, "migrated"), "once\n"),
  seed() {
    const before = existsSync(join(folder, "seeded"))
    writeFileSync(join(folder, "seeded"), process.env.WEATHER_URL ?? "")
    const demo = { tenant: "demo", email: "ada@example.test", password: "long and random", apiKey: "nj_demo" }
    say({ demo: before ? null : demo })
  },
  web: () => serve(process.env.PORT),
  worker: () => serve(process.env.WORKER_HEALTH_PORT),
  weather: () => serve(process.argv.at(-1), "127.0.0.1"),
  payments: () => serve(process.argv.at(-1), "127.0.0.1"),
}

await programs[process.argv[2] ?? ""]?.()
