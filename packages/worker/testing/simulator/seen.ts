/** Rare paths that the record itself tells of, at the end. */
import { keyOf } from "@nightjar/core/standing/move"
import { groupBy } from "@nightjar/kit/group-by"
import type { Memory } from "../record/memory.ts"
import { tablesOf } from "../record/memory.ts"
import { placeOf, type Tables } from "../record/tables.ts"
import type { Path, Reached } from "./reached.ts"

const count = <Row>(rows: Iterable<Row>, isMeant: (row: Row) => boolean) => [...rows].filter(isMeant).length

export const countSeen = (memory: Memory, reached: Reached): void => {
  const tables = tablesOf(memory)
  for (const part of [ofGaps, ofLives, ofBeats, ofTurns, ofProbes, ofMessages])
    for (const [path, times] of Object.entries(part(tables, memory))) reached.add(path as Path, times)
}

type Counts = Partial<Record<Path, number>>

const ofGaps = ({ gaps }: Tables): Counts => ({
  ...Object.fromEntries([...groupBy(gaps, (gap) => `gap ${gap.cause}`)].map(([path, rows]) => [path, rows.length])),
  "several missed slots judged unknown": count(gaps, (gap) => gap.seq !== null),
})

const ofLives = ({ lives }: Tables): Counts => ({
  "life ended by others, and begun anew": count(lives, (life) => life.after === "freeze"),
  "life begun anew after the database was gone": count(lives, (life) => life.after === "db_down"),
})

const ofBeats = ({ heartbeats, evidence, hours, monitors }: Tables): Counts => {
  const pushes = new Set(monitors.filter((row) => row.config.type === "push").map(keyOf))
  const beats = [...groupBy(heartbeats, placeOf).values()]
  const isUnretried = (beat: Tables["heartbeats"][number], i: number, all: Tables["heartbeats"]) =>
    beat.status === "down" && beat.state === "confirming" && all[i + 1]?.attempt === 0
  return {
    "retry made": count(heartbeats, (beat) => beat.attempt > 0),
    "retry not made, the next slot comes first": beats.reduce((sum, own) => sum + own.filter(isUnretried).length, 0),
    "verdict stale": count(heartbeats, (beat) => beat.seq === null),
    "recovery waits": count(heartbeats, (beat) => beat.status === "up" && beat.state === "confirming"),
    "poison quarantined": count(evidence, ({ outcome }) => outcome.code === "internal_error"),
    "own trouble excused": count(evidence, ({ outcome }) => outcome.code === "own_trouble"),
    "push monitor down by silence": count(
      evidence,
      (row) => pushes.has(keyOf(row)) && row.outcome.message.startsWith("No call"),
    ),
    "hours added up": hours.length,
  }
}

const ofTurns = ({ turns, monitors }: Tables, memory: Memory): Counts => {
  const groups = new Set(monitors.filter((row) => row.config.type === "group").map(keyOf))
  const hasSilent = (turn: Tables["turns"][number]) => {
    const rules = memory.rules.get(`${keyOf(turn)}/${turn.seq}`)
    return Object.values(turn.runs).some((run) => rules && run.at < turn.at - rules.freshMs)
  }
  return {
    "flapping begins": count(turns, (turn) => turn.flapping === "begins"),
    "flapping ends": count(turns, (turn) => turn.flapping === "ends"),
    "group turned by a member": count(turns, (turn) => groups.has(keyOf(turn)) && turn.to !== "no_data"),
    "outage of one region only": count(
      turns,
      (turn) => turn.to === "degraded" && Object.values(turn.runs).some((run) => run.status === "down"),
    ),
    "region without a vote, silent for too long": count(turns, hasSilent),
  }
}

const ofProbes = ({ probes, turns }: Tables): Counts => {
  const opening = new Set(turns.filter((turn) => turn.incident === "opens").map((turn) => `${keyOf(turn)}/${turn.seq}`))
  return {
    "outage confirmed by another region": count(
      probes,
      ({ why, tenantId, monitorId, seq }) =>
        why === "confirm" && opening.has(`${keyOf({ tenantId, monitorId: monitorId! })}/${seq}`),
    ),
  }
}

const ofMessages = ({ deliveries }: Tables): Counts => ({
  "message sent again": count(deliveries, ({ attempts }) => attempts > 1),
  "message that may have arrived, or not": count(deliveries, ({ unanswered }) => unanswered > 0),
  "beginning told with its end": count(deliveries, ({ state }) => state === "combined"),
})
