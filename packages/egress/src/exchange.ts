/** One HTTP/1.1 request and its answer over a connection that is used for nothing else. */
import { type IncomingMessage, request as startRequest } from "node:http"
import type { Socket } from "node:net"
import { type Body, type BodyLimits, readBody } from "./body.ts"
import type { Header, HttpAnswer } from "./egress.ts"
import { type Explanation, explainExchange } from "./explain.ts"
import { EgressFailure } from "./failure.ts"
import { addPhase, type Trace } from "./trace.ts"

const maxHeaderBytes = 32_768

export interface Ask {
  method: string
  url: URL
  /** All of them; none is added. */
  headers: readonly Header[]
  body: string
}

const headersOf = (message: IncomingMessage): Header[] => {
  const headers: Header[] = []
  for (let index = 0; index < message.rawHeaders.length; index += 2)
    headers.push({ name: message.rawHeaders[index]!, value: message.rawHeaders[index + 1]! })
  return headers
}

/** Name, value, name, value: what Node sends as it is, without a look at its own table of headers. */
const flatten = (headers: readonly Header[]): string[] => {
  const flat: string[] = []
  for (const { name, value } of headers) flat.push(name, value)
  return flat
}

const noBody: Body = { body: Buffer.alloc(0), bodyBytes: 0, cut: true }

const late = { firstByteMs: "No answer came in time.", bodyMs: "The answer did not end in time." }

export interface Reading extends BodyLimits {
  /** Whether the body is of no interest, as that of a redirect that is followed. */
  skips(status: number, headers: readonly Header[]): boolean
}

/** The caller's deadline is the only one. The socket is destroyed at the end, whatever it is. */
export const exchange = (socket: Socket, ask: Ask, reading: Reading, signal: AbortSignal, trace: Trace) =>
  new Promise<HttpAnswer>((resolve, reject) => {
    let phase: "firstByteMs" | "bodyMs" = "firstByteMs"
    let since = performance.now()
    let ended = false
    const note = () => {
      const now = performance.now()
      addPhase(trace, phase, now - since)
      since = now
    }
    const end = (settle: () => void) => {
      if (ended) return
      ended = true
      note()
      signal.removeEventListener("abort", stop)
      socket.destroy()
      settle()
    }
    const fail = ({ code, message }: Explanation) => end(() => reject(new EgressFailure(code, message, trace)))
    const stop = () => fail({ code: "timeout", message: late[phase] })
    const broken = (error: unknown) => fail(explainExchange(error, phase === "bodyMs"))

    const request = startRequest({
      method: ask.method,
      path: ask.url.pathname + ask.url.search,
      headers: flatten(ask.headers),
      setHost: false,
      maxHeaderSize: maxHeaderBytes,
      createConnection: () => socket,
    })
    request.on("error", broken)
    // An upgrade that nobody asked for ends here and nowhere else.
    request.on("close", () => {
      if (phase === "firstByteMs") broken(null)
    })
    request.on("response", (message) => {
      note()
      phase = "bodyMs"
      const { statusCode: status = 0, statusMessage: statusText = "" } = message
      // Known from here on, even where the body never comes: whoever sent a message wants to know if it was taken.
      const hop = trace.hops.at(-1)
      if (hop) hop.status = status
      const headers = headersOf(message)
      const url = ask.url.href
      // Field by field: spreading costs 4 µs here, a thirtieth of the whole check.
      const done = ({ body, bodyBytes, cut }: Body) =>
        end(() => resolve({ status, statusText, headers, body, bodyBytes, cut, url, trace }))
      if (reading.skips(status, headers)) return done(noBody)
      // Listeners must stand before this tick ends: a broken body in the same packet is told at once.
      readBody(message, reading, done, (error) => (error === null ? fail(badEncoding(message)) : broken(error)))
    })
    request.end(ask.body)
    signal.addEventListener("abort", stop)
    if (signal.aborted) stop()
  })

const badEncoding = (message: IncomingMessage): Explanation => ({
  code: "body_malformed",
  message: `The answer says that its body is ${message.headers["content-encoding"]}, and it is not.`,
})
