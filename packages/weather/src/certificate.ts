/** Certificates made at start, so that nothing in the repository can expire and no openssl is needed. */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto"
import { isIPv4 } from "node:net"
import { der } from "./der.ts"

export interface Identity {
  name: string
  key: KeyObject
  /** PEM. */
  certificate: string
}

export interface CertificateRequest {
  name: string
  /** Who signs; the certificate signs itself when not given. */
  issuer?: Identity
  authority?: boolean
  /** Host names and IPv4 addresses. */
  hosts?: readonly string[]
  validFrom: Date
  validTo: Date
}

const oid = {
  commonName: "2.5.4.3",
  basicConstraints: "2.5.29.19",
  subjectAltName: "2.5.29.17",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
}

const distinguishedName = (name: string) => der.sequence(der.set(der.sequence(der.oid(oid.commonName), der.text(name))))

const alternativeName = (host: string) =>
  isIPv4(host) ? der.implicit(7, Buffer.from(host.split(".").map(Number))) : der.implicit(2, Buffer.from(host))

const extensions = (request: CertificateRequest) =>
  der.explicit(
    3,
    der.sequence(
      der.sequence(
        der.oid(oid.basicConstraints),
        der.boolean(true),
        der.octets(request.authority ? der.sequence(der.boolean(true)) : der.sequence()),
      ),
      ...(request.hosts
        ? [der.sequence(der.oid(oid.subjectAltName), der.octets(der.sequence(...request.hosts.map(alternativeName))))]
        : []),
    ),
  )

/** An empty line before the end, where the last line is full, would be refused. */
const pem = (bytes: Buffer) => {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? []
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n")
}

/** A new P-256 key and its X.509 v3 certificate (RFC 5280). */
export const createIdentity = (request: CertificateRequest): Identity => {
  const { privateKey: key } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const algorithm = der.sequence(der.oid(oid.ecdsaWithSha256))
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(16)),
    algorithm,
    distinguishedName(request.issuer?.name ?? request.name),
    der.sequence(der.time(request.validFrom), der.time(request.validTo)),
    distinguishedName(request.name),
    createPublicKey(key).export({ type: "spki", format: "der" }),
    extensions(request),
  )
  const signature = sign("sha256", toBeSigned, request.issuer?.key ?? key)
  return { name: request.name, key, certificate: pem(der.sequence(toBeSigned, algorithm, der.bits(signature))) }
}
