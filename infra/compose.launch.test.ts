import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { freePort } from "./launcher/ports.mjs"
import { until } from "./launcher/wait.mjs"
import { fillIn, imageCommands, readCompose } from "./testing/compose.ts"
import { type Servers, startServers } from "./testing/servers.ts"
import { temporaryFolder } from "./testing/temporary-folder.ts"

const operatorToken = "a token for the operator"
const root = fileURLToPath(new URL("..", import.meta.url))
const folder = temporaryFolder()
const ports = { pgbouncer: 0, web: 0, worker: 0 }
const running: ChildProcess[] = []
let servers: Servers

/** The environment of a service, with this machine's addresses for the names of containers. */
const environmentOf = (name: string) => {
  const postgres = new URL(servers.ownerUrl)
  const secrets = {
    POSTGRES_PASSWORD: postgres.password,
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    OPERATOR_TOKEN: operatorToken,
    PUBLIC_URL: `http://localhost:${ports.web}`,
  }
  const known = (text: string) =>
    text
      .replace("nightjar:", `${postgres.username}:`)
      .replace("@postgres:5432", `@${postgres.host}`)
      .replace("@pgbouncer:6432", `@127.0.0.1:${ports.pgbouncer}`)
      .replace("redis://redis:6379", servers.redisUrl)
  const service = readCompose().services[name]!
  return Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([key, text]) => [key, known(fillIn(text, secrets))]),
  )
}

const start = (command: string[], env: Record<string, string>) => {
  const [program = "", ...args] = command
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
    stdio: "ignore",
  })
  running.push(child)
  return child
}

const isReady = (port: number) =>
  until(
    () =>
      fetch(`http://127.0.0.1:${port}/ready`).then(
        (response) => response.ok,
        () => false,
      ),
    { ms: 30_000 },
  )

const namesOfMetrics = async (port: number) => {
  const headers = { authorization: `Bearer ${operatorToken}` }
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers })
  return [...(await answer.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!)
}

/** PgBouncer refuses to be root. */
const startPooler = async () => {
  const postgres = new URL(servers.ownerUrl)
  const users = join(folder.path, "userlist.txt")
  const config = join(folder.path, "pgbouncer.ini")
  const text = readFileSync(new URL("pgbouncer/pgbouncer.ini", import.meta.url), "utf8")
    .replace("host=postgres port=5432", `host=127.0.0.1 port=${postgres.port}`)
    .replace("listen_port = 6432", `listen_port = ${ports.pgbouncer}`)
    .replace("/tmp/userlist.txt", users)
  writeFileSync(config, text)
  writeFileSync(users, `"${postgres.username}" "${postgres.password}"\n`)
  for (const file of [config, users]) chmodSync(file, 0o644)
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : []
  start(["/usr/sbin/pgbouncer", ...user, config], {})
}

beforeAll(async () => {
  servers = await startServers()
  ports.pgbouncer = await freePort()
  ports.web = await freePort()
  ports.worker = await freePort()
  await startPooler()
})

afterAll(async () => {
  await Promise.all(
    running.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill()
      await once(child, "exit")
    }),
  )
  await servers.stop()
  folder.remove()
})

describe("the commands of the images, with the environment of the composition", () => {
  const commands = imageCommands()

  it("migrate", async () => {
    const [code] = await once(start(commands.migrate!, environmentOf("migrate")), "exit")
    expect(code).toBe(0)
  })

  it("serve the web, through the pooler", async () => {
    start(commands.web!, { ...environmentOf("web"), PORT: String(ports.web) })
    expect(await isReady(ports.web)).toBe(true)
  })

  it("work, through the pooler", async () => {
    start(commands.worker!, { ...environmentOf("worker"), WORKER_HEALTH_PORT: String(ports.worker) })
    expect(await isReady(ports.worker)).toBe(true)
  })

  it("measure all that the dashboard draws and the alerts watch", async () => {
    const measured = (await Promise.all([ports.web, ports.worker].map(namesOfMetrics))).flat()
    const drawn = readFileSync(new URL("monitoring/dashboard.json", import.meta.url), "utf8")
    const watched = readFileSync(new URL("monitoring/alerts.yaml", import.meta.url), "utf8")
    const named = [...`${drawn}${watched}`.matchAll(/\b(?:nightjar|process|nodejs)_[a-z\d_]+\b/g)].map(([name]) => name)
    expect(new Set(named).size).toBeGreaterThan(15)
    const series = measured.flatMap((name) => [name, `${name}_bucket`])
    expect([...new Set(named)].filter((name) => !series.includes(name))).toEqual([])
  })
})
