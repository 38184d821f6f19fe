import type { Day } from "../day-bars.tsx"
import type { Beat } from "../heartbeat-bar.tsx"
import type { State } from "../rules/state.ts"

/** The gallery's "now": samples never change between two looks. */
export const sampleNow = Date.UTC(2026, 10, 23, 14, 0)

const halfHour = 1_800_000

/** A repeatable wave between 0 and 1. */
const wave = (index: number) => (Math.sin(index * 1.7) + Math.sin(index * 0.31) + 2) / 4

const beatState = (index: number): State => {
  if (index < 5) return "no_data"
  if (index >= 21 && index <= 23) return "down"
  if (index === 20) return "confirming"
  if (index === 24 || index === 33) return "degraded"
  if (index === 40 || index === 41) return "maintenance"
  if (index === 12) return "paused"
  return "up"
}

export const sampleBeats: Beat[] = Array.from({ length: 48 }, (_, index) => {
  const at = sampleNow - (48 - index) * halfHour
  const state = beatState(index)
  const answered = state === "up" || state === "degraded"
  return {
    at,
    until: at + halfHour,
    state,
    latencyMs: answered ? 80 + 90 * wave(index) : null,
    note: state === "down" ? "503" : undefined,
  }
})

export const calmBeats: Beat[] = sampleBeats.map((beat, index) => ({
  ...beat,
  state: "up",
  note: undefined,
  latencyMs: 40 + 20 * wave(index),
}))

export const sampleDays: Day[] = Array.from({ length: 90 }, (_, index) => {
  const day = new Date(sampleNow - (89 - index) * 86_400_000).toISOString().slice(0, 10)
  if (index < 12) return { day, ratio: null, coverage: 0 }
  if (index === 12) return { day, ratio: 1, coverage: 0.4 }
  if (index === 40) return { day, ratio: 0.93, coverage: 1 }
  if (index === 41 || index === 66) return { day, ratio: 0.9965, coverage: 1 }
  if (index === 55) return { day, ratio: 1, coverage: 0.93 }
  if (index === 72) return { day, ratio: 1, coverage: 1, state: "maintenance" }
  return { day, ratio: 1, coverage: 1 }
})

const minute = 60_000

export const sampleAt: number[] = Array.from({ length: 180 }, (_, index) => sampleNow - (180 - index) * 8 * minute)

/** A phase around `base` ms, slow for a while, missing during the outage. */
const phase = (base: number) =>
  sampleAt.map((_, index) => {
    if (index >= 100 && index < 112) return null
    const slow = index >= 60 && index < 75 ? 2.4 : 1
    return base * slow * (0.8 + 0.5 * wave(index * (1 + base / 100)))
  })

export const samplePhases = [
  { label: "DNS", values: phase(6) },
  { label: "Connect", values: phase(22) },
  { label: "TLS", values: phase(41) },
  { label: "First byte", values: phase(88) },
  { label: "Body", values: phase(9) },
]

export const samplePercentiles = [
  { label: "p50", values: phase(120) },
  { label: "p95", values: phase(210) },
]

export const sampleShades = [
  { from: sampleAt[60]!, until: sampleAt[75]!, state: "degraded" as const, share: 0.3 },
  { from: sampleAt[100]!, until: sampleAt[112]!, state: "down" as const, share: 1 },
  { from: sampleAt[150]!, until: sampleAt[160]!, state: "maintenance" as const, share: 1 },
]

export const sampleRange = [sampleNow - 24 * 60 * minute, sampleNow] as const
