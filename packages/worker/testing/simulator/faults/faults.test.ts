import { expect, it } from "vitest"
import { firstToBreak } from "../seeds.ts"
import { faults } from "./all.ts"

/** The rarest of them shows in one seed of thirty. */
const seeds = 120

it.each(faults.map((fault) => [fault.name, fault] as const))("the simulator finds %s", async (_, fault) => {
  expect(await firstToBreak(fault.foundBy, seeds, { planted: fault.planted })).not.toBeNull()
})
