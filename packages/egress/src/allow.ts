/** The grammar of `EGRESS_ALLOW`. Pure. */
import ipaddr from "ipaddr.js"
import { canonicalAddress } from "./address.ts"

export interface AllowRule {
  range: readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number]
  /** `null` is any port. */
  port: number | null
}

const shape = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+)|([0-9a-f:.]+))(?:\/(\d{1,3}))?(?::(\d{1,5}))?$/i

const parseRule = (entry: string): AllowRule => {
  const match = shape.exec(entry)
  const address = match?.[1] ?? match?.[2] ?? match?.[3] ?? ""
  const port = match?.[5] === undefined ? null : Number(match[5])
  const wide = ipaddr.isValid(address) ? ipaddr.parse(address).toByteArray().length * 8 : 0
  const bits = match?.[4] === undefined ? wide : Number(match[4])
  if (wide === 0 || bits > wide || (port !== null && (port < 1 || port > 65_535)))
    throw new Error(
      `"${entry}" is not an address, a range or an address with a port; write 10.0.0.0/8, 127.0.0.1:8443 or [fd00::1]:443`,
    )
  return { range: [ipaddr.parse(address), bits], port }
}

/** Throws with a sentence that names the entry at fault. */
export const parseAllow = (text: string): AllowRule[] =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(parseRule)

/** Whether a rule covers the address; `named` asks for one that names the port as well. */
export const isAllowed = (rules: readonly AllowRule[], address: string, port: number, named: boolean): boolean => {
  const candidates = rules.filter((rule) => rule.port === port || (rule.port === null && !named))
  if (candidates.length === 0) return false
  const parsed = ipaddr.parse(canonicalAddress(address))
  return candidates.some(({ range }) => range[0].kind() === parsed.kind() && parsed.match([range[0], range[1]]))
}
