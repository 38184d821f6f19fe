import { localBus } from "@nightjar/core/testing/local-bus"
import { idToUuid, newId } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { expect, it } from "vitest"
import { found } from "../../testing/contract/play.ts"
import { manualClock } from "../../testing/manual-clock.ts"
import type { Ledger, ProbeTask } from "../ledger.ts"
import { probesLoop } from "./probes.ts"

const { signal } = new AbortController()

const setUp = () => {
  const answers: string[] = []
  const ran: number[] = []
  const ledger = { answer: async ([answer]: { found: { code: string } }[]) => void answers.push(answer!.found.code) }
  const clock = manualClock()
  const loop = probesLoop({
    ledger: ledger as unknown as Ledger,
    living: { life: 1 } as never,
    isReady: () => true,
    onAnswered: () => {},
    prober: async () => {
      ran.push(ran.length)
      return found("up")
    },
    bus: localBus(),
    databaseClock: { now: () => clock.now(), learn: () => {} },
    log: silentLog,
    pollMs: 100,
    signal,
  })
  return { loop, clock, answers, ran }
}

const tenantId = idToUuid(newId("tenant"))
const task = (token: number) =>
  ({ probe: { tenantId, monitorId: null, token, timeoutMs: 1_000 }, monitor: null, config: {} }) as unknown as ProbeTask

it("does not run what three workers took and did not answer", async () => {
  const { loop, clock, answers, ran } = setUp()
  await loop.work([task(3)], signal)
  await clock.pass(0)
  await loop.work([task(4)], signal)
  await clock.pass(0)
  expect([answers, ran]).toEqual([["up", "internal_error"], [0]])
})
