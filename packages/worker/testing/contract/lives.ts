import { second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { attemptOf, claim, work } from "./play.ts"
import type { Stage } from "./stage.ts"

const load = { held: 0, running: 0, recording: 0, sending: 0 }

export const describeLives = (stage: () => Stage) =>
  describe("a life", () => {
    const plant = async () => {
      await stage().create()
      const [hand, heir] = [await stage().hire(), await stage().hire()]
      await stage().passUntilDue()
      const [task] = await claim(hand)
      return { hand, heir, task: task! }
    }

    it("lasts while signs are given, and nobody takes what it holds", async () => {
      const { hand, heir } = await plant()
      await stage().pass(2 * second)
      expect(await hand.ledger.giveSign(hand.life, load)).toBeGreaterThan(0)
      expect([await heir.ledger.reap(), await claim(heir)]).toEqual([0, []])
    })

    it("is over when no sign is given for three seconds, and others take what it held", async () => {
      const { hand, heir, task } = await plant()
      hand.freeze()
      await stage().pass(2 * second)
      expect(await heir.ledger.reap()).toBe(0)
      await stage().pass(1_500)
      expect(await heir.ledger.reap()).toBe(1)
      expect(await work(heir)).toMatchObject([{ beat: { status: "up" } }])
      expect(await hand.ledger.giveSign(hand.life, load)).toBeNull()
      expect(await hand.ledger.complete([attemptOf(task, "down")], hand.life)).toEqual([null])
    })

    it("is over at once when its session falls", async () => {
      const { hand, heir } = await plant()
      await hand.die()
      expect(await heir.ledger.reap()).toBe(1)
      expect(await work(heir)).toHaveLength(1)
    })

    it("takes nothing once it is over", async () => {
      const { hand, heir } = await plant()
      hand.freeze()
      await stage().pass(4 * second)
      await heir.ledger.reap()
      expect([await claim(hand), (await work(heir)).length]).toEqual([[], 1])
    })

    it("is over when its owner says so, and nobody sees a death in it", async () => {
      const { hand, heir } = await plant()
      hand.freeze()
      await stage().pass(second)
      expect(await hand.ledger.reap(hand.life)).toBe(1)
      await work(heir)
      const { lives } = await stage().tables()
      const [ended] = lives.filter((life) => life.endedAt !== null)
      expect(ended!.id).toBe(hand.life)
      expect(ended!.endedAt).toBeGreaterThan(ended!.seenAt)
    })

    it("is followed by another of the same worker, which gives up the earlier one", async () => {
      const { hand } = await plant()
      const life = await hand.ledger.beginLife("freeze", hand.life)
      expect(await hand.ledger.reap()).toBe(1)
      expect(await work({ ...hand, life })).toHaveLength(1)
      expect(await hand.ledger.reap()).toBe(0)
    })

    it("leaves a retry that it held due at once", async () => {
      const { hand, heir, task } = await plant()
      await hand.ledger.complete([attemptOf(task, "down")], hand.life)
      await stage().pass(21 * second)
      const [retry] = await claim(hand)
      expect(retry!.claim.attempt).toBe(1)
      await hand.die()
      await heir.ledger.reap()
      expect(await work(heir, "down")).toMatchObject([{ beat: { attempt: 1, state: "down" } }])
    })

    it("leaves the probes that it held to others", async () => {
      const monitor = await stage().create()
      const [hand, heir] = [await stage().hire(), await stage().hire()]
      await stage().checkNow(monitor)
      expect((await hand.ledger.claimProbes({ life: hand.life, batch: 10 })).length).toBeGreaterThan(0)
      expect(await heir.ledger.claimProbes({ life: heir.life, batch: 10 })).toEqual([])
      await hand.die()
      await heir.ledger.reap()
      expect((await heir.ledger.claimProbes({ life: heir.life, batch: 10 })).length).toBeGreaterThan(0)
    })
  })
