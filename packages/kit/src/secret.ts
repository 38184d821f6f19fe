/**
 * Secrets: a value that no log, JSON or inspection shows, and the key ring that seals it at rest
 * (AES-256-GCM, bound to the place it stands in, so a sealed value copied to another row does not open).
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"
import { inspect } from "node:util"
import { hiddenSecret } from "./hidden-secret.ts"

export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  /** The only way to the value. */
  reveal(): string {
    return this.#value
  }
  toString() {
    return hiddenSecret
  }
  toJSON() {
    return hiddenSecret
  }
  [inspect.custom]() {
    return hiddenSecret
  }
}

/** Where a sealed value stands: tenant, table, column, row. It does not open anywhere else. */
export type Place = readonly [tenant: string, table: string, column: string, row: string]

export interface KeyRing {
  /** `v1.<key id>.<nonce>.<ciphertext and tag>`, each base64url. Sealed with the newest key. */
  seal(value: string, place: Place): string
  /** Throws when the text was changed, stands in another place, or its key is not in the ring. */
  open(sealed: string, place: Place): string
}

/**
 * @param keys `id:base64(32 bytes)`, comma separated, newest first (`ENCRYPTION_KEYS`).
 */
export const keyRing = (keys: string): KeyRing => {
  const ring = keys.split(",").map((entry) => {
    const [id, encoded] = entry.trim().split(":")
    const key = Buffer.from(encoded ?? "", "base64")
    if (!id || key.length !== 32) throw new Error("ENCRYPTION_KEYS: each key is written id:base64 of 32 bytes")
    return { id, key }
  })
  const newest = ring[0]!
  const aad = (place: Place) => createHash("sha256").update(JSON.stringify(place)).digest()
  return {
    seal(value, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv("aes-256-gcm", newest.key, nonce).setAAD(aad(place))
      const sealed = Buffer.concat([cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()])
      return ["v1", newest.id, nonce.toString("base64url"), sealed.toString("base64url")].join(".")
    },
    open(sealed, place) {
      const [version, id, nonce, body] = sealed.split(".")
      const entry = ring.find((candidate) => candidate.id === id)
      if (version !== "v1" || !entry || !nonce || !body)
        throw new Error(`No key opens this value (key id ${id ?? "none"})`)
      const bytes = Buffer.from(body, "base64url")
      const decipher = createDecipheriv("aes-256-gcm", entry.key, Buffer.from(nonce, "base64url"))
        .setAAD(aad(place))
        .setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8")
    },
  }
}

/** Sessions, keys and one-time links are kept as this and never as themselves. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex")

/** 256 random bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url")
