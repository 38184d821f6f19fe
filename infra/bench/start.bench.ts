/** How long a start takes, the first and the second, what the stack holds at rest, and how soon a new worker claims. */
import { setTimeout as delay } from "node:timers/promises"
import postgres from "postgres"
import { until } from "../launcher/wait.mjs"
import { type BenchContext, defineBench, round } from "./bench.ts"
import { plantTenants } from "./plant.ts"
import { memoryMb, programsOf, startedAt } from "./processes.ts"

const settings = { tenants: 100, monitors: 50, restSeconds: 10 }

export const bench = defineBench({
  about: "starts, memory at rest, and the first claim of a new worker among many monitors",
  settings,
  async run(context) {
    const folder = context.folder()
    const first = await timed(context, "first start", () => context.nightjar({ folder }))
    const { weather, databaseUrl } = first.result.ready
    await context.step("monitors", () => plant(databaseUrl, weather, context.settings))
    await first.result.stop()

    const second = await timed(context, "second start", () => context.nightjar({ folder }))
    await delay(context.settings.restSeconds * 1000)
    const programs = programsOf(folder)
    const memory = Object.fromEntries(
      Object.entries(programs).map(([name, pid]) => [name, name === "launcher" ? 0 : round(memoryMb(pid), 0)]),
    )
    const restRssMb = round(memoryMb(programs.launcher!), 0)
    const firstClaimS = await context.step("first claim", () =>
      claimOfNewWorker(folder, second.result.ready.databaseUrl),
    )
    return {
      firstStartS: first.seconds,
      secondStartS: second.seconds,
      restRssMb,
      restMb: { ...memory, launcher: round(restRssMb - Object.values(memory).reduce((sum, each) => sum + each, 0), 0) },
      firstClaimS,
      monitors: context.settings.tenants * context.settings.monitors,
      samples: 1,
    }
  },
})

const timed = async <T>(context: BenchContext<typeof settings>, label: string, work: () => Promise<T>) => {
  const began = performance.now()
  const result = await context.step(label, work)
  return { result, seconds: round((performance.now() - began) / 1000) }
}

/** Monitors of a target of this machine, due from now on. */
const plant = async (databaseUrl: string, weather: string, size: typeof settings) => {
  await plantTenants(databaseUrl, { ...size, quietMs: 0 })
  const sql = postgres(databaseUrl, { max: 1 })
  await sql`update monitor set config = config || ${sql.json({ url: `${weather}/fair` })}::jsonb where type = 'http'`
  await sql.end()
}

/** Kills the worker; the launcher starts another. Seconds from its birth to the first slot that it holds. */
const claimOfNewWorker = async (folder: string, databaseUrl: string): Promise<number> => {
  const sql = postgres(databaseUrl, { max: 1 })
  const [last] = await sql<{ id: number }[]>`select max(id) as id from worker_life`
  const old = programsOf(folder).worker!
  process.kill(old, "SIGKILL")
  const isHeld = async () => {
    const rows = await sql`select 1 from schedule where claimed_by > ${last!.id} limit 1`
    return rows.length > 0 && Date.now()
  }
  const claimedAt = await until(isHeld, { ms: 60_000, everyMs: 5 })
  const worker = programsOf(folder).worker!
  await sql.end()
  if (!claimedAt || worker === old) throw new Error("No worker claimed anything within a minute.")
  return round((claimedAt - startedAt(worker)) / 1000)
}
