import { setTimeout as delay } from "node:timers/promises"
import { newId } from "@nightjar/kit/id"
import type { TrackedEnvelope } from "@trpc/server"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type ReadStream, readStream } from "../../testing/stream.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import type { Context } from "../context.ts"
import { openFeed } from "../feed/feed.queries.ts"
import { createEventReader } from "../feed/reader.ts"
import { createCallerFactory, router } from "../procedure.ts"
import { appendEvent } from "./event.queries.ts"
import { eventRouter } from "./event.router.ts"
import type { LiveItem } from "./event.ts"
import { positionOf } from "./position.ts"

const createCaller = createCallerFactory(router({ event: eventRouter }))

let world: World
const streams: ReadStream[] = []
beforeEach(async () => {
  world = await createWorld()
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.leave()
  await world.close()
})

/** Opens `event.live` and reads it; resolves after the hello. */
const open = async (context: Context, lastEventId?: string) => {
  const stream = readStream(async function* (signal) {
    const items = await createCaller(context, { signal }).event.live({ lastEventId })
    // Only the wire turns a tracked item into what its type says.
    for await (const [position, item] of items as AsyncIterable<unknown> as AsyncIterable<TrackedEnvelope<LiveItem>>)
      yield { position, item }
  })
  streams.push(stream)
  await stream.until(({ told }) => told.length > 0)
  return stream
}
/** An event of a tenant. `beforeCommit` is called with the event written and its transaction still open. */
const happen = async (
  { info }: TestTenant,
  name: string,
  { subject, beforeCommit }: { subject?: string; beforeCommit?: () => Promise<unknown> } = {},
) => {
  await world.wiring.database.write(info.id, async (db) => {
    await appendEvent(db, { name, subject })
    await beforeCommit?.()
  })
  await world.bus.publish({ kind: "events", tenants: [info.id] })
}

