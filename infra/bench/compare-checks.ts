/** The program of `pnpm bench checks`: its own process, bundled as programs are, and nothing else in it. */
import { type CheckConfig, checkConfig } from "@nightjar/checks/all"
import { runCheck } from "@nightjar/checks/run"
import { createEgress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import type { Addresses } from "@nightjar/weather/weather"
import { bareChecks, type Kind, kinds, type Once } from "./bare.ts"
import { percentile } from "./percentile.ts"

/** What the bench hands over, as JSON on the command line. */
export interface Assignment {
  addresses: Addresses
  authority: string
  rounds: number
  lanes: number
  checks: Record<Kind, number>
}

interface Cost {
  perSecond: number
  /** CPU of this process, kernel included; the target is another process. */
  cpuMs: number
}

const ourChecks = (addresses: Addresses, authority: string): Record<Kind, Once> => {
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

const round = (value: number, digits: number) => Number(value.toFixed(digits))

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
    ratio: round(bareCpuMs / cpuMs, 2),
  }
}

const { addresses, authority, rounds, lanes, checks }: Assignment = JSON.parse(process.argv[2]!)
const bare = bareChecks(addresses, authority)
const ours = ourChecks(addresses, authority)
for (const kind of kinds) {
  const turn = (work: Once) => () => measure(work, { checks: checks[kind], lanes })
  process.stdout.write(`${JSON.stringify({ kind, ...(await compare(turn(ours[kind]), turn(bare[kind]), rounds)) })}\n`)
}
process.exit(0)
