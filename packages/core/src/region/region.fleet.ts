import type { FleetSql } from "@nightjar/db/transaction"

/** The code of a region; a name that is new gets the next one. */
export const codeOfRegion = async (sql: FleetSql, name: string): Promise<number> => {
  const find = () => sql<{ code: number }[]>`select code from region where name = ${name}`
  const [known] = await find()
  if (known) return known.code
  await sql`insert into region (name) values (${name}) on conflict (name) do nothing`
  const [made] = await find()
  return made!.code
}
