/** Tenant from tenant, from outside: what one asks for with the other's ids. */
import { randomBytes } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import type { Answer } from "./call.ts"
import { ask, foundTenant, post, result, type Tenant } from "./tenant.ts"

let owl: Tenant
let barn: Tenant
beforeAll(async () => {
  const run = randomBytes(3).toString("hex")
  owl = await foundTenant(`owl-${run}`)
  barn = await foundTenant(`barn-${run}`)
})

/** An id of the same form that nobody has. */
const unknownOf = (id: string) => `${id.slice(0, -4)}${id.at(-4) === "z" ? "y" : "z"}${id.slice(-3)}`

/** The whole of an answer but its moment and the id that was asked for. */
const whole = ({ status, headers, text }: Answer, id: string) => {
  const { date, ...rest } = headers
  return { status, headers: rest, text: text.replaceAll(id, "ID") }
}

const one = (id: string) => ({ id })
const many = (id: string) => ({ ids: [id] })
const config = { type: "http", url: "http://127.0.0.1:9/" }
const shows = (monitorId: string) => ({ slug: "stolen-page", title: "Mine", layout: [{ items: [{ monitorId }] }] })
/** Every place in which an id is taken. */
const places: [name: string, kind: keyof Tenant["ids"], how: "ask" | "write", input: (id: string) => unknown][] = [
  ["monitor.get", "monitor", "ask", one],
  ["monitor.history", "monitor", "ask", (id) => ({ id, range: "24h" })],
  ["monitor.beats", "monitor", "ask", one],
  ["monitor.turns", "monitor", "ask", one],
  ["monitor.evidence", "monitor", "ask", one],
  ["monitor.get", "push", "ask", one],
  ["incident.list", "monitor", "ask", (id) => ({ monitor: id })],
  ["monitor.list", "tag", "ask", (id) => ({ tags: [id] })],
  ["probe.get", "probe", "ask", one],
  ["channel.get", "channel", "ask", one],
  ["delivery.get", "delivery", "ask", one],
  ["delivery.list", "channel", "ask", (id) => ({ channel: id })],
  ["delivery.list", "monitor", "ask", (id) => ({ monitor: id })],
  ["channel.edit", "channel", "write", (id) => ({ id, name: "stolen" })],
  ["channel.disable", "channel", "write", one],
  ["channel.enable", "channel", "write", one],
  ["channel.delete", "channel", "write", one],
  ["channel.restore", "channel", "write", one],
  ["channel.test", "channel", "write", one],
  ["delivery.resend", "delivery", "write", one],
  ["monitor.edit", "monitor", "write", (id) => ({ id, version: 1, name: "stolen", config })],
  ["monitor.clone", "monitor", "write", one],
  ["monitor.pause", "monitor", "write", many],
  ["monitor.resume", "monitor", "write", many],
  ["monitor.delete", "monitor", "write", many],
  ["monitor.restore", "monitor", "write", many],
  ["monitor.tag", "monitor", "write", (id) => ({ id, tags: [] })],
  ["monitor.tag", "tag", "write", (id) => ({ id: owl.ids.monitor, tags: [{ id, value: "" }] })],
  ["statusPage.get", "statusPage", "ask", one],
  ["statusPage.preview", "statusPage", "ask", (id) => ({ id, title: "Mine" })],
  ["statusPage.edit", "statusPage", "write", (id) => ({ id, version: 1, slug: "stolen-page", title: "Mine" })],
  ["statusPage.publish", "statusPage", "write", one],
  ["statusPage.unpublish", "statusPage", "write", one],
  ["statusPage.delete", "statusPage", "write", one],
  ["statusPage.create", "monitor", "write", (id) => shows(id)],
  ["notice.list", "statusPage", "ask", (id) => ({ page: id })],
  ["notice.get", "notice", "ask", one],
  ["notice.open", "statusPage", "write", (id) => ({ title: "Mine", text: "Mine", statusPageId: id })],
  ["notice.open", "monitor", "write", (id) => ({ title: "Mine", text: "Mine", monitors: [id] })],
  ["notice.update", "notice", "write", (id) => ({ id, state: "monitoring", text: "Mine" })],
  ["notice.resolve", "notice", "write", (id) => ({ id, text: "Mine" })],
  ["notice.delete", "notice", "write", one],
  ["probe.checkNow", "monitor", "write", one],
  ["probe.test", "monitor", "write", (id) => ({ config, monitor: id })],
  ["tag.delete", "tag", "write", one],
  ["apiKey.revoke", "apiKey", "write", one],
  ["session.revoke", "session", "write", one],
  ["member.changeRole", "member", "write", (id) => ({ id, role: "viewer" })],
  ["member.remove", "member", "write", one],
  ["member.transfer", "member", "write", one],
  ["invitation.renew", "invitation", "write", one],
  ["invitation.revoke", "invitation", "write", one],
]

describe("an id of another tenant is answered as one that nobody has", () => {
  it.each(places)("%s with a %s", async (name, kind, how, input) => {
    const tell = (id: string) =>
      how === "ask"
        ? ask(owl.slug, name, input(id), { cookie: owl.cookie })
        : post(owl.slug, `/api/trpc/${name}`, input(id), { cookie: owl.cookie })
    const theirs = barn.ids[kind]
    const nobodys = unknownOf(theirs)
    expect(whole(await tell(theirs), theirs)).toEqual(whole(await tell(nobodys), nobodys))
  })

  it("and nothing of the other has changed", async () => {
    const monitor = result(await ask(barn.slug, "monitor.get", one(barn.ids.monitor), { cookie: barn.cookie }))
    expect(monitor).toMatchObject({ name: `canary of ${barn.slug}`, pausedAt: null })
    expect(result(await ask(barn.slug, "tag.list", undefined, { cookie: barn.cookie }))).toHaveLength(1)
    const channels = result(await ask(barn.slug, "channel.list", undefined, { cookie: barn.cookie }))
    expect(channels).toMatchObject([{ name: `channel of ${barn.slug}`, disabledAt: null }])
    expect(result(await ask(barn.slug, "member.list", undefined, { cookie: barn.cookie }))).toHaveLength(1)
    expect(result(await ask(barn.slug, "invitation.list", undefined, { cookie: barn.cookie }))).toHaveLength(1)
  })
})
