/** Between Node's HTTP and the web's `Request` and `Response`, in which all doors are written. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { Readable } from "node:stream"

/** The largest body a door takes, bytes. Pushes keep less of it; forms need far less. */
const maxBody = 1024 * 1024

/** The signal of the request aborts when its caller has gone. */
export const toRequest = (incoming: IncomingMessage, response: ServerResponse): Request => {
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  const headers = new Headers()
  // Not the raw headers: those still hold what was taken away or overwritten on the way here.
  for (const [name, value] of Object.entries(incoming.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  const method = incoming.method ?? "GET"
  const hasBody = method !== "GET" && method !== "HEAD"
  return new Request(new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "unknown.invalid"}`), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: "half" as const } : {}),
  })
}

/** Writes at the pace at which the other side reads. */
export const sendResponse = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies)
  if (!response.body) {
    outgoing.end()
    return
  }
  outgoing.flushHeaders()
  const reader = response.body.getReader()
  outgoing.once("close", () => void reader.cancel().catch(() => {}))
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!outgoing.write(value) && !outgoing.destroyed) await drained(outgoing)
  }
  outgoing.end()
}

/** Resolves when there is room again, or nobody to write to. */
const drained = (outgoing: ServerResponse) =>
  new Promise<void>((resolve) => {
    const go = () => {
      outgoing.off("drain", go).off("close", go)
      resolve()
    }
    outgoing.on("drain", go).on("close", go)
  })

/** The body as text; null when it is larger than a door takes. */
export const readBody = async (request: Request, limit = maxBody): Promise<string | null> => {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) break
    size += piece.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return null
    }
    chunks.push(piece.value)
  }
  return Buffer.concat(chunks).toString("utf8")
}
