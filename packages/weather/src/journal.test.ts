import { expect, test } from "vitest"
import { Journal } from "./journal.ts"

test("counts every request by path and query", () => {
  const journal = new Journal()
  journal.write("GET", "/fair?a")
  journal.write("GET", "/fair?a")
  journal.write("POST", "/fair?b")
  expect(journal.count("/fair?a")).toBe(2)
  expect(journal.summary()).toMatchObject({ total: 3, byPath: { "/fair?b": { count: 1 } } })
})

test("keeps the newest thousand in order", () => {
  const journal = new Journal()
  for (let index = 0; index < 1_500; index++) journal.write("GET", `/${index}`)
  const { recent } = journal.summary()
  expect(recent).toHaveLength(1_000)
  expect([recent[0]?.path, recent.at(-1)?.path]).toEqual(["/500", "/1499"])
})

test("tells those who wait for a path, and only of that path", async () => {
  const journal = new Journal()
  const waiting = journal.next("/b")
  journal.write("GET", "/a")
  journal.write("PUT", "/b")
  expect((await waiting).method).toBe("PUT")
})
