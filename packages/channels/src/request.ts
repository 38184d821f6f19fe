/** One request to a provider, as channels describe it, and what such descriptions share. Pure. */
import type { Reader } from "./http-answer.ts"

export interface Request {
  url: string
  /** `POST` when not given. */
  method?: "POST" | "PUT"
  headers?: Record<string, string>
  /** An object is sent as JSON, the other as a form. */
  body: object | URLSearchParams
}

/** A path on a server, whose address may have a path of its own and a slash at the end. */
export const at = (server: string, path: string): string => server.replace(/\/+$/, "") + path

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

export const basic = (user: string, password: string) => ({ Authorization: `Basic ${btoa(`${user}:${password}`)}` })

/** Reads answers of providers that say 200 whatever happens, and in the body that it is not true. */
export const refusedWhere =
  (isFailure: (body: Record<string, unknown>) => boolean): Reader =>
  (body, status) =>
    status < 300 && isFailure(body) ? { kind: "refused" } : {}

/**
 * The same by a number: 0 is yes.
 * @param busy numbers that pass, whatever the status
 */
export const numberIn =
  (field: string, busy: readonly number[]): Reader =>
  (body, status) => {
    const number = body[field]
    if (typeof number !== "number" || number === 0) return {}
    if (busy.includes(number)) return { kind: "again" }
    return status < 300 ? { kind: "refused" } : {}
  }
