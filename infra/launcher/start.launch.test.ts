import { existsSync, readFileSync, statSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import postgres from "postgres"
import { afterEach, describe, expect, it } from "vitest"
import {
  cleanUp,
  failedStart,
  freePortsInARow,
  freshFolder,
  leftAfter,
  processesOf,
  startStandIns,
} from "../testing/launching.ts"
import { freePort } from "./ports.mjs"
import { until } from "./wait.mjs"

afterEach(cleanUp)

describe("a start", () => {
  it("tells where everything is, and keeps its secrets to its owner", async () => {
    const folder = freshFolder()
    const nightjar = await startStandIns({ folder })
    const { ready } = nightjar
    expect(ready).toMatchObject({ pid: nightjar.pid, bus: "redis", web: ready.api })
    expect(ready.demo).toMatchObject({ tenant: "demo", password: "long and random" })
    expect(ready.demo?.url).toBe(ready.web.replace("//", "//demo."))
    for (const url of [ready.web, `${ready.worker}/ready`, ready.weather]) expect((await fetch(url)).status).toBe(200)
    for (const name of ["secrets.json", "demo.json", "ready.json"])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, "seeded"), "utf8")).toBe(ready.weather)
    expect(nightjar.output()).toContain("Ctrl-C stops everything.")
    expect(await nightjar.stop()).toBe(0)
  })

  it("keeps database, secrets, demo and the weather's address for the next one", async () => {
    const folder = freshFolder()
    const first = await startStandIns({ folder })
    const sql = postgres(first.ready.databaseUrl)
    await sql`create table kept (word text)`
    await sql.end()
    const secrets = readFileSync(join(folder, "secrets.json"), "utf8")
    await first.stop()

    const second = await startStandIns({ folder, env: { PORT: new URL(first.ready.web).port } })
    expect(second.ready.demo).toEqual(first.ready.demo)
    expect(second.ready.weather).toBe(first.ready.weather)
    expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe(secrets)
    const again = postgres(second.ready.databaseUrl)
    expect(await again`select * from kept`).toEqual([])
    await again.end()
    await second.stop()
  })

  it("starts a program again that died", async () => {
    const folder = freshFolder()
    const nightjar = await startStandIns({ folder })
    const worker = processesOf(folder).worker!
    process.kill(worker, "SIGKILL")
    const reborn = await until(() => [processesOf(folder).worker].find((pid) => pid && pid !== worker), { ms: 10_000 })
    expect(reborn).toBeTypeOf("number")
    await until(() => fetch(nightjar.ready.worker).then(Boolean, () => false), { ms: 10_000 })
    expect(await nightjar.stop()).toBe(0)
  })

  it("runs as many workers as asked, each on its own port", async () => {
    const folder = freshFolder()
    const port = await freePortsInARow(3)
    const nightjar = await startStandIns({ folder, env: { WORKERS: "3", WORKER_HEALTH_PORT: String(port) } })
    for (const at of [0, 1, 2]) expect((await fetch(`http://127.0.0.1:${port + at}`)).status).toBe(200)
    await nightjar.stop()
  })
})

describe("a stop", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s leaves nothing within five seconds", async (signal) => {
    const folder = freshFolder()
    const nightjar = await startStandIns({ folder })
    const began = Date.now()
    process.kill(nightjar.pid, signal)
    expect(await nightjar.ended).toBe(0)
    expect(Date.now() - began).toBeLessThan(5_000)
    expect(await leftAfter(folder)).toEqual([])
    expect(existsSync(join(folder, "ready.json"))).toBe(false)
  })

  it("by kill -9 leaves nothing either, and the next start works at once", async () => {
    const folder = freshFolder()
    const nightjar = await startStandIns({ folder })
    process.kill(nightjar.pid, "SIGKILL")
    const port = new URL(nightjar.ready.web).port
    const next = await startStandIns({ folder, env: { PORT: port } })
    expect(next.ready.demo).toEqual(nightjar.ready.demo)
    process.kill(next.pid, "SIGKILL")
    expect(await leftAfter(folder)).toEqual([])
  })

  it("with its guard killed as well leaves PostgreSQL, which the next start puts away", async () => {
    const folder = freshFolder()
    const nightjar = await startStandIns({ folder })
    const { PostgreSQL, postmaster } = processesOf(folder)
    process.kill(PostgreSQL!, "SIGKILL")
    process.kill(nightjar.pid, "SIGKILL")
    expect((await leftAfter(folder)).join()).toContain("postgres")
    const next = await startStandIns({ folder })
    expect(processesOf(folder).postmaster).not.toBe(postmaster)
    await next.stop()
    expect(await leftAfter(folder)).toEqual([])
  })

  it("is asked of another launcher of the same folder, which is followed", async () => {
    const folder = freshFolder()
    const first = await startStandIns({ folder })
    const second = await startStandIns({ folder, env: { PORT: new URL(first.ready.web).port } })
    expect(await first.ended).toBe(0)
    expect(second.output()).toContain("Another launcher of this folder runs")
    await second.stop()
    expect(await leftAfter(folder)).toEqual([])
  })
})

describe("a start that cannot be", () => {
  it("names the port that is taken and the variable that moves it", async () => {
    const folder = freshFolder()
    const port = await freePort()
    const server = createServer().listen(port, "127.0.0.1")
    for (const variable of ["PORT", "WORKER_HEALTH_PORT"]) {
      const { code, output } = await failedStart({ folder, env: { [variable]: String(port) } })
      expect(code).toBe(1)
      expect(output).toContain(`Port ${port} is in use: stop what listens there, or choose another, e.g. ${variable}=`)
    }
    server.close()
    expect(existsSync(join(folder, "postgres"))).toBe(false)
  })

  it.each(["migrate", "seed", "web", "worker", "weather", "payments"])(
    "shows what %s said, and stops the rest",
    async (program) => {
      const folder = freshFolder()
      const { code, output } = await failedStart({ folder, args: ["--broken", program] })
      expect(code).toBe(1)
      expect(output).toContain("ENCRYPTION_KEYS: each key is written id:base64 of 32 bytes")
      expect(output).toContain(`${program} ended early`)
      expect(await leftAfter(folder)).toEqual([])
      expect(existsSync(join(folder, "ready.json"))).toBe(false)
    },
  )
})
