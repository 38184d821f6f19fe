import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { fillIn, imageCommands, readCompose } from "./testing/compose.ts"

const { services, volumes } = readCompose()
const commands = imageCommands()
const example = readFileSync(new URL("env.example", import.meta.url), "utf8")

describe("the composition", () => {
  it("starts the stores, the pooler and the programs, and nothing else unless asked", () => {
    const always = Object.keys(services).filter((name) => !services[name]!.profiles)
    expect(always.sort()).toEqual(["migrate", "pgbouncer", "postgres", "redis", "web", "worker"])
    expect(services["worker-more"]!.profiles).toEqual(["workers"])
    for (const name of ["pgadmin", "redis-commander"]) expect(services[name]!.profiles).toEqual(["tools"])
    for (const name of ["prometheus", "grafana"]) expect(services[name]!.profiles).toEqual(["monitoring"])
  })

  it("watches the health of everything that stays", () => {
    for (const name of ["postgres", "redis", "pgbouncer", "web", "worker", "worker-more"])
      expect(services[name]!.healthcheck?.test[0], name).toBe("CMD")
  })

  it("starts a program when the database is migrated and what it needs is healthy", () => {
    for (const name of ["web", "worker", "worker-more"])
      expect(services[name]!.depends_on).toEqual({
        migrate: { condition: "service_completed_successfully" },
        pgbouncer: { condition: "service_healthy" },
        redis: { condition: "service_healthy" },
      })
    expect(services.migrate!.depends_on).toEqual({ postgres: { condition: "service_healthy" } })
  })

  it("builds images that the Dockerfile has, each with a command", () => {
    for (const { build } of Object.values(services))
      if (build) expect(commands[build.target], build.target).toBeDefined()
  })

  it("keeps data in named volumes, mounts only files that are here, and opens ports to this machine only", () => {
    for (const { volumes: own = [], ports = [] } of Object.values(services)) {
      for (const volume of own) {
        const [source = ""] = volume.split(":")
        if (source.startsWith("./")) expect(existsSync(new URL(source, import.meta.url)), source).toBe(true)
        else expect(volumes).toHaveProperty(source)
      }
      for (const port of ports) expect(fillIn(port, {})).toMatch(/^127\.0\.0\.1:/)
    }
  })

  it("tells programs only what they know", () => {
    for (const name of ["web", "worker", "migrate"])
      for (const variable of Object.keys(services[name]!.environment ?? {})) expect(example).toContain(`# ${variable}=`)
  })

  it("refuses to start without its secrets", () => {
    expect(() => fillIn(services.web!.environment!.ENCRYPTION_KEYS!, {})).toThrow("ENCRYPTION_KEYS is not set")
  })
})
