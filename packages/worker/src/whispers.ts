/** What is whispered after a batch was recorded: hints for open pages, and that there are new events or messages. */
import type { Recorded } from "@nightjar/core/attempt"
import type { Settlement } from "@nightjar/core/delivery/settling"
import type { Bus, HeartbeatHint } from "@nightjar/core/ports"
import { uuidToId } from "@nightjar/kit/id"

export const whisper = (bus: Bus, region: string, recorded: readonly Recorded[]): void => {
  const byTenant = new Map<string, HeartbeatHint[]>()
  const turned = new Set<string>()
  for (const { beat, turned: hasTurned } of recorded) {
    const hints = byTenant.get(beat.tenantId) ?? []
    byTenant.set(beat.tenantId, hints)
    hints.push(hintOf(beat, region))
    if (hasTurned) turned.add(beat.tenantId)
  }
  for (const [tenant, heartbeats] of byTenant)
    void bus.publish({ kind: "heartbeats", tenant: uuidToId("tenant", tenant), heartbeats })
  if (recorded.some(({ asked }) => asked)) void bus.publish({ kind: "probe", region: "*" })
  if (turned.size === 0) return
  void bus.publish({ kind: "events", tenants: [...turned].map((tenant) => uuidToId("tenant", tenant)) })
  void bus.publish({ kind: "delivery" })
}

export const whisperSettled = (bus: Bus, settlements: readonly Settlement[]): void => {
  const tenants = new Set(settlements.map(({ held }) => held.tenantId))
  if (tenants.size > 0)
    void bus.publish({ kind: "events", tenants: [...tenants].map((tenant) => uuidToId("tenant", tenant)) })
}

const hintOf = (beat: Recorded["beat"], region: string): HeartbeatHint => ({
  monitor: uuidToId("monitor", beat.monitorId),
  slotAt: new Date(beat.slotAt).toISOString(),
  attempt: beat.attempt,
  region,
  status: beat.status,
  state: beat.state,
  latencyMs: beat.latencyMs,
})
