import { X509Certificate } from "node:crypto"
import { expect, test } from "vitest"
import { createIdentity } from "./certificate.ts"
import { der } from "./der.ts"

const validFrom = new Date("2026-01-01T00:00:00Z")
const validTo = new Date("2026-04-01T00:00:00Z")

test("a signed certificate is one that Node's own parser reads and verifies", () => {
  const issuer = createIdentity({ name: "authority", authority: true, validFrom, validTo })
  const leaf = createIdentity({ name: "leaf", issuer, hosts: ["leaf.test", "127.0.0.1"], validFrom, validTo })
  const parsed = new X509Certificate(leaf.certificate)
  expect(parsed.subject).toBe("CN=leaf")
  expect(parsed.issuer).toBe("CN=authority")
  expect(parsed.checkHost("leaf.test")).toBe("leaf.test")
  expect(parsed.checkIP("127.0.0.1")).toBe("127.0.0.1")
  expect(new Date(parsed.validTo)).toEqual(validTo)
  expect(parsed.ca).toBe(false)
  expect(parsed.verify(new X509Certificate(issuer.certificate).publicKey)).toBe(true)
})

test("a certificate without an issuer signs itself", () => {
  const identity = createIdentity({ name: "alone", validFrom, validTo })
  const parsed = new X509Certificate(identity.certificate)
  expect(parsed.verify(parsed.publicKey)).toBe(true)
})

test("lengths from 128 bytes on take the long form, and a leading bit is not a sign", () => {
  expect(der.octets(Buffer.alloc(127)).subarray(0, 2)).toEqual(Buffer.from([0x04, 0x7f]))
  expect(der.octets(Buffer.alloc(128)).subarray(0, 3)).toEqual(Buffer.from([0x04, 0x81, 0x80]))
  expect(der.octets(Buffer.alloc(256)).subarray(0, 4)).toEqual(Buffer.from([0x04, 0x82, 0x01, 0x00]))
  expect(der.integer(Buffer.from([0x80]))).toEqual(Buffer.from([0x02, 0x02, 0x00, 0x80]))
  expect(der.integer(Buffer.from([0x00, 0x00, 0x7f]))).toEqual(Buffer.from([0x02, 0x01, 0x7f]))
})

test("names of any length make a certificate that can be read", () => {
  for (let length = 1; length <= 48; length++) {
    const { certificate } = createIdentity({ name: "n".repeat(length), validFrom, validTo })
    expect(certificate).not.toContain("\n\n")
    expect(new X509Certificate(certificate).subject).toBe(`CN=${"n".repeat(length)}`)
  }
})
