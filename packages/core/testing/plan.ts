/** How PostgreSQL runs a statement of the fleet, or the questions of a tenant. */
import type { Pool } from "@nightjar/db/connect"
import { tenantDatabase } from "@nightjar/db/tenant-db"
import type { FleetSql } from "@nightjar/db/transaction"
import type { TenantDb } from "../src/context.ts"
import { schema } from "../src/schema.ts"
import type { TestEngine } from "./engine.ts"
import type { TestTenant, World } from "./world.ts"

export interface PlanNode {
  "Node Type": string
  "Index Name"?: string
  "Relation Name"?: string
  "Actual Rows": number
  "Actual Loops": number
  "Rows Removed by Filter"?: number
  Plans?: PlanNode[]
}

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** All nodes of the plan of the first statement that `ask` sends, as it really ran; what it changed is taken back. */
export const planOf = async (engine: TestEngine, ask: (sql: FleetSql) => Promise<unknown>): Promise<PlanNode[]> => {
  let text = ""
  let values: unknown[] = []
  const spy = (parts: TemplateStringsArray, ...given: unknown[]) => {
    text = parts.reduce((before, part, i) => `${before}$${i}${part}`)
    values = given
    return Promise.resolve([])
  }
  await ask(spy as never)
  return engine.sql
    .begin(async (sql) => {
      const [row] = await sql.unsafe(`explain (analyze, format json) ${text}`, values as never[])
      throw nodesOf((row!["QUERY PLAN"] as { Plan: PlanNode }[])[0]!.Plan)
    })
    .catch((plan) => plan)
}

type Transaction = { unsafe(query: string, params?: unknown[], options?: object): Promise<unknown[]> }

/** All nodes of the plans of the questions that `ask` sends, as they really ran: behind both walls. */
export const plansOf = async (
  world: World,
  tenant: TestTenant,
  ask: (db: TenantDb) => Promise<unknown>,
): Promise<PlanNode[]> => {
  const nodes: PlanNode[] = []
  const explaining = (transaction: Transaction): Transaction => ({
    ...transaction,
    unsafe(query, params, options) {
      if (query.includes("set_config")) return transaction.unsafe(query, params, options)
      const plan = transaction.unsafe(`explain (analyze, format json) ${query}`, params, options) as never
      const answer = transaction.unsafe(query, params, options)
      const explained = Promise.resolve<{ "QUERY PLAN": string }[]>(plan).then((rows) => {
        const [{ Plan: root }] = JSON.parse(JSON.stringify(rows[0]!["QUERY PLAN"])) as [{ Plan: PlanNode }]
        nodes.push(...nodesOf(root))
      })
      asked.push(explained)
      return answer
    },
  })
  const asked: Promise<void>[] = []
  const pool = {
    ...world.pool,
    begin: (mode: string, use: (transaction: Transaction) => Promise<unknown>) =>
      world.pool.begin(mode, (transaction) => use(explaining(transaction as never))),
  }
  await tenantDatabase(pool as unknown as Pool, schema).read(tenant.info.id, ask)
  await Promise.all(asked)
  return nodes
}

/** How many rows were taken from a table, whether they were wanted or not. */
export const rowsRead = (nodes: readonly PlanNode[], table: string): number =>
  nodes
    .filter((node) => node["Relation Name"]?.replace(/_\d{6,8}$/, "") === table)
    .reduce(
      (sum, node) => sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
      0,
    )
