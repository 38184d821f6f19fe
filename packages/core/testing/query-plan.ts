/** How PostgreSQL really ran a statement of the fleet. */
import type { FleetSql } from "@nightjar/db/transaction"
import type { TestEngine } from "./engine.ts"

export interface PlanNode {
  "Node Type": string
  "Index Name"?: string
  "Relation Name"?: string
  "Actual Rows": number
  "Actual Loops": number
  Plans?: PlanNode[]
}

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/**
 * @param run asks one statement of the `sql` that it is given; it gets no rows
 * @returns all nodes of its plan; what the statement did is taken back
 */
export const planOf = async (engine: TestEngine, run: (sql: FleetSql) => Promise<unknown>): Promise<PlanNode[]> => {
  let text = ""
  let values: unknown[] = []
  const spy = (parts: TemplateStringsArray, ...given: unknown[]) => {
    text = parts.reduce((before, part, i) => `${before}$${i}${part}`)
    values = given
    return Promise.resolve([])
  }
  await run(spy as never)
  return engine.sql
    .begin(async (sql) => {
      const [row] = await sql.unsafe(`explain (analyze, format json) ${text}`, values as never[])
      throw nodesOf((row!["QUERY PLAN"] as { Plan: PlanNode }[])[0]!.Plan)
    })
    .catch((plan) => plan)
}
