import { expect, it } from "vitest"
import { type Gap, happeningsOf, type MonitorTurn } from "./happenings.ts"

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 3, minute)).toISOString()

it("puts gaps between the turns they lie between, each with how long it lasted", () => {
  const turns = [{ since: at(9), to: "up" } as MonitorTurn, { since: at(2), to: "down" } as MonitorTurn]
  const gaps = [{ from: at(4), to: at(6), cause: "worker_down" } as Gap]
  const told = happeningsOf(turns, gaps).map((one) => ["gap" in one ? one.gap.cause : one.turn.to, one.lastedMs])
  expect(told).toEqual([
    ["up", null],
    ["worker_down", 120_000],
    ["down", 420_000],
  ])
})
