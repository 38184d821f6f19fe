/** Asking doors: alone, before a tenant is known, or inside a tenant's transaction, so that both commit or neither. */
import { sql } from "drizzle-orm"
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import type { Pool } from "./connect.ts"
import { dialectOf, type OfTenant } from "./tenant-db.ts"
import { askDoor, askDoors, type Question } from "./transaction.ts"

export interface Doors {
  /** Rows with the door's own column names; uuids and timestamps come as text. */
  ask<Row>(name: string, args: readonly unknown[]): Promise<Row[]>
}

/**
 * Doors that only read and are asked at the same moment share a transaction: every visit asks two before anything else.
 * When one of them fails, each is asked again alone, so that nobody's odd input is another's trouble.
 * @param reading their names
 */
export const doorsOf = (pool: Pool, reading: ReadonlySet<string> = new Set()): Doors => {
  let gathered: { question: Question; answer: (rows: unknown[] | Promise<unknown[]>) => void }[] = []
  const askGathered = async () => {
    const asked = gathered
    gathered = []
    const together = askDoors(
      pool,
      asked.map(({ question }) => question),
    )
    const answers = await together.catch(() => null)
    for (const [at, { question, answer }] of asked.entries()) answer(answers?.[at] ?? askDoor(pool, ...question))
  }
  return {
    ask<Row>(...question: Question) {
      if (!reading.has(question[0])) return askDoor<Row>(pool, ...question)
      return new Promise<Row[]>((answer) => {
        if (gathered.push({ question, answer: answer as never }) === 1) setImmediate(askGathered)
      })
    },
  }
}

/** A door takes exact values and confines itself, so the tenant's dialect lets it pass. */
export const doorsWithin = (db: OfTenant): Doors => ({
  async ask<Row>(name: string, args: readonly unknown[]) {
    const places = sql.join(
      args.map((arg) => sql.param(arg)),
      sql`, `,
    )
    const statement = dialectOf(db).vet(sql`select * from ${sql.identifier(`door_${name}`)}(${places})`)
    return (await (db as unknown as PgDatabase<PgQueryResultHKT>).execute(statement)) as Row[]
  },
})
