import { expect, it } from "vitest"
import { firstToBreak } from "../seeds.ts"
import { faults } from "./all.ts"

/** Most show in the first few; the rarest, an answer to a probe that was freed meanwhile, in one of some hundreds. */
const seeds = 1_500
const timeout = 300_000

it.each(faults.map((fault) => [fault.name, fault] as const))(
  "the simulator finds %s",
  { timeout },
  async (_, fault) => {
    expect(await firstToBreak(fault.foundBy, seeds, { planted: fault.planted })).not.toBeNull()
  },
)
