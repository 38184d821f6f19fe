/** Between Node's HTTP and the web's `Request` and `Response`, in which all doors are written. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { Readable } from "node:stream"
import { promisify } from "node:util"
import { gzip } from "node:zlib"

/** The largest body a door takes, bytes. Pushes keep less of it; forms need far less. */
const maxBody = 1024 * 1024

/** Not the raw headers: those still hold what was taken away or overwritten on the way here. */
export const headersOf = (incoming: IncomingMessage): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  return headers
}

/** The signal of the request aborts when its caller has gone. */
export const toRequest = (incoming: IncomingMessage, response: ServerResponse): Request => {
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  const method = incoming.method ?? "GET"
  const hasBody = method !== "GET" && method !== "HEAD"
  return new Request(new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "unknown.invalid"}`), {
    method,
    headers: headersOf(incoming),
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: "half" as const } : {}),
  })
}

/** Answers that are whole go out in one piece, compressed where that is wanted; streams at the pace they are read. */
export const sendResponse = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies)
  // What comes after a body that nobody read to its end would be taken for the rest of it.
  if (!outgoing.req.complete) outgoing.setHeader("connection", "close")
  if (!response.body) outgoing.end()
  else if (isStream(response)) await pour(response.body, outgoing)
  else await sendWhole(Buffer.from(await response.arrayBuffer()), outgoing)
}

const isStream = (response: Response) => response.headers.get("content-type")?.startsWith("text/event-stream")

const pour = async (body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> => {
  outgoing.flushHeaders()
  const reader = body.getReader()
  outgoing.once("close", () => void reader.cancel().catch(() => {}))
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!outgoing.write(value) && !outgoing.destroyed) await drained(outgoing)
  }
  outgoing.end()
}

/** Less than this fits into one packet anyway, bytes. */
const worthPacking = 1_400
/** On another thread. The lowest level packs a page to a fifth in 1 ms; the usual one to a sixth in 3. */
const pack = promisify(gzip)

const sendWhole = async (body: Buffer, outgoing: ServerResponse): Promise<void> => {
  if (body.length < worthPacking) return void outgoing.end(body)
  outgoing.appendHeader("vary", "accept-encoding")
  if (!/\bgzip\b/.test(String(outgoing.req.headers["accept-encoding"]))) return void outgoing.end(body)
  const packed = await pack(body, { level: 1 })
  outgoing.setHeader("content-encoding", "gzip").end(packed)
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

/** The body as it came; null when it is larger than a door takes. */
export const readBytes = async (request: Request, limit = maxBody): Promise<Buffer | null> => {
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
  return Buffer.concat(chunks)
}

/** The body as text; null when it is larger than a door takes. */
export const readBody = async (request: Request, limit = maxBody): Promise<string | null> =>
  (await readBytes(request, limit))?.toString("utf8") ?? null
