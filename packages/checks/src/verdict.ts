/** What makes a good answer less than good, the same for every kind of check. */
import { type Certificate, type Trace, totalMs } from "@nightjar/egress/trace"
import { day } from "@nightjar/kit/time"
import type { Verdict } from "./outcome.ts"

export interface Expectations {
  /** 0 never warns. */
  certificateDays?: number
  /** 0 is never slow. */
  slowFromMs: number
}

const expiring = (certificates: readonly Certificate[] = [], days: number, now: number): Verdict | null => {
  const first = certificates.map((certificate) => Date.parse(certificate.validTo)).sort((a, b) => a - b)[0]
  if (first === undefined || days === 0) return null
  const left = Math.floor((first - now) / day)
  if (left >= days) return null
  const when =
    left < 0 ? "has expired" : left === 0 ? "expires today" : `expires in ${left} ${left === 1 ? "day" : "days"}`
  return { status: "degraded", code: "certificate_expiring", message: `The certificate ${when}.` }
}

const slow = (latencyMs: number, limitMs: number): Verdict | null =>
  limitMs > 0 && latencyMs >= limitMs
    ? {
        status: "degraded",
        code: "slow",
        message: `It took ${Math.round(latencyMs)} ms, ${limitMs} ms or more is slow.`,
      }
    : null

/** `good`, or what takes the shine off it. */
export const temper = (good: Verdict, trace: Trace, expectations: Expectations, now: number): Verdict =>
  expiring(trace.certificates, expectations.certificateDays ?? 0, now) ??
  slow(totalMs(trace.phases) ?? 0, expectations.slowFromMs) ??
  good
