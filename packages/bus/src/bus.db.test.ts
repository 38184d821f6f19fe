import { randomBytes } from "node:crypto"
import type { Bus, HeartbeatHint, Topic, Whisper } from "@nightjar/core/ports"
import { createTestDatabase } from "@nightjar/db/testing"
import { silentLog } from "@nightjar/kit/log"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest"
import { type Relay, relayTo } from "../testing/relay.ts"
import { createBus } from "./connect.ts"

const heartbeat = (n: number): HeartbeatHint => ({
  monitor: `mon_${n}`,
  slotAt: "2026-11-23T12:00:00.000Z",
  attempt: 0,
  region: "default",
  status: "up",
  state: "up",
  latencyMs: n,
})
const events = (...tenants: string[]): Whisper => ({ kind: "events", tenants })

/** What a bus hears, and a way to await it. */
const listenTo = async (bus: Bus, topics: readonly Topic[]) => {
  const heard: Whisper[] = []
  const subscription = await bus.subscribe(topics, (whisper) => heard.push(whisper))
  return { heard, ...subscription, until: (condition: () => void) => vi.waitFor(condition, { timeout: 10_000 }) }
}
const stateOf = (bus: Bus, state: Bus["state"]) =>
  new Promise<void>((resolve) => {
    if (bus.state === state) return resolve()
    const stop = bus.onState((present) => {
      if (present !== state) return
      stop()
      resolve()
    })
  })

describe.each(["redis", "postgres"] as const)("the %s bus", (name) => {
  let server: { url: string; drop(): Promise<void> }
  let relay: Relay
  let buses: Bus[] = []
  let prefix = ""

  const open = async (url = relay.url) => {
    const bus = await createBus({
      redisUrl: name === "redis" ? url : undefined,
      databaseDirectUrl: url,
      prefix,
      log: silentLog,
    })
    buses.push(bus)
    return bus
  }
  beforeAll(async () => {
    server = name === "redis" ? { url: inject("redisUrl"), drop: async () => {} } : await createTestDatabase()
  })
  afterAll(() => server.drop())
  beforeEach(async () => {
    prefix = `test-${randomBytes(4).toString("hex")}`
    relay = await relayTo(server.url)
  })
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()))
    buses = []
    await relay.close()
  })

  it("is connected when it is made, and says its name", async () => {
    const bus = await open()
    expect([bus.name, bus.state]).toEqual([name, "connected"])
  })

  it("tells every reader, in its own process and in others", async () => {
    const [speaker, reader] = [await open(), await open()]
    const ears = [
      await listenTo(speaker, ["events"]),
      await listenTo(reader, ["events"]),
      await listenTo(reader, ["events"]),
    ]
    await speaker.publish(events("ten_a"))
    for (const ear of ears) await ear.until(() => expect(ear.heard).toEqual([events("ten_a")]))
  })

  it("tells only the topics that were asked for, until the reader stops", async () => {
    const bus = await open()
    const ear = await listenTo(bus, ["probe", "command"])
    await bus.publish(events("ten_a"))
    await bus.publish({ kind: "probe", region: "eu" })
    await ear.until(() => expect(ear.heard).toEqual([{ kind: "probe", region: "eu" }]))
    await ear.stop()
    const witness = await listenTo(bus, ["probe"])
    await bus.publish({ kind: "probe", region: "us" })
    await witness.until(() => expect(witness.heard).toHaveLength(1))
    expect(ear.heard).toHaveLength(1)
  })

  it("keeps the order of a publisher within a topic", async () => {
    const bus = await open()
    const ear = await listenTo(bus, ["forget"])
    for (let n = 0; n < 200; n++) await bus.publish({ kind: "forget", keys: [`key:${n}`] })
    const keys = () => ear.heard.flatMap((whisper) => (whisper.kind === "forget" ? whisper.keys : []))
    await ear.until(() => expect(keys()).toHaveLength(200))
    expect(keys()).toEqual(Array.from({ length: 200 }, (_, n) => `key:${n}`))
  })

  it("joins what is published in one turn into few messages, and loses none of it", async () => {
    const bus = await open()
    const ear = await listenTo(bus, ["events", "heartbeats"])
    await Promise.all(Array.from({ length: 500 }, (_, n) => bus.publish(events(`ten_${n % 50}`))))
    await bus.publish({
      kind: "heartbeats",
      tenant: "ten_a",
      heartbeats: Array.from({ length: 500 }, (_, n) => heartbeat(n)),
    })
    const hints = () => ear.heard.flatMap((whisper) => (whisper.kind === "heartbeats" ? whisper.heartbeats : []))
    await ear.until(() => expect(hints()).toHaveLength(500))
    expect(hints().map((hint) => hint.latencyMs)).toEqual(Array.from({ length: 500 }, (_, n) => n))
    const told = ear.heard.filter((whisper) => whisper.kind === "events")
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ tenants: Array.from({ length: 50 }, (_, n) => `ten_${n}`) })
  })

  it("says that it is lost when the server goes, and hears again when it is back", async () => {
    const [bus, speaker] = [await open(), await open(server.url)]
    const ear = await listenTo(bus, ["events"])
    relay.cut()
    await stateOf(bus, "lost")
    await speaker.publish(events("ten_missed"))
    const late = await listenTo(bus, ["forget"])
    relay.mend()
    await stateOf(bus, "connected")
    await speaker.publish(events("ten_a"))
    await speaker.publish({ kind: "forget", keys: ["session:ses_a"] })
    await late.until(() => expect(late.heard).toEqual([{ kind: "forget", keys: ["session:ses_a"] }]))
    expect(ear.heard).toEqual([events("ten_a")])
  })

  it("notices a server that is frozen, and returns to it", async () => {
    const bus = await open()
    relay.freeze()
    await stateOf(bus, "lost")
    relay.mend()
    await stateOf(bus, "connected")
  })

  it("starts while there is no server, publishes into the void, and finds it later", async () => {
    relay.cut()
    const bus = await open()
    expect(bus.state).toBe("lost")
    await bus.publish(events("ten_a"))
    const ear = await listenTo(bus, ["events"])
    relay.mend()
    await stateOf(bus, "connected")
    await bus.publish(events("ten_b"))
    await ear.until(() => expect(ear.heard).toEqual([events("ten_b")]))
  })

  it("hands over what was published before it was closed", async () => {
    const [speaker, reader] = [await open(), await open()]
    const ear = await listenTo(reader, ["events"])
    const published = speaker.publish(events("ten_a"))
    await speaker.close()
    await published
    await ear.until(() => expect(ear.heard).toEqual([events("ten_a")]))
    await speaker.publish(events("ten_b"))
    expect(speaker.state).toBe("lost")
  })
})
