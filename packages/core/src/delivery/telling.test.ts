import { samples } from "@nightjar/channels/message.sample"
import { describe, expect, it } from "vitest"
import type { Settled, Turn } from "../turn/turn.ts"
import { type Beginning, planTelling, type Rules, type Scene, silentPlan } from "./telling.ts"

const began = Date.parse("2026-11-25T02:58:30.000Z")
const now = "2026-11-25T03:02:50.000Z"
const turn = (from: Settled, to: Settled, incident: Turn["incident"] = null): Turn => ({
  seq: 7,
  at: began + 20_000,
  since: began,
  from,
  to,
  incident,
  flapping: null,
})
const scene = (change: Partial<Scene> = {}): Scene => ({
  workspace: { id: "ten_1", name: "Acme" },
  monitor: {
    id: "mon_1",
    name: "Shop",
    config: { type: "push", graceSeconds: 5 },
  },
  reason: "No call for 2 min.",
  incident: null,
  before: null,
  isOver: false,
  ...change,
})
const rules: Rules = { defaultChannels: ["chn_1", "chn_2"] }
const after = (message: Beginning, channels = ["chn_2", "chn_3"]) => ({ before: { message, channels } })
const { "monitor.down": down, "monitor.no_data": noData } = samples

const dueNow = (...channels: string[]) => ({ tell: channels.map((channel) => ({ channel, step: 0, dueAt: now })) })

describe("who is told", () => {
  it.each([
    ["an outage", turn("up", "down", "opens"), {}, dueNow("chn_1", "chn_2")],
    ["an outage after silence", turn("no_data", "down", "opens"), after(noData), dueNow("chn_1", "chn_2")],
    ["an outage that goes on after maintenance", turn("maintenance", "down"), {}, "The outage is known already."],
    ["its end", turn("down", "up", "resolves"), after(down), dueNow("chn_2", "chn_3")],
    ["an end after maintenance", turn("maintenance", "up", "resolves"), after(down), dueNow("chn_2", "chn_3")],
    ["an end after a slow answer", turn("degraded", "up", "resolves"), after(down), dueNow("chn_2", "chn_3")],
    ["the end of what nobody was told of", turn("down", "up", "resolves"), {}, "Nobody was told of a beginning."],
    [
      "an end whose channels are gone",
      turn("down", "up", "resolves"),
      after(down, []),
      "All channels that were told are off or gone.",
    ],
    ["the first good check", turn("no_data", "up"), {}, "Nobody was told of a beginning."],
    ["no more data", turn("up", "no_data"), {}, dueNow("chn_1", "chn_2")],
    ["no data in an outage", turn("down", "no_data"), after(down), "The outage is known already."],
    ["no data that is over", turn("up", "no_data"), { isOver: true }, "It was over before it was known."],
    ["data again", turn("no_data", "up"), after(noData), dueNow("chn_2", "chn_3")],
    ["a slow answer", turn("up", "degraded"), {}, "A slow answer is not told by default."],
    ["a slow answer in an outage", turn("down", "degraded"), after(down), "A slow answer is not told by default."],
    ["a pause", turn("down", "paused", "resolves"), after(down), "A person paused it."],
    ["its end", turn("paused", "no_data"), {}, "A person resumed it."],
    ["maintenance", turn("up", "maintenance"), {}, "It is in maintenance."],
  ] as const)("of %s", (_, turn, change, wanted) => {
    const { plan, message } = planTelling(turn, scene(change), rules, now)
    expect(plan).toEqual(typeof wanted === "string" ? { silent: wanted } : wanted)
    expect(message === null).toBe(typeof wanted === "string")
  })

  it("is nobody without a channel", () => {
    const { plan } = planTelling(turn("up", "down", "opens"), scene(), { defaultChannels: [] }, now)
    expect(plan).toEqual({ silent: "No default channel is switched on." })
  })

  it("needs no look where a person acted", () => {
    expect(silentPlan(turn("up", "paused"))).toEqual({ silent: "A person paused it." })
    expect(silentPlan(turn("up", "down"))).toBeNull()
  })
})

describe("what is told", () => {
  it("of a beginning is since when, of what, and what was found", () => {
    const { message } = planTelling(turn("up", "down", "opens"), scene({ incident: "inc_1" }), rules, now)
    expect(message).toEqual({
      type: "monitor.down",
      at: "2026-11-25T02:58:50.000Z",
      workspace: { id: "ten_1", name: "Acme" },
      monitor: { id: "mon_1", name: "Shop", target: "a call every interval, 5 s of grace" },
      incident: "inc_1",
      since: "2026-11-25T02:58:30.000Z",
      reason: "No call for 2 min.",
    })
  })

  it("of an end is how long it was, and why", () => {
    const ended = { ...turn("down", "up", "resolves"), since: Date.parse(now) }
    expect(planTelling(ended, scene(after(down)), rules, now).message).toMatchObject({
      type: "monitor.recovered",
      was: "down",
      incident: down.incident,
      since: down.since,
      until: now,
      reason: down.reason,
    })
  })
})
