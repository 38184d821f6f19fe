import { samples } from "@nightjar/channels/message.sample"
import { describe, expect, it } from "vitest"
import type { Settled, Turn } from "../turn/turn.ts"
import type { Runs } from "../verdict/verdict.ts"
import {
  type Beginning,
  type Outage,
  planHeldBack,
  planTelling,
  type Rules,
  type Scene,
  silentPlan,
} from "./telling.ts"

const began = Date.parse("2026-11-25T02:58:30.000Z")
const now = "2026-11-25T03:02:50.000Z"
const runs: Runs = { 1: { status: "down", count: 1, since: began, slotAt: began, at: began } }
const turn = (from: Settled, to: Settled, change: Partial<Turn> & { runs?: Runs } = {}) => ({
  seq: 7,
  at: began + 20_000,
  since: began,
  from,
  to,
  incident: null,
  flapping: null,
  runs,
  ...change,
})
const open: Outage = { id: "inc_1", since: began, reason: "No call for 2 min.", isMuted: false }
const scene = (change: Partial<Scene> = {}): Scene => ({
  workspace: { id: "ten_1", name: "Acme" },
  monitor: {
    id: "mon_1",
    name: "Shop",
    config: { type: "push", graceSeconds: 5 },
  },
  reason: "No call for 2 min.",
  incident: null,
  downParent: null,
  before: null,
  isOver: false,
  ...change,
})
const rules: Rules = { defaultChannels: ["chn_1", "chn_2"] }
const after = (message: Beginning, channels = ["chn_2", "chn_3"]) => ({ before: { message, channels } })
const { "monitor.down": down, "monitor.no_data": noData, "monitor.flapping": flapped } = samples
const opens = { incident: "opens" } as const
const resolves = { incident: "resolves" } as const
const unseen = { runs: {} }

const dueNow = (...channels: string[]) => ({ tell: channels.map((channel) => ({ channel, step: 0, dueAt: now })) })
const planned = (turn: Turn & { runs: Runs }, change: Partial<Scene> = {}) => {
  const { plan, message } = planTelling(turn, scene(change), rules, now)
  expect(message === null).toBe("silent" in plan)
  return plan
}

describe("who is told", () => {
  const inOutage = { incident: open }
  it.each([
    ["an outage", turn("up", "down", opens), inOutage, dueNow("chn_1", "chn_2")],
    [
      "an outage after silence",
      turn("no_data", "down", opens),
      { ...inOutage, ...after(noData) },
      dueNow("chn_1", "chn_2"),
    ],
    ["its end", turn("down", "up", resolves), { ...inOutage, ...after(down) }, dueNow("chn_2", "chn_3")],
    ["an end after maintenance", turn("maintenance", "up", resolves), after(down), dueNow("chn_2", "chn_3")],
    ["an end after a slow answer", turn("degraded", "up", resolves), after(down), dueNow("chn_2", "chn_3")],
    ["no more data", turn("up", "no_data"), {}, dueNow("chn_1", "chn_2")],
    ["data again", turn("no_data", "up"), after(noData), dueNow("chn_2", "chn_3")],
    [
      "the turn with which it begins to flap",
      turn("down", "up", { ...resolves, flapping: "begins" }),
      {},
      dueNow("chn_1", "chn_2"),
    ],
    ["the rest after it, up", turn("up", "up", { flapping: "ends" }), after(flapped), dueNow("chn_2", "chn_3")],
    ["the rest after it, down", turn("down", "down", { flapping: "ends" }), inOutage, dueNow("chn_1", "chn_2")],
  ] as const)("of %s", (_, turn, change, wanted) => {
    expect(planned(turn, change)).toEqual(wanted)
  })

  it.each([
    ["an outage that goes on after maintenance", turn("maintenance", "down"), inOutage, "The outage is known already."],
    ["the end of what nobody was told of", turn("down", "up", resolves), {}, "Nobody was told of a beginning."],
    [
      "an end whose channels are gone",
      turn("down", "up", resolves),
      after(down, []),
      "All channels that were told are off or gone.",
    ],
    ["the first good check", turn("no_data", "up"), {}, "Nobody was told of a beginning."],
    ["no data in an outage", turn("down", "no_data"), inOutage, "The outage is known already."],
    ["no data that is over", turn("up", "no_data"), { isOver: true }, "It was over before it was known."],
    ["a slow answer", turn("up", "degraded"), {}, "A slow answer is not told by default."],
    ["a slow answer in an outage", turn("down", "degraded"), inOutage, "A slow answer is not told by default."],
    [
      "the rest after flapping, slow",
      turn("degraded", "degraded", { flapping: "ends" }),
      inOutage,
      "The outage is known already.",
    ],
    ["a turn of what flaps", turn("up", "down", { ...opens, flapping: "lasts" }), inOutage, "It flaps."],
    [
      "the end of a muted incident",
      turn("down", "up", resolves),
      { incident: { ...open, isMuted: true }, ...after(down) },
      "The incident is muted.",
    ],
    [
      "an outage while its parent is down",
      turn("up", "down", opens),
      { ...inOutage, downParent: "Router" },
      "Router is down, which it depends on.",
    ],
    ["no more data meanwhile", turn("up", "no_data"), { downParent: "Router" }, "Router is down, which it depends on."],
    ["maintenance", turn("up", "maintenance", unseen), {}, "It is in maintenance."],
    ["its end", turn("maintenance", "no_data", unseen), {}, "The maintenance is over."],
    ["a pause", turn("down", "paused", { ...resolves, ...unseen }), inOutage, "A person paused it."],
    ["the end of a pause", turn("paused", "no_data", unseen), {}, "A person resumed it."],
    [
      "an outage that a person ended",
      turn("down", "no_data", { ...resolves, ...unseen }),
      after(down),
      "A person resolved it.",
    ],
    ["a group", turn("up", "down", unseen), {}, "Its members are told of, not the group."],
  ] as const)("is nobody of %s", (_, turn, change, silent) => {
    expect(planned(turn, change)).toEqual({ silent })
  })

  it("is nobody without a channel", () => {
    const { plan } = planTelling(turn("up", "down", opens), scene(inOutage), { defaultChannels: [] }, now)
    expect(plan).toEqual({ silent: "No default channel is switched on." })
  })

  it("needs no look where a person acted", () => {
    expect(silentPlan(turn("up", "paused", unseen))).toEqual({ silent: "A person paused it." })
    expect(silentPlan(turn("up", "down"))).toBeNull()
  })
})

