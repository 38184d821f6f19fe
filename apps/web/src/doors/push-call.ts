/**
 * What a call of a push monitor's address says. Pure. The grammar is Uptime Kuma's
 * (`?status=up|down&msg=&ping=`), with `/start`, `/fail` and `/<exit code>` behind the token.
 */
import { AppError } from "@nightjar/kit/error"

export interface PushCall {
  /** Null: it has begun. */
  status: "up" | "down" | null
  message: string | null
  pingMs: number | null
}

const longestMessage = 250
const longestPingMs = 1e11

/** Throws `invalid` with a sentence for whoever wrote the job. */
export const pushCallOf = (suffix: string | undefined, query: URLSearchParams): PushCall => {
  const told = suffix === undefined ? toldByQuery(query) : toldBySuffix(suffix)
  const message = query.get("msg")?.slice(0, longestMessage) || told.message
  return { status: told.status, message, pingMs: pingOf(query.get("ping")) }
}

const toldByQuery = (query: URLSearchParams) => {
  const status = query.get("status") || "up"
  return { status: status === "up" ? ("up" as const) : ("down" as const), message: "OK" }
}

const toldBySuffix = (suffix: string) => {
  if (suffix === "start") return { status: null, message: "Started" }
  if (suffix === "fail") return { status: "down" as const, message: "Failed" }
  if (!/^\d{1,3}$/.test(suffix) || Number(suffix) > 255)
    throw new AppError("invalid", `Behind the token stands start, fail or an exit code from 0 to 255, not "${suffix}".`)
  const status = Number(suffix) === 0 ? ("up" as const) : ("down" as const)
  return { status, message: `Exit code ${Number(suffix)}` }
}

const pingOf = (text: string | null): number | null => {
  if (!text) return null
  const ping = Number(text)
  if (Number.isFinite(ping) && ping >= 0 && ping <= longestPingMs) return ping
  throw new AppError("invalid", "ping is a number of milliseconds, 0 or more.")
}
