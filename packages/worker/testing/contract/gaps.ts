import { minute, second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { claim, work } from "./play.ts"
import type { Stage } from "./stage.ts"

export const describeGaps = (stage: () => Stage) =>
  describe("slots that nobody ran", () => {
    const plant = async () => {
      const monitor = await stage().create()
      const hand = await stage().hire()
      await stage().passUntilDue()
      await work(hand)
      return { monitor, hand }
    }
    const gaps = async () =>
      (await stage().tables()).gaps.map(({ cause, slots, backlog }) => ({ cause, slots, hasBacklog: backlog !== null }))

    it("have one gap that says that no worker lived, and are no data", async () => {
      const { hand } = await plant()
      await hand.die()
      await stage().pass(4 * minute + second)
      const heir = await stage().hire()
      await heir.ledger.reap()
      expect(await work(heir)).toMatchObject([{ gap: { cause: "worker_down", slots: 3 } }])
      const { spans, heartbeats, gaps: rows } = await stage().tables()
      expect(heartbeats.map((beat) => beat.seq)).toEqual([1, 3])
      expect(rows).toMatchObject([{ seq: 2, to: heartbeats[1]!.slotAt }])
      expect(spans.map((span) => span.state)).toEqual(["no_data", "up", "no_data", "up"])
    })

    it("have one that says that the database was gone, where the worker that comes back knows", async () => {
      const { hand } = await plant()
      hand.freeze()
      await stage().pass(2 * minute + second)
      const life = await hand.ledger.beginLife("db_down", hand.life)
      await hand.ledger.reap()
      await work({ ...hand, life })
      expect(await gaps()).toEqual([{ cause: "db_down", slots: 1, hasBacklog: false }])
    })

    it("have one with the backlog, where somebody lived and was too busy", async () => {
      const { hand } = await plant()
      await stage().pass(2 * minute + second)
      await work(hand)
      expect(await gaps()).toEqual([{ cause: "overload", slots: 1, hasBacklog: true }])
    })

    it("have one until the moment of a pause or an edit, and none where nothing was due", async () => {
      const { monitor } = await plant()
      await stage().pass(2 * minute + second)
      await stage().edit(monitor, { intervalMs: 30 * second })
      expect(await gaps()).toEqual([{ cause: "edited", slots: 2, hasBacklog: false }])
      await stage().pause(monitor)
      expect(await gaps()).toHaveLength(1)
    })

    it("are not run because three workers died of it, and then it is tried again", async () => {
      const { hand } = await plant()
      let holder = hand
      await stage().pass(minute)
      for (const hasBegun of [false, true, false, true]) {
        const [task] = await claim(holder)
        if (hasBegun) await holder.ledger.beginSuspect(task!.claim)
        await holder.die()
        holder = await stage().hire()
        await holder.ledger.reap()
      }
      expect(await work(holder)).toMatchObject([{ beat: { status: "unknown" } }])
      expect((await stage().tables()).schedules).toMatchObject([{ failures: 4, claimedBy: null }])
      await stage().pass(2 * minute + second)
      expect(await work(holder)).toMatchObject([{ gap: { cause: "quarantine" }, beat: { status: "up" } }])
      expect((await stage().tables()).schedules).toMatchObject([{ failures: 0 }])
    })
  })
