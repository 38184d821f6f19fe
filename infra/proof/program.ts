/** Foreign programs that tests start, each in a folder of its own that goes away with it. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { connect } from "node:net"
import { until } from "../launcher/wait.mjs"

export interface Program {
  stop(): Promise<void>
}

/** Resolves when something listens on the port; throws what the program said when it ends before. */
export const startProgram = async (command: readonly string[], port: number): Promise<Program> => {
  const [program = "", ...args] = command
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
  const ended = once(child, "exit")
  const ready = await until(async () => (isOver(child) ? "over" : await listens(port)), { ms: 20_000 })
  if (ready !== true) {
    child.kill("SIGKILL")
    throw new Error(`${program} does not listen on port ${port}:\n${output}`)
  }
  return {
    async stop() {
      child.kill("SIGTERM")
      await ended
    },
  }
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    const answer = (open: boolean) => () => {
      socket.destroy()
      resolve(open)
    }
    socket.once("connect", answer(true)).once("error", answer(false))
  })
