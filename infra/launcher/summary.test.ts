import { describe, expect, it } from "vitest"
import { readSettings } from "./env.mjs"
import type { Ready } from "./launch.mjs"
import { summary } from "./summary.mjs"

const ready: Ready = {
  pid: 1,
  startedAt: "2026-01-01T00:00:00.000Z",
  web: "http://localhost:3000",
  api: "http://localhost:3000",
  worker: "http://127.0.0.1:3002",
  weather: "http://127.0.0.1:4000",
  payments: "http://127.0.0.1:4100",
  databaseUrl: "postgres://postgres:hidden@127.0.0.1:5432/nightjar",
  bus: "postgres",
  demo: { tenant: "demo", url: "http://demo.localhost:3000", email: "a@b.example", password: "long", apiKey: "nj_x" },
}

const textFor = (env: Record<string, string>, change: Partial<Ready> = {}) =>
  summary({
    ready: { ...ready, ...change },
    settings: readSettings(env as NodeJS.ProcessEnv, "/house"),
    databaseFolder: "/house/.nightjar/postgres",
    ownerToken: "the owner's",
    paint: (_, text) => text,
    tookMs: 2_340,
  })

describe("the summary", () => {
  it("says where to go and how to get in, and no more secrets than that", () => {
    const text = textFor({})
    for (const part of ["after 2.3 s", "http://demo.localhost:3000", "a@b.example  long", "nj_x", ".nightjar/postgres"])
      expect(text).toContain(part)
    for (const part of ["hidden", "the owner's", "whoever reaches this machine"]) expect(text).not.toContain(part)
  })

  it("says that payments are pretended, where they are", () => {
    expect(textFor({})).toContain("http://127.0.0.1:4100  a pretend Stripe: no money moves")
    expect(textFor({}, { payments: null })).not.toContain("Stripe")
  })

  it("has no login for a database that was not seeded here", () => {
    expect(textFor({}, { demo: null })).not.toContain("Sign in")
  })

  it("warns of an address that others reach", () => {
    expect(textFor({ HOST: "0.0.0.0" })).toContain(
      "Listening on 0.0.0.0: whoever reaches this machine reaches Nightjar.",
    )
  })

  it("prints the owner's token where there is one workspace for its first visitor", () => {
    expect(textFor({ MULTI_TENANT: "false" })).toContain("the owner's  whoever signs up with it first")
  })

  it("says what losing the folder means, with a database of one's own too", () => {
    expect(textFor({})).toContain("without it both are gone")
    const own = textFor({ DATABASE_URL: "postgres://db/x" })
    expect(own).toContain("without its secrets.json they cannot be read")
  })
})
