/**
 * Names to addresses, by c-ares: 9,300 lookups a second with 20 ms servers, where getaddrinfo's four
 * threads do 97.
 */
import { lookup, Resolver } from "node:dns/promises"
import { isIP } from "node:net"
import { explainName } from "./explain.ts"
import { EgressFailure } from "./failure.ts"
import { hostsFile } from "./hosts-file.ts"
import type { Trace } from "./trace.ts"
import { within } from "./within.ts"

export interface NamesOptions {
  /** Also `/etc/hosts`, and what only the machine's own resolver knows (`nas`, `nas.local`). */
  local: boolean
  nameServers?: readonly string[]
}

export interface Names {
  /** At least one address, or `EgressFailure`. */
  addresses(host: string, signal: AbortSignal, trace: Trace): Promise<string[]>
}

const limitMs = 2_000
/** Two tries, of 600 and 1,200 ms, end within the limit. */
const tries = { timeout: 600, tries: 2 }
/** A laptop changes its network; a resolver reads the system's name servers only once. */
const renewMs = 30_000

export const createNames = (options: NamesOptions): Names => {
  const hosts = hostsFile()
  let current = new Resolver(tries)
  let madeAt = 0

  const resolver = () => {
    if (performance.now() - madeAt > renewMs || madeAt === 0) {
      current = new Resolver(tries)
      if (options.nameServers) current.setServers(options.nameServers)
      madeAt = performance.now()
    }
    return current
  }

  const ask = async (name: string): Promise<string[]> => {
    const [four, six] = await Promise.allSettled([resolver().resolve4(name), resolver().resolve6(name)])
    const found = [four, six].flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []))
    if (found.length > 0 || four.status === "fulfilled") return found
    throw four.reason
  }

  const find = async (name: string): Promise<string[]> => {
    if (name === "localhost" || name.endsWith(".localhost")) return ["127.0.0.1", "::1"]
    if (!options.local) return ask(name)
    const named = await hosts(name)
    if (named.length > 0) return named
    const homely = !name.includes(".") || name.endsWith(".local")
    return homely ? (await lookup(name, { all: true })).map((entry) => entry.address) : ask(name)
  }

  return {
    addresses: async (host, signal, trace) => {
      if (isIP(host)) return [host]
      return within(
        { phase: "dnsMs", ms: limitMs, code: "name_timeout", message: `The name ${host} was not resolved in time.` },
        signal,
        trace,
        (resolve, reject) => {
          find(host).then(resolve, (error) => {
            const { code, message } = explainName(error, host)
            reject(new EgressFailure(code, message, trace))
          })
          return () => {}
        },
      )
    },
  }
}