describe("an outage that was held back", () => {
  const { workspace, monitor } = scene()
  const when = { parent: "Router", now }
  const later = (outage: Outage, rules: Rules) => planHeldBack({ workspace, monitor }, outage, when, rules)

  it("is told when its parent is up again and it is not", () => {
    expect(later(open, rules)).toMatchObject({
      plan: { ...dueNow("chn_1", "chn_2"), after: "It was held back while Router was down." },
      message: { type: "monitor.down", at: now, since: "2026-11-25T02:58:30.000Z", incident: "inc_1" },
    })
  })

  it("stays untold where it was muted meanwhile, or no channel is left", () => {
    expect(later({ ...open, isMuted: true }, rules).plan).toEqual({ silent: "The incident is muted." })
    expect(later(open, { defaultChannels: [] }).plan).toEqual({ silent: "No default channel is switched on." })
  })
})

describe("what is told", () => {
  it("of a beginning is since when, of what, and what was found", () => {
    const { message } = planTelling(turn("up", "down", opens), scene({ incident: open }), rules, now)
    expect(message).toEqual({
      type: "monitor.down",
      at: "2026-11-25T02:58:50.000Z",
      workspace: { id: "ten_1", name: "Acme" },
      monitor: { id: "mon_1", name: "Shop", target: "a call every interval, 5 s of grace" },
      incident: "inc_1",
      alarm: "inc_1",
      since: "2026-11-25T02:58:30.000Z",
      reason: "No call for 2 min.",
    })
  })

  it("has one alarm from the first message of a trouble to its end, whatever it becomes", () => {
    const told = (turn: Turn & { runs: Runs }, change: Partial<Scene>) =>
      planTelling(turn, scene(change), rules, now).message
    const silence = told(turn("up", "no_data"), {}) as Beginning
    const outage = told(turn("no_data", "down", opens), { incident: open, ...after(silence) }) as Beginning
    const end = told(turn("down", "up", resolves), { incident: open, ...after(outage) })
    expect([silence, outage, end]).toMatchObject([{ alarm: "mon_1-7" }, { alarm: "mon_1-7" }, { alarm: "mon_1-7" }])
  })

  it("of an end is how long it was, and why", () => {
    const ended = turn("down", "up", { ...resolves, since: Date.parse(now) })
    expect(planTelling(ended, scene(after(down)), rules, now).message).toMatchObject({
      type: "monitor.recovered",
      was: "down",
      incident: down.incident,
      since: down.since,
      until: now,
      reason: down.reason,
    })
  })

  it("of flapping is how often, and of its end for how long", () => {
    const begins = turn("up", "down", { ...opens, flapping: "begins" })
    expect(planTelling(begins, scene({ incident: open }), rules, now).message).toMatchObject({
      type: "monitor.flapping",
      incident: "inc_1",
      turns: 5,
      minutes: 30,
    })
    const ends = turn("up", "up", { flapping: "ends", since: Date.parse(now) })
    expect(planTelling(ends, scene(after(flapped)), rules, now).message).toMatchObject({
      type: "monitor.recovered",
      was: "flapping",
      since: flapped.at,
      until: now,
    })
  })
})
