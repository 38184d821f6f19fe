/** A small world with an engine, and maintenances in it. */
import { type Id, idToUuid } from "@nightjar/kit/id"
import { minute } from "@nightjar/kit/time"
import { manualSample } from "../src/maintenance/maintenance.sample.ts"
import { createCaller } from "../src/router.ts"
import { createEngine } from "./engine.ts"
import { createWorld } from "./world.ts"

type MonitorId = Id<"monitor">

/** A minute of the clock in UTC, so many minutes from now. */
const clockIn = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString().slice(0, 16)

/** Once, from and to so many minutes from now. */
export const once = (from: number, to: number) => ({
  ...manualSample,
  timing: { strategy: "single" as const, from: clockIn(from), to: clockIn(to) },
})

export const createMaintaining = async () => {
  const world = await createWorld()
  const engine = await createEngine(world)
  const acme = createCaller(world.acme.as())
  return {
    world,
    engine,
    acme,
    other: createCaller(world.other.as()),
    stateOf: async (monitor: MonitorId) => (await acme.monitor.get({ id: monitor })).state,
    /** The windows that were, oldest first. */
    windowsOf: (id: Id<"maintenance">) =>
      engine.sql`select from_at, to_at from maintenance_window where maintenance_id = ${idToUuid(id)} order by from_at`,
    /** One by hand, and started. */
    async started(monitors: MonitorId[], tags: Id<"tag">[] = []) {
      const { id } = await acme.maintenance.create({ ...manualSample, monitors, tags })
      await acme.maintenance.start({ id })
      return id
    },
    /** Names of events in the order of their commits. */
    async eventsAbout(condition: "subject" | "monitor", id: string) {
      const column = condition === "subject" ? engine.sql`subject` : engine.sql`detail->>'monitor'`
      const events = await engine.sql`select name from event where ${column} = ${id} order by xid, id`
      return events.map(({ name }) => name as string)
    },
    async close() {
      await engine.close()
      await world.close()
    },
  }
}
