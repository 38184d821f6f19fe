/** Nightjar as a person starts it, for tests and benches. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { readJson } from "../launcher/files.mjs"
import type { Ready } from "../launcher/launch.mjs"
import { freePort } from "../launcher/ports.mjs"
import { until } from "../launcher/wait.mjs"

export interface Nightjar {
  ready: Ready
  /** Everything it printed so far. */
  output(): string
  /** As Ctrl-C does; resolves with its exit code when nothing is left. */
  stop(): Promise<number | null>
  pid: number
}

const start = fileURLToPath(new URL("../start.mjs", import.meta.url))

/**
 * Resolves when `ready.json` is there; throws with everything it printed when it ends before.
 * @param options.folder its data folder
 * @param options.env over that of this process
 * @param options.script `infra/start.mjs` unless told
 */
export const startNightjar = async (options: {
  folder: string
  env?: Record<string, string>
  script?: string
}): Promise<Nightjar> => {
  const ports = { PORT: String(await freePort()), WORKER_HEALTH_PORT: String(await freePort()) }
  const env = { ...process.env, ...ports, NIGHTJAR_DATA: options.folder, ...options.env }
  const child = spawn(process.execPath, [options.script ?? start], { env, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
  const ended = once(child, "exit").then(([code]: number[]) => code ?? null)
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const readyFile = join(options.folder, "ready.json")
  const ready = await until(() => (isOver() ? "over" : readJson(readyFile)), { ms: 300_000 })
  if (!ready || ready === "over" || ready.pid !== child.pid) {
    child.kill()
    throw new Error(`Nightjar did not start:\n${output}`)
  }
  const stop = () => {
    child.kill("SIGINT")
    return ended
  }
  return { ready, output: () => output, stop, pid: ready.pid }
}
