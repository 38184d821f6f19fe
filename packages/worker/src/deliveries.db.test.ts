import { type HttpProvider, startHttpProvider } from "@nightjar/channels/testing/http-provider"
import { createChannel, testChannel } from "@nightjar/core/channel/actions"
import { webhookSample } from "@nightjar/core/channel/sample"
import { createEgress } from "@nightjar/egress/egress"
import { type Id, idToUuid } from "@nightjar/kit/id"
import { silentLog } from "@nightjar/kit/log"
import { systemClock } from "@nightjar/kit/time"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type AtWork, createShift, fine, type Shift, until } from "../testing/shift.ts"
import type { Prober } from "./prober.ts"
import { createSender } from "./sender.ts"

let shift: Shift
let provider: HttpProvider
beforeAll(async () => {
  ;[shift, provider] = await Promise.all([createShift(), startHttpProvider()])
})
beforeEach(() => {
  provider.behave("fine")
  provider.requests.length = 0
})
afterEach(async () => {
  await shift.end()
  await shift.engine.sql`delete from channel`
})
afterAll(async () => {
  await Promise.all([shift.close(), provider.close()])
})

const failing: Prober = async () => ({
  status: "down",
  code: "refused",
  message: "Nobody listens.",
  latencyMs: null,
  phases: {},
})

const sender = createSender({
  egress: createEgress({ mode: "private", userAgent: "Nightjar/test" }),
  mailer: null,
  clock: systemClock,
  log: silentLog,
  urlOf: (slug) => `https://${slug}.nightjar.example`,
})

const plantChannel = async (url = provider.url, tenant = shift.world.acme) =>
  (await createChannel(tenant.as(), { ...webhookSample, config: { ...webhookSample.config, url } })).id

/** The delivery once it has left the outbox. */
const settled = async ({ report }: AtWork, where: { id: Id<"delivery"> } | { monitor: Id<"monitor"> }) => {
  const key = idToUuid("id" in where ? where.id : where.monitor)
  const look = async () => {
    const [row] = await shift.engine.sql`
      select * from delivery where state <> 'waiting' and (id = ${key} or monitor_id = ${key})`
    return row
  }
  return until(look, () => report(({ loop, what }) => loop === "settle" && what === "worked"))
}

describe("a worker", () => {
  it("tells of an outage it has found, and whispers that it did", async () => {
    await plantChannel()
    const [monitor] = await shift.plant(shift.world.acme, 1, { retries: 0 })
    await shift.engine.passUntilDue(monitor!)
    const atWork = shift.work("w1", failing, sender)
    const row = await settled(atWork, { monitor: monitor! })
    expect(row).toMatchObject({ state: "delivered", attempts: 1, unanswered: 0, answer: { status: 200, text: "ok" } })
    const { body, headers } = provider.requests[0]!
    expect(JSON.parse(body)).toMatchObject({
      type: "monitor.down",
      data: { reason: "Nobody listens.", url: `https://acme.nightjar.example/monitors/${monitor}` },
    })
    expect(headers["webhook-id"]).toMatch(/^dlv_/)
    const facts = await shift.engine.sql`select name from event where subject = ${headers["webhook-id"]!}`
    expect(facts).toMatchObject([{ name: "delivery.delivered" }])
    expect(atWork.whispers).toContainEqual({ kind: "delivery" })
  })

  it("sends a test when it is asked to, and keeps the provider's real answer", async () => {
    const id = await plantChannel()
    const atWork = shift.work("w1", fine, sender)
    provider.behave("refusing")
    const { delivery } = await testChannel(shift.world.acme.as(), { id })
    atWork.worker.wakeDeliveries()
    expect(await settled(atWork, { id: delivery })).toMatchObject({
      state: "failed",
      answer: { status: 400, text: '{"error":"no such hook"}' },
    })
  })

  it("lets a channel that hangs wait, and sends to the others", async () => {
    const hanging = await startHttpProvider()
    hanging.behave("hanging after it has accepted")
    const [stuck, well] = [await plantChannel(hanging.url), await plantChannel()]
    const { testRows } = await plantTests(stuck, 40)
    expect(testRows).toBe(40)
    const { delivery } = await testChannel(shift.world.acme.as(), { id: well })
    const atWork = shift.work("w1", fine, sender)
    expect(await settled(atWork, { id: delivery })).toMatchObject({ state: "delivered" })
    expect(atWork.worker.status().sending).toBeLessThanOrEqual(10)
    await hanging.close()
  })

  it("finishes what it sends when it is stopped, and gives the rest to others", async () => {
    const id = await plantChannel()
    const answers: (() => void)[] = []
    const sending = new Promise<void>((begun) =>
      provider.behave((response) => {
        answers.push(() => response.end("ok"))
        begun()
      }),
    )
    const { delivery } = await testChannel(shift.world.acme.as(), { id })
    const { worker } = shift.work("w1", fine, sender)
    await sending
    const stopped = worker.stop()
    for (const answer of answers) answer()
    await stopped
    const [row] = await shift.engine.sql`select * from delivery where id = ${idToUuid(delivery)}`
    expect(row).toMatchObject({ state: "delivered", claimed_by: null })
  })

  it("ends what hangs when it may wait no longer, and says that it may have arrived", async () => {
    const id = await plantChannel()
    const heard = provider.heard()
    provider.behave("hanging after it has accepted")
    const { delivery } = await testChannel(shift.world.acme.as(), { id })
    const { worker } = shift.work("w1", fine, sender)
    await heard
    await worker.stop(100)
    const [row] = await shift.engine.sql`select * from delivery where id = ${idToUuid(delivery)}`
    expect(row).toMatchObject({ state: "failed", claimed_by: null, unanswered: 1 })
  })
})

/** Straight into the outbox: a person could not ask for so many. */
const plantTests = async (channel: Id<"channel">, count: number) => {
  const rows = await shift.engine.sql`
    insert into delivery (tenant_id, id, channel_id, message, due_at)
    select tenant_id, gen_random_uuid(), id, '{"type":"channel.test","at":"2026-11-25T00:00:00Z",
      "workspace":{"id":"ten","name":"Acme"},"channel":{"id":"chn","name":"Pager"}}'::jsonb, now() - interval '1 min'
    from channel cross join generate_series(1, ${count}::int) where id = ${idToUuid(channel)}`
  return { testRows: rows.count }
}
