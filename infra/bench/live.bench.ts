/** Streams of many tenants, and many streams of one: how late events come, and whether any is lost or comes twice. */
import { setTimeout as delay } from "node:timers/promises"
import type { Ready } from "../launcher/launch.mjs"
import { defineBench, round } from "./bench.ts"
import { type LiveStream, openLiveStream } from "./live-stream.ts"
import { percentile } from "./percentile.ts"
import { type PlantedTenant, plantTenants } from "./plant.ts"
import { memoryMb, programsOf } from "./processes.ts"
import { carryOut, visitorOf } from "./visitor.ts"

interface Scene {
  tenants: readonly PlantedTenant[]
  streams: number
  /** Events a second, over all tenants. */
  rate: number
  /** What comes in the first seconds is counted, but not timed. */
  warmUp: number
  seconds: number
  /** How many streams are cut while events come. */
  cuts: number
}

interface Heard {
  tenant: PlantedTenant
  stream: LiveStream
  /** How often each event was heard, by what it happened to. */
  subjects: Map<string, number>
}

export const bench = defineBench({
  about: "live streams: lateness from an event's transaction to its reader, through cuts",
  settings: { streams: 1_000, tenants: 100, rate: 20, warmUp: 5, seconds: 20, cuts: 100 },
  async run({ settings, say, step, nightjar, folder }) {
    const data = folder()
    const { ready } = await nightjar({ folder: data, env: { LOG_LEVEL: "warn" } })
    const planted = await step("tenants", () =>
      plantTenants(ready.databaseUrl, { tenants: settings.tenants, monitors: 1 }),
    )
    const web = programsOf(data).web!
    const emptyMb = memoryMb(web)
    const { streams } = settings
    const many = await step("many tenants", () => play(ready, { ...settings, tenants: planted }, () => memoryMb(web)))
    const one = await step("one tenant", () =>
      play(ready, { ...settings, tenants: planted.slice(0, 1), rate: 2 }, () => memoryMb(web)),
    )
    say("")
    return {
      streams,
      p50Ms: percentile(many.latencies, 0.5),
      p99Ms: percentile(many.latencies, 0.99),
      oneTenantP50Ms: percentile(one.latencies, 0.5),
      oneTenantP99Ms: percentile(one.latencies, 0.99),
      lost: many.lost + one.lost,
      doubled: many.doubled + one.doubled,
      kbPerStream: round(((many.memoryMb - emptyMb) * 1024) / streams, 0),
      samples: many.latencies.length + one.latencies.length,
    }
  },
})

/** @param measure called when all streams are open */
const play = async (ready: Ready, scene: Scene, measure: () => number) => {
  const latencies: number[] = []
  let timedFrom = Number.POSITIVE_INFINITY
  const readers = Array.from({ length: scene.streams }, (_, at): Heard => {
    const tenant = scene.tenants[at % scene.tenants.length]!
    const subjects = new Map<string, number>()
    const stream = openLiveStream(visitorOf(ready, tenant), ({ name, subject, at }) => {
      if (name !== "tag.create") return
      subjects.set(subject!, (subjects.get(subject!) ?? 0) + 1)
      const madeAt = Date.parse(at!)
      if (madeAt >= timedFrom) latencies.push(Date.now() - madeAt)
    })
    return { tenant, stream, subjects }
  })
  await Promise.all(readers.map(({ stream }) => stream.greeted))
  const memoryMb = measure()
  timedFrom = Date.now() + scene.warmUp * 1000
  const made = await makeEvents(ready, scene, readers)
  await settled(readers, made)
  for (const { stream } of readers) stream.close()
  return { latencies, memoryMb, ...count(readers, made) }
}

/** What happened, by tenant. */
type Made = Map<PlantedTenant, string[]>

/** Events at a steady pace, whether or not the one before has been answered; cuts between them. */
const makeEvents = async (ready: Ready, scene: Scene, readers: readonly Heard[]): Promise<Made> => {
  const made: Made = new Map(scene.tenants.map((tenant) => [tenant, []]))
  const total = scene.rate * (scene.warmUp + scene.seconds)
  const began = performance.now()
  const calls: Promise<unknown>[] = []
  for (let at = 0; at < total; at++) {
    await delay(Math.max(0, began + (at * 1000) / scene.rate - performance.now()))
    const tenant = scene.tenants[at % scene.tenants.length]!
    const call = carryOut<{ id: string }>(visitorOf(ready, tenant), "tag.create", { name: `tag ${began} ${at}` })
    calls.push(call.then(({ id }) => made.get(tenant)!.push(id)))
    const [from, to] = [at, at + 1].map((place) => Math.floor((place * scene.cuts) / total))
    for (const { stream } of readers.slice(from, to)) stream.cut()
  }
  await Promise.all(calls)
  return made
}

/** Resolves when every reader has heard everything, or nothing new has come for five seconds. */
const settled = async (readers: readonly Heard[], made: Made): Promise<void> => {
  for (let [missing, quiet] = [Number.POSITIVE_INFINITY, 0]; missing > 0 && quiet < 50; quiet++) {
    await delay(100)
    const { lost } = count(readers, made)
    if (lost < missing) quiet = 0
    missing = lost
  }
}

const count = (readers: readonly Heard[], made: Made) => {
  const told = readers.flatMap(({ tenant, subjects }) => made.get(tenant)!.map((id) => subjects.get(id) ?? 0))
  return {
    lost: told.filter((times) => times === 0).length,
    doubled: told.reduce((sum, times) => sum + Math.max(0, times - 1), 0),
  }
}
