/** Workers of a bench's own, on the database of a stack: to be killed, frozen and replaced. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { Ready } from "../launcher/launch.mjs"
import { environmentOf, programsOf } from "./processes.ts"

const program = fileURLToPath(new URL("../../packages/worker/dist/main.mjs", import.meta.url))

export interface Fleet {
  readonly workers: readonly ChildProcess[]
  start(): ChildProcess
  /** `kill -9`, and another one in its place. */
  replace(worker: ChildProcess): Promise<void>
  /** Ends all of them in order; resolves when they are gone. */
  stop(): Promise<void>
}

/**
 * The stack's own worker claims nothing from here on.
 * @param folder of the stack
 */
export const createFleet = async ({ ready, folder }: { ready: Ready; folder: string }): Promise<Fleet> => {
  const told = environmentOf(programsOf(folder).worker!)
  const authorization = `Bearer ${told.OPERATOR_TOKEN}`
  await fetch(`${ready.worker}/fleet/worker/drain`, { method: "POST", headers: { authorization } })
  const workers = new Set<ChildProcess>()
  let started = 0

  const start = () => {
    started++
    const own = { WORKER_ID: `bench-${started}`, WORKER_HEALTH_PORT: "0", LOG_LEVEL: "fatal" }
    const env = { ...told, ...own }
    const worker: ChildProcess = spawn(process.execPath, [program, "--lifeline"], {
      env,
      stdio: ["pipe", "ignore", "inherit"],
    })
    workers.add(worker)
    worker.once("exit", () => workers.delete(worker))
    return worker
  }
  const end = async (worker: ChildProcess, signal: NodeJS.Signals) => {
    const gone = once(worker, "exit")
    if (worker.kill(signal)) await gone
  }
  return {
    get workers() {
      return [...workers]
    },
    start,
    async replace(worker) {
      await end(worker, "SIGKILL")
      start()
    },
    async stop() {
      await Promise.all([...workers].map((worker) => end(worker, "SIGTERM")))
    },
  }
}
