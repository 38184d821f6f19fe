/** What is lost or doubled while workers, the database and the bus are killed under load. */
import { setTimeout as delay } from "node:timers/promises"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { refold } from "../testing/refold.ts"
import { defineBench, round } from "./bench.ts"
import { wreak } from "./chaos.ts"
import { dice } from "./dice.ts"
import { createFleet } from "./fleet.ts"
import { askOracle } from "./oracle.ts"
import { plantChecks } from "./plant-checks.ts"
import { startTarget } from "./target.ts"

const settings = {
  minutes: 2,
  workers: 3,
  /** Checks a second of the tenants that do no harm. */
  rate: 500,
  interval: 10,
  tenants: 50,
  /** Monitors of one tenant that are all due at once. */
  overdue: 10_000,
  /** Percent of the targets that never answer. */
  hanging: 30,
  killEvery: 3,
  /** Workers are killed, and nothing else happens. */
  killsOnly: false,
  seed: 1,
}

export const bench = defineBench({
  about: "what is lost or doubled while workers, database and bus are killed, frozen and flooded",
  settings,
  async run({ settings, folder: newFolder, nightjar, step, say, after }) {
    const { minutes, workers, rate, interval, tenants, overdue, hanging, killsOnly, killEvery, seed } = settings
    const target = await startTarget(after)
    const folder = newFolder()
    const { ready } = await nightjar({ folder })
    const sql = openRawPool(ready.databaseUrl, { max: 2, name: "nightjar-bench" })
    after(() => sql.end({ timeout: 1 }))
    const fleet = await createFleet({ ready, folder })
    after(() => fleet.stop())

    const { listening } = target.addresses
    const urls = { first: `${listening}/fair`, second: `${listening}/cold`, secondPercent: killsOnly ? 0 : hanging }
    const crowd = { name: "calm", tenants, monitors: rate * interval, intervalSeconds: interval, urls }
    const flood = { name: "flood", tenants: 1, monitors: overdue, intervalSeconds: 300, urls, isOverdue: true }
    await step("Plant monitors", async () => {
      await plantChecks(sql, crowd)
      if (!killsOnly) await plantChecks(sql, flood)
    })
    for (let i = 0; i < workers; i++) fleet.start()
    await step("Warm up", () => delay(10_000))
    const chaos = { fleet, folder, roll: dice(seed), seconds: minutes * 60, killEverySeconds: killEvery }
    const harm = await step("Wreak havoc", () => wreak({ ...chaos, isMixed: !killsOnly }))
    await step("Come to rest", () => comeToRest(sql, () => fleet.stop()))

    const lateness = await measureLateness(sql)
    const violations = await step("Ask the oracle", () => askOracle(sql))
    const folds = await step("Fold the history again", () => refold(sql))
    for (const { invariant, about, count, examples } of violations)
      say(`  ${invariant} is broken ${count} times: ${about} ${JSON.stringify(examples[0])}`)
    for (const fold of folds.slice(0, 3)) say(`  ${fold}`)
    const countOf = (invariant: string) => violations.find((one) => one.invariant === invariant)?.count ?? 0
    return {
      ...harm,
      ...lateness,
      lost: countOf("I1"),
      doubled: countOf("I2"),
      violations: violations.length + folds.length,
    }
  },
})

/** Everybody has time to take up what was dropped; then nothing more becomes due. */
const comeToRest = async (sql: Pool, stop: () => Promise<void>) => {
  await delay(15_000)
  await sql`update schedule set due_at = null where claimed_by is null`
  await delay(3_000)
  await stop()
  await sql`update schedule set due_at = null, claimed_by = null`
}

const measureLateness = async (sql: Pool) => {
  const [row] = await sql`
    select count(*)::int as slots,
      max(late) filter (where slug like 'calm-%') as latest,
      percentile_cont(0.99) within group (order by late) filter (where slug like 'calm-%') as others
    from (
      select t.slug, extract(epoch from h.started_at - h.slot_at)::float8 * 1000 as late
      from heartbeat h join tenant t on t.id = h.tenant_id where h.attempt = 0 and t.slug ~ '^(calm|flood)-') h`
  const gaps = await sql`
    select cause, sum(slots)::int as slots from gap g join tenant t on t.id = g.tenant_id
    where t.slug ~ '^(calm|flood)-' group by cause`
  return {
    slots: row!.slots as number,
    samples: row!.slots as number,
    latenessMaxMs: round(row!.latest, 0),
    othersP99Ms: round(row!.others, 0),
    gaps: Object.fromEntries(gaps.map(({ cause, slots }) => [cause, slots])),
  }
}
