/** The target as a program. Its first line on standard output tells where it listens, as JSON. */
import { parseArgs } from "node:util"
import { messageOf } from "@nightjar/kit/error"
import { onStop } from "@nightjar/kit/lifeline"
import { startWeather } from "./weather.ts"

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, lifeline: { type: "boolean", default: false } },
})

try {
  const weather = await startWeather({ port: Number(values.port) })
  process.stdout.write(`${JSON.stringify(weather.addresses)}\n`)
  onStop(() => void weather.close().finally(() => process.exit(0)))
} catch (error) {
  process.stderr.write(`Weather cannot start: ${messageOf(error)}. Choose another port with --port.\n`)
  process.exit(1)
}
