/** One check of each kind beside the least that Node could do for it, in turns, so that both meet the same machine. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { type CheckConfig, checkConfig } from "@nightjar/checks/all"
import { runCheck } from "@nightjar/checks/run"
import { createEgress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import type { Addresses } from "@nightjar/weather/weather"
import { bareChecks, type Once } from "./bare.ts"
import { defineBench, round } from "./bench.ts"
import { percentile } from "./percentile.ts"

const program = fileURLToPath(new URL("../../packages/weather/dist/main.mjs", import.meta.url))

interface Cost {
  perSecond: number
  /** CPU of this process, kernel included; the target is another process. */
  cpuMs: number
}

export const bench = defineBench({
  about: "CPU of one check of each kind, beside the bare limit; ratio is the share of its speed that is reached",
  settings: { rounds: 10, lanes: 50, checks: 4_000, tlsChecks: 800 },
  async run({ settings, step, after }) {
    const { addresses, authority } = await startTarget(after)
    const bare = bareChecks(addresses, authority)
    const ours = ourChecks(addresses, authority)
    const kinds = Object.keys(bare) as (keyof typeof bare)[]
    const results = new Map<string, object>()
    for (const kind of kinds) {
      const checks = kind === "https" ? settings.tlsChecks : settings.checks
      const turn = (work: Once) => measure(work, { checks, lanes: settings.lanes })
      results.set(
        kind,
        await step(kind, () =>
          compare(
            () => turn(ours[kind]),
            () => turn(bare[kind]),
            settings.rounds,
          ),
        ),
      )
    }
    const samples = settings.rounds * (3 * settings.checks + settings.tlsChecks)
    return { ...Object.fromEntries(results), samples }
  },
})

const startTarget = async (after: (clean: () => unknown) => void) => {
  const target = spawn(process.execPath, [program, "--lifeline"], { stdio: ["pipe", "pipe", "inherit"] })
  after(() => target.kill())
  const [line] = await once(createInterface(target.stdout), "line")
  const addresses: Addresses = JSON.parse(line)
  const authority = await (await fetch(`${addresses.listening}/ca.pem`)).text()
  return { addresses, authority }
}

const ourChecks = (addresses: Addresses, authority: string): Record<"http" | "https" | "tcp" | "dns", Once> => {
  const egress = createEgress({ mode: "private", userAgent: "Nightjar/bench", certificateAuthorities: [authority] })
  const check = (config: object): Once => {
    const parsed: CheckConfig = checkConfig.parse(config)
    return async () => {
      const { status, message } = await runCheck(parsed, { egress, clock: systemClock, timeoutMs: 10_000 })
      if (status !== "up") throw new Error(`A ${parsed.type} check found its target ${status}: ${message}`)
    }
  }
  const at = (address: string) => ({ host: address.split(":")[0], port: Number(address.split(":")[1]) })
  const server = at(addresses.dns)
  return {
    http: check({ type: "http", url: `${addresses.listening}/fair` }),
    https: check({ type: "http", url: `https://localhost:${new URL(addresses.tls).port}/fair` }),
    tcp: check({ type: "tcp", ...at(addresses.tcp) }),
    dns: check({ type: "dns", name: "fair.weather.test", server: server.host, port: server.port }),
  }
}

/** A closed loop of so many lanes. */
const measure = async (work: Once, size: { checks: number; lanes: number }): Promise<Cost> => {
  let started = 0
  const lane = async () => {
    while (started++ < size.checks) await work()
  }
  const cpu = process.cpuUsage()
  const began = performance.now()
  await Promise.all(Array.from({ length: size.lanes }, lane))
  const { user, system } = process.cpuUsage(cpu)
  return {
    perSecond: (size.checks * 1000) / (performance.now() - began),
    cpuMs: (user + system) / 1000 / size.checks,
  }
}

/** Turn by turn; the first turn of each warms up and does not count. Medians. */
const compare = async (ours: () => Promise<Cost>, bare: () => Promise<Cost>, rounds: number) => {
  const costs: { ours: Cost; bare: Cost }[] = []
  for (let turn = 0; turn <= rounds; turn++) costs.push({ bare: await bare(), ours: await ours() })
  const median = (read: (cost: (typeof costs)[number]) => number) => percentile(costs.slice(1).map(read), 0.5)
  const cpuMs = median((cost) => cost.ours.cpuMs)
  const bareCpuMs = median((cost) => cost.bare.cpuMs)
  return {
    perSecond: Math.round(median((cost) => cost.ours.perSecond)),
    barePerSecond: Math.round(median((cost) => cost.bare.perSecond)),
    cpuMs: round(cpuMs, 4),
    bareCpuMs: round(bareCpuMs, 4),
    ratio: round(bareCpuMs / cpuMs),
  }
}
