/** Bodies that nobody should read to the end. */
import { Readable } from "node:stream"
import { gzipSync } from "node:zlib"
import type { Behaviour } from "./behaviours.ts"

const mebibyte = 1_048_576
const piece = Buffer.alloc(65_536, "w")

/** `/huge?mb=50`: a long body of announced length. */
export const huge: Behaviour = ({ answer, query }) => {
  const bytes = Number(query.get("mb") ?? 50) * mebibyte
  answer.writeHead(200, { "content-type": "text/plain", "content-length": bytes })
  const pieces = Array.from({ length: bytes / piece.length }, () => piece)
  Readable.from(pieces).pipe(answer)
}

/** `/endless?ms=0`: a piece every so many milliseconds, for ever; at 0 as fast as the reader takes it. */
export const endless: Behaviour = ({ answer, query }) => {
  const ms = Number(query.get("ms") ?? 0)
  answer.writeHead(200, { "content-type": "text/plain" })
  if (ms > 0) {
    const timer = setInterval(() => answer.write("w"), ms)
    answer.on("close", () => clearInterval(timer))
    return
  }
  const pour = () => {
    while (!answer.destroyed && answer.write(piece));
  }
  answer.on("drain", pour)
  pour()
}

/** A gzip member of 1 kB that inflates to 1 MiB of zeros; members may be strung together. */
let member: Buffer | undefined

/** `/bomb?mb=200`: a small answer that inflates to a large one. */
export const bomb: Behaviour = ({ answer, query }) => {
  member ??= gzipSync(Buffer.alloc(mebibyte))
  const body = Buffer.concat(Array.from({ length: Number(query.get("mb") ?? 200) }, () => member!))
  answer.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip", "content-length": body.length })
  answer.end(body)
}

/** Says gzip, is not. */
export const badBody: Behaviour = ({ answer }) => {
  answer.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" })
  answer.end("not gzip at all")
}
