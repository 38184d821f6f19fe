/** A request as `Egress.http` promises it: redirects by hand, every hop vetted anew. */
import type { Socket } from "node:net"
import { isWebAddress } from "@nightjar/kit/web"
import { type Cookie, keepCookies, sendCookies } from "./cookies.ts"
import type { CallOptions, Header, HttpAnswer, HttpRequest, TcpTarget } from "./egress.ts"
import { exchange } from "./exchange.ts"
import { EgressFailure } from "./failure.ts"
import { hostOf, portOf } from "./host.ts"
import { followUp, redirectTarget } from "./redirect.ts"
import { newTrace, type Trace } from "./trace.ts"

const maxRedirects = 10
const defaultLimitBytes = 524_288
const maxLimitBytes = 2_097_152
const defaultKeepBytes = 1_024

/** An open port there is somebody's mail server, and a body of the customer's choice would be mail. */
const mailPorts = [25, 465, 587]

/** About the connection, which is ours. */
const ours = ["connection", "keep-alive", "content-length", "transfer-encoding", "expect", "upgrade", "te", "trailer"]

export interface HttpOptions {
  userAgent: string
  /** A connection to a vetted address. */
  connect(target: TcpTarget, signal: AbortSignal, trace: Trace): Promise<Socket>
}

/** Not by `canParse`, which would parse twice: 3 µs at every check. */
const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

const parseAddress = (text: string, trace: Trace): URL => {
  const url = parseUrl(text)
  if (!url || !isWebAddress(url))
    throw new EgressFailure("address_malformed", `"${text.slice(0, 200)}" is not an HTTP or HTTPS address.`, trace)
  if (mailPorts.includes(portOf(url)))
    throw new EgressFailure("blocked", `Port ${portOf(url)} speaks mail, not HTTP; no request is sent there.`, trace)
  return url
}

/** The customer's headers, and those of ours that the customer did not set. */
const headersFor = (request: HttpRequest, url: URL, body: string, userAgent: string): Header[] => {
  const given = (request.headers ?? []).filter(({ name }) => !ours.includes(name.toLowerCase()))
  const names = given.map(({ name }) => name.toLowerCase())
  const standard = [
    { name: "Host", value: url.host },
    { name: "User-Agent", value: userAgent },
    { name: "Accept", value: "*/*" },
  ].filter(({ name }) => !names.includes(name.toLowerCase()))
  const sends = body !== "" || ["POST", "PUT", "PATCH"].includes(request.method ?? "GET")
  const length = sends ? [{ name: "Content-Length", value: String(Buffer.byteLength(body)) }] : []
  return [...standard, ...given, ...length, { name: "Connection", value: "close" }]
}

const askOnce = async (
  request: HttpRequest,
  url: URL,
  follows: boolean,
  options: HttpOptions,
  call: Required<CallOptions>,
): Promise<HttpAnswer> => {
  const { signal, trace } = call
  const tls = url.protocol === "https:" && { verify: request.verifyTls ?? true }
  const socket = await options.connect({ host: hostOf(url), port: portOf(url), ...(tls && { tls }) }, signal, trace)
  const body = request.body ?? ""
  const headers = headersFor(request, url, body, options.userAgent)
  const reading = {
    limitBytes: Math.min(request.limitBytes ?? defaultLimitBytes, maxLimitBytes),
    keepBytes: request.keepBytes ?? defaultKeepBytes,
    ...(request.onBody && { onBody: request.onBody }),
    skips: (status: number, headers: readonly Header[]) => follows && redirectTarget(status, headers, url) !== null,
  }
  return exchange(socket, { method: request.method ?? "GET", url, headers, body }, reading, signal, trace)
}

export const createHttp =
  (options: HttpOptions) =>
  async (first: HttpRequest, { signal, trace = newTrace() }: CallOptions): Promise<HttpAnswer> => {
    const limit = Math.min(first.maxRedirects ?? maxRedirects, maxRedirects)
    let request = first
    let cookies: readonly Cookie[] = []
    for (let redirects = 0; ; redirects++) {
      const url = parseAddress(request.url, trace)
      trace.hops.push({ url: url.href })
      const sent =
        cookies.length === 0 ? request : { ...request, headers: sendCookies(request.headers ?? [], cookies, url) }
      const answer = await askOnce(sent, url, limit > 0, options, { signal, trace })
      const target = limit > 0 ? redirectTarget(answer.status, answer.headers, url) : null
      if (target === null) return answer
      if (target === "malformed")
        throw new EgressFailure(
          "redirect_malformed",
          `${url.host} redirects to something that is no web address.`,
          trace,
        )
      if (redirects === limit)
        throw new EgressFailure("too_many_redirects", `There are more than ${limit} redirects.`, trace)
      cookies = keepCookies(cookies, answer.headers, url)
      request = followUp(request, answer.status, url, target)
    }
  }
