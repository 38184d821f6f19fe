import { takeDueBillings } from "@nightjar/core/billing/fleet"
import { createMonitor } from "@nightjar/core/monitor/actions"
import { httpSample } from "@nightjar/core/monitor/sample"
import { openRawPool, type Pool } from "@nightjar/db/connect"
import { type FleetDb, fleetDatabase } from "@nightjar/db/transaction"
import { idToUuid } from "@nightjar/kit/id"
import { day } from "@nightjar/kit/time"
import { cards } from "@nightjar/payments/pretend/books"
import { type Customer, createShop, type Shop } from "@nightjar/payments/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { accountsLoops } from "./accounts.ts"

let shop: Shop
let pool: Pool
let fleet: FleetDb
beforeAll(async () => {
  shop = await createShop()
  shop.pretend.postman.behave({ lose: true })
  pool = openRawPool(shop.world.url, { max: 4, name: "test-accounts" })
  fleet = fleetDatabase(pool)
})
afterAll(async () => {
  await pool.end()
  await shop.close()
})

/** What a worker does when the moment of `look_at` has come. */
const look = async (customer: Customer) => {
  await pool`update billing set look_at = now() - interval '1 second' where tenant_id = ${idOf(customer)}`
  await run("billing")
}
const run = (name: string) =>
  accountsLoops({ fleet, wiring: shop.wiring })
    .find((loop) => loop.name === name)!
    .claim()
const idOf = ({ tenant }: Customer) => idToUuid(tenant.info.id)

describe("what is paid for", () => {
  it("is found though all of the vendor's events are lost", async () => {
    const acme = await shop.open("unheard")
    await acme.buy("pro")
    expect(await acme.plan()).toBe("free")
    await look(acme)
    expect(await acme.plan()).toBe("pro")
  })

  it("is kept for 14 days after a payment failed, then paused to the free plan, and all is back once it is paid", async () => {
    const acme = await shop.open("late")
    await acme.buy("pro")
    await look(acme)
    for (let n = 0; n < 22; n++) await createMonitor(acme.tenant.as(), { ...httpSample, name: `${n}` })
    await acme.visitPortal({ verb: "card", card: cards.failing })
    await acme.visitPortal({ verb: "endPeriod" })
    await look(acme)
    expect(await acme.api.billing.get()).toMatchObject({ state: "overdue", plan: "pro" })

    shop.pretend.advance(13 * day)
    await look(acme)
    expect([await acme.plan(), (await acme.api.usage.get()).paused]).toEqual(["pro", 0])
    shop.pretend.advance(day)
    await look(acme)
    expect([await acme.plan(), (await acme.api.usage.get()).paused]).toEqual(["free", 2])

    await acme.visitPortal({ verb: "card", card: cards.good })
    await look(acme)
    expect([await acme.plan(), (await acme.api.usage.get()).paused]).toEqual(["pro", 0])
  })

  it("fits monitors that whoever saw the change left as they were", async () => {
    const acme = await shop.open("cut-off")
    for (let n = 0; n < 20; n++) await createMonitor(acme.tenant.as(), { ...httpSample, name: `${n}` })
    await acme.buy("pro")
    await look(acme)
    await createMonitor(acme.tenant.as(), httpSample)
    await acme.visitPortal({ verb: "cancelNow" })
    await acme.api.billing.sync()
    await pool`update monitor set paused_at = null, pause_reason = null where tenant_id = ${idOf(acme)}`
    await look(acme)
    expect((await acme.api.usage.get()).paused).toBe(1)
  })

  it("waits, and keeps nobody up, where the vendor does not answer", async () => {
    const acme = await shop.open("silent")
    await acme.buy("pro")
    const payments = { ...shop.wiring.payments!, listSubscriptions: () => Promise.reject(new Error("away")) }
    await pool`update billing set look_at = now() - interval '1 second' where tenant_id = ${idOf(acme)}`
    const [, billing] = accountsLoops({ fleet, wiring: { ...shop.wiring, payments } })
    await billing!.claim()
    expect(await acme.plan()).toBe("free")
    await look(acme)
    expect(await acme.plan()).toBe("pro")
  })

  it("is looked at by one worker at a time", async () => {
    await pool`update billing set look_at = now() - interval '1 second'`
    const taken = await Promise.all(
      Array.from({ length: 3 }, () => fleet.transaction((sql) => takeDueBillings(sql, 100))),
    )
    const tenants = taken.flat().map(({ id }) => id)
    expect(new Set(tenants).size).toBe(tenants.length)
    expect(tenants.length).toBeGreaterThan(3)
  })
})

describe("what is used", () => {
  const plant = async (customer: Customer, daysAgo: number, checks: number) => {
    const { id } = await createMonitor(customer.tenant.as(), httpSample)
    await pool`
      insert into rollup_day (tenant_id, monitor_id, from_at, latency_sum, latency_count, dns, connect, tls, first_byte,
        body, up, degraded, down, unknown, blocked, region, sketch)
      select ${idOf(customer)}, ${idToUuid(id)}, date_trunc('day', now(), 'UTC') - ${daysAgo} * interval '1 day', 0, 0, 0, 0, 0, 0,
        0, ${checks} - 4, 1, 1, 1, 1, region, '' from generate_series(1, 2) region`
    return id
  }

  it("is added up of all regions, day by day, for each workspace, and never becomes less", async () => {
    const [acme, other] = [await shop.open("counting"), await shop.open("counting-too")]
    const first = await plant(acme, 0, 100)
    await plant(acme, 0, 50)
    await plant(acme, 1, 1_000)
    await plant(other, 0, 7)
    await run("usage")
    const today = { day: new Date().toISOString().slice(0, 10), monitors: 2, checks: 300 }
    expect(await acme.api.usage.history()).toEqual([expect.objectContaining({ monitors: 1, checks: 2_000 }), today])
    await pool`delete from rollup_day where monitor_id = ${idToUuid(first)}`
    await run("usage")
    expect((await acme.api.usage.history()).at(-1)).toEqual(today)
    expect(await other.api.usage.history()).toMatchObject([{ monitors: 1, checks: 14 }])
  })
})
