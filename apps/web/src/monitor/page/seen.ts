/** What a check saw, as it is kept with failures and recoveries and shown after a test. Pure. */

export interface Seen {
  status?: string
  code: string
  message: string
  phases: Phases
  evidence?: SeenDetails
}

export type Phases = Partial<Record<(typeof phaseNames)[number], number>>

/** In the order in which they happen; lengths in milliseconds. */
export const phaseNames = ["dnsMs", "connectMs", "tlsMs", "firstByteMs", "bodyMs"] as const

export interface SeenDetails {
  hops?: { url: string; status?: number }[]
  address?: string
  status?: number
  headers?: { name: string; value: string }[]
  body?: string
  certificates?: { subject: string; issuer: string; validTo: string }[]
  records?: string[]
}

export const totalMs = (phases: Phases): number => phaseNames.reduce((sum, name) => sum + (phases[name] ?? 0), 0)

/** The outcome of a probe or the evidence of a heartbeat: plain JSON of the shape that checks give. */
export const seenOf = (outcome: unknown): Seen => outcome as Seen
