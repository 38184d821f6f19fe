import type { FleetSql } from "@nightjar/db/transaction"
import { signSeconds } from "./region.ts"

/** The code of a region; a name that is new gets the next one. */
export const codeOfRegion = async (sql: FleetSql, name: string): Promise<number> => {
  const find = () => sql<{ code: number }[]>`select code from region where name = ${name}`
  const [known] = await find()
  if (known) return known.code
  await sql`insert into region (name) values (${name}) on conflict (name) do nothing`
  const [made] = await find()
  return made!.code
}

/** Says that somebody works there; one of its workers each few seconds is enough. */
export const signForRegion = (sql: FleetSql, code: number): Promise<unknown> => sql`
  update region set seen_at = clock_timestamp()
  where code = ${code} and (seen_at is null or seen_at < clock_timestamp() - ${signSeconds} * interval '1 second')`
