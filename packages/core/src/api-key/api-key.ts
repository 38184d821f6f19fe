/** A credential for tools: `nj_<id>_<secret>`. The id is there for people and leak scanners; the whole is hashed. */
import { type Id, zId } from "@nightjar/kit/id"
import { zLine } from "@nightjar/kit/text"
import { z } from "zod"
import { mayDo, type Permission, permissions } from "../permission.ts"

export const apiKeyId = zId("apiKey")

const names = Object.keys(permissions) as Permission[]

/** No key may do what a member may not, so nothing else can be asked for. */
export const keyScopes = names.filter((name) => mayDo("member", name))
const scope = z.enum(["*", ...keyScopes])

export const apiKeyInput = z.object({
  name: zLine({ min: 1, max: 80 }),
  /** `*` is all that a member may do. */
  scopes: z.array(scope).min(1, { error: "must name at least one" }).max(keyScopes.length).default(["*"]),
  /** Without it the key does not expire. */
  expiresInDays: z.int().min(1).max(3650).optional(),
})

/** `secret` is URL-safe text of 43 characters. */
export const formatKey = (id: Id<"apiKey">, secret: string): string => `nj_${id.slice("key_".length)}_${secret}`

/** The key in an `Authorization` header; null for anything that is not of the form of one. */
export const readKey = (authorization: string | null): string | null =>
  /^bearer\s+(nj_[0-9a-z]{26}_[\w-]{43})$/i.exec(authorization?.trim() ?? "")?.[1] ?? null
