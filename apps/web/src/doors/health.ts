import type { Pool } from "@nightjar/db/connect"
import { messageOf } from "@nightjar/kit/error"
import { json } from "./answer.ts"
import type { Door } from "./door.ts"

/** Alive: the process answers. */
export const health: Door = async () => json({ status: "ok" })

/**
 * Can serve: the database answers. A lost bus is told but is no reason to be taken out of service: sessions and
 * tenants are then read per request, and pages poll.
 */
export const ready: Door = async (_, house) => {
  const problem = await databaseProblem(house.pool)
  // The reason names hosts, ports and logins, and anybody may ask.
  if (problem) house.log.warn({ problem }, "the database does not answer")
  const { name, state } = house.wiring.bus
  return json(
    {
      status: problem ? "unavailable" : "ready",
      database: problem ? "unavailable" : "connected",
      bus: { name, state },
    },
    { status: problem ? 503 : 200 },
  )
}

const patienceMs = 2_000

const databaseProblem = async (pool: Pool): Promise<string | null> => {
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
    })
    await Promise.race([pool`select 1`, late])
    return null
  } catch (error) {
    return messageOf(error)
  } finally {
    clearTimeout(timer)
  }
}
