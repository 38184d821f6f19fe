import { vendors as homes, isTest, packageOf } from "../law.ts"
import { standsIn } from "../places.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Rule } from "../rule.ts"

export const vendors: Rule = {
  name: "vendors",
  reason:
    "A vendor known in one place can be replaced in one place: each has a home, and everybody else knows our port.",
  recipe: "apps/docs/recipes/add-a-dependency.md",
  find: (tree) => problemsOfEdges(tree, objection),
}

const objection = ({ from, import: { typeOnly }, to }: Edge): string | null => {
  if (to.kind !== "vendor" || isTest(from.path) || !packageOf(from.path)) return null
  const places = homes[to.name]
  if (!places) return `${to.name} has no home yet: say in packages/config/check/law.ts where it may be imported.`
  return standsIn(from.path, places, typeOnly) ? null : `${to.name} lives in ${places.join(", ")} and nowhere else.`
}
