import { describe, expect, it } from "vitest"
import { readSettings } from "./env.mjs"

const settings = (env: Record<string, string>) => readSettings(env as NodeJS.ProcessEnv, "/house")

describe("the launcher's settings", () => {
  it("are a laptop's unless told", () => {
    expect(settings({})).toMatchObject({
      dataFolder: "/house/.nightjar",
      host: "127.0.0.1",
      port: 3000,
      workerPort: 3002,
      workers: 1,
      publicUrl: "http://localhost:3000",
      egress: "private",
      databaseUrl: null,
      redisUrl: null,
    })
  })

  it("take an empty variable for one that is not set", () => {
    expect(settings({ PORT: "", HOST: "", NIGHTJAR_DATA: "", DATABASE_URL: "" })).toMatchObject(
      (({ env: _, path: __, ...rest }) => rest)(settings({})),
    )
  })

  it.each([
    ["PORT", "80a"],
    ["PORT", "70000"],
    ["WORKERS", "0"],
    ["WORKER_HEALTH_PORT", "1.5"],
  ])("refuse %s=%s by name", (name, value) => {
    expect(() => settings({ [name]: value })).toThrow(`${name} must be a whole number`)
  })

  it("let probes into private networks only where nobody else can ask for them", () => {
    expect(settings({ HOST: "0.0.0.0" }).egress).toBe("hosted")
    expect(settings({ HOST: "0.0.0.0", MULTI_TENANT: "false" }).egress).toBe("private")
    expect(settings({ HOST: "::1" }).egress).toBe("private")
    expect(settings({ HOST: "127.0.0.1", EGRESS: "hosted" }).egress).toBe("hosted")
  })

  it("pretend payments only where nobody else can pay", () => {
    expect(settings({}).pretendsPayments).toBe(true)
    const shared: Record<string, string>[] = [
      { HOST: "0.0.0.0" },
      { MULTI_TENANT: "false" },
      { STRIPE_SECRET_KEY: "sk_live_1" },
    ]
    for (const env of shared) expect(settings(env).pretendsPayments).toBe(false)
  })

  it("make one address of a database's parts", () => {
    const parts = { DATABASE_HOST: "db", DATABASE_USER: "ada", DATABASE_PASSWORD: "p@ss/word", DATABASE_NAME: "night" }
    expect(settings(parts).databaseUrl).toBe("postgres://ada:p%40ss%2Fword@db:5432/night")
    expect(settings({ ...parts, DATABASE_URL: "postgres://other/x" }).databaseUrl).toBe("postgres://other/x")
  })
})
