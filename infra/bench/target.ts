/** Weather in a process of its own, so that its time can be told from the programs that are measured. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { Addresses } from "@nightjar/weather/weather"

const program = fileURLToPath(new URL("../../packages/weather/dist/main.mjs", import.meta.url))

export interface Target {
  addresses: Addresses
  /** The authority that signed its certificates, PEM. */
  authority: string
  /** How often a path was asked for so far. */
  asked(path: string): Promise<number>
}

/** @param after stops it at the end */
export const startTarget = async (after: (clean: () => unknown) => void): Promise<Target> => {
  const target = spawn(process.execPath, [program, "--lifeline"], { stdio: ["pipe", "pipe", "inherit"] })
  after(() => target.kill())
  const [line] = await once(createInterface(target.stdout), "line")
  const addresses: Addresses = JSON.parse(line)
  const ask = (path: string) => fetch(`${addresses.listening}${path}`)
  return {
    addresses,
    authority: await (await ask("/ca.pem")).text(),
    async asked(path) {
      const log: { byPath: Record<string, { count: number } | undefined> } = JSON.parse(
        await (await ask("/log")).text(),
      )
      return log.byPath[path]?.count ?? 0
    },
  }
}
