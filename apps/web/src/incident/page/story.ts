/** What the engine found and what people did, as one column. Pure. */
import type { Incident } from "../use-incident-verbs.ts"

export type IncidentTurn = Incident["turns"][number]
export type IncidentEntry = Incident["entries"][number]

/** What of the log of messages belongs to an incident: the newest, where there are very many. */
export const messagesOf = (incident: Incident["id"]) => ({ incident, limit: 200 })

/** `at` in Unix milliseconds. */
export type Moment = { at: number; turn: IncidentTurn } | { at: number; entry: IncidentEntry }

/** The newest first; of one moment, what a person did stands below what came of it. */
export const storyOf = ({ turns, entries }: Pick<Incident, "turns" | "entries">): Moment[] => {
  const found = turns.map((turn) => ({ at: Date.parse(turn.at), turn }))
  const done = entries.map((entry) => ({ at: Date.parse(entry.at), entry }))
  return [...done, ...found].sort((one, other) => one.at - other.at).reverse()
}
