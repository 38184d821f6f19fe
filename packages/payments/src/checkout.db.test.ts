import type { Payments } from "@nightjar/core/ports"
import { createCaller } from "@nightjar/core/router"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Customer, createShop, fillIn, openPretend, paymentsAt, type Shop } from "../testing/shop.ts"
import { cards, prices } from "./pretend/books.ts"

let shop: Shop
beforeAll(async () => {
  shop = await createShop()
})
afterAll(() => shop.close())

const heard = () => shop.pretend.postman.quiet()

describe("a plan that is bought", () => {
  it("is there when the webhook has been heard", async () => {
    const acme = await shop.open("thin-path")
    const { location } = await acme.buy("pro")
    expect(location).toBe("http://thin-path.localhost:3000/settings/plan?checkout=done")
    await heard()
    expect(await acme.plan()).toBe("pro")
    expect(await acme.api.billing.get()).toMatchObject({
      state: "active",
      plan: "pro",
      cancelsAt: null,
      mode: "pretend",
    })
  })

  it("is there at once for whoever comes back before the webhook", async () => {
    shop.pretend.postman.behave({ lose: true })
    const acme = await shop.open("quick")
    await acme.buy("enterprise")
    expect(await acme.api.billing.sync()).toMatchObject({ plan: "enterprise" })
    shop.pretend.postman.behave({ lose: false })
  })

  it("is none when the card was declined, and the same page takes another card", async () => {
    const acme = await shop.open("declined")
    const { url } = await acme.api.billing.checkout({ plan: "pro" })
    expect((await acme.buy("pro", cards.failing)).page).toContain("Your card was declined.")
    expect((await acme.api.billing.checkout({ plan: "pro" })).url).toBe(url)
    await acme.buy("pro")
    await heard()
    expect(await acme.plan()).toBe("pro")
  })

  it("is not bought twice", async () => {
    const acme = await shop.open("twice")
    await acme.buy("pro")
    await expect(acme.api.billing.checkout({ plan: "enterprise" })).rejects.toMatchObject({ code: "CONFLICT" })
  })
})

describe("a plan that was given", () => {
  it("stays when somebody looks at a checkout and buys nothing", async () => {
    const acme = await shop.open("given")
    await shop.world.pool.unsafe("update tenant set plan = 'pro' where slug = 'given'")
    await acme.api.billing.checkout({ plan: "enterprise" })
    expect(await acme.api.billing.sync()).toEqual({ plan: "pro", changed: false })
    expect(await acme.api.billing.get()).toMatchObject({ state: "none" })
  })
})

describe("when the vendor", () => {
  const at = (customer: Customer, payments: Payments) => createCaller({ ...customer.context, payments })

  it("does not answer, nothing is changed, and a sentence says so", async () => {
    const acme = await shop.open("away")
    const away = at(acme, paymentsAt({ url: "http://127.0.0.1:9" }))
    await expect(away.billing.checkout({ plan: "pro" })).rejects.toThrow("The payment service does not answer.")
    expect(await acme.billing()).toBeNull()
  })

  it("is another one, the workspace is a new customer there, and keeps its plan until it has bought one", async () => {
    const acme = await shop.open("moved")
    await acme.buy("pro")
    await heard()
    const second = await openPretend("http://127.0.0.1:9/")
    const there = at(acme, paymentsAt(second))
    expect(await there.billing.sync()).toMatchObject({ plan: "pro" })
    await expect(there.billing.openPortal()).rejects.toThrow("does not know this workspace any more")
    const { url } = await there.billing.checkout({ plan: "enterprise" })
    await fillIn(url, { card: cards.good })
    expect(await there.billing.sync()).toMatchObject({ plan: "enterprise" })
    await second.close()
  })

  it("asks for another price than the page has told, no checkout is opened", async () => {
    const acme = await shop.open("dear")
    const price = prices.find(({ id }) => id === "price_pro")!
    const promised = price.unit_amount
    price.unit_amount = 2_900
    await expect(acme.api.billing.checkout({ plan: "pro" })).rejects.toThrow()
    price.unit_amount = promised
    await acme.buy("pro")
  })
})

describe("twenty checkouts at once", () => {
  const subscriptionsOf = async (customer: Customer) => {
    const billing = await customer.billing()
    return Object.values(shop.pretend.books.subscriptions).filter((one) => one.customer === billing?.customerId)
  }

  it("lead to one page, and to one subscription, however often it is paid", async () => {
    const acme = await shop.open("eager")
    const opened = await Promise.all(Array.from({ length: 20 }, () => acme.api.billing.checkout({ plan: "pro" })))
    const urls = new Set(opened.map(({ url }) => url))
    expect(urls.size).toBe(1)
    await Promise.all(opened.map(({ url }) => fillIn(url, { card: cards.good })))
    expect(await subscriptionsOf(acme)).toHaveLength(1)
  })

  it("of different plans lead to one of them", async () => {
    const acme = await shop.open("torn")
    const tried = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => acme.api.billing.checkout({ plan: n % 2 ? "pro" : "enterprise" })),
    )
    const urls = new Set(tried.flatMap((one) => (one.status === "fulfilled" ? [one.value.url] : [])))
    expect(urls.size).toBe(1)
    for (const url of urls) await fillIn(url, { card: cards.good })
    expect(await subscriptionsOf(acme)).toHaveLength(1)
  })

  it("leave no other page open when somebody thinks again", async () => {
    const acme = await shop.open("wavering")
    const first = await acme.api.billing.checkout({ plan: "pro" })
    const second = await acme.api.billing.checkout({ plan: "enterprise" })
    await fillIn(first.url, { card: cards.good })
    expect(await subscriptionsOf(acme)).toHaveLength(0)
    const third = await acme.api.billing.checkout({ plan: "pro" })
    await fillIn(second.url, { card: cards.good })
    await fillIn(third.url, { card: cards.good })
    await heard()
    expect(await acme.plan()).toBe("pro")
  })
})
