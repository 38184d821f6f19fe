/** What every `Ledger` keeps to; the invariants hold after each story. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest"
import { askOracle } from "../oracle/oracle.ts"
import { describeClaims } from "./claims.ts"
import { describeCompletions } from "./completions.ts"
import { describeCrashes } from "./crashes.ts"
import { describeDeliveries } from "./deliveries.ts"
import { describeGaps } from "./gaps.ts"
import { describeLives } from "./lives.ts"
import { describeProbes } from "./probes.ts"
import type { CreateStage, Stage } from "./stage.ts"

export const describeLedger = (name: string, create: CreateStage) =>
  describe(`the record in ${name}`, () => {
    let stage: Stage
    beforeAll(async () => {
      stage = await create()
    })
    beforeEach(() => stage.clear())
    afterEach(async () => expect(askOracle(await stage.tables())).toEqual([]))
    afterAll(() => stage.close())
    const slots = [describeClaims, describeCompletions, describeGaps, describeLives]
    for (const describePart of [...slots, describeProbes, describeDeliveries, describeCrashes])
      describePart(() => stage)
  })
