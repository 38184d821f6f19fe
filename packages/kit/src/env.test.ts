import { describe, expect, it } from "vitest"
import { z } from "zod"
import { EnvError, envFlag, envNumber, envUrl, readEnv } from "./env.ts"

const schema = z.object({
  DATABASE_URL: envUrl("postgres"),
  PORT: envNumber(3000, { min: 1, max: 65_535 }),
  MULTI_TENANT: envFlag(true),
})
const url = "postgres://app:hunter2@db/nightjar"

describe("the environment", () => {
  it("fills in what is not set, and takes an empty variable for not set", () => {
    expect(readEnv(schema, { DATABASE_URL: url, PORT: "" })).toEqual({
      DATABASE_URL: url,
      PORT: 3000,
      MULTI_TENANT: true,
    })
  })

  it("reads numbers and flags", () => {
    expect(readEnv(schema, { DATABASE_URL: url, PORT: "8080", MULTI_TENANT: "0" })).toMatchObject({
      PORT: 8080,
      MULTI_TENANT: false,
    })
  })

  it("names every bad variable with what it must be, and does not repeat a value that may be a secret", () => {
    const read = () => readEnv(schema, { DATABASE_URL: "mysql://root:hunter2@db", PORT: "99999", MULTI_TENANT: "yes" })
    expect(read).toThrow(EnvError)
    expect(read).toThrow(/DATABASE_URL: must be an address that starts with postgres:\/\//)
    expect(read).toThrow(/PORT: must be at most 65535/)
    expect(read).toThrow(/MULTI_TENANT: must be true or false/)
    expect(read).not.toThrow(/hunter2/)
  })
})
