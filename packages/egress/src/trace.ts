/** What was seen on the way to a target. It is filled as the way goes, so a failure carries it as well. */

/** Lengths in milliseconds, rounded to hundredths, summed over all hops; a phase that was not reached is absent. */
export interface Phases {
  dnsMs?: number
  connectMs?: number
  tlsMs?: number
  firstByteMs?: number
  bodyMs?: number
}

export interface Certificate {
  subject: string
  issuer: string
  /** ISO moments. */
  validFrom: string
  validTo: string
  /** SHA-256 of the certificate, colon separated hex. */
  fingerprint: string
}

export interface Hop {
  url: string
  /** Absent when no answer came. */
  status?: number
}

export interface Trace {
  phases: Phases
  /** The peer of the last connection, `192.0.2.1:443` or `[2001:db8::1]:443`. */
  address?: string
  /** HTTP only: each request of a chain of redirects, in order. */
  hops: Hop[]
  /** TLS only: the leaf first, as the peer sent them; read from the last connection. */
  certificates?: Certificate[]
}

export const newTrace = (): Trace => ({ phases: {}, hops: [] })

const round = (ms: number) => Math.round(ms * 100) / 100

export const addPhase = (trace: Trace, phase: keyof Phases, ms: number) => {
  trace.phases[phase] = round((trace.phases[phase] ?? 0) + ms)
}

/** The whole length; `null` when nothing was reached. */
export const totalMs = ({ dnsMs, connectMs, tlsMs, firstByteMs, bodyMs }: Phases): number | null => {
  const reached = dnsMs ?? connectMs ?? tlsMs ?? firstByteMs ?? bodyMs
  if (reached === undefined) return null
  return round((dnsMs ?? 0) + (connectMs ?? 0) + (tlsMs ?? 0) + (firstByteMs ?? 0) + (bodyMs ?? 0))
}
