/**
 * What a table is to a tenant. Every table is made by one of two functions, so a table that belongs to nobody
 * cannot be written by accident; the dialect, the policies and the catalog lint all read the mark left here.
 */
import { getTableName, type SQL } from "drizzle-orm"
import {
  type AnyPgColumn,
  foreignKey,
  type PgColumnBuilderBase,
  type PgTable,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
} from "drizzle-orm/pg-core"
import { id } from "./columns.ts"

/** `visible` says which rows a tenant may see; without it a tenant's database refuses the table altogether. */
export type GlobalScope = {
  kind: "global"
  reason: string
  visible?: (column: (name: string) => AnyPgColumn, tenant: SQL) => SQL
  /** What `nightjar_app` may do with it; columns named where not all of them. */
  grants?: readonly string[]
}
/** A table in parts, one for each UTC day or month of a moment; PostgreSQL's own DDL, which Drizzle cannot say. */
export interface Partition {
  column: string
  each: "day" | "month"
  /** Parts that ended so many days ago are dropped whole; null where they go in another way. */
  keepDays: number | null
}

/**
 * `partition`: how the table is divided, where it is.
 * `storage`: PostgreSQL's storage parameters, where a table is hot enough to need its own.
 * `grants`: what `nightjar_app` may do, where that is less than everything (an append-only table).
 */
export type TenantScope = { kind: "tenant"; partition?: Partition; storage?: string; grants?: readonly string[] }
export type Scope = GlobalScope | TenantScope

const scopeKey = Symbol.for("nightjar.scope")

const mark = <T extends PgTable>(table: T, scope: Scope): T => Object.assign(table, { [scopeKey]: scope })

/** Also answers for aliases: they are proxies of the table. */
export const scopeOf = (table: object): Scope | undefined => (table as Record<symbol, Scope>)[scopeKey]

type Columns = Record<string, PgColumnBuilderBase>
type TenantColumns = { tenantId: ReturnType<typeof tenantIdColumn> }
type BuiltTable<N extends string, C extends Columns> = ReturnType<typeof pgTable<N, C>>

/** Optional for whoever inserts: the dialect fills it in. Elsewhere it must be given. */
const tenantIdColumn = () =>
  id("tenant")
    .notNull()
    .$defaultFn(() => {
      throw new Error("Only a TenantDb fills in tenant_id; name it.")
    })

/**
 * A table whose every row belongs to one tenant. Adds `tenantId`; the primary key is `(tenant_id, ...key)`.
 * @param options.key the rest of the primary key, `["id"]` unless given
 * @param options.constraints composite foreign keys (`belongsTo`), unique keys that lead with the tenant, indexes
 */
export const tenantTable = <N extends string, C extends Columns>(
  name: N,
  columns: C,
  options: {
    key?: readonly (keyof C & string)[]
    partition?: Partition
    storage?: string
    grants?: readonly string[]
    constraints?: (table: BuiltTable<N, TenantColumns & C>) => PgTableExtraConfigValue[]
  } = {},
): BuiltTable<N, TenantColumns & C> => {
  const { key = ["id"], constraints, ...scope } = options
  const table = pgTable(name, { tenantId: tenantIdColumn(), ...columns } as TenantColumns & C, (t) => {
    const column = t as unknown as Record<string, AnyPgColumn>
    return [
      primaryKey({ name: `${name}_pk`, columns: [column.tenantId!, ...key.map((k) => column[k]!)] }),
      ...(constraints?.(t as unknown as BuiltTable<N, TenantColumns & C>) ?? []),
    ]
  })
  return mark(table, { kind: "tenant", ...scope })
}

/** A table that belongs to no tenant. The list of them is short, and each has a reason. */
export const globalTable = <N extends string, C extends Columns>(
  name: N,
  columns: C,
  options: Omit<GlobalScope, "kind"> & { constraints?: (table: BuiltTable<N, C>) => PgTableExtraConfigValue[] },
): BuiltTable<N, C> => {
  const { constraints, ...scope } = options
  const table = pgTable(name, columns, (t) => constraints?.(t as unknown as BuiltTable<N, C>) ?? [])
  return mark(table, { kind: "global", ...scope })
}

export type TenantOwned = PgTable & { tenantId: AnyPgColumn; id: AnyPgColumn }

/**
 * The only foreign key there is between tenant tables: it carries the tenant, so a row cannot point into
 * another tenant. With a plain one that worked, in spite of correct forced row-level security.
 * @param options.as what the parent is to the row, where it is several things
 */
export const belongsTo = (
  own: { tenantId: AnyPgColumn },
  column: AnyPgColumn,
  parent: () => TenantOwned,
  { onDelete = "cascade", as = getTableName(parent()) }: { onDelete?: "cascade" | "restrict"; as?: string } = {},
) =>
  foreignKey({
    name: `${getTableName(column.table)}_${as}_fk`,
    columns: [own.tenantId, column],
    foreignColumns: [parent().tenantId, parent().id],
  }).onDelete(onDelete)
