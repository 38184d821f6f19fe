import { silentLog } from "@nightjar/kit/log"
import { expect, it } from "vitest"
import { manualClock } from "../../testing/manual-clock.ts"
import { createRecording } from "./record.ts"

const refused = Object.assign(new Error("invalid byte sequence"), { code: "22021" })
const gone = Object.assign(new Error("shutting down"), { code: "57P01" })

const setUp = (store: (items: readonly string[]) => Error | undefined) => {
  const recorded: string[] = []
  const record = async (items: readonly string[]) => {
    const error = store(items)
    if (error) throw error
    recorded.push(...items)
  }
  const about = (item: string) => ({ item })
  const clock = manualClock()
  return {
    recording: createRecording({ name: "record", clock, batch: 2, log: silentLog, record, about }),
    clock,
    recorded,
  }
}
const turn = async ({ loop }: ReturnType<typeof createRecording<string>>) =>
  loop.work(await loop.claim(), new AbortController().signal)

it("records in batches", async () => {
  const { recording, recorded } = setUp(() => undefined)
  for (const id of ["a", "b", "c"]) recording.add(id)
  await turn(recording)
  expect([recorded, recording.size]).toEqual([["a", "b"], 1])
  await turn(recording)
  expect([recorded, recording.size]).toEqual([["a", "b", "c"], 0])
})

it("keeps what it could not record while the database is gone", async () => {
  const failures = [gone]
  const { recording, recorded } = setUp(() => failures.shift())
  recording.add("a")
  await expect(turn(recording)).rejects.toThrow("shutting down")
  expect(recording.size).toBe(1)
  await turn(recording)
  expect(recorded).toEqual(["a"])
})

it("lets one that is refused not take the others with it", async () => {
  const { recording, recorded } = setUp((items) => (items.includes("bad") ? refused : undefined))
  for (const id of ["bad", "good"]) recording.add(id)
  await turn(recording)
  expect([recorded, recording.size]).toEqual([["good"], 0])
})

it("records the rest when it ends", async () => {
  const { recording, recorded } = setUp(() => undefined)
  for (const id of ["a", "b", "c"]) recording.add(id)
  await recording.finish()
  expect([recorded, recording.size]).toEqual([["a", "b", "c"], 0])
})

it("lets a few gather for a moment, and wakes at once when there are enough", async () => {
  const { recording, clock } = setUp(() => undefined)
  let woken = 0
  recording.loop.bindWake!(() => woken++)
  recording.add("a")
  await clock.pass(49)
  expect(woken).toBe(0)
  await clock.pass(1)
  expect(woken).toBe(1)
  recording.add("b")
  expect(woken).toBe(2)
})
