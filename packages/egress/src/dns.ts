/** Questions to name servers that a customer chose, with answers as text. */
import { Resolver } from "node:dns/promises"
import { isIP } from "node:net"
import type { CallOptions, DnsQuestion, RecordType } from "./egress.ts"
import { explainRecords } from "./explain.ts"
import { EgressFailure } from "./failure.ts"
import { endpoint } from "./host.ts"
import type { Policy } from "./policy.ts"
import { newTrace, type Trace } from "./trace.ts"
import { hostIn, type Vet } from "./vet.ts"
import { within } from "./within.ts"

const caa = (record: Record<string, unknown>): string => {
  const [tag, value] = Object.entries(record).find(([key]) => key !== "critical") ?? []
  return `${record.critical} ${tag} "${value}"`
}

/** @returns one text per record, its fields in the order of a zone file. */
const askRecords = async (resolver: Resolver, name: string, type: RecordType): Promise<string[]> => {
  switch (type) {
    case "CAA":
      return (await resolver.resolveCaa(name)).map((record) => caa({ ...record }))
    case "MX":
      return (await resolver.resolveMx(name)).map((record) => `${record.priority} ${record.exchange}`)
    case "PTR":
      return isIP(name) ? resolver.reverse(name) : resolver.resolvePtr(name)
    case "SOA": {
      const { nsname, hostmaster, serial, refresh, retry, expire, minttl } = await resolver.resolveSoa(name)
      return [[nsname, hostmaster, serial, refresh, retry, expire, minttl].join(" ")]
    }
    case "SRV": {
      const records = await resolver.resolveSrv(name)
      return records.map((record) => [record.priority, record.weight, record.port, record.name].join(" "))
    }
    case "TXT":
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(""))
    case "A":
    case "AAAA":
    case "CNAME":
    case "NS":
      return resolver.resolve(name, type)
  }
}

/** Names that only the inside of a network knows; asked from a hosted Nightjar, they would tell of *its* network. */
const inner = /^[^.]+$|\.(local|localhost|internal|intranet|lan|home|corp|private|home\.arpa)$/

const limitMs = 5_000
/** Two tries, of 1.5 and 3 s, end within the limit. */
const tries = { timeout: 1_500, tries: 2 }

export interface DnsOptions {
  mode: Policy["mode"]
  nameServers?: readonly string[]
  vet: Vet
}

export const createDns = ({ mode, nameServers, vet }: DnsOptions) => {
  /** One per question, so that giving up one does not cancel the others. */
  const resolverFor = async ({ server }: DnsQuestion, signal: AbortSignal, trace: Trace): Promise<Resolver> => {
    const resolver = new Resolver(tries)
    if (nameServers) resolver.setServers(nameServers)
    if (server) {
      const [address = ""] = await vet(hostIn(server.host, trace), server.port, signal, trace)
      trace.address = endpoint(address, server.port)
      resolver.setServers([trace.address])
    }
    return resolver
  }

  return async (question: DnsQuestion, { signal, trace = newTrace() }: CallOptions) => {
    const name = hostIn(question.name, trace)
    if (mode === "hosted" && !question.server && inner.test(name) && isIP(name) === 0)
      throw new EgressFailure("blocked", `${name} is a name of an inner network, which is not asked from here.`, trace)
    const resolver = await resolverFor(question, signal, trace)
    const records = await within<string[]>(
      { phase: "dnsMs", ms: limitMs, code: "name_timeout", message: "The name server did not answer in time." },
      signal,
      trace,
      (resolve, reject) => {
        askRecords(resolver, name, question.type).then(resolve, (error) => {
          const { code, message } = explainRecords(error, name, question)
          reject(new EgressFailure(code, message, trace))
        })
        return () => resolver.cancel()
      },
    )
    return { records, trace }
  }
}
