import type { Wiring } from "@nightjar/core/context"
import type { Bus, Payments } from "@nightjar/core/ports"
import { schema } from "@nightjar/core/schema"
import type { Pool } from "@nightjar/db/connect"
import { doorsOf } from "@nightjar/db/doors"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import type { Log } from "@nightjar/kit/log"
import type { KeyRing } from "@nightjar/kit/secret"

/** What actions need where the engine acts in a person's way: it follows no stream, and nobody counts its attempts. */
export const actingOn = (options: {
  pool: Pool
  bus: Bus
  payments: Payments | null
  keys: KeyRing
  log: Log
}): Wiring => {
  const { pool, ...rest } = options
  const wiring: Omit<Wiring, "events" | "limiter"> = {
    ...rest,
    database: tenantDatabase(pool, schema),
    doors: doorsOf(pool),
    mail: null,
    now: () => new Date(),
  }
  return wiring as Wiring
}
