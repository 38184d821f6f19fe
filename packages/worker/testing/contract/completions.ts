import { minute, second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { refold } from "../oracle/refold.ts"
import { attemptOf, claim, taskOf, work } from "./play.ts"
import type { Hand, Stage } from "./stage.ts"

export const describeCompletions = (stage: () => Stage) =>
  describe("an attempt", () => {
    const plant = async (terms = {}) => {
      const monitor = await stage().create({ terms })
      const hand = await stage().hire()
      await stage().passUntilDue()
      return { monitor, hand }
    }
    const keep = async (hand: Hand) => {
      const [task] = await claim(hand)
      const [recorded] = await hand.ledger.complete([attemptOf(task!, "up", minute)], hand.life)
      return taskOf(task!, recorded!.kept!)
    }

    it("becomes one heartbeat of its slot, and the schedule is let go and moves on by one interval", async () => {
      const { hand } = await plant()
      expect(await work(hand)).toMatchObject([{ gap: null, kept: null, turned: true, asked: false }])
      const { heartbeats, schedules } = await stage().tables()
      const [beat] = heartbeats
      expect(beat).toMatchObject({ attempt: 0, status: "up", state: "up", seq: 1, token: 1, latencyMs: 12 })
      const next = beat!.slotAt + minute
      expect(schedules).toMatchObject([{ nextSlotAt: next, dueAt: next, attempt: 0, claimedBy: null, failures: 0 }])
    })

    it("is recorded once, however often it is completed", async () => {
      const { hand } = await plant()
      const [task] = await claim(hand)
      const complete = () => hand.ledger.complete([attemptOf(task!, "down")], hand.life)
      expect(await complete()).toHaveLength(1)
      expect([await complete(), await complete()]).toEqual([[null], [null]])
      expect((await stage().tables()).heartbeats).toHaveLength(1)
    })

    it("is made again of the same slot after a failure, and the second one is an outage since that slot", async () => {
      const { hand } = await plant()
      await work(hand)
      await stage().pass(minute)
      await work(hand, "down")
      expect(await claim(hand)).toEqual([])
      await stage().pass(21 * second)
      await work(hand, "down")
      const { heartbeats, spans, incidents, evidence, turns, ...rest } = await stage().tables()
      expect(heartbeats.map((beat) => [beat.attempt, beat.status, beat.state])).toEqual([
        [0, "up", "up"],
        [0, "down", "confirming"],
        [1, "down", "down"],
      ])
      const failed = heartbeats[1]!.slotAt
      expect(heartbeats[2]!.slotAt).toBe(failed)
      expect(spans.map((span) => span.state)).toEqual(["no_data", "up", "down"])
      expect(incidents).toMatchObject([{ openedAt: failed, resolvedAt: null, reason: "It is down." }])
      expect([evidence.length, turns.length]).toEqual([3, 2])
      expect(refold({ heartbeats, spans, incidents, evidence, turns, ...rest })).toEqual([])
    })

    it("ends an outage by the first good one, and its incident", async () => {
      const { hand } = await plant({ retries: 0 })
      await work(hand, "down")
      await stage().pass(minute)
      await work(hand, "up")
      const { incidents, heartbeats } = await stage().tables()
      expect(incidents).toMatchObject([{ openedSeq: 1, resolvedSeq: 2, resolvedAt: heartbeats[1]!.slotAt }])
    })

    it("is not made again where the next slot comes first", async () => {
      const { hand } = await plant({ retryMs: 59 * second, timeoutMs: 5 * second })
      await stage().pass(2 * second)
      await work(hand, "down")
      const { schedules, heartbeats } = await stage().tables()
      expect(schedules).toMatchObject([{ attempt: 0, nextSlotAt: heartbeats[0]!.slotAt + minute }])
    })

    it("may keep its claim for the next slot, which nobody else can take", async () => {
      const { hand } = await plant()
      const next = await keep(hand)
      expect(next.claim).toMatchObject({ token: 2, kept: 1, attempt: 0 })
      await stage().pass(minute)
      expect(await claim(await stage().hire())).toEqual([])
      // In PostgreSQL all that is remembered has become older; in memory it is later now.
      const [schedule] = (await stage().tables()).schedules
      const due = schedule!.nextSlotAt
      const now = taskOf(next, { ...next.claim, nextSlotAt: due, dueAt: due, anchor: schedule!.anchorAt })
      expect(await hand.ledger.complete([attemptOf(now, "up")], hand.life)).toMatchObject([{ kept: null }])
    })

    it("is worth nothing once the monitor was paused or edited, kept or not", async () => {
      const { monitor, hand } = await plant()
      const next = await keep(hand)
      const other = await stage().create()
      await stage().pass(minute + second)
      const tasks = await claim(hand)
      await stage().edit(monitor, { intervalMs: 30 * second })
      await stage().pause(other)
      const attempts = [next, ...tasks].map((task) => attemptOf(task, "up"))
      expect(await hand.ledger.complete(attempts, hand.life)).toEqual([null, null])
      const { gaps, heartbeats } = await stage().tables()
      expect(heartbeats).toHaveLength(1)
      const causes = gaps.map(({ cause, slots, seq }) => ({ cause, slots, seq }))
      expect(causes).toContainEqual({ cause: "edited", slots: 1, seq: null })
      expect(causes).toContainEqual({ cause: "paused", slots: 1, seq: null })
    })

    it("is seen upside down where that is wanted", async () => {
      const { hand } = await plant({ upsideDown: true, retries: 0 })
      await work(hand, "down")
      await stage().pass(minute)
      await work(hand, "up")
      const { heartbeats } = await stage().tables()
      expect(heartbeats.map((beat) => [beat.status, beat.state])).toEqual([
        ["up", "up"],
        ["down", "down"],
      ])
    })

    it("turns the groups above it", async () => {
      const company = await stage().create({ isGroup: true })
      const site = await stage().create({ isGroup: true, group: company })
      const member = await stage().create({ group: site, terms: { retries: 0 } })
      const hand = await stage().hire()
      await stage().pass(minute)
      await work(hand, "down")
      const stands = async () => (await stage().tables()).standings.map((row) => row.settled)
      expect(await stands()).toEqual(["down", "down", "down"])
      await stage().pause(member)
      expect((await stands()).sort()).toEqual(["no_data", "no_data", "paused"])
    })

    it("is added up by the hour", async () => {
      const { hand } = await plant()
      await work(hand, "up")
      await stage().pass(minute)
      await work(hand, "down")
      await stage().pass(minute)
      expect(await hand.ledger.rollUp(10)).toBe(1)
      expect(await hand.ledger.rollUp(10)).toBe(0)
      const { hours } = await stage().tables()
      expect(hours.reduce((sum, { counts }) => sum + counts.up + counts.down, 0)).toBe(2)
    })
  })
