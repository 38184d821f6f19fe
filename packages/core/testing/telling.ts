/** Channels, outages, and what was told of them, in a small world. */
import type { Sent } from "@nightjar/channels/sent"
import type { Id } from "@nightjar/kit/id"
import { createChannel } from "../src/channel/channel.actions.ts"
import { webhookSample } from "../src/channel/channel.sample.ts"
import type { Errand } from "../src/delivery/claim.fleet.ts"
import { checkNow } from "../src/probe/probe.actions.ts"
import type { Plan } from "../src/turn/turn.ts"
import { createEngine, rowsOf, type TestEngine } from "./engine.ts"
import { createWorld, type TestTenant, type World } from "./world.ts"

export interface TestTelling {
  world: World
  engine: TestEngine
  /** A default webhook, unless told otherwise. */
  channel(tenant?: TestTenant, change?: object): Promise<Id<"channel">>
  /** A monitor that was up, without retries. */
  monitor(change?: object): Promise<Id<"monitor">>
  /** A monitor that is down; its messages wait. */
  outage(): Promise<Id<"monitor">>
  /** It is found to be so at once: no time passes. */
  turnTo(monitor: Id<"monitor">, status: "up" | "down"): Promise<void>
  /** `monitor.down delivered` …, in the order of turns. */
  toldOf(monitor: Id<"monitor">): Promise<string[]>
  /** Of the newest turn. */
  planOf(monitor: Id<"monitor">): Promise<Plan>
  /** No channel, no message, and nothing is due any more. */
  reset(): Promise<void>
  close(): Promise<void>
}

const answer = { status: 200, id: null, text: "ok" }
/** What may become of an attempt. */
export const fates = {
  delivered: { kind: "delivered", answer },
  broken: { kind: "again", answer: { status: 500, id: null, text: "We are sorry." } },
  ambiguous: { kind: "ambiguous", answer: { status: null, id: null, text: "No answer came in time." } },
  refused: { kind: "refused", answer: { status: 404, id: null, text: "no such hook" } },
} satisfies Record<string, Sent>

/** `monitor.down+monitor.recovered` for a beginning and its end that are sent as one. */
export const typesOf = (errands: readonly Errand[]) =>
  errands.map(({ held }) => held.map(({ message }) => message.type).join("+"))

export const createTelling = async (): Promise<TestTelling> => {
  const world = await createWorld()
  const engine = await createEngine(world)
  const monitor = async (change = {}) => {
    const [id] = await engine.plant(world.acme, 1, { retries: 0, ...change })
    await engine.run(id!, "up")
    return id!
  }
  return {
    world,
    engine,
    channel: async (tenant = world.acme, change = {}) =>
      (await createChannel(tenant.as(), { ...webhookSample, ...change })).id,
    monitor,
    async outage() {
      const id = await monitor()
      await engine.run(id, "down")
      return id
    },
    async turnTo(monitor, status) {
      await checkNow(world.acme.as(), { id: monitor })
      await engine.answerProbes(status)
    },
    async toldOf(monitor) {
      const rows = await rowsOf(engine, "delivery", monitor, "turn_seq, channel_id")
      return rows.map(({ message, state }) => `${message.type} ${state}`)
    },
    planOf: async (monitor) => (await rowsOf(engine, "turn", monitor, "seq")).at(-1)!.plan,
    async reset() {
      await engine.sql`update schedule set due_at = null`
      await engine.sql`delete from delivery`
      await engine.sql`delete from channel`
    },
    async close() {
      await engine.close()
      await world.close()
    },
  }
}
