/** Answers that are the same for everybody, made once: their bytes, also packed, and what they are recognized by. */
import { createHash } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { gzip } from "node:zlib"

export interface Bytes {
  type: string
  body: Buffer
  /** Null while it is being packed, and where that is not worth it. */
  packed: Buffer | null
  etag: string
}

/** Less than this fits into one packet anyway. */
const worthPacking = 1_400

export const bytesOf = (type: string, content: string | Uint8Array): Bytes => {
  const body = Buffer.from(content as string)
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`
  const bytes: Bytes = { type, body, packed: null, etag }
  // On another thread; who asks before it is done gets it as it is.
  if (body.length >= worthPacking && !type.startsWith("image/"))
    gzip(body, { level: 6 }, (error, packed) => {
      if (!error) bytes.packed = packed
    })
  return bytes
}

/** @param headers more of them */
export const sendBytes = (
  bytes: Bytes,
  { incoming, outgoing }: { incoming: IncomingMessage; outgoing: ServerResponse },
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string | number> } = {},
): void => {
  const { type, body, packed, etag } = bytes
  if (status === 200 && incoming.headers["if-none-match"]?.includes(etag)) {
    outgoing.writeHead(304, { ...headers, etag, vary: "accept-encoding" }).end()
    return
  }
  const asked = incoming.headers["accept-encoding"]
  const isPacked = packed !== null && typeof asked === "string" && asked.includes("gzip")
  const sent = isPacked ? packed : body
  outgoing.writeHead(status, {
    ...headers,
    "content-type": type,
    "content-length": sent.length,
    vary: "accept-encoding",
    etag,
    ...(isPacked ? { "content-encoding": "gzip" } : {}),
  })
  outgoing.end(incoming.method === "HEAD" ? undefined : sent)
}
