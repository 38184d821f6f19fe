/** Where an answer leads to, and what goes along. Pure. */
import { isWebAddress } from "@nightjar/kit/web"
import type { Header, HttpRequest } from "./egress.ts"

const codes = [301, 302, 303, 307, 308]

/** The address, `null` when the answer is no redirect, or `"malformed"`. */
export const redirectTarget = (status: number, headers: readonly Header[], from: URL): URL | "malformed" | null => {
  if (!codes.includes(status)) return null
  const location = headers.find((header) => header.name.toLowerCase() === "location")?.value
  if (location === undefined) return null
  // Header bytes are read as Latin-1; servers that send more than ASCII mean UTF-8, as in browsers.
  const text = Buffer.from(location, "latin1").toString("utf8")
  if (!URL.canParse(text, from)) return "malformed"
  const target = new URL(text, from)
  return isWebAddress(target) ? target : "malformed"
}

/** What another origin may know; credentials hide in any other header. */
const harmless = ["accept", "accept-language", "user-agent", "content-type"]

/** The request that follows, as browsers make it: 303, and 301 or 302 after a POST, become a GET. */
export const followUp = (request: HttpRequest, status: number, from: URL, to: URL): HttpRequest => {
  const method = request.method ?? "GET"
  const becomesGet = (status === 303 && method !== "HEAD") || ((status === 301 || status === 302) && method === "POST")
  const sameOrigin = from.origin === to.origin
  const headers = (request.headers ?? []).filter(({ name }) => sameOrigin || harmless.includes(name.toLowerCase()))
  const next = { ...request, url: to.href, headers }
  if (!becomesGet) return next
  return {
    ...next,
    method: "GET",
    body: "",
    headers: headers.filter(({ name }) => name.toLowerCase() !== "content-type"),
  }
}
