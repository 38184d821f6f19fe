import { minute, second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { refold } from "../oracle/refold.ts"
import { answerAll, answerOf, claim, work } from "./play.ts"
import type { Stage } from "./stage.ts"

export const describeProbes = (stage: () => Stage) =>
  describe("a probe", () => {
    const plant = async (regions = [1, 2]) => {
      const monitor = await stage().create({ regions })
      const [here, there] = [await stage().hire(1), await stage().hire(2)]
      await answerAll(here)
      await answerAll(there)
      await stage().pass(minute)
      return { monitor, here, there }
    }

    it("is asked for in each region by whoever begins to watch, and answers for it at once", async () => {
      const monitor = await stage().create({ regions: [1, 2] })
      const [here, there] = [await stage().hire(1), await stage().hire(2)]
      expect([await answerAll(here), await answerAll(there), await answerAll(here)]).toEqual([1, 1, 0])
      const { probes, standings, heartbeats } = await stage().tables()
      expect(probes).toMatchObject([{ why: "check-now" }, { why: "check-now" }])
      expect(probes.map((probe) => probe.seq).sort()).toEqual([1, 2])
      expect(standings).toMatchObject([{ ...monitor, state: "up", seq: 2 }])
      expect(heartbeats).toEqual([])
    })

    it("asks the other region at the first failure, once, and confirms the outage", async () => {
      const { here, there } = await plant()
      expect(await work(here, "down")).toMatchObject([{ asked: true, beat: { state: "confirming" } }])
      expect(await answerAll(here)).toBe(0)
      expect(await answerAll(there, "down")).toBe(1)
      const tables = await stage().tables()
      expect(tables.standings).toMatchObject([{ state: "down" }])
      expect(tables.incidents).toMatchObject([{ openedAt: tables.heartbeats[0]!.slotAt, resolvedAt: null }])
      expect(tables.probes.filter((probe) => probe.why === "confirm")).toHaveLength(1)
      expect(refold(tables)).toEqual([])
    })

    it("tells a failure that only one region sees from an outage", async () => {
      const { here, there } = await plant()
      await work(here, "down")
      await answerAll(there, "up")
      await work(there, "up")
      await stage().pass(minute)
      await work(here, "down")
      const { standings, incidents } = await stage().tables()
      expect([standings[0]!.state, incidents]).toEqual(["degraded", []])
    })

    it("is worth nothing in the hands of who no longer holds it", async () => {
      const { monitor, here } = await plant([1])
      await stage().checkNow(monitor)
      const [task] = await here.ledger.claimProbes({ life: here.life, batch: 10 })
      await here.die()
      const heir = await stage().hire()
      await heir.ledger.reap()
      await answerAll(heir, "up")
      await heir.ledger.answer([answerOf(task!, "down")])
      const { probes, standings } = await stage().tables()
      expect(probes.at(-1)).toMatchObject({ outcome: { status: "up" } })
      expect(standings).toMatchObject([{ state: "up" }])
    })

    it("is due again soon where its answer is lost", async () => {
      const { monitor, here } = await plant([1])
      await stage().checkNow(monitor)
      await here.ledger.claimProbes({ life: here.life, batch: 10 })
      await stage().pass(16 * second)
      expect(await answerAll(here)).toBe(0)
      await stage().pass(2 * second)
      expect(await answerAll(here)).toBe(1)
    })

    it("is answered, and judges nothing, where the monitor was paused meanwhile", async () => {
      const { monitor, here } = await plant([1])
      await stage().checkNow(monitor)
      await stage().pause(monitor)
      await answerAll(here)
      const { probes, standings } = await stage().tables()
      expect(probes.at(-1)).toMatchObject({ seq: null, outcome: { code: "nothing_to_check" } })
      expect(standings).toMatchObject([{ state: "paused" }])
    })

    it("that began before the newest verdict of its region is stale", async () => {
      const { monitor, here } = await plant([1])
      await stage().checkNow(monitor)
      const [task] = await here.ledger.claimProbes({ life: here.life, batch: 10 })
      const early = answerOf(task!, "down")
      expect(await claim(here)).toHaveLength(1)
      await here.ledger.answer([{ ...early, startedAt: early.startedAt - minute * 2 }])
      expect((await stage().tables()).probes.at(-1)).toMatchObject({ seq: null })
    })
  })
