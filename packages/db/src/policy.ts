/** One row-level security policy as SQL. */

/** Policies are dropped and made again: there is no `create or replace policy`. */
export const policy = (table: string, name: string, command: string, role: string, condition: string): string => {
  const check = command === "select" || command === "delete" ? "" : ` with check (${condition})`
  const using = command === "insert" ? "" : ` using (${condition})`
  return `drop policy if exists "${name}" on ${table};\ncreate policy "${name}" on ${table} for ${command} to ${role}${using}${check};`
}
