import { expect, it } from "vitest"
import { createLane, createLanes } from "./lane.ts"

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

it("runs so many at a time, and the others in their order", async () => {
  const lane = createLane(2)
  const gates = [gate(), gate(), gate()]
  const started: number[] = []
  const done = gates.map(
    ({ opened }, i) =>
      new Promise<void>((resolve) =>
        lane.enter(async () => {
          started.push(i)
          await opened
          resolve()
        }),
      ),
  )
  expect([started, lane.running, lane.waiting]).toEqual([[0, 1], 2, 1])
  gates[1]!.open()
  await done[1]
  await Promise.resolve()
  expect(started).toEqual([0, 1, 2])
  gates[0]!.open()
  gates[2]!.open()
  await Promise.all(done)
})

it("forgets those that wait", () => {
  const lane = createLane(1)
  lane.enter(() => new Promise(() => {}))
  lane.enter(async () => {})
  lane.clear()
  expect(lane.waiting).toBe(0)
})

it("sends targets that timed out to the slow lane until they answer, and refuses more than it can hold", () => {
  const lanes = createLanes(4)
  const quick = lanes.of("a")
  lanes.learn("a", true)
  const slow = lanes.of("a")!
  expect([quick === slow, lanes.of("b") === quick]).toEqual([false, true])
  slow.enter(() => new Promise(() => {}))
  slow.enter(async () => {})
  expect(lanes.of("a")).toBeNull()
  lanes.learn("a", false)
  expect(lanes.of("a")).toBe(quick)
})
