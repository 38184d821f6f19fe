import { afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import { type Answer, type Call, call } from "./call.ts"

const { demo } = inject("stack")
const { apiKey, tenant, email } = demo!
const withKey = { authorization: `Bearer ${apiKey}` }

let answers: Answer[] = []
/** Every answer is looked at for what must never be in one. */
const ask = async (asked: Call): Promise<Answer & { sentence: string }> => {
  const answer = await call(asked)
  answers.push(answer)
  return { ...answer, sentence: sentenceOf(answer.text) }
}

const sentenceOf = (text: string): string => {
  try {
    const { error } = JSON.parse(text)
    return error?.message ?? error?.json?.message ?? ""
  } catch {
    return ""
  }
}

afterEach(() => {
  for (const { text } of answers) expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|select .* from|ECONN/)
  answers = []
})

const create = (change: object) => {
  const config = { type: "http", url: "https://example.com" }
  return ask({
    method: "POST",
    path: "/api/trpc/monitor.create",
    headers: withKey,
    body: { name: "Shop", config, ...change },
  })
}

describe("a monitor is refused with a sentence", () => {
  it.each([
    ["a malformed URL", { config: { type: "http", url: "htp:/example" } }, "config.url: Enter an address"],
    ["a URL with a password", { config: { type: "http", url: "https://a:b@example.com" } }, "without user name"],
    ["a name of 10,000 characters", { name: "n".repeat(10_000) }, "name: "],
    ["no name", { name: "  " }, "name: "],
    ["a name with NUL", { name: "a\u0000b" }, "name: "],
    ["an unknown kind", { config: { type: "carrier-pigeon" } }, "config.type: "],
    ["an interval that is text", { intervalSeconds: "often" }, "intervalSeconds: Interval must be"],
    ["a timeout longer than the interval", { intervalSeconds: 20, timeoutSeconds: 30 }, "timeoutSeconds: "],
  ])("for %s", async (_, change, sentence) => {
    const answer = await create(change)
    expect(answer.status).toBe(400)
    expect(answer.sentence).toContain(sentence)
  })
})

it.each(["مراقبة المتجر", "🦉 Nachtschwalbe 🌙", "‏עברית and English‏", "O'Hara; drop table monitor --"])(
  "takes the name %s and gives it back as it is",
  async (name) => {
    const created = await create({ name })
    expect(created.status).toBe(200)
    const { id } = JSON.parse(created.text).result.data
    const input = encodeURIComponent(JSON.stringify({ id }))
    const got = await ask({ path: `/api/trpc/monitor.get?input=${input}`, headers: withKey })
    expect(JSON.parse(got.text).result.data.name).toBe(name)
    await ask({ method: "POST", path: "/api/trpc/monitor.delete", headers: withKey, body: { ids: [id] } })
  },
)

