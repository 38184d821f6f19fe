import { minute, second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import type { ProbeTask, Task } from "../../src/ledger.ts"
import { refold } from "../oracle/refold.ts"
import { answerAll, answerOf, attemptOf, claim, taskOf, work } from "./play.ts"
import type { Hand, Stage } from "./stage.ts"

/** What a worker remembers from one call to the next. */
interface Mind {
  tasks: Task[]
  kept: Task[]
  probes: ProbeTask[]
}

type Call = (hand: Hand, mind: Mind) => Promise<Partial<Mind> | undefined>

const load = { held: 0, running: 0, recording: 0, sending: 0 }

/** The calls of a shift, one after the other: what each answers is heard before the next. */
const story: Readonly<Record<string, Call>> = {
  sign: async ({ ledger, life }) => void (await ledger.giveSign(life, load)),
  "claim of probes": async ({ ledger, life }) => ({ probes: await ledger.claimProbes({ life, batch: 10 }) }),
  answer: async ({ ledger }, { probes }) => void (await ledger.answer(probes.map((probe) => answerOf(probe, "up")))),
  claim: async (hand) => ({ tasks: await claim(hand, { lookAheadMs: second }) }),
  "completion that keeps": async ({ ledger, life }, { tasks }) => {
    const attempts = tasks.map((task, place) => attemptOf(task, place === 0 ? "down" : "up", minute))
    const results = await ledger.complete(attempts, life)
    return { kept: results.flatMap((result, i) => (result?.kept ? [taskOf(tasks[i]!, result.kept)] : [])) }
  },
  "completion of what was kept": async ({ ledger, life }, { kept }) => {
    const retries = kept.filter((task) => task.claim.attempt > 0).map((task) => attemptOf(task, "down"))
    await ledger.complete(retries, life)
    return { kept: kept.filter((task) => task.claim.attempt === 0) }
  },
  release: async ({ ledger }, { kept }) => void (await ledger.release(kept.map((task) => task.claim))),
  rollup: async ({ ledger }) => void (await ledger.rollUp(10)),
  "second claim": async (hand) => ({ tasks: await claim(hand, { lookAheadMs: minute }) }),
  "second completion": async ({ ledger, life }, { tasks }) =>
    void (await ledger.complete(
      tasks.map((task) => attemptOf(task, "up")),
      life,
    )),
  end: async ({ ledger, life }) => void (await ledger.reap(life)),
}
const names = Object.keys(story)

/** Plays up to a call, and dies before it, or after it without hearing the answer. */
const dieAt = async (hand: Hand, name: string, when: "before" | "after") => {
  const mind: Mind = { tasks: [], kept: [], probes: [] }
  for (const each of names) {
    if (each === name && when === "before") break
    const heard = await story[each]!(hand, mind)
    if (each === name) break
    Object.assign(mind, heard)
  }
  await hand.die()
}

export const describeCrashes = (stage: () => Stage) =>
  describe("a worker that dies", () => {
    const cases = names.flatMap((name) => (["before", "after"] as const).map((when) => [when, name] as const))

    it.each(cases)("%s its %s leaves to others what it held, and the record whole", async (when, name) => {
      for (const tenant of [0, 1]) await stage().create({ tenant })
      const hand = await stage().hire()
      await stage().pass(minute)
      await dieAt(hand, name, when)
      const heir = await stage().hire()
      await heir.ledger.reap()
      for (let minutes = 0; minutes < 2; minutes++) {
        await answerAll(heir)
        await work(heir)
        await stage().pass(minute)
      }
      const tables = await stage().tables()
      expect(tables.standings.map((row) => row.state)).toEqual(["up", "up"])
      expect(tables.schedules.filter((row) => row.claimedBy !== null)).toEqual([])
      expect(tables.probes.filter((row) => row.answeredAt === null)).toEqual([])
      expect(refold(tables)).toEqual([])
    })
  })
