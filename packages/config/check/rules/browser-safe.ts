import { nouns } from "../law.ts"
import { problemsOnTheWay } from "../reach.ts"
import type { Edge } from "../resolve.ts"
import type { Rule } from "../rule.ts"

/** They run in a browser as they are, and are small. */
const vendors = ["zod", "typeid-js", "croner"]

export const browserSafe: Rule = {
  name: "browser-safe",
  reason:
    "The dashboard folds and validates with the same pure rules as the worker, so a noun's plain file runs anywhere.",
  recipe: "apps/docs/recipes/add-a-procedure.md",
  find: (tree) => {
    const plain = nouns.map((noun) => `packages/core/src/${noun}/${noun}.ts`).filter((path) => tree.code.has(path))
    return problemsOnTheWay(tree, plain, objection)
  },
}

const objection = ({ import: { specifier }, to }: Edge): string | null => {
  if (to.kind === "file" || (to.kind === "vendor" && vendors.includes(to.name))) return null
  return `No browser runs ${specifier}.`
}
