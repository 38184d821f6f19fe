/**
 * Wall 1 of 2. A `TenantDb` is plain Drizzle with this dialect: every statement that the query builder builds
 * is confined to one tenant while it is built, and what the builder did not build is refused.
 * Row-level security (walls.ts) says the same thing again; each wall is tested with the other switched off.
 */

import { type Id, idToUuid } from "@nightjar/kit/id"
import {
  and,
  Column,
  eq,
  getTableName,
  is,
  isSQLWrapper,
  Name,
  Param,
  Placeholder,
  SQL,
  StringChunk,
  Subquery,
  sql,
  Table,
  View,
} from "drizzle-orm"
import {
  type PgColumn,
  type PgDeleteConfig,
  PgDialect,
  type PgInsertConfig,
  type PgSelectConfig,
  PgTable,
  type PgUpdateConfig,
} from "drizzle-orm/pg-core"
import { isReaching, objectionTo } from "./raw-text.ts"
import { scopeOf } from "./scope.ts"

/** A statement that the tenant's database will not run. The message is for the developer and names the way out. */
export class RefusedStatement extends Error {
  override readonly name = "RefusedStatement"
}
const recipe = "Build it with Drizzle's query builder, or write it as reviewed(…) in a *.queries.ts file."
const refuse = (what: string): never => {
  throw new RefusedStatement(`${what} ${recipe}`)
}

type Source = PgSelectConfig["table"]
type Joins = NonNullable<PgSelectConfig["joins"]>

export class TenantDialect extends PgDialect {
  /** SQL nodes that a builder made or a reviewer passed: a tenant table may stand directly in these only. */
  readonly #vetted = new WeakSet<object>()

  /** @param tenant a placeholder where a query is built once for whoever asks it (`prepared.ts`) */
  constructor(readonly tenant: Id<"tenant"> | Placeholder) {
    super({ casing: "snake_case" })
  }

  /** For `reviewed()`: the statement carries its tenant itself. */
  vet(statement: SQL): SQL {
    this.#vetted.add(statement)
    return statement
  }

  override buildSelectQuery(config: PgSelectConfig): SQL {
    const joined = this.#scopeJoins(config.joins)
    const where = this.#confine(config.where, this.#predicate(config.table), ...joined.where)
    return this.vet(super.buildSelectQuery({ ...config, where, joins: joined.joins }))
  }

  override buildSetOperations(left: SQL, operators: PgSelectConfig["setOperators"]): SQL {
    return super.buildSetOperations(this.vet(left), operators)
  }

  override buildUpdateQuery(config: PgUpdateConfig): SQL {
    const joined = this.#scopeJoins(config.joins)
    const from = config.from ? this.#predicate(config.from) : undefined
    const where = this.#confine(config.where, this.#predicate(config.table), from, ...joined.where)
    const update = this.vet(super.buildUpdateQuery({ ...config, where, joins: joined.joins ?? [] }))
    for (const chunk of update.queryChunks)
      if (is(chunk, SQL) && config.from && chunk.queryChunks.includes(config.from as Table)) this.vet(chunk)
    return update
  }

  override buildUpdateSet(table: PgTable, set: PgUpdateConfig["set"]): SQL {
    const names = Object.values(set).some((value) => is(value, SQL) && /\btenant_id\b/i.test(this.#textOf(value, true)))
    if (names || ("tenantId" in set && scopeOf(table)?.kind === "tenant")) refuse("An update may not set tenant_id.")
    return super.buildUpdateSet(table, set)
  }

  override buildDeleteQuery(config: PgDeleteConfig): SQL {
    const where = this.#confine(config.where, this.#predicate(config.table))
    return this.vet(super.buildDeleteQuery({ ...config, where }))
  }

  override buildInsertQuery(config: PgInsertConfig): SQL {
    const scope = scopeOf(config.table)
    const onConflict = config.onConflict && this.#confineConflict(config.table, config.onConflict)
    const confined = { ...config, ...(onConflict ? { onConflict } : {}) }
    if (scope?.kind !== "tenant") {
      this.#predicate(config.table)
      return this.vet(super.buildInsertQuery(confined))
    }
    if (config.select) refuse("insert … select into a tenant table cannot be confined.")
    const values = (config.values as Record<string, Param | SQL>[]).map((row) => this.#ownedRow(config.table, row))
    return this.vet(super.buildInsertQuery({ ...confined, values }))
  }

  /** The last step before the wire: walks the whole tree and refuses what no builder has confined. */
  override sqlToQuery(statement: SQL, invokeSource?: "indexes") {
    if (!this.#vetted.has(statement)) refuse("Raw SQL is not confined to a tenant.")
    this.#inspect(statement)
    return super.sqlToQuery(statement, invokeSource)
  }

  #inspect(node: unknown): void {
    if (Array.isArray(node)) for (const part of node) this.#inspect(part)
    if (typeof node !== "object" || node === null) return
    const kind = kindOf(node)
    if (kind === Leaf) return
    if (kind === SQL) this.#inspectFragment(node as SQL)
    else if (kind === SQL.Aliased) this.#inspect((node as SQL.Aliased).sql)
    else if (kind === Subquery) this.#inspectQuery((node as Subquery)._.sql)
    else if (kind === Param) this.#inspectParam(node as Param)
    else if (kind === View) refuse("Views cannot be confined.")
    else if (isSQLWrapper(node)) this.#inspectQuery(node.getSQL())
  }

  #inspectFragment(fragment: SQL): void {
    const vetted = this.#vetted.has(fragment)
    if (!vetted) this.#inspectText(fragment)
    for (const chunk of fragment.queryChunks) {
      if (!vetted && is(chunk, Table)) refuse(`Table "${getTableName(chunk)}" stands in a raw fragment.`)
      if (!vetted && is(chunk, Name) && isReaching(chunk.value)) refuse(`A raw fragment names ${chunk.value}.`)
      this.#inspect(chunk)
    }
  }

  /** On its own, since each part must close what it opens, and together, since a word may be put together. */
  #inspectText(fragment: SQL): void {
    const objection = objectionTo(this.#textOf(fragment, false)) ?? objectionTo(this.#textOf(fragment, true))
    if (objection) refuse(objection)
  }

  #textOf(fragment: SQL, whole: boolean): string {
    const text = fragment.queryChunks.map((chunk) => {
      if (is(chunk, StringChunk)) return chunk.value.join("")
      return whole && is(chunk, SQL) && !this.#vetted.has(chunk) ? this.#textOf(chunk, whole) : " ? "
    })
    return text.join("")
  }

  /** An encoder may answer with SQL, which is then written into the statement. */
  #inspectParam({ value, encoder }: Param): void {
    this.#inspect(value)
    if (value === null || isSQLWrapper(value) || is(value, Placeholder)) return
    if (isSQLWrapper(encoder.mapToDriverValue(value))) refuse("An encoder writes SQL.")
  }

