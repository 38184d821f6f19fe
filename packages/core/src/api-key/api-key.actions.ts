import { newId } from "@nightjar/kit/id"
import { hashToken, newToken } from "@nightjar/kit/secret"
import { day } from "@nightjar/kit/time"
import { z } from "zod"
import { action } from "../action.ts"
import { personOf } from "../context.ts"
import { insertApiKey, markRevoked } from "./api-key.queries.ts"
import { apiKeyId, apiKeyInput, formatKey } from "./api-key.ts"

/** `key` is in this one answer and nowhere else. */
export const createApiKey = action("apiKey.create", {
  input: apiKeyInput,
  async run({ actor, db, now, note }, { name, scopes, expiresInDays }) {
    const id = newId("apiKey")
    const key = formatKey(id, newToken())
    const expiresAt = expiresInDays ? new Date(now.getTime() + expiresInDays * day) : null
    await insertApiKey(db, { id, name, scopes, hash: hashToken(key), createdBy: personOf(actor).user, expiresAt })
    note({ subject: id, detail: { name, scopes, expiresAt } })
    return { id, name, key }
  },
})

export const revokeApiKey = action("apiKey.revoke", {
  input: z.object({ id: apiKeyId }),
  async run({ db, note }, { id }) {
    await markRevoked(db, id)
    note({ subject: id })
    return { id }
  },
  announce: ({ bus }, { id }) => bus.publish({ kind: "forget", keys: [id] }),
})
