import { request } from "node:http"
import { describe, expect, inject, it } from "vitest"

const { web, api } = inject("stack")

interface Asked {
  host?: string
  headers?: Record<string, string>
}

/** The raw path as given: no client in between may tidy it up. */
const ask = (path: string, { host, headers = {} }: Asked = {}) =>
  new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(api)
      const asking = request({ hostname, port, path, headers: { host: host ?? new URL(web).host, ...headers } })
      asking.on("error", reject).on("response", (answer) => {
        let body = ""
        answer.setEncoding("utf8").on("data", (text) => (body += text))
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
      })
      asking.end()
    },
  )

const hostOf = (slug: string) => `${slug}.${new URL(web).host}`

describe("the port", () => {
  it.each(["/on/site", "/on/tenant/demo", "/%6fn/site", "//on/site", "/x/../on/site", "/On/site", "/on"])(
    "has no page at %s, on any host",
    async (path) => {
      for (const host of [undefined, hostOf("demo")]) expect((await ask(path, { host })).status).toBe(404)
    },
  )

  it("believes no header that only its own proxy may send", async () => {
    const forged = { "x-middleware-rewrite": "/on/site", "x-matched-path": "/on/site", "x-nonce": "mine" }
    const answer = await ask("/sign-in", { host: hostOf("demo"), headers: forged })
    expect(answer.status).toBe(200)
    expect(answer.headers["content-security-policy"]).not.toContain("mine")
  })

  it("has no workspace on a host that names none", async () => {
    const answer = await ask("/", { host: hostOf("nobody-is-here") })
    expect(answer.status).toBe(404)
    expect(answer.body).toContain("There is no workspace at")
  })

  it("lets scripts run by nonce alone, another one each time", async () => {
    const [one, other] = [await ask("/"), await ask("/")]
    const nonceOf = ({ headers }: typeof one) => /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1]
    expect(nonceOf(one)).toBeDefined()
    expect(nonceOf(one)).not.toBe(nonceOf(other))
    expect(one.body.match(/<script(?![^>]*nonce=)[^>]*>/)).toBeNull()
  })

  it("keeps its figures to whoever has the operator's token", async () => {
    expect((await ask("/metrics")).status).toBe(401)
    expect((await ask("/health")).status).toBe(200)
    expect(JSON.parse((await ask("/ready")).body)).toMatchObject({ status: "ready" })
  })
})
