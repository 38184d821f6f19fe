/** Whether an address may be connected to, and in which words it may not. */
import { networkInterfaces } from "node:os"
import { type AddressClass, canonicalAddress, classify } from "./address.ts"
import { type AllowRule, isAllowed, parseAllow } from "./allow.ts"
import { endpoint, hostOf } from "./host.ts"

export interface Policy {
  mode: "hosted" | "private"
  rules: readonly AllowRule[]
  /** Where Nightjar itself and its stores listen. */
  own: readonly Endpoint[]
}

export interface Endpoint {
  host: string
  port: number
}

const words: Record<AddressClass, string> = {
  public: "a public address",
  loopback: "an address of this machine itself (loopback)",
  private: "an address of a private network",
  shared: "an address of a carrier's shared network",
  "link-local": "a link-local address",
  metadata: "a cloud metadata address",
  documentation: "an address reserved for documentation",
  benchmarking: "an address reserved for benchmarks",
  multicast: "a multicast address",
  tunnel: "an address that tunnels to another one",
  reserved: "a reserved address",
}

const openInPrivate: readonly AddressClass[] = [
  "loopback",
  "private",
  "shared",
  "link-local",
  "documentation",
  "benchmarking",
]

const defaultPorts: Record<string, number> = {
  "postgres:": 5432,
  "postgresql:": 5432,
  "redis:": 6379,
  "rediss:": 6379,
  "http:": 80,
  "https:": 443,
}

export const createPolicy = (options: { mode: Policy["mode"]; allow?: string; own?: readonly string[] }): Policy => ({
  mode: options.mode,
  rules: parseAllow(options.allow ?? ""),
  own: (options.own ?? []).map((text) => {
    const url = new URL(text)
    return { host: hostOf(url), port: Number(url.port || defaultPorts[url.protocol]) }
  }),
})

/** `null` when the connection may be made, else one sentence that names the kind of address and the setting. */
export const refusal = (policy: Policy, address: string, port: number, isOwn: boolean): string | null => {
  const kind = classify(address)
  const shut = isOwn || kind === "metadata"
  if (!shut && (kind === "public" || (policy.mode === "private" && openInPrivate.includes(kind)))) return null
  if (isAllowed(policy.rules, address, port, shut)) return null
  const exact = endpoint(canonicalAddress(address), port)
  if (isOwn) return `${exact} is Nightjar's own. It opens only when named: EGRESS_ALLOW=${exact}.`
  if (kind === "metadata" || policy.mode === "private")
    return `${exact} is ${words[kind]}. It opens only when named: EGRESS_ALLOW=${exact}.`
  return `${exact} is ${words[kind]}, which is not probed from here. The operator can open it: EGRESS_ALLOW=${exact}.`
}

/** Loopback and every interface: a program that listens on all of them is found on each. */
export const isThisMachine = (address: string): boolean => {
  const canonical = canonicalAddress(address)
  if (classify(canonical) === "loopback" || canonical === "0.0.0.0" || canonical === "::") return true
  return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === canonical))
}
