/** Requests that no browser sends: answered before anybody reads a host or a path out of them. Pure. */
import { hostName } from "@nightjar/core/tenant/host"

/** @returns what is wrong, one sentence; null where nothing is */
export const malformationOf = (request: {
  method?: string | undefined
  url?: string | undefined
  rawHeaders: readonly string[]
}): string | null => {
  const { method, url, rawHeaders } = request
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]!.toLowerCase() === "host")
  if (hosts.length !== 1 || hostName(hosts[0]) === null) return "Name one host in the Host header."
  // With a whole address in its place, Next would redirect to whatever host that names.
  if (!url?.startsWith("/")) return "Ask for a path of this host, not for an address."
  if (method === "TRACE") return "TRACE is not answered here."
  return null
}
