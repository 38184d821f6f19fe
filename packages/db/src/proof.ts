/** Both programs prove the second wall at start, as the role they will use, and refuse to run without it. */

import type { Pool } from "./connect.ts"
import { enter } from "./tenant-db.ts"

export class WallsMissing extends Error {
  override readonly name = "WallsMissing"
}

/** Throws `WallsMissing` with what is wrong and what to do. */
export const proveWalls = async (pool: Pool): Promise<void> => {
  const findings = await pool.begin("read only", async (transaction) => {
    const { text, values } = enter("nightjar_app", null)
    await transaction.unsafe(text, values)
    const [role] = await transaction`
      select rolsuper, rolbypassrls, pg_has_role(current_user, 'nightjar_worker', 'USAGE') as fleet
      from pg_roles where rolname = current_user`
    const open = await transaction`
      select c.relname from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not row_security_active(c.oid)`
    return [
      role?.rolsuper && "nightjar_app is a superuser",
      role?.rolbypassrls && "nightjar_app passes by row-level security",
      role?.fleet && "nightjar_app inherits nightjar_worker",
      ...open.map((table) => `row-level security does not hold on ${table.relname}`),
    ].filter(Boolean)
  })
  if (findings.length > 0)
    throw new WallsMissing(
      `Tenants are not walled off in this database: ${findings.join("; ")}. Run the migrations again.`,
    )
}
