/**
 * What kind of address this is. Pure. The ranges are IANA's special-purpose registries
 * (iana-ipv4-special-registry, iana-ipv6-special-registry) and the metadata addresses of the large clouds.
 */

import { memo } from "@nightjar/kit/memo"
import ipaddr from "ipaddr.js"
import { canonicalHost } from "./host.ts"

export type AddressClass =
  | "public"
  | "loopback"
  | "private"
  | "shared"
  | "link-local"
  | "metadata"
  | "documentation"
  | "benchmarking"
  | "multicast"
  | "tunnel"
  | "reserved"

/** The first match counts. */
const ranges: readonly (readonly [cidr: string, kind: AddressClass])[] = [
  // AWS, Google, Azure, Oracle, DigitalOcean, Hetzner, OpenStack and their container credentials
  ["169.254.169.0/24", "metadata"],
  ["169.254.170.0/24", "metadata"],
  ["168.63.129.16/32", "metadata"], // Azure's wire server, though globally routed
  ["192.0.0.192/32", "metadata"], // Oracle
  ["100.100.100.200/32", "metadata"], // Alibaba
  ["fd00:ec2::/32", "metadata"], // AWS
  ["fd20:ce::/32", "metadata"], // Google
  ["127.0.0.0/8", "loopback"],
  ["10.0.0.0/8", "private"],
  ["172.16.0.0/12", "private"],
  ["192.168.0.0/16", "private"],
  ["100.64.0.0/10", "shared"],
  ["169.254.0.0/16", "link-local"],
  ["192.0.2.0/24", "documentation"],
  ["198.51.100.0/24", "documentation"],
  ["203.0.113.0/24", "documentation"],
  ["198.18.0.0/15", "benchmarking"],
  ["224.0.0.0/4", "multicast"],
  ["0.0.0.0/8", "reserved"],
  ["192.0.0.0/24", "reserved"],
  ["192.88.99.0/24", "reserved"],
  ["240.0.0.0/4", "reserved"],
  ["::1/128", "loopback"],
  ["64:ff9b::/96", "tunnel"], // NAT64
  ["64:ff9b:1::/48", "tunnel"],
  ["2001::/32", "tunnel"], // Teredo
  ["2002::/16", "tunnel"], // 6to4
  ["2001:2::/48", "benchmarking"],
  ["2001:db8::/32", "documentation"],
  ["3fff::/20", "documentation"],
  ["2001::/23", "reserved"],
  ["fc00::/7", "private"],
  ["fe80::/10", "link-local"],
  ["ff00::/8", "multicast"],
  ["2000::/3", "public"],
  ["::/0", "reserved"],
  ["0.0.0.0/0", "public"],
]

const byFamily = (family: "ipv4" | "ipv6") =>
  ranges
    .map(([cidr, kind]) => ({ range: ipaddr.parseCIDR(cidr), kind }))
    .filter(({ range }) => range[0].kind() === family)

const table = { ipv4: byFamily("ipv4"), ipv6: byFamily("ipv6") }

/** By way of the platform's parser: ipaddr.js takes `::8.8.8.8` for a mapped address, which it is not. */
const parse = (address: string) => ipaddr.process(canonicalHost(address) ?? address)

/** The shortest spelling; an IPv4 address that is mapped into IPv6 is the IPv4 address, as it is to the kernel. */
export const canonicalAddress = (address: string): string => parse(address).toString()

const find = (address: string): AddressClass => {
  const parsed = parse(address)
  return table[parsed.kind()].find(({ range }) => parsed.match(range))!.kind
}

/** Throws on anything that is not a literal address. Remembered: parsing costs 3 µs, and targets come back. */
export const classify = memo(10_000, (address: string) => address, find)
