/** The certificates of the TLS port, chosen by the name a client asks for. */
import { createSecureContext, type SecureContext } from "node:tls"
import { createIdentity, type Identity } from "./certificate.ts"

const day = 86_400_000

export interface Identities {
  /** PEM of the authority that signed all but the self-signed certificate. */
  authority: string
  /** What a client gets that asks for no name or an unknown one. */
  standard: Identity
  expired: Identity
  /** `expired.localhost`, `expiring.localhost` (in five days), `self-signed.localhost`, `other-name.localhost`. */
  contextOf(name: string): SecureContext
}

export const createIdentities = (now: number): Identities => {
  const moment = (days: number) => new Date(now + days * day)
  const authority = createIdentity({
    name: "Nightjar weather authority",
    authority: true,
    validFrom: moment(-60),
    validTo: moment(365),
  })
  const signed = (name: string, fromDays: number, toDays: number, hosts: string[]) =>
    createIdentity({ name, issuer: authority, hosts, validFrom: moment(fromDays), validTo: moment(toDays) })

  const standard = signed("weather", -1, 90, ["localhost", "*.localhost", "127.0.0.1"])
  const expired = signed("expired", -30, -1, ["expired.localhost"])
  const special: Record<string, Identity> = {
    "expired.localhost": expired,
    "expiring.localhost": signed("expiring", -85, 5, ["expiring.localhost"]),
    "other-name.localhost": signed("elsewhere", -1, 90, ["elsewhere.example"]),
    "self-signed.localhost": createIdentity({
      name: "self-signed",
      hosts: ["self-signed.localhost"],
      validFrom: moment(-1),
      validTo: moment(90),
    }),
  }
  const contexts = new Map(
    Object.entries({ ...special, standard }).map(([name, identity]) => [name, contextFor(identity)]),
  )
  return {
    authority: authority.certificate,
    standard,
    expired,
    contextOf: (name) => contexts.get(name) ?? contexts.get("standard")!,
  }
}

const contextFor = (identity: Identity) =>
  createSecureContext({
    key: identity.key.export({ type: "pkcs8", format: "pem" }) as string,
    cert: identity.certificate,
  })
