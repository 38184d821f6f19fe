import { expect, it } from "vitest"
import { localBus } from "../testing/local-bus.ts"
import { createMemory } from "./memory.ts"

const setUp = async () => {
  const bus = localBus()
  const memory = await createMemory<{ id: string }>(bus, { max: 10, ttlMs: 60_000, idsOf: ({ id }) => [id] })
  let asked = 0
  const recall = (key: string) =>
    memory.recall(key, async () => {
      asked += 1
      return key === "nobody" ? null : { id: `id-of-${key}` }
    })
  return { bus, memory, recall, asked: () => asked }
}

it("asks once for what it remembers, and again for what was not found", async () => {
  const { recall, asked } = await setUp()
  expect(await recall("acme")).toEqual({ id: "id-of-acme" })
  await recall("acme")
  expect(asked()).toBe(1)
  await recall("nobody")
  await recall("nobody")
  expect(asked()).toBe(3)
})

it("forgets what a whisper names and keeps the rest", async () => {
  const { bus, recall, asked } = await setUp()
  await recall("acme")
  await recall("other")
  await bus.publish({ kind: "forget", keys: ["id-of-acme"] })
  await recall("acme")
  await recall("other")
  expect(asked()).toBe(3)
  await bus.publish({ kind: "forget", keys: ["*"] })
  await recall("other")
  expect(asked()).toBe(4)
})

it("believes nothing while the bus is lost, nor what it knew before", async () => {
  const { bus, recall, asked } = await setUp()
  await recall("acme")
  bus.enter("lost")
  await recall("acme")
  await recall("acme")
  expect(asked()).toBe(3)
  bus.enter("connected")
  await recall("acme")
  await recall("acme")
  expect(asked()).toBe(4)
})

it("does not keep an answer that was overtaken by a whisper", async () => {
  const { bus, memory } = await setUp()
  const late = await memory.recall("acme", async () => {
    await bus.publish({ kind: "forget", keys: ["id-of-acme"] })
    return { id: "id-of-acme", name: "old" }
  })
  expect(late).toEqual({ id: "id-of-acme", name: "old" })
  expect(await memory.recall("acme", async () => ({ id: "id-of-acme", name: "new" }))).toMatchObject({ name: "new" })
})

it("asks once for all who want to know the same at once, and anew for who comes after a whisper", async () => {
  const { bus, memory } = await setUp()
  const answers: ((found: { id: string }) => void)[] = []
  const recall = () => memory.recall("acme", () => new Promise<{ id: string }>((resolve) => answers.push(resolve)))
  const [first, second] = [recall(), recall()]
  await bus.publish({ kind: "forget", keys: ["id-of-acme"] })
  const late = recall()
  expect(answers).toHaveLength(2)
  answers[0]!({ id: "old" })
  answers[1]!({ id: "new" })
  expect(await Promise.all([first, second, late])).toEqual([{ id: "old" }, { id: "old" }, { id: "new" }])
})
