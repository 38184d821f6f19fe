/** Reading a body that may be huge, endless, or a bomb: the limit after inflating bounds the work, whatever the ratio. */
import type { IncomingMessage } from "node:http"
import type { Transform } from "node:stream"
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib"

export interface BodyLimits {
  /** On the wire and after inflating; what is beyond is not read. */
  limitBytes: number
  keepBytes: number
  onBody?: (piece: Buffer) => void
}

export interface Body {
  body: Buffer
  bodyBytes: number
  cut: boolean
}

const inflaters: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Counts, keeps and passes on; says when the limit is reached. */
const createReader = (limits: BodyLimits) => {
  const kept: Buffer[] = []
  let bodyBytes = 0
  let keptBytes = 0
  return {
    take(piece: Buffer): boolean {
      const within = piece.subarray(0, limits.limitBytes - bodyBytes)
      bodyBytes += within.length
      if (keptBytes < limits.keepBytes) {
        // A copy: a piece is a view of up to 64 KiB, which would live as long as the evidence.
        const keep = Buffer.from(within.subarray(0, limits.keepBytes - keptBytes))
        kept.push(keep)
        keptBytes += keep.length
      }
      limits.onBody?.(within)
      return within.length === piece.length
    },
    end: (cut: boolean): Body => ({ body: Buffer.concat(kept), bodyBytes, cut }),
  }
}

/**
 * Calls `done` or `fail`, the latter with `null` when the bytes are not of the encoding that was announced.
 * Whoever is called destroys the socket. Both are called at most once each, and the first one counts.
 */
export const readBody = (
  message: IncomingMessage,
  limits: BodyLimits,
  done: (body: Body) => void,
  fail: (error: unknown) => void,
): void => {
  const reader = createReader(limits)
  const inflater = inflaters[message.headers["content-encoding"]?.trim().toLowerCase() ?? ""]?.()
  const finish = (cut: boolean) => {
    inflater?.destroy()
    done(reader.end(cut))
  }
  message.on("error", fail)
  if (!inflater) {
    message.on("data", (piece: Buffer) => {
      if (!reader.take(piece)) finish(true)
    })
    message.on("end", () => finish(false))
    return
  }
  let wireBytes = 0
  message.on("data", (piece: Buffer) => {
    wireBytes += piece.length
    if (wireBytes > limits.limitBytes) finish(true)
  })
  inflater.on("data", (piece: Buffer) => {
    if (!reader.take(piece)) finish(true)
  })
  inflater.on("end", () => finish(false))
  inflater.on("error", () => fail(null))
  message.pipe(inflater)
}
