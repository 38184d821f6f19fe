/** The few DER encodings that an X.509 certificate is made of (ITU-T X.690). */

const tlv = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const digits = content.length.toString(16)
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex")
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

/** Base 128, the first two arcs in one byte. */
const arcs = (oid: string): Buffer => {
  const [first = 0, second = 0, ...rest] = oid.split(".").map(Number)
  const bytes = rest.flatMap((arc) => {
    const digits = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return Buffer.from([first * 40 + second, ...bytes])
}

/** `20261123144500Z`, without fractions of a second. */
const generalized = (at: Date): string => `${at.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`

export const der = {
  sequence: (...parts: Uint8Array[]) => tlv(0x30, ...parts),
  set: (...parts: Uint8Array[]) => tlv(0x31, ...parts),
  oid: (dotted: string) => tlv(0x06, arcs(dotted)),
  /** A positive integer, big-endian, in as few bytes as it takes: one zero more, and readers refuse it. */
  integer: (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const short = first < 0 ? Buffer.alloc(1) : bytes.subarray(first)
    return tlv(0x02, (short[0] ?? 0) & 0x80 ? Buffer.from([0]) : Buffer.alloc(0), short)
  },
  boolean: (value: boolean) => tlv(0x01, Buffer.from([value ? 0xff : 0])),
  text: (value: string) => tlv(0x0c, Buffer.from(value)),
  time: (at: Date) => tlv(0x18, Buffer.from(generalized(at))),
  octets: (bytes: Uint8Array) => tlv(0x04, bytes),
  bits: (bytes: Uint8Array) => tlv(0x03, Buffer.from([0]), bytes),
  /** `[n]` around a whole element. */
  explicit: (number: number, ...parts: Uint8Array[]) => tlv(0xa0 | number, ...parts),
  /** `[n]` in place of the element's own tag. */
  implicit: (number: number, bytes: Uint8Array) => tlv(0x80 | number, bytes),
}
