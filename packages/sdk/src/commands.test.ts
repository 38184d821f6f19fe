import { describe, expect, it } from "vitest"
import type { LiveItem, NightjarClient } from "./client.ts"
import {
  type Arguments,
  acknowledgeIncident,
  createMonitor,
  listIncidents,
  listMonitors,
  Misunderstood,
  watchMonitors,
} from "./commands.ts"

const id = "mon_01h455vb4pex5vsknk084sn02q"

/** Runs a command and gives back what it said, in words and as data. */
const run = async (command: typeof listMonitors, client: object, given: Partial<Arguments> = {}) => {
  const said: string[] = []
  const data: unknown[] = []
  const output = { say: (text: string) => void said.push(text), data: (value: unknown) => void data.push(value) }
  await command(client as NightjarClient, { rest: [], ...given }, output, new AbortController().signal)
  return { said, data }
}

describe("monitors list", () => {
  const rows = ["Shop", "Mail"].map((name) => ({ name, state: "no_data", target: `https://${name}.example` }))

  it("goes through all pages and narrows them as asked", async () => {
    const asked: object[] = []
    const query = async (input: { cursor: number }) => {
      asked.push(input)
      return { monitors: [rows[input.cursor]], nextCursor: input.cursor === 0 ? 1 : null }
    }
    const client = { monitor: { list: { query } } }
    const { said, data } = await run(listMonitors, client, { search: "s", state: "down,no_data" })
    expect(asked).toEqual([0, 1].map((cursor) => ({ search: "s", states: ["down", "no_data"], cursor })))
    expect(data).toEqual(rows)
    expect(said[0]).toMatch(/^○ no data +Shop +https:\/\/Shop\.example$/)
  })
})

describe("monitors create", () => {
  const created: object[] = []
  const mutate = async (input: object) => {
    created.push(input)
    return { id }
  }
  const client = { monitor: { create: { mutate } } }

  it("takes a name of the address, and a timeout that fits the interval", async () => {
    await run(createMonitor, client, { rest: ["https://shop.example/health"], interval: "5" })
    expect(created.at(-1)).toEqual({
      name: "shop.example",
      intervalSeconds: 5,
      retryIntervalSeconds: 5,
      timeoutSeconds: 4,
      config: { type: "http", url: "https://shop.example/health" },
    })
  })

  it.each([{ rest: [] }, { rest: ["shop"] }, { rest: ["https://shop.example"], interval: "often" }])(
    "does not understand %j",
    async (given) => {
      await expect(run(createMonitor, client, given)).rejects.toThrow(Misunderstood)
    },
  )
})

describe("incidents", () => {
  const incident = "inc_01h455vb4pex5vsknk084sn02q"

  it("list shows those that last, unless all are asked for", async () => {
    const asked: object[] = []
    const row = {
      id: incident,
      state: "open",
      openedAt: "2026-06-01T03:00:00Z",
      monitor: { name: "Shop" },
      reason: "503",
    }
    const query = async (input: object) => {
      asked.push(input)
      return { incidents: [row], nextCursor: null }
    }
    const client = { incident: { list: { query } } }
    const { said, data } = await run(listIncidents, client)
    await run(listIncidents, client, { search: "shop", all: true })
    expect(asked).toEqual([
      { search: "", open: true, cursor: 0 },
      { search: "shop", open: false, cursor: 0 },
    ])
    expect(data).toEqual([row])
    expect(said[0]).toMatch(new RegExp(`^${incident}  open +2026-06-01T03:00:00Z  Shop +503$`))
  })

  it("acknowledge needs to be told which", async () => {
    const asked: object[] = []
    const mutate = async (input: object) => void asked.push(input)
    const client = { incident: { acknowledge: { mutate } } }
    const { said } = await run(acknowledgeIncident, client, { rest: [incident] })
    expect([asked, said]).toEqual([[{ id: incident }], [`Acknowledged ${incident}.`]])
    await expect(run(acknowledgeIncident, client)).rejects.toThrow(Misunderstood)
  })
})

it("monitors watch prints heartbeats and verbs as they come", async () => {
  const at = "2026-01-01T00:00:00.000Z"
  async function* live() {
    yield { type: "event", at, name: "monitor.pause", subject: id }
    yield { type: "heartbeats", heartbeats: [{ monitor: id, slotAt: at, state: "down", latencyMs: null }] }
    yield { type: "reset" }
  }
  const { said, data } = await run(watchMonitors, { live: live as unknown as () => AsyncIterable<LiveItem> })
  expect(said).toEqual([`${at}  monitor.pause  ${id}`, expect.stringMatching(`^${at}  ■ down +${id}`)])
  expect(data).toHaveLength(3)
})
