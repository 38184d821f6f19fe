import { id, letter, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { integer, jsonb, text } from "drizzle-orm/pg-core"
import type { Runs } from "../verdict/verdict.ts"
import { type Plan, stateLetters, type Turn } from "./turn.ts"

/**
 * Changes of a monitor's settled state, by their place among its verdicts. Like all that a completion writes it has no
 * foreign key: the check costs more than the row, and it would lock the tenant after the standing, where a verb that
 * asks for room in the plan locks them the other way round.
 */
export const turn = tenantTable(
  "turn",
  {
    monitorId: id("monitor").notNull(),
    seq: integer().notNull(),
    at: moment().notNull(),
    since: moment().notNull(),
    fromState: letter(stateLetters).notNull(),
    toState: letter(stateLetters).notNull(),
    incident: text().$type<NonNullable<Turn["incident"]>>(),
    flapping: text().$type<NonNullable<Turn["flapping"]>>(),
    /** One sentence: what the check found, or what a person did. */
    reason: text().notNull(),
    /** What each region had seen when it was decided; empty where a person decided. */
    runs: jsonb().$type<Runs>().notNull().default({}),
    /** Null for turns from before anybody was told. */
    plan: jsonb().$type<Plan>(),
  },
  { key: ["monitorId", "seq"] },
)
