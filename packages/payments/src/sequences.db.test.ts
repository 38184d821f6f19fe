/** In whatever order the vendor's events come and its answers are written, and how often: one final state. */
import { billingOf, planOf } from "@nightjar/core/billing"
import type { Wiring } from "@nightjar/core/context"
import type { Payments, Subscription } from "@nightjar/core/ports"
import { idToUuid } from "@nightjar/kit/id"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Customer, createShop, type Shop } from "../testing/shop.ts"
import { cards, type Event } from "./pretend/books.ts"

let shop: Shop
let payments: Payments
beforeAll(async () => {
  shop = await createShop()
  payments = shop.wiring.payments!
  shop.pretend.postman.behave({ lose: true })
})
afterAll(() => shop.close())

type Step = (customer: Customer) => Promise<unknown>

const buy: Step = (customer) => customer.buy("pro")
const use =
  (card: string): Step =>
  (customer) =>
    customer.visitPortal({ verb: "card", card })
const does =
  (verb: string, value = ""): Step =>
  (customer) =>
    customer.visitPortal({ verb, value })

const stories: [name: string, steps: Step[]][] = [
  ["a plan is bought", [buy]],
  ["a plan is bought and changed", [buy, does("change", "price_enterprise")]],
]

const customerOf = async (customer: Customer): Promise<string> => (await customer.billing())!.customerId

/** In their order. */
const eventsOf = (customer: string): Event[] =>
  Object.values(shop.pretend.books.events).filter(
    ({ data }) => (data.object as { customer?: string }).customer === customer,
  )

/** What the books of the pretend Stripe come to. */
const expected = async (customer: string) => {
  const billing = billingOf((await payments.listSubscriptions(customer)) ?? [])
  return { ...billing, inEffect: planOf(billing, shop.wiring.now()) ?? "free" }
}

const found = async (customer: Customer) => {
  const { state, plan, subscriptionId, periodEndsAt, cancelsAt, graceEndsAt } = (await customer.billing())!
  return {
    ...{ state, plan, subscriptionId, periodEndsAt, cancelsAt, graceEndsAt },
    inEffect: await customer.plan(),
  }
}

/** As before the first of its events came. */
const forget = async (customer: Customer) => {
  const id = idToUuid(customer.tenant.info.id)
  await shop.world.pool.unsafe("delete from billing_event where tenant_id = $1", [id])
  await shop.world.pool.unsafe(
    "update billing set state = 'none', plan = null, ticket = 0, written_ticket = 0 where tenant_id = $1",
    [id],
  )
  await shop.world.pool.unsafe("update tenant set plan = 'free' where id = $1", [id])
}

/** Asks at once, and hands on the answer when it is told to. */
const slowly = (ask: () => Promise<Subscription[] | null>) => {
  const asked = signal()
  const released = signal()
  const listSubscriptions = async () => {
    const answer = await ask()
    asked.give()
    await released.given
    return answer
  }
  const wiring: Wiring = { ...shop.wiring, payments: { ...payments, listSubscriptions } }
  return { wiring, asked: asked.given, release: released.give }
}

const signal = () => {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((first, at) =>
        permutations(items.filter((_, index) => index !== at)).map((rest) => [first, ...rest]),
      )

describe("the events of a story, in each order", () => {
  it.each(stories)("%s", async (name, steps) => {
    const customer = await shop.open(name.replaceAll(" ", "-"))
    for (const step of steps) await step(customer)
    const id = await customerOf(customer)
    const events = eventsOf(id)
    expect(events.length).toBeLessThanOrEqual(5)
    const end = await expected(id)
    for (const order of permutations(events)) {
      await forget(customer)
      for (const event of order) await shop.hear(event)
      expect(await found(customer), order.map(({ type }) => type).join(", ")).toEqual(end)
    }
  })
})

describe("the vendor's answers", () => {
  /** Each answer is of another moment: paid, owing, paid, cancelled, and at last kept. */
  const changes = [buy, use(cards.failing), does("endPeriod"), does("cancelAtEnd"), does("keep")]

  it("may come to be written in each order: what was asked last stands", async () => {
    const customer = await shop.open("answers")
    const answers: (Subscription[] | null)[] = []
    for (const change of changes) {
      await change(customer)
      answers.push(await payments.listSubscriptions(await customerOf(customer)))
    }
    const id = await customerOf(customer)
    const events = eventsOf(id).slice(0, changes.length)
    const end = await expected(id)
    for (const order of permutations(changes.map((_, at) => at))) {
      await forget(customer)
      const hearings = []
      for (const [at, answer] of answers.entries()) {
        const slow = slowly(async () => answer)
        hearings.push({ ...slow, heard: shop.hear(events[at]!, slow.wiring) })
        await slow.asked
      }
      for (const at of order) {
        hearings[at]!.release()
        await hearings[at]!.heard
      }
      expect(await found(customer), order.join(", ")).toEqual(end)
    }
  })
})

describe("500 random sequences", () => {
  const verbs: Step[] = [
    does("change", "price_enterprise"),
    does("change", "price_pro"),
    does("cancelAtEnd"),
    does("keep"),
    does("endPeriod"),
    does("cancelNow"),
    use(cards.failing),
    use(cards.good),
  ]

  /** Something happens; its events come now, later or twice, while earlier questions are still under way. */
  const walk = async (customer: Customer, draw: fc.GeneratorValue) => {
    const pick = <T>(items: readonly T[]): T => items[draw(fc.nat, { max: items.length - 1 })]!
    const inAnyOrder = <T>(items: readonly T[]): T[] =>
      draw(fc.shuffledSubarray<T>, [...items], { minLength: items.length })
    const id = await customerOf(customer)
    let waiting: Event[] = []
    const hearings: { release: () => void; heard: Promise<boolean> }[] = []
    const hear = (event: Event) => {
      const slow = slowly(() => payments.listSubscriptions(id))
      const heard = shop.hear(event, slow.wiring)
      hearings.push({ release: slow.release, heard })
      return Promise.race([slow.asked, heard])
    }
    const isOver = (await customer.billing())!.state === "ended"
    const drawn = draw(fc.array<Step>, fc.constantFrom(...verbs), { minLength: 1, maxLength: 2 })
    for (const verb of isOver ? [buy, ...drawn] : drawn) {
      const seen = eventsOf(id).length
      await verb(customer)
      waiting.push(...eventsOf(id).slice(seen))
      if (waiting.length === 0) continue
      const event = pick(waiting)
      await hear(event)
      if (draw(fc.boolean)) waiting = waiting.filter((one) => one !== event)
      if (draw(fc.boolean)) pick(hearings).release()
    }
    for (const event of inAnyOrder(waiting)) void hear(event)
    for (const { release } of inAnyOrder(hearings)) release()
    await Promise.all(hearings.map(({ heard }) => heard))
    expect(await found(customer)).toEqual(await expected(id))
  }

  it("end as the vendor's books do", async () => {
    const walkOften = async (n: number) => {
      const walker = await shop.open(`walker-${n}`)
      await buy(walker)
      await walker.api.billing.sync()
      const property = fc.asyncProperty(fc.gen(), (draw) => walk(walker, draw))
      await fc.assert(property, { numRuns: 20, endOnFailure: true })
    }
    await Promise.all(Array.from({ length: 25 }, (_, n) => walkOften(n)))
  }, 300_000)
})
