/** Hosts as people write them. Pure, and read by the platform's URL parser, as browsers do; runs in the browser too. */

/** Of hosts, only an IPv6 address has a colon. */
const bracketed = (host: string): string => (host.includes(":") && !host.startsWith("[") ? `[${host}]` : host)

/**
 * `Example.com.` → `example.com`, `0x7f.1` → `127.0.0.1`, `[::1]` and `::1` → `::1`, `münchen.de` → punycode.
 * `null` when it is not a host, or is more than a host.
 */
export const canonicalHost = (text: string): string | null => {
  if (text === "" || /[/?#@\\\s%]|\]./.test(text)) return null
  const address = `http://${bracketed(text)}`
  return URL.canParse(address) ? hostOf(new URL(address)) : null
}

/** The host of an address without brackets and without the root's dot. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "")

export const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80))

/** `192.0.2.1:80`, `[2001:db8::1]:80`. */
export const endpoint = (host: string, port: number): string => `${bracketed(host)}:${port}`
