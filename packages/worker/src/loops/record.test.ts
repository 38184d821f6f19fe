import { silentLog } from "@nightjar/kit/log"
import { expect, it } from "vitest"
import { manualClock } from "../../testing/manual-clock.ts"
import type { Ran } from "../desk.ts"
import type { Ledger, Task } from "../ledger.ts"
import { createRecording } from "./record.ts"

const attempt = (monitorId: string) => ({ claim: { monitorId }, task: { monitor: monitorId } }) as unknown as Ran
const refused = Object.assign(new Error("invalid byte sequence"), { code: "22021" })
const gone = Object.assign(new Error("shutting down"), { code: "57P01" })

const setUp = (complete: (ids: string[]) => Error | undefined) => {
  const recorded: string[] = []
  const ledger = {
    async complete(attempts: readonly Ran[]) {
      const ids = attempts.map(({ claim }) => claim.monitorId)
      const error = complete(ids)
      if (error) throw error
      recorded.push(...ids)
      return ids.map((id) => (id === "kept" ? { kept: "its claim" } : null))
    },
  } as unknown as Ledger
  const dropped: number[] = []
  const onRecorded = (_: unknown, late: number) => dropped.push(late)
  const kept: Task[] = []
  const onKept = async (tasks: readonly Task[]) => void kept.push(...tasks)
  const clock = manualClock()
  const recording = createRecording({
    ledger,
    clock,
    living: { life: 1 },
    batch: 2,
    log: silentLog,
    onRecorded,
    onKept,
  })
  return { recording, clock, recorded, dropped, kept }
}
const turn = async ({ loop }: ReturnType<typeof createRecording>) => loop.work(await loop.claim())

it("records in batches, and counts those that came too late", async () => {
  const { recording, recorded, dropped } = setUp(() => undefined)
  for (const id of ["a", "b", "c"]) recording.add(attempt(id))
  await turn(recording)
  expect([recorded, recording.size]).toEqual([["a", "b"], 1])
  await turn(recording)
  expect(dropped).toEqual([2, 1])
})

it("keeps what it could not record while the database is gone", async () => {
  const failures = [gone]
  const { recording, recorded } = setUp(() => failures.shift())
  recording.add(attempt("a"))
  await expect(turn(recording)).rejects.toThrow("shutting down")
  expect(recording.size).toBe(1)
  await turn(recording)
  expect(recorded).toEqual(["a"])
})

it("lets one attempt that is refused not take the others with it", async () => {
  const { recording, recorded } = setUp((ids) => (ids.includes("bad") ? refused : undefined))
  for (const id of ["bad", "good"]) recording.add(attempt(id))
  await turn(recording)
  expect([recorded, recording.size]).toEqual([["good"], 0])
})

it("records the rest when it ends", async () => {
  const { recording, recorded } = setUp(() => undefined)
  for (const id of ["a", "b", "c"]) recording.add(attempt(id))
  await recording.finish()
  expect([recorded, recording.size]).toEqual([["a", "b", "c"], 0])
})

it("goes on with the claims that are kept, and what they are for", async () => {
  const { recording, kept } = setUp(() => undefined)
  for (const id of ["kept", "let go"]) recording.add(attempt(id))
  await turn(recording)
  expect(kept).toEqual([{ claim: "its claim", monitor: "kept" }])
})

it("lets a few gather for a moment, and wakes at once when there are enough", async () => {
  const { recording, clock } = setUp(() => undefined)
  let woken = 0
  recording.loop.bindWake!(() => woken++)
  recording.add(attempt("a"))
  await clock.pass(49)
  expect(woken).toBe(0)
  await clock.pass(1)
  expect(woken).toBe(1)
  recording.add(attempt("b"))
  expect(woken).toBe(2)
})
