import { expect, it } from "vitest"
import { hashPassword, inTurn, verifyPassword } from "./password.ts"

it("knows the right password and no other", async () => {
  const stored = await hashPassword("a quiet bird at night")
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(stored, "a quiet bird at night")).toBe(true)
  expect(await verifyPassword(stored, "a quiet bird at dawn")).toBe(false)
})

it("never lets anybody in where no password is set", async () => {
  expect(await verifyPassword(null, "")).toBe(false)
  expect(await verifyPassword(undefined, "anything at all")).toBe(false)
})

it("works two at a time, in order, and refuses when the line is full", async () => {
  const turn = inTurn(2, 1)
  const finish: (() => void)[] = []
  const started: number[] = []
  const work = (n: number) =>
    turn(() => {
      started.push(n)
      return new Promise<number>((resolve) => finish.push(() => resolve(n)))
    })
  const first = work(1)
  const second = work(2)
  const third = work(3)
  await expect(work(4)).rejects.toMatchObject({ code: "unavailable" })
  expect(started).toEqual([1, 2])
  finish[0]!()
  expect(await first).toBe(1)
  await Promise.resolve()
  finish[1]!()
  expect(await second).toBe(2)
  finish[2]!()
  expect(await third).toBe(3)
  expect(started).toEqual([1, 2, 3])
})

it("gives the turn on after a failure", async () => {
  const turn = inTurn(1, 5)
  await expect(turn(() => Promise.reject(new Error("no")))).rejects.toThrow("no")
  expect(await turn(async () => "next")).toBe("next")
})
