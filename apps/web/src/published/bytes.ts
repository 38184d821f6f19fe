/** Answers that are the same for everybody, made once: their bytes, also packed, and what they are recognized by. */
import { createHash } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

/** The ways to pack that browsers take, the tighter one first. Both work on another thread. */
const packers = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
}
type Packing = keyof typeof packers

export interface Bytes {
  type: string
  body: Buffer
  /** As it has been asked for so far. */
  packed: Map<Packing, Buffer | Promise<Buffer>>
  /** A weak one: packed or not, it is the same. */
  etag: string
}

export const bytesOf = (type: string, content: string | Uint8Array): Bytes => {
  const body = Buffer.from(content as string)
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`
  return { type, body, packed: new Map(), etag }
}

export interface Exchange {
  incoming: IncomingMessage
  outgoing: ServerResponse
}

/** Whether who asks has just these. */
export const isKnown = ({ etag }: Bytes, { incoming }: Exchange): boolean =>
  incoming.headers["if-none-match"]?.includes(etag) ?? false

/** Names and values in turn, as Node takes them without looking at each. */
export type FlatHeaders = readonly (string | number)[]

interface Head {
  /** With 304 the bytes stay here. */
  status: number
  /** Beside those that the bytes themselves need. */
  headers: FlatHeaders
}

/** At once, but for those who are the first to ask for it packed in their way. */
export const sendBytes = (bytes: Bytes, exchange: Exchange, head: Head): void | Promise<void> => {
  if (head.status === 304) return void exchange.outgoing.writeHead(304, commonTo(bytes, head) as never).end()
  const packing = packingFor(bytes, exchange)
  if (!packing) return write(bytes, exchange, head)
  const packed = bytes.packed.get(packing) ?? pack(bytes, packing)
  if (Buffer.isBuffer(packed)) return write(bytes, exchange, head, { packing, packed })
  return packed.then((packed) => write(bytes, exchange, head, { packing, packed }))
}

/** Less than this fits into one packet anyway. */
const worthPacking = 1_400
const accepts: Readonly<Record<Packing, RegExp>> = {
  br: /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i,
  gzip: /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i,
}

const packingFor = ({ type, body }: Bytes, { incoming }: Exchange): Packing | null => {
  const accepted = incoming.headers["accept-encoding"]
  if (!accepted || body.length < worthPacking || type.startsWith("image/")) return null
  if (accepts.br.test(String(accepted))) return "br"
  return accepts.gzip.test(String(accepted)) ? "gzip" : null
}

const pack = ({ body, packed: known }: Bytes, packing: Packing): Promise<Buffer> => {
  const making = packers[packing](body).then((packed) => {
    known.set(packing, packed)
    return packed
  })
  known.set(packing, making)
  return making
}

const commonTo = ({ etag }: Bytes, { headers }: Head) => [...headers, "vary", "accept-encoding", "etag", etag]

const write = (
  bytes: Bytes,
  { incoming, outgoing }: Exchange,
  head: Head,
  as?: { packing: Packing; packed: Buffer },
): void => {
  const sent = as?.packed ?? bytes.body
  const headers = commonTo(bytes, head)
  headers.push("content-type", bytes.type, "content-length", sent.length)
  if (as) headers.push("content-encoding", as.packing)
  outgoing.writeHead(head.status, headers as never)
  outgoing.end(incoming.method === "HEAD" ? undefined : sent)
}
