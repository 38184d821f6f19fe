/** For tests of the launcher: stacks of stand-ins, and what they leave behind. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { readJson } from "../launcher/files.mjs"
import { freePort, requirePort } from "../launcher/ports.mjs"
import { readPostmaster } from "../launcher/postgres/stale.mjs"
import { until } from "../launcher/wait.mjs"
import { type Nightjar, NotStarted, startNightjar } from "./nightjar.ts"
import { temporaryFolder } from "./temporary-folder.ts"

const script = fileURLToPath(new URL("standin/start.mjs", import.meta.url))

type Options = Omit<Parameters<typeof startNightjar>[0], "script">

const cleanings: (() => unknown)[] = []

/** For `afterEach`: a test that failed in the middle leaves nothing either. */
export const cleanUp = async () => {
  for (const clean of cleanings.splice(0).reverse()) await clean()
}

export const freshFolder = (): string => {
  const folder = temporaryFolder()
  cleanings.push(folder.remove)
  return folder.path
}

export const startStandIns = async (options: Options): Promise<Nightjar> => {
  const nightjar = await startNightjar({ ...options, script })
  cleanings.push(() => nightjar.stop())
  return nightjar
}

/** What a start that must fail said, and its exit code. */
export const failedStart = async (options: Options): Promise<NotStarted> => {
  const outcome = await startStandIns(options).catch((error: unknown) => error)
  if (outcome instanceof NotStarted) return outcome
  throw new Error("Nightjar started although it should not have", { cause: outcome })
}

/** As many ports in a row that nobody listens on; the first of them. */
export const freePortsInARow = async (count: number): Promise<number> => {
  const first = await freePort()
  const ports = Array.from({ length: count }, (_, at) => requirePort("127.0.0.1", first + at, "PORT"))
  return Promise.all(ports).then(
    () => first,
    () => freePortsInARow(count),
  )
}

/** The processes that a launcher has noted, with PostgreSQL's own. */
export const processesOf = (folder: string): Record<string, number> => {
  const children: { name: string; pid: number }[] = readJson(join(folder, "launcher.json"))?.children ?? []
  const postmaster = readPostmaster(join(folder, "postgres", "cluster"))
  return {
    ...Object.fromEntries(children.map(({ name, pid }) => [name, pid])),
    ...(postmaster ? { postmaster: postmaster.pid } : {}),
  }
}

/** Command lines of all processes that have to do with this folder. Linux only. */
export const survivors = (folder: string): string[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8")
        return command.includes(folder) || environment.includes(`NIGHTJAR_DATA=${folder}\0`) ? [command] : []
      } catch {
        return []
      }
    })

/** Resolves with what is left of a stack: nothing, or what did not end within five seconds. */
export const leftAfter = async (folder: string): Promise<string[]> => {
  await until(() => survivors(folder).length === 0, { ms: 5_000 })
  return survivors(folder)
}
