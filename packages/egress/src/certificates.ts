/** A peer's certificates as people read them. */
import type { X509Certificate } from "node:crypto"
import type { TLSSocket } from "node:tls"
import { memo } from "@nightjar/kit/memo"
import type { Certificate } from "./trace.ts"

/** Longer chains are not shown to their end. */
const maxCertificates = 5

/** Remembered: reading the fields costs 25 µs, and the same certificate is seen at every check. */
const describe = memo(
  2_000,
  (certificate: X509Certificate) => certificate.fingerprint256,
  (certificate): Certificate => ({
    subject: certificate.subject.replaceAll("\n", ", "),
    issuer: certificate.issuer.replaceAll("\n", ", "),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    fingerprint: certificate.fingerprint256,
  }),
)

/** The leaf first. */
export const certificatesOf = (socket: TLSSocket): Certificate[] => {
  const chain: Certificate[] = []
  let next = socket.getPeerX509Certificate()
  while (next && chain.length < maxCertificates) {
    chain.push(describe(next))
    next = next.issuerCertificate
  }
  return chain
}
