import { minute, second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { attemptOf, claim, work } from "./play.ts"
import type { Stage } from "./stage.ts"

export const describeClaims = (stage: () => Stage) =>
  describe("a claim", () => {
    const plant = async (count: number, tenant = 0) => {
      for (let i = 0; i < count; i++) await stage().create({ tenant })
    }

    it("takes what is due, oldest first, and nothing twice", async () => {
      await plant(6)
      const [one, other] = [await stage().hire(), await stage().hire()]
      await stage().pass(minute)
      const first = await claim(one, { batch: 4 })
      const rest = await claim(other, { batch: 4 })
      expect([first.length, rest.length, (await claim(one)).length]).toEqual([4, 2, 0])
      const due = [...first, ...rest].map((task) => task.claim.dueAt)
      expect(Math.max(...due.slice(0, 4))).toBeLessThanOrEqual(Math.min(...due.slice(4)))
      expect(first[0]!.claim).toMatchObject({ token: 1, attempt: 0, failures: 0, kept: 0, intervalMs: minute })
    })

    it("takes what is due within the look-ahead, and nothing later", async () => {
      await plant(1)
      const hand = await stage().hire()
      // To the slot itself: the next one is a whole minute away then.
      await stage().passUntilDue()
      await work(hand)
      expect(await claim(hand, { lookAheadMs: second })).toEqual([])
      expect(await claim(hand, { lookAheadMs: minute })).toHaveLength(1)
    })

    it("is shared between tenants, however much one of them is behind", async () => {
      await plant(12)
      await stage().pass(minute)
      await plant(2, 1)
      await stage().pass(minute)
      const hand = await stage().hire()
      const tasks = await claim(hand, { batch: 6 })
      const byTenant = new Set(tasks.map((task) => task.claim.tenantId))
      expect([tasks.length, byTenant.size]).toEqual([5, 2])
      expect(await claim(hand, { batch: 6 })).toHaveLength(6)
    })

    it("is of one's own region", async () => {
      await stage().create({ regions: [1, 2] })
      const [here, there] = [await stage().hire(1), await stage().hire(2)]
      await stage().pass(minute)
      expect((await claim(here)).map((task) => task.claim.region)).toEqual([1])
      expect((await claim(there)).map((task) => task.claim.region)).toEqual([2])
    })

    it("is due again when its lease has run out, and not before; who held it holds nothing then", async () => {
      await plant(1)
      const [slow, other] = [await stage().hire(), await stage().hire()]
      await stage().pass(minute)
      const [held] = await claim(slow)
      await stage().pass(54 * second)
      expect(await claim(other)).toEqual([])
      await stage().pass(2 * second)
      const [taken] = await claim(other)
      expect(taken!.claim).toMatchObject({ token: 2, failures: 0 })
      expect(await slow.ledger.complete([attemptOf(held!, "up")], slow.life)).toEqual([null])
      expect(await other.ledger.complete([attemptOf(taken!, "up")], other.life)).toMatchObject([{ kept: null }])
    })

    it("is given back as it was", async () => {
      await plant(1)
      const hand = await stage().hire()
      await stage().pass(minute)
      const [task] = await claim(hand)
      await hand.ledger.release([task!.claim])
      const [again] = await claim(hand)
      expect(again!.claim).toMatchObject({ dueAt: task!.claim.dueAt, token: 2, failures: 0 })
      await hand.ledger.release([task!.claim])
      expect(await claim(hand)).toEqual([])
    })

    it("is not made of what is paused or deleted", async () => {
      const [paused, deleted] = [await stage().create(), await stage().create()]
      await stage().pass(minute)
      await stage().pause(paused)
      await stage().delete(deleted)
      const hand = await stage().hire()
      expect([await claim(hand), (await hand.ledger.readBacklog()).due]).toEqual([[], 0])
      await stage().resume(paused)
      await stage().pass(minute)
      expect((await hand.ledger.readBacklog()).due).toBe(1)
      expect(await claim(hand)).toHaveLength(1)
    })
  })
