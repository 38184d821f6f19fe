/** What workspaces use and pay for. */
import { syncBilling } from "@nightjar/core/billing/actions"
import { takeDueBillings } from "@nightjar/core/billing/fleet"
import type { Context, TenantInfo, Wiring } from "@nightjar/core/context"
import { fitMonitors } from "@nightjar/core/plan/fit"
import { addUpUsage } from "@nightjar/core/usage/fleet"
import type { FleetDb } from "@nightjar/db/transaction"
import { minute } from "@nightjar/kit/time"
import { every, type Loop } from "../loop.ts"

export interface AccountsOptions {
  fleet: FleetDb
  /** With it the engine acts in a person's way, one tenant at a time. */
  wiring: Wiring
}

/** Workspaces that one look takes. */
const batch = 20

export const accountsLoops = ({ fleet, wiring }: AccountsOptions): Loop<true>[] => [
  every("usage", 5 * minute, async () => void (await fleet.transaction(addUpUsage))),
  ...(wiring.payments ? [every("billing", minute, () => lookAtBillings(fleet, wiring))] : []),
]

/** Answers whether there may be more. One that cannot be looked at now waits for the next time, and keeps nobody up. */
const lookAtBillings = async (fleet: FleetDb, wiring: Wiring): Promise<boolean> => {
  const due = await fleet.transaction((sql) => takeDueBillings(sql, batch))
  for (const tenant of due) await lookAt(tenant, wiring)
  return due.length === batch
}

const lookAt = async (tenant: TenantInfo, wiring: Wiring): Promise<void> => {
  try {
    const context: Context = { ...wiring, tenant, actor: { kind: "system" }, address: null }
    await syncBilling(context)
    // Also where nothing has changed: whoever saw the change may have ended before the monitors were fitted to it.
    await fitMonitors(context)
  } catch (error) {
    wiring.log.warn({ err: error, tenant: tenant.id }, "what a workspace pays for could not be looked at")
  }
}
