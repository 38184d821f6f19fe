import { type Id, newId } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { type Clock, hour, systemClock } from "@nightjar/kit/time"
import { afterEach, describe, expect, it, vi } from "vitest"
import { localBus } from "../../testing/local-bus.ts"
import { type ReadStream, readStream } from "../../testing/stream.ts"
import { positionOf } from "../event/position.ts"
import type { HeartbeatHint, Position } from "../ports.ts"
import type { Feed, FeedEvent } from "./feed.ts"
import { createEventReader, type EventReader } from "./reader.ts"

const acme = newId("tenant")
const place = (xid: number) => positionOf(String(xid), "evt_00000000000000000000000000")

/** A feed in memory. Transaction n is the n-th event; it can be out of order for a while. */
const feedOf = () => {
  const events: FeedEvent[] = []
  const state = { isBroken: false, reads: 0 }
  const feed: Feed = {
    async read({ after, limit }) {
      state.reads++
      if (state.isBroken) throw new Error("The database is away.")
      const found = after ? events.filter((event) => event.position > after).slice(0, limit) : []
      return { events: found, horizon: place(events.length), isFull: found.length === limit, isWaiting: false }
    },
  }
  const happen = (tenant: Id<"tenant"> = acme) => {
    const item = { type: "event", name: `monitor.verb${events.length}`, subject: null, detail: null, at: "" } as const
    events.push({ tenant, position: place(events.length + 1), item })
  }
  return { feed, state, happen }
}
/** Nobody waits for the time to pass. */
const hasty: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
  after: systemClock.after,
}

const readers: EventReader[] = []
const streams: ReadStream[] = []
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.leave()
  for (const reader of readers.splice(0)) await reader.close()
})

const start = () => {
  const bus = localBus()
  const source = feedOf()
  const reader = createEventReader({ feed: source.feed, bus, log: silentLog, clock: hasty })
  readers.push(reader)
  const open = async (after?: Position) => {
    const stream = readStream((signal) => reader.follow({ tenant: acme, after, credentials: [], signal }))
    streams.push(stream)
    await stream.until(({ told }) => told.length > 0)
    return stream
  }
  return { ...source, bus, reader, open }
}

describe("the reader of events", () => {
  it("ends streams while the database is away, and loses nothing by it", async () => {
    const { state, happen, open } = start()
    const stream = await open()
    state.isBroken = true
    happen()
    expect(String(await stream.ended)).toContain("the database is away")
    await expect(open()).rejects.toThrow("the database is away")

    state.isBroken = false
    const back = await vi.waitFor(() => open(stream.told[0]!.position))
    await back.until(({ told }) => told.length === 2)
    expect(back.names()).toEqual(["monitor.verb0"])
  })

  it("finds events without any whisper", async () => {
    const { happen, open } = start()
    const stream = await open()
    happen()
    await stream.until(({ told }) => told.length === 2)
  })

  it("reads once for all streams, however many there are", async () => {
    const { state, happen, open } = start()
    const all = await Promise.all(Array.from({ length: 200 }, open))
    const before = state.reads
    happen()
    await Promise.all(all.map((stream) => stream.until(({ told }) => told.length === 2)))
    expect(state.reads - before).toBeLessThan(50)
  })

  it("tells a stream that reads too slowly to begin anew", async () => {
    const { happen, reader, bus } = start()
    const slow = reader.follow({ tenant: acme, credentials: [], signal: new AbortController().signal })
    await slow.next()
    const witness = readStream((signal) => reader.follow({ tenant: acme, credentials: [], signal }))
    streams.push(witness)
    await witness.until(({ told }) => told.length === 1)
    for (let n = 0; n < 600; n++) happen()
    await bus.publish({ kind: "events", tenants: [acme] })
    await witness.until(({ told }) => told.some(({ position }) => position === place(600)))
    expect((await slow.next()).value?.item).toEqual({ type: "reset" })
    await slow.return(undefined)
  })

  it("ends a stream after about an hour, so that its credential is looked at again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const { open } = start()
    const stream = await open()
    vi.advanceTimersByTime(hour * 1.25)
    expect(String(await stream.ended)).toContain("begins again")
    vi.useRealTimers()
  })

  it("gathers the heartbeats of a crowded tenant", async () => {
    const { bus, open } = start()
    const streams = await Promise.all(Array.from({ length: 100 }, open))
    const hint = (latencyMs: number): HeartbeatHint => ({
      monitor: "mon_a",
      slotAt: "",
      attempt: 0,
      region: "",
      status: "up",
      state: "up",
      latencyMs,
    })
    const heard = (stream: ReadStream) =>
      stream.told.flatMap(({ item }) => (item.type === "heartbeats" ? item.heartbeats : []))
    for (let n = 0; n < 50; n++) {
      await bus.publish({ kind: "heartbeats", tenant: acme, heartbeats: [hint(n)] })
      await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(streams.map((stream) => stream.until((one) => heard(one).length === 50)))
    expect(heard(streams[0]!).map((one) => one.latencyMs)).toEqual(Array.from({ length: 50 }, (_, n) => n))
    expect(streams[0]!.told.length).toBeLessThan(20)
  })
})
