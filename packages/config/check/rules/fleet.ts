import { isTest } from "../law.ts"
import { standsIn } from "../places.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Rule } from "../rule.ts"

/** Who may import what `db` exports for it: the type where a statement takes one, the way to get one in the worker, and
 * in a bench that does its work. */
const homes: Readonly<Record<string, readonly string[]>> = {
  FleetDb: ["packages/db/", "packages/worker/", "*.fleet.ts"],
  FleetSql: ["packages/db/", "packages/worker/", "*.fleet.ts"],
  fleetDatabase: ["packages/db/", "packages/worker/", "infra/bench/"],
}

export const fleet: Rule = {
  name: "fleet",
  reason:
    "A FleetDb sees every tenant. Only the worker's set-based statements need that, and they are listed for review.",
  recipe: "apps/docs/recipes/add-a-procedure.md",
  find: (tree) => problemsOfEdges(tree, objection),
}

const objection = ({ from, import: { names } }: Edge): string | null => {
  const name = names.find((candidate) => homes[candidate] && !standsIn(from.path, homes[candidate]))
  return name && !isTest(from.path) ? `${name} may be imported in ${homes[name]?.join(", ")} only.` : null
}
