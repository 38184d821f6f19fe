/**
 * The cookies of one chain of redirects, which some sites walk in circles without. Pure, and gone with the chain: paths
 * and expiry are not looked at, and a domain that is too wide harms nobody but the customer who asked.
 */
import type { Header } from "./egress.ts"

export interface Cookie {
  name: string
  value: string
  /** The host that set it, or the domain it chose. */
  domain: string
  /** Whether subdomains of `domain` get it as well. */
  wide: boolean
  secure: boolean
}

/** More are not kept. */
const maxCookies = 50

const parse = (text: string, from: URL): Cookie | null => {
  const [pair = "", ...attributes] = text.split(";").map((part) => part.trim())
  const at = pair.indexOf("=")
  if (at < 1) return null
  const attribute = (name: string) =>
    attributes.find((each) => each.toLowerCase().split("=")[0] === name)?.slice(name.length + 1)
  const domain = attribute("domain")?.toLowerCase().replace(/^\./, "")
  const wide = domain !== undefined && (from.hostname === domain || from.hostname.endsWith(`.${domain}`))
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    domain: wide ? domain : from.hostname,
    wide,
    secure: attribute("secure") !== undefined,
  }
}

/** The cookies after an answer; one of the same name and domain takes the place of the older. */
export const keepCookies = (cookies: readonly Cookie[], headers: readonly Header[], from: URL): readonly Cookie[] => {
  const fresh = headers.flatMap(({ name, value }) =>
    name.toLowerCase() === "set-cookie" ? (parse(value, from) ?? []) : [],
  )
  const isReplaced = (old: Cookie) => fresh.some(({ name, domain }) => name === old.name && domain === old.domain)
  return [...cookies.filter((old) => !isReplaced(old)), ...fresh].slice(-maxCookies)
}

/** The request with the cookies that its address may see, after those that the customer sends. */
export const sendCookies = (headers: readonly Header[], cookies: readonly Cookie[], to: URL): readonly Header[] => {
  const sent = cookies.filter(
    ({ domain, wide, secure }) =>
      (to.hostname === domain || (wide && to.hostname.endsWith(`.${domain}`))) && (!secure || to.protocol === "https:"),
  )
  if (sent.length === 0) return headers
  const own = headers.filter(({ name }) => name.toLowerCase() === "cookie").map(({ value }) => value)
  const value = [...own, ...sent.map((cookie) => `${cookie.name}=${cookie.value}`)].join("; ")
  return [...headers.filter(({ name }) => name.toLowerCase() !== "cookie"), { name: "Cookie", value }]
}
