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
  pid: number
  /** Resolves with its exit code. */
  ended: Promise<number | null>
  /** As Ctrl-C does; resolves with its exit code when nothing is left. */
  stop(): Promise<number | null>
}

/** It ended before it was ready. */
export class NotStarted extends Error {
  constructor(
    readonly code: number | null,
    readonly output: string,
  ) {
    super(`Nightjar did not start (exit code ${code}):\n${output}`)
  }
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
  args?: string[]
  /** The user it runs as; needs root. */
  user?: { uid: number; gid: number }
}): Promise<Nightjar> => {
  const ports = { PORT: String(await freePort()), WORKER_HEALTH_PORT: String(await freePort()) }
  const env = { ...process.env, ...ports, NIGHTJAR_DATA: options.folder, ...options.env }
  const child = spawn(process.execPath, [options.script ?? start, ...(options.args ?? [])], {
    env,
    ...options.user,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
  const ended = once(child, "exit").then(([code]: number[]) => code ?? null)
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const readyFile = join(options.folder, "ready.json")
  const answer = () => {
    const written: Ready | null = readJson(readyFile)
    return isOver() ? "over" : written?.pid === child.pid && written
  }
  const ready = await until(answer, { ms: 300_000 })
  if (!ready || ready === "over") {
    child.kill()
    throw new NotStarted(await ended, output)
  }
  const stop = () => {
    child.kill("SIGINT")
    return ended
  }
  return { ready, output: () => output, pid: ready.pid, ended, stop }
}
