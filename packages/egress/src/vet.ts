/** From a host that a customer named to addresses that may be connected to. */
import { canonicalAddress } from "./address.ts"
import { EgressFailure } from "./failure.ts"
import { canonicalHost } from "./host.ts"
import { type Endpoint, isThisMachine, type Policy, refusal } from "./policy.ts"
import type { Names } from "./resolver.ts"
import { newTrace, type Trace } from "./trace.ts"

/** The host in its canonical spelling, or `EgressFailure`. */
export const hostIn = (text: string, trace: Trace): string => {
  const host = canonicalHost(text)
  if (host !== null) return host
  throw new EgressFailure("address_malformed", `"${text.slice(0, 200)}" is not a host name or an address.`, trace)
}

/** All addresses of a host in canonical spelling, or `EgressFailure`: one that is not allowed refuses the rest. */
export type Vet = (host: string, port: number, signal: AbortSignal, trace: Trace) => Promise<string[]>

export const createVet = (policy: Policy, names: Names): Vet => {
  const isAt = async (own: Endpoint, address: string, signal: AbortSignal): Promise<boolean> => {
    // A name of ours that does not resolve is nowhere, so nothing can be reached there.
    const addresses = await names.addresses(own.host, signal, newTrace()).catch(() => [])
    if (addresses.some(isThisMachine)) return isThisMachine(address)
    return addresses.map(canonicalAddress).includes(canonicalAddress(address))
  }

  const isOwn = async (address: string, port: number, signal: AbortSignal): Promise<boolean> => {
    const candidates = policy.own.filter((own) => own.port === port)
    if (candidates.length === 0) return false
    const found = await Promise.all(candidates.map((own) => isAt(own, address, signal)))
    return found.includes(true)
  }

  return async (host, port, signal, trace) => {
    const addresses = await names.addresses(host, signal, trace)
    for (const address of addresses) {
      const reason = refusal(policy, address, port, await isOwn(address, port, signal))
      if (reason) throw new EgressFailure("blocked", reason, trace)
    }
    return addresses
  }
}
