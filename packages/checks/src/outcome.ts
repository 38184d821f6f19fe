/** What one check found: plain JSON, kept with probes and as evidence of failures. */
import { type Trace, totalMs } from "@nightjar/egress/trace"
import { z } from "zod"

export const statuses = ["up", "degraded", "down", "unknown", "blocked"] as const

const length = z.number().nonnegative().optional()

/** Lengths in milliseconds; a phase that was not reached is absent. */
export const phases = z.object({
  dnsMs: length,
  connectMs: length,
  tlsMs: length,
  firstByteMs: length,
  bodyMs: length,
})

const header = z.object({ name: z.string(), value: z.string() })

/** What a person wants to see of a failure. Credentials are not in it. */
export const evidence = z.object({
  request: z.object({ method: z.string(), url: z.string(), headers: z.array(header) }).optional(),
  /** Each request of a chain of redirects. */
  hops: z.array(z.object({ url: z.string(), status: z.number().optional() })).optional(),
  /** The peer, `192.0.2.1:443`. */
  address: z.string().optional(),
  status: z.number().optional(),
  headers: z.array(header).optional(),
  /** The first 1,024 bytes as text. */
  body: z.string().optional(),
  bodyBytes: z.number().optional(),
  /** The leaf first. */
  certificates: z
    .array(
      z.object({
        subject: z.string(),
        issuer: z.string(),
        validFrom: z.string(),
        validTo: z.string(),
        fingerprint: z.string(),
      }),
    )
    .optional(),
  /** Answers of a name server, as text. */
  records: z.array(z.string()).optional(),
})

export const outcome = z.object({
  status: z.enum(statuses),
  /** Stable, for machines: `ok`, `refused`, `certificate_expired` … */
  code: z.string(),
  /** One plain sentence for people. */
  message: z.string(),
  /** The sum of the phases; `null` when nothing was measured. */
  latencyMs: z.number().nullable(),
  phases,
  evidence: evidence.optional(),
})

export type Verdict = Pick<Outcome, "status" | "code" | "message">
export type Evidence = z.infer<typeof evidence>
export type Outcome = z.infer<typeof outcome>

/** The verdict with what the way there showed. */
export const conclude = ({ status, code, message }: Verdict, trace: Trace, more?: Evidence): Outcome => ({
  status,
  code,
  message,
  latencyMs: totalMs(trace.phases),
  phases: trace.phases,
  evidence: { hops: trace.hops, address: trace.address, certificates: trace.certificates, ...more },
})

/** A verdict of a target that was not reached. Our own trouble is not the target's fault. */
export const failed = (code: string, message: string, trace: Trace): Outcome => {
  const status = code === "blocked" ? "blocked" : code === "own_trouble" ? "unknown" : "down"
  return conclude({ status, code, message }, trace)
}
