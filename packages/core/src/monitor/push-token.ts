/** The address that a heartbeat calls: found by the hash of its token, shown to members from the sealed text. */
import { hashToken, type KeyRing, newToken } from "@nightjar/kit/secret"
import type { RowPlace } from "../config-secrets.ts"

const placeOf = (place: RowPlace) => [place.tenant, "monitor", "push_token_sealed", place.id] as const

/** The columns of a new token; both null for types that nobody calls. */
export const newPushToken = (keys: KeyRing, place: RowPlace, type: string) => {
  if (type !== "push") return { pushTokenHash: null, pushTokenSealed: null }
  const token = newToken()
  return { pushTokenHash: hashToken(token), pushTokenSealed: keys.seal(token, placeOf(place)) }
}

export const openPushToken = (keys: KeyRing, place: RowPlace, sealed: string | null): string | null =>
  sealed === null ? null : keys.open(sealed, placeOf(place))
