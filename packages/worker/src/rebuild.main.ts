/** `node packages/worker/dist/rebuild.mjs --from 2026-11-01 [--to 2026-11-23] [--monitor mon_…]` */
import { parseArgs } from "node:util"
import { openRawPool } from "@nightjar/db/connect"
import { fleetDatabase } from "@nightjar/db/transaction"
import { EnvError } from "@nightjar/kit/env"
import { messageOf } from "@nightjar/kit/error"
import { zId } from "@nightjar/kit/id"
import { z } from "zod"
import { readRebuildEnv } from "./env.ts"
import { rebuild } from "./rebuild.ts"

const usage = "Say which days, in UTC: --from 2026-11-01 [--to 2026-11-23], and perhaps --monitor mon_…"
const moment = z.iso.date().transform((text) => Date.parse(text))
const asked = z.object({ from: moment, to: moment.optional(), monitor: zId("monitor").optional() })

const run = async () => {
  const { values } = parseArgs({
    options: { from: { type: "string" }, to: { type: "string" }, monitor: { type: "string" } },
  })
  const ask = asked.safeParse(values)
  if (!ask.success) throw new EnvError(usage)
  const env = readRebuildEnv()
  const pools = [env.DATABASE_WORKER_URL, env.DATABASE_OWNER_URL].map((url) =>
    openRawPool(url ?? env.DATABASE_URL, { max: 1, name: "nightjar-rebuild" }),
  )
  try {
    const { from, to = Date.now(), monitor } = ask.data
    const rebuilt = await rebuild({ db: fleetDatabase(pools[0]!), owner: pools[1]!, from, to, monitor })
    process.stdout.write(`${JSON.stringify(rebuilt)}\n`)
  } finally {
    await Promise.all(pools.map((pool) => pool.end()))
  }
}

await run().catch((error) => {
  process.stderr.write(`${error instanceof EnvError ? error.message : `Nothing was lost: ${messageOf(error)}`}\n`)
  process.exitCode = 1
})