describe("a request is refused with a sentence", () => {
  const post = { method: "POST", path: "/api/trpc/monitor.create", headers: withKey }

  it.each<[string, Call, number, string]>([
    ["of invalid JSON", { ...post, body: "{" }, 400, "JSON"],
    ["of two megabytes", { ...post, body: "x".repeat(2 * 1024 * 1024) }, 400, "larger than 1 MiB"],
    [
      "as multipart",
      { ...post, body: "x", headers: { ...withKey, "content-type": "multipart/form-data" } },
      400,
      "JSON",
    ],
    ["with a wrong method", { ...post, method: "GET" }, 405, "POST"],
    ["for an unknown procedure", { ...post, path: "/api/trpc/monitor.destroy", body: {} }, 404, "monitor.destroy"],
    ["without a credential", { ...post, headers: {}, body: {} }, 401, "Sign in, or send a valid API key."],
    ["with an unknown key", { ...post, headers: { authorization: "Bearer nj_x" }, body: {} }, 401, "API key"],
    ["on another workspace's host", { ...post, tenant: "nobody", body: {} }, 401, "Sign in, or send a valid API key."],
    [
      "with an id of something else",
      { path: `/api/trpc/monitor.get?input=${encodeURIComponent('{"id":"usr_1"}')}`, headers: withKey },
      400,
      "mon_",
    ],
    ["for a token nobody has", { path: "/api/push/nobody-has-this-token" }, 404, "No monitor has this push address."],
    [
      "for a sign-in with a form",
      {
        tenant,
        method: "POST",
        path: "/api/sign-in",
        body: "email=a",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
      403,
      "",
    ],
  ])("%s", async (_, asked, status, sentence) => {
    const answer = await ask(asked)
    expect([answer.status, answer.sentence]).toEqual([status, expect.stringContaining(sentence)])
  })
})

it("shows an unknown workspace a page that says so", async () => {
  const answer = await ask({ tenant: "nobody-here", path: "/" })
  expect(answer.status).toBe(404)
  expect(answer.text).toContain("There is no workspace at")
})

describe("a person who is signed in", () => {
  let cookie: string
  beforeAll(async () => {
    const { password } = demo!
    const answer = await call({ tenant, method: "POST", path: "/api/sign-in", body: { email, password } })
    cookie = String(answer.headers["set-cookie"]).split(";")[0]!
  })
  const rename = (more: Partial<Call>) =>
    ask({ tenant, method: "POST", path: "/api/trpc/user.rename", body: { name: "Demo" }, ...more })

  it("writes from our own pages", async () => {
    expect((await rename({ headers: { cookie } })).status).toBe(200)
  })

  it("does not write from another site, from a neighbour, or by a form", async () => {
    for (const origin of ["https://evil.example", `http://eve.${new URL(inject("stack").web).host}`, "null"])
      expect((await rename({ headers: { cookie, origin } })).status).toBe(403)
    const form = { cookie, "content-type": "text/plain" }
    expect((await rename({ headers: form, body: '{"name":"x"}' })).status).toBe(403)
  })

  it("is told that somebody else changed what they edit", async () => {
    const created = JSON.parse((await create({ name: "Edited twice" })).text).result.data
    const edit = (name: string) =>
      ask({
        tenant,
        method: "POST",
        path: "/api/trpc/monitor.edit",
        headers: { cookie },
        body: { ...created, version: 1, name, config: { type: "http", url: "https://example.com" } },
      })
    expect((await edit("First")).status).toBe(200)
    const second = await edit("Second")
    expect([second.status, second.sentence]).toEqual([409, expect.stringContaining("Somebody else changed")])
    await ask({ method: "POST", path: "/api/trpc/monitor.delete", headers: withKey, body: { ids: [created.id] } })
  })
})

it("gives one of twenty the slug that all want at once", { timeout: 60_000 }, async () => {
  const found = (at: number) => {
    const body = {
      name: "Race",
      slug: "race",
      email: `racer-${at}@race.example`,
      password: "a sentence of the night",
      terms: true,
    }
    return ask({ method: "POST", path: "/api/sign-up", body, from: "127.0.8.8" })
  }
  const all = await Promise.all(Array.from({ length: 20 }, (_, at) => found(at)))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  const lost = all.filter(({ status }) => status !== 200)
  for (const { status, sentence } of lost) expect([status, sentence]).toEqual([409, expect.stringContaining("taken")])
})

it("stops guessing of a password long before a hundred, and says for how long", { timeout: 60_000 }, async () => {
  const guess = (at: number) =>
    ask({
      tenant,
      method: "POST",
      path: "/api/sign-in",
      body: { email: "guessed@nightjar.example", password: `guess ${at}` },
      from: "127.0.9.9",
    })
  const all = await Promise.all(Array.from({ length: 100 }, (_, at) => guess(at)))
  const refused = all.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(90)
  expect(refused[0]!.sentence).toMatch(/again in/)
  expect(Number(refused[0]!.headers["retry-after"])).toBeGreaterThan(0)
})
