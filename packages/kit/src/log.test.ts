import { describe, expect, it } from "vitest"
import { createLog } from "./log.ts"

const linesOf = (write: (log: ReturnType<typeof createLog>) => void): string => {
  let lines = ""
  write(createLog({ level: "info", program: "test" }, { write: (line) => (lines += line) }))
  return lines
}

/** As Drizzle makes them. */
const failedStatement = (sql: string, params: string[]) =>
  Object.assign(new Error(`Failed query: ${sql}\nparams: ${params}`, { cause: new Error("no connection") }), { params })

describe("a line of the log", () => {
  it("hides fields that may hold secrets", () => {
    const line = linesOf((log) =>
      log.info({ password: "owl", user: { token: "owl" }, deep: { er: { cookie: "owl" } } }, "x"),
    )
    expect(line).not.toContain("owl")
    expect(line).toContain("[secret]")
  })

  it("tells a failed statement without its values, also as the cause of another error", () => {
    const failure = failedStatement("insert into session values ($1, $2)", ["a hash", "barn\nowl"])
    const line = linesOf((log) => {
      log.error({ err: failure }, "failed")
      log.error({ err: new Error("A procedure failed.", { cause: failure }) }, "failed")
    })
    for (const value of ["a hash", "barn", "owl"]) expect(line).not.toContain(value)
    expect(line.match(/insert into session/g)?.length).toBeGreaterThanOrEqual(2)
    expect(line).toContain("no connection")
  })
})