describe("a live stream", () => {
  it("greets with a position, before anything happens", async () => {
    const { told } = await open(world.acme.as())
    expect(told[0]!.item).toMatchObject({ type: "hello", position: told[0]!.position })
  })

  it("tells what happens in its tenant, and nothing of another's", async () => {
    const stream = await open(world.acme.as())
    await happen(world.other, "monitor.create")
    await happen(world.acme, "monitor.pause", { subject: "mon_x" })
    await stream.until(({ told }) => told.length === 2)
    expect(stream.told[1]!.item).toMatchObject({ type: "event", name: "monitor.pause", subject: "mon_x", detail: null })
  })

  it("tells nobody of what they may not list", async () => {
    const [owner, viewer] = [await open(world.acme.as()), await open(world.acme.as("viewer"))]
    const narrow = await open({
      ...world.acme.as(),
      actor: { kind: "key", key: newId("apiKey"), scopes: ["event.live"] },
    })
    await happen(world.acme, "apiKey.create")
    await happen(world.acme, "monitor.pause")
    await happen(world.acme, "user.rename")
    await owner.until(({ told }) => told.length === 4)
    await viewer.until((stream) => stream.names().includes("user.rename"))
    await narrow.until((stream) => stream.names().includes("user.rename"))
    expect(viewer.names()).toEqual(["monitor.pause", "user.rename"])
    expect(narrow.names()).toEqual(["user.rename"])
  })

  it("loses and doubles nothing with many writers that commit late, whatever the order", async () => {
    const readers = await Promise.all([open(world.acme.as()), open(world.acme.as("viewer")), open(world.acme.system())])
    const names = Array.from({ length: 60 }, (_, n) => `monitor.verb${n}`)
    const [slow, quick] = [names.slice(0, 20), names.slice(20)]
    await Promise.all([
      ...slow.map((name) => happen(world.acme, name, { beforeCommit: () => delay(300 * Math.random()) })),
      (async () => {
        for (const name of quick) await happen(world.acme, name)
      })(),
    ])
    for (const reader of readers) {
      await reader.until((stream) => stream.names().length >= names.length)
      expect(reader.names().toSorted()).toEqual(names.toSorted())
      const positions = reader.told.map(({ position }) => position)
      expect(positions).toEqual(positions.toSorted())
    }
  })

  it("holds an event back while an older transaction is open, and tells both in the order of their numbers", async () => {
    const stream = await open(world.acme.as())
    await happen(world.acme, "monitor.late", {
      async beforeCommit() {
        await happen(world.acme, "monitor.early")
        const { events, isWaiting } = await openFeed(world.pool).read({ after: stream.told[0]!.position, limit: 10 })
        expect([events, isWaiting]).toEqual([[], true])
      },
    })
    await stream.until(({ told }) => told.length === 3)
    expect(stream.names()).toEqual(["monitor.late", "monitor.early"])
  })

  it("goes on where it was cut, in the same process and in another one", async () => {
    const first = await open(world.acme.as())
    await happen(world.acme, "monitor.one")
    await first.until(({ told }) => told.length === 2)
    first.leave()
    await happen(world.acme, "monitor.two")
    await happen(world.other, "monitor.theirs")
    await happen(world.acme, "monitor.three")
    const events = createEventReader({ feed: openFeed(world.pool), bus: world.bus, log: world.wiring.log })
    for (const context of [world.acme.as(), { ...world.acme.as(), events }]) {
      const again = await open(context, first.told[1]!.position)
      await again.until(({ told }) => told.length === 3)
      expect(again.names()).toEqual(["monitor.two", "monitor.three"])
    }
    await events.close()
  })

  it.each([
    ["was swept", positionOf("5", "evt_00000000000000000000000000")],
    ["comes from another database", positionOf("99999999999", "evt_00000000000000000000000000")],
  ])("resets after a position that %s", async (_, lastEventId) => {
    const stream = await open(world.acme.as(), lastEventId)
    await stream.until(({ told }) => told.length === 2)
    expect(stream.told.map(({ item }) => item.type)).toEqual(["hello", "reset"])
    expect(stream.told[0]!.position).toBe(lastEventId)
  })

  it("refuses what is no position with a sentence", async () => {
    await expect(open(world.acme.as(), "yesterday")).rejects.toThrow("must be the id of an item of this stream")
  })

  it("tells heartbeats together as a hint that moves no position", async () => {
    const stream = await open(world.acme.as())
    const heartbeat = {
      monitor: "mon_a",
      slotAt: "",
      attempt: 0,
      region: "",
      status: "up",
      state: "up",
      latencyMs: 1,
    } as const
    for (const n of [1, 2])
      await world.bus.publish({
        kind: "heartbeats",
        tenant: world.acme.info.id,
        heartbeats: [{ ...heartbeat, latencyMs: n }],
      })
    await world.bus.publish({ kind: "heartbeats", tenant: world.other.info.id, heartbeats: [heartbeat] })
    await stream.until(({ told }) => told.length === 2)
    expect(stream.told[1]!.item).toEqual({
      type: "heartbeats",
      heartbeats: [{ ...heartbeat }, { ...heartbeat, latencyMs: 2 }],
    })
  })
})

describe("the end of a live stream", () => {
  const sessionOf = (context: Context) => (context.actor.kind === "member" ? context.actor.session : "")

  it("comes when its session is forgotten, and leaves other sessions alone", async () => {
    const [mine, theirs] = [world.acme.as(), world.acme.as()]
    const [stream, witness] = [await open(mine), await open(theirs)]
    await world.bus.publish({ kind: "forget", keys: [sessionOf(mine)] })
    expect(String(await stream.ended)).toContain("Your access has changed")
    await happen(world.acme, "monitor.pause")
    await witness.until(({ told }) => told.length === 2)
  })

  it("comes with the event alone, should the whisper be lost", async () => {
    const mine = world.acme.as()
    const stream = await open(mine)
    await happen(world.acme, "session.revoke", { subject: sessionOf(mine) })
    expect(String(await stream.ended)).toContain("Your access has changed")
  })

  it("comes when the bus is lost, until it is back", async () => {
    const stream = await open(world.acme.as())
    world.bus.enter("lost")
    expect(String(await stream.ended)).toContain("the message bus is away")
    await expect(open(world.acme.as())).rejects.toThrow("the message bus is away")
    await happen(world.acme, "monitor.pause")
    world.bus.enter("connected")
    const again = await open(world.acme.as(), stream.told[0]!.position)
    await again.until(({ told }) => told.length === 2)
    expect(again.names()).toEqual(["monitor.pause"])
  })

  it("comes when the process stops, and when the reader leaves", async () => {
    const [stream, left] = [await open(world.acme.as()), await open(world.acme.as())]
    left.leave()
    expect(await left.ended).toBeUndefined()
    await world.wiring.events.close()
    expect(String(await stream.ended)).toContain("Nightjar is restarting")
  })
})
