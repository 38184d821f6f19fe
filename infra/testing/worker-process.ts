/** Workers as processes of their own, so that they can be killed and frozen. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { World } from "@nightjar/core/testing"

const program = fileURLToPath(new URL("../../packages/worker/src/main.ts", import.meta.url))

export interface WorkerProcesses {
  start(id?: string): ChildProcess
  /** Resolves with its exit code; null when the signal left it none. */
  end(worker: ChildProcess, signal: NodeJS.Signals): Promise<number | null>
  killAll(): void
}

/** @param env over the usual one */
export const workerProcesses = (world: World, env: Record<string, string> = {}): WorkerProcesses => {
  const workers = new Set<ChildProcess>()
  return {
    start(id = "crash") {
      const worker = spawn(process.execPath, ["--import", "tsx", program], {
        env: {
          ...process.env,
          DATABASE_URL: world.url,
          ENCRYPTION_KEYS: world.encryptionKeys,
          EGRESS: "private",
          WORKER_ID: id,
          WORKER_HEALTH_PORT: "0",
          WORKER_POLL_INTERVAL: "50",
          PORT: "0",
          LOG_LEVEL: "error",
          ...env,
        },
        cwd: fileURLToPath(new URL("..", import.meta.url)),
        stdio: ["ignore", "inherit", "inherit"],
      })
      workers.add(worker)
      return worker
    },
    async end(worker, signal) {
      const exit = once(worker, "exit")
      worker.kill(signal)
      const [code] = await exit
      workers.delete(worker)
      return code
    },
    killAll() {
      for (const worker of workers) worker.kill("SIGKILL")
    },
  }
}
