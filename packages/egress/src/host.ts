/** Hosts as people write them. Pure, and read by the platform's URL parser, as browsers do. */
import { isIP } from "node:net"

/**
 * `Example.com.` → `example.com`, `0x7f.1` → `127.0.0.1`, `[::1]` and `::1` → `::1`, `münchen.de` → punycode.
 * `null` when it is not a host, or is more than a host.
 */
export const canonicalHost = (text: string): string | null => {
  if (/[/?#@\\\s%]/.test(text)) return null
  const bracketed = isIP(text) === 6 ? `[${text}]` : text
  if (/:\d*$/.test(bracketed)) return null
  try {
    return hostOf(new URL(`http://${bracketed}`))
  } catch {
    return null
  }
}

/** The host of an address without brackets and without the root's dot. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "")

export const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80))

/** `192.0.2.1:80`, `[2001:db8::1]:80`. */
export const endpoint = (host: string, port: number): string => `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