  /** A query inside a query must have come from this very database: another's builder confines it to nobody. */
  #inspectQuery(query: SQL): void {
    if (!this.#vetted.has(query)) refuse("A query inside this one was built elsewhere.")
    this.#inspectFragment(query)
  }

  /** The condition that confines one source to the tenant; undefined for a subquery, which was confined when built. */
  #predicate(source: Source | PgTable): SQL | undefined {
    if (is(source, Subquery)) return undefined
    if (!is(source, PgTable))
      return is(source, SQL) && this.#vetted.has(source) ? undefined : refuse("A raw source cannot be confined.")
    const scope = scopeOf(source)
    if (scope?.kind === "tenant") {
      const { tenantId } = source as unknown as { tenantId: PgColumn }
      return eq(tenantId, new Param(this.tenant, tenantId))
    }
    if (scope?.kind === "global" && scope.visible) {
      const column = (name: string) => (source as unknown as Record<string, PgColumn>)[name]!
      return this.vet(scope.visible(column, sql`${sql.param(this.tenant, tenantParam)}`))
    }
    return refuse(`Table "${getTableName(source)}" is not for tenants.`)
  }

  /** Brackets around what was given: `a or b and tenant` read another tenant's rows. */
  #confine(given: SQL | undefined, ...conditions: (SQL | undefined)[]): SQL | undefined {
    return and(given && sql`(${given})`, ...conditions)
  }

  #scopeJoins(joins: Joins | undefined): { joins: Joins | undefined; where: (SQL | undefined)[] } {
    const where: (SQL | undefined)[] = []
    const scoped = joins?.map((join) => {
      if (join.joinType === "full" || join.joinType === "right")
        refuse(`A ${join.joinType} join would need the condition on both sides; write a left join.`)
      const predicate = this.#predicate(join.table)
      if (join.on) return { ...join, on: this.#confine(join.on, predicate) }
      where.push(predicate)
      return join
    })
    return { joins: scoped, where }
  }

  #ownedRow(table: PgTable, row: Record<string, Param | SQL>): Record<string, Param | SQL> {
    const given = row.tenantId
    if (given !== undefined && !(is(given, Param) && given.value === this.tenant))
      refuse("An insert names another tenant.")
    return { ...row, tenantId: new Param(this.tenant, (table as unknown as { tenantId: PgColumn }).tenantId) }
  }

  /** A conflict on a key that all tenants share (a slug) could otherwise update another tenant's row. */
  #confineConflict(table: PgTable, conflict: SQL): SQL {
    const text = conflict.queryChunks.filter((chunk) => is(chunk, StringChunk)).map((chunk) => chunk.value.join(""))
    if (!text.some((part) => part.includes("do update"))) return conflict
    if (conflict.queryChunks.some((chunk) => is(chunk, SQL) && startsWithWhere(chunk)))
      refuse("on conflict … where cannot be confined.")
    return sql`${conflict} where ${this.#predicate(table)}`
  }
}

const startsWithWhere = (chunk: SQL): boolean => {
  const first = chunk.queryChunks[0]
  return is(first, StringChunk) && /^\s*where\b/.test(first.value.join(""))
}

/** Parts of a statement with nothing inside them. */
const leaves = [StringChunk, Name, Placeholder, Column, Table]
const Leaf = Symbol("leaf")
const branches = [SQL, SQL.Aliased, Subquery, Param, View] as const
type Kind = typeof Leaf | (typeof branches)[number] | null

/** By prototype: Drizzle's own `is` climbs the chain for every class it is asked about, and parts are many. */
const kinds = new WeakMap<object, Kind>()
const kindOf = (node: object): Kind => {
  const prototype = Object.getPrototypeOf(node)
  const known = kinds.get(prototype)
  if (known !== undefined) return known
  const isA = (kind: unknown) => is(node, kind as typeof SQL)
  const kind = leaves.some(isA) ? Leaf : (branches.find(isA) ?? null)
  kinds.set(prototype, kind)
  return kind
}

const tenantParam = { mapToDriverValue: (value: Id<"tenant">) => idToUuid(value) }
