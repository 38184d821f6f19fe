/** Tenant from tenant, from outside: what one asks for with the other's ids, credentials and host names. */
import { randomBytes } from "node:crypto"
import { type IncomingMessage, request } from "node:http"
import { connect } from "node:net"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { type Answer, type Call, call } from "./call.ts"

const web = new URL(inject("stack").web)

interface Tenant {
  slug: string
  cookie: string
  key: string
  ids: Record<
    | "monitor"
    | "push"
    | "tag"
    | "apiKey"
    | "session"
    | "probe"
    | "tenant"
    | "channel"
    | "delivery"
    | "statusPage"
    | "notice",
    string
  >
}

const result = ({ text, status }: Answer) => {
  expect(status, text).toBe(200)
  return JSON.parse(text).result.data
}
const post = (tenant: string, path: string, body: unknown, headers: Call["headers"] = {}) =>
  call({ tenant, method: "POST", path, body, headers })
const ask = (tenant: string, name: string, input: unknown, headers: Call["headers"]) => {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`
  return call({ tenant, path: `/api/trpc/${name}${query}`, headers })
}

/** Attempts are counted by address, and other proofs sign up too. */
const from = "127.0.0.61"
const forged = { "x-nightjar-address": "9.9.9.9", "x-forwarded-for": "9.9.9.9", "x-real-ip": "9.9.9.9" }

const found = async (slug: string): Promise<Tenant> => {
  const founder = {
    name: slug,
    slug,
    email: `${slug}@nightjar.example`,
    password: `a long one for ${slug}`,
    terms: true,
  }
  const signedUp = await call({ method: "POST", path: "/api/sign-up", body: founder, headers: forged, from })
  const { code } = JSON.parse(signedUp.text).arrival
  const form = { "content-type": "application/x-www-form-urlencoded", origin: web.origin, ...forged }
  const arrived = await call({
    tenant: slug,
    method: "POST",
    path: "/api/arrive",
    body: `code=${code}`,
    headers: form,
    from,
  })
  const cookie = arrived.headers["set-cookie"]![0]!.split(";")[0]!
  const write = async (name: string, input: unknown) => result(await post(slug, `/api/trpc/${name}`, input, { cookie }))
  const http = { name: `canary of ${slug}`, config: { type: "http", url: "http://127.0.0.1:9/" } }
  const monitor = (await write("monitor.create", http)).id
  const push = (await write("monitor.create", { name: "push", config: { type: "push" } })).id
  const tag = (await write("tag.create", { name: `tag of ${slug}` })).id
  const { id: apiKey, key } = await write("apiKey.create", { name: "key" })
  const [session] = result(await ask(slug, "session.list", undefined, { cookie }))
  expect(session.address).toBe(from)
  const { id: tenant } = result(await ask(slug, "tenant.get", undefined, { cookie }))
  const probe = (await write("probe.checkNow", { id: monitor })).id
  const recipients = { type: "email", to: [`canary@${slug}.example`] }
  const channel = (await write("channel.create", { name: `channel of ${slug}`, config: recipients })).id
  const { delivery } = await write("channel.test", { id: channel })
  const look = { title: `page of ${slug}`, layout: [{ items: [{ monitorId: monitor }] }] }
  const statusPage = (await write("statusPage.create", { slug: `${slug}-page`, ...look })).id
  const notice = (await write("notice.open", { title: `notice of ${slug}`, text: "Canary" })).id
  const ids = { monitor, push, tag, apiKey, session: session.id, probe, tenant, channel, delivery, statusPage, notice }
  return { slug, cookie, key, ids }
}

let owl: Tenant
let barn: Tenant
beforeAll(async () => {
  const run = randomBytes(3).toString("hex")
  owl = await found(`owl-${run}`)
  barn = await found(`barn-${run}`)
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
  })
})

describe("a credential opens its own tenant and no other", () => {
  it.each([
    ["a cookie on another's host", () => ({ tenant: barn.slug, headers: { cookie: owl.cookie } })],
    ["a key on another's host", () => ({ tenant: barn.slug, headers: { authorization: `Bearer ${owl.key}` } })],
    [
      "a key beside a good cookie",
      () => ({ tenant: barn.slug, headers: { authorization: `Bearer ${owl.key}`, cookie: barn.cookie } }),
    ],
    [
      "a key that names another tenant",
      () => ({ headers: { authorization: `Bearer ${owl.key}`, "x-tenant-id": barn.ids.tenant } }),
    ],
    [
      "a cookie with another host forwarded",
      () => ({ tenant: barn.slug, headers: { cookie: owl.cookie, "x-forwarded-host": `${owl.slug}.${web.host}` } }),
    ],
    [
      "a cookie that was tossed beside one",
      () => ({ tenant: owl.slug, headers: { cookie: [owl.cookie, barn.cookie].join("; ") } }),
    ],
  ])("not %s", async (_, credential) => {
    const answer = await call({ path: "/api/trpc/monitor.summary", ...(credential() as Partial<Call>) })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain("barn")
  })
})

/** Byte for byte, since clients of Node would mend most of these. */
const speak = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(web.port), "127.0.0.1", () => socket.write(text))
    let heard = ""
    socket.setEncoding("utf8").on("data", (piece) => (heard += piece))
    socket.once("close", () => resolve(heard)).once("error", reject)
  })
const get = (path: string, ...hosts: string[]) =>
  speak(`GET ${path} HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join("")}Connection: close\r\n\r\n`)

describe("a request that no browser sends", () => {
  it.each(["a b", "[", "owl.localhost,barn.localhost", "owl.localhost@barn.localhost"])(
    "is refused with the host %s, by doors and pages",
    async (host) => {
      for (const path of ["/health", "/", "/api/trpc/monitor.list"])
        expect(await get(path, host)).toMatch(/^HTTP\/1\.1 400 /)
    },
  )

  it("is refused with two hosts, or with a whole address for a path", async () => {
    expect(await get("/health", web.host, `${owl.slug}.${web.host}`)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await get("http://evil.example/", web.host)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it.each([
    "/on/tenant/x",
    "/%6fn/tenant/x",
    "//on/tenant/x",
    "/x/../on/tenant/x",
    "/%5con/tenant/x",
    "/api/%2e%2e/on/site",
  ])("leads nowhere with the inner path %s", async (path) =>
    expect(await get(path, web.host)).toMatch(/^HTTP\/1\.1 404 /),
  )
})

describe("an answer to a person", () => {
  it("is kept by nobody, stands in no frame, and runs no script without its nonce", async () => {
    const { headers, text } = await call({ tenant: owl.slug, path: "/", headers: { cookie: owl.cookie } })
    expect(headers["cache-control"]).toMatch(/private.*no-store/)
    expect(headers["x-frame-options"]).toBe("DENY")
    const policy = String(headers["content-security-policy"])
    const nonce = /'nonce-([\w-]+)'/.exec(policy)![1]!
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.match(/script-src [^;]*/)![0]).not.toContain("unsafe")
    const scripts = text.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
  })

  it("holds no more than a hundred calls", async () => {
    const path = `/api/trpc/${Array(101).fill("monitor.summary").join(",")}?batch=1`
    expect((await call({ tenant: owl.slug, path, headers: { cookie: owl.cookie } })).status).toBe(400)
  })

  it.each(["event.live", "event%2Elive"])("as a stream is kept by nobody either (%s)", async (name) => {
    const headers = { host: `${owl.slug}.${web.host}`, cookie: owl.cookie, accept: "text/event-stream" }
    const sent = request({ host: "127.0.0.1", port: web.port, path: `/api/trpc/${name}`, headers }).end()
    const response = await new Promise<IncomingMessage>((resolve) => sent.once("response", resolve))
    expect(response.headers["cache-control"]).toBe("private, no-store, no-transform")
    sent.destroy()
  })
})
