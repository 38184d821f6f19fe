/** Commands and wake-ups that come over the bus. */
import type { Bus } from "@nightjar/core/ports"
import { idToUuid, isId } from "@nightjar/kit/id"
import type { Worker } from "./worker.ts"

export interface ObeyOptions {
  id: string
  region: string
  worker: Pick<Worker, "forget" | "wakeProbes" | "wakeDeliveries" | "drain">
  shutdown: () => void
}

export const obey = (bus: Bus, { id, region, worker, shutdown }: ObeyOptions) =>
  bus.subscribe(["probe", "delivery", "command", "forget"], (whisper) => {
    if (whisper.kind === "forget") void worker.forget(monitorsIn(whisper.keys))
    if (whisper.kind === "probe" && [region, "*"].includes(whisper.region)) worker.wakeProbes()
    if (whisper.kind === "delivery") worker.wakeDeliveries()
    if (whisper.kind !== "command" || ![id, "*"].includes(whisper.worker)) return
    if (whisper.command === "drain") worker.drain()
    else shutdown()
  })

const monitorsIn = (keys: readonly string[]) =>
  new Set(keys.filter((key) => isId("monitor", key)).map((key) => idToUuid(key)))
