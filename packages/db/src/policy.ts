/** One row-level security policy as SQL. */

export const policy = (table: string, name: string, command: string, role: string, condition: string): string => {
  const check = command === "select" || command === "delete" ? "" : ` with check (${condition})`
  const using = command === "insert" ? "" : ` using (${condition})`
  return `create policy "${name}" on ${table} for ${command} to ${role}${using}${check};`
}
