/**
 * Doors: what must be found before a tenant is known. Each is one SECURITY DEFINER function, owned by a role that
 * can do nothing else, takes exact values, and returns ids and what a sign-in needs. `core` lists them in one file.
 */
import { policy } from "./policy.ts"

export interface Door {
  name: string
  /** SQL types by argument name. */
  args: Record<string, string>
  /** SQL types by column name; `void` where nothing comes back. */
  returns: Record<string, string> | "void"
  /** The columns that the body reads, per table; grants and policies are made of this. */
  reads: Record<string, readonly string[]>
  /** Tables that the body writes: `insert`, `update (column)` or `delete`. */
  writes?: Record<string, readonly string[]>
  /** One SQL statement; arguments stand as `arg_<name>`, so that no column can shadow them. */
  body: string
  /** Why this cannot be asked inside a tenant. */
  reason: string
}

const columnList = (columns: Record<string, string>, prefix = "") =>
  Object.entries(columns)
    .map(([name, type]) => `${prefix}${name} ${type}`)
    .join(", ")

export const renderDoor = (door: Door): string => {
  const types = Object.values(door.args).join(", ")
  const returns = door.returns === "void" ? "void" : `table (${columnList(door.returns)})`
  const volatility = door.writes ? "volatile" : "stable"
  return [
    `-- ${door.reason}`,
    `create function door_${door.name}(${columnList(door.args, "arg_")}) returns ${returns}`,
    `language sql ${volatility} security definer set search_path = public, pg_temp as $door$`,
    door.body.trim(),
    "$door$;",
    `revoke all on function door_${door.name}(${types}) from public;`,
    `grant execute on function door_${door.name}(${types}) to nightjar_app;`,
  ].join("\n")
}

/** Column grants and policies for the door role: exactly the union of what the doors say they read and write. */
export const doorGrants = (doors: readonly Door[]): string[] => {
  const reads = new Map<string, Set<string>>()
  const writes = new Map<string, Set<string>>()
  for (const door of doors) {
    for (const [table, columns] of Object.entries(door.reads)) merge(reads, table, columns)
    for (const [table, commands] of Object.entries(door.writes ?? {})) merge(writes, table, commands)
  }
  return [
    ...[...reads].map(([table, columns]) =>
      [
        policy(`"${table}"`, "door_select", "select", "nightjar_door", "true"),
        `grant select (${[...columns].join(", ")}) on "${table}" to nightjar_door;`,
      ].join("\n"),
    ),
    ...[...writes].flatMap(([table, commands]) => writeGrants(`"${table}"`, [...commands])),
  ]
}

/** One policy a verb, however many columns are granted for it. */
const writeGrants = (table: string, commands: string[]): string[] => {
  const verbs = new Set(commands.map((command) => command.split(" ")[0]!))
  return [
    ...[...verbs].map((verb) => policy(table, `door_${verb}`, verb, "nightjar_door", "true")),
    ...commands.map((command) => `grant ${command} on ${table} to nightjar_door;`),
  ]
}

const merge = (map: Map<string, Set<string>>, key: string, values: readonly string[]) => {
  const set = map.get(key) ?? new Set()
  for (const value of values) set.add(value)
  map.set(key, set)
}
