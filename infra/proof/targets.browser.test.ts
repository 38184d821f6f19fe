import { execFile } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { createClient } from "@nightjar/sdk"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { freePort } from "../launcher/ports.mjs"
import { type Servers, startServers } from "../testing/servers.ts"
import { temporaryFolder } from "../testing/temporary-folder.ts"
import { type Nginx, startNginx } from "./nginx.ts"
import { type Program, startProgram } from "./program.ts"

const stack = inject("stack")
const client = createClient({ url: stack.api, apiKey: stack.demo!.apiKey })
type Config = Parameters<typeof client.monitor.create.mutate>[0]["config"]

let nginx: Nginx
let dnsmasq: Program
const folder = temporaryFolder()
let dnsPort: number
/** Not the stack's own: those are shut to every check. */
let servers: Servers

beforeAll(async () => {
  ;[nginx, servers, dnsPort] = await Promise.all([startNginx(), startServers(), freePort()])
  const zone = join(folder.path, "dnsmasq.conf")
  writeFileSync(
    zone,
    `port=${dnsPort}\nlisten-address=127.0.0.1\nbind-interfaces\nno-resolv\naddress=/shop.test/192.0.2.7\n`,
  )
  dnsmasq = await startProgram(["dnsmasq", "--keep-in-foreground", `--conf-file=${zone}`, "--user=root"], dnsPort)
})
afterAll(async () => {
  await Promise.all([nginx.close(), servers.stop(), dnsmasq.stop()])
  folder.remove()
})

/** What each target is, and the states that its monitor must be seen in. */
const targets = (): Record<string, { config: Config; states: string[] }> => {
  const http = (url: string, more: object = {}): Config => ({ type: "http", url, ...more })
  const tcp = (address: string): Config => {
    const { hostname, port } = new URL(address)
    return { type: "tcp", host: hostname, port: Number(port) }
  }
  return {
    plain: { config: http(nginx.http), states: ["up"] },
    tls: { config: http(nginx.https), states: ["up"] },
    redirected: { config: http(`${nginx.http}/moved`), states: ["up"] },
    private: {
      config: http(`${nginx.http}/private`, { authentication: "basic", username: "night", password: "jar" }),
      states: ["up"],
    },
    expired: { config: http(nginx.expired), states: ["down"] },
    redis: { config: tcp(servers.redisUrl), states: ["up"] },
    postgres: { config: tcp(servers.ownerUrl), states: ["up"] },
    "own-database": { config: tcp(stack.databaseUrl), states: ["no_data"] },
    dns: {
      config: { type: "dns", name: "shop.test", server: "127.0.0.1", port: dnsPort, expected: "192.0.2.7" },
      states: ["up"],
    },
    push: { config: { type: "push", graceSeconds: 5 }, states: ["up"] },
    slow: { config: http(`${stack.weather}/slow?ms=600`, { slowFromMs: 300 }), states: ["degraded"] },
    flapping: { config: http(`${stack.weather}/flapping?every=10`), states: ["up", "down"] },
    reset: { config: http(`${stack.weather}/resets`), states: ["down"] },
    huge: { config: http(`${stack.weather}/huge?mb=50`), states: ["up"] },
  }
}

const watch = async (name: string, config: Config) => {
  const timing = { intervalSeconds: 10, retryIntervalSeconds: 10, timeoutSeconds: 5, retries: 0 }
  return (await client.monitor.create.mutate({ name: `Proof ${name}`, config, ...timing })).id
}

describe("fourteen real targets at once", () => {
  const ids = new Map<string, string>()

  it("get the verdicts that they deserve, told live", async () => {
    const missing = new Map<string, Set<string>>()
    const over = AbortSignal.timeout(90_000)
    const stream = client.live({ signal: over })
    for (const [name, { config, states }] of Object.entries(targets())) {
      const id = await watch(name, config)
      ids.set(name, id)
      missing.set(id, new Set(states))
    }
    const { pushToken } = await client.monitor.get.query({ id: ids.get("push")! })
    await promisify(execFile)("curl", ["--silent", "--fail", `${stack.api}/api/push/${pushToken}`])

    for await (const item of stream) {
      if (item.type !== "heartbeats") continue
      for (const { monitor, state } of item.heartbeats) missing.get(monitor)?.delete(state)
      if ([...missing.values()].every((states) => states.size === 0)) break
    }
    const left = [...ids].flatMap(([name, id]) => [...missing.get(id)!].map((state) => `${name} was never ${state}`))
    expect(left).toEqual([])
  })

  it("leave evidence of what was seen", async () => {
    const said = async (name: string) => {
      const { failure } = await client.monitor.evidence.query({ id: ids.get(name)! })
      return `${failure?.status}: ${failure?.outcome.message}`
    }
    expect(await said("expired")).toMatch(/^down: .*expired/)
    expect(await said("reset")).toMatch(/^down: .*(reset|closed)/)
  })

  it("are listed, added and watched by the command line", async () => {
    const nightjar = (...args: string[]) => {
      const program = fileURLToPath(new URL("../../packages/sdk/dist/cli.mjs", import.meta.url))
      const env = { ...process.env, NIGHTJAR_URL: stack.api, NIGHTJAR_KEY: stack.demo!.apiKey }
      return promisify(execFile)(process.execPath, [program, "monitors", ...args], { env })
    }
    const { stdout } = await nightjar("list", "--search", "Proof", "--json")
    const names = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).name)
    expect(names.toSorted()).toEqual([...ids.keys()].map((name) => `Proof ${name}`).toSorted())

    const created = await nightjar("create", `${nginx.http}/cli`, "--name", "Proof cli", "--json")
    ids.set("cli", JSON.parse(created.stdout).id)
    expect((await nightjar("list", "--search", "Proof cli")).stdout).toContain(`${nginx.http}/cli`)
    await expect(nightjar("list", "--key", "nj_wrong")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("API key"),
    })
  })

  it("are gone when they are deleted", async () => {
    await client.monitor.delete.mutate({ ids: [...ids.values()] })
    expect((await client.monitor.list.query({ search: "Proof" })).monitors).toEqual([])
  })
})
