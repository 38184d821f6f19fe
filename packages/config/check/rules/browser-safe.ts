import { nouns } from "../law.ts"
import { edgesOf } from "../resolve.ts"
import type { Problem, Rule } from "../rule.ts"
import type { Tree } from "../tree.ts"

/** They run in a browser as they are, and are small. */
const vendors = ["zod", "typeid-js"]

export const browserSafe: Rule = {
  name: "browser-safe",
  reason:
    "The dashboard folds and validates with the same pure rules as the worker, so a noun's plain file runs anywhere.",
  recipe: "apps/docs/recipes/add-a-procedure.md",
  find: (tree) => {
    const plain = nouns.map((noun) => `packages/core/src/${noun}/${noun}.ts`).filter((path) => tree.code.has(path))
    return waysOut(tree, plain)
  },
}

/** The imports at which a browser could not go on, with the way that leads there. */
const waysOut = (tree: Tree, starts: string[]): Problem[] => {
  const edges = edgesOf(tree).filter((edge) => !edge.import.typeOnly && !edge.import.dynamic)
  const problems: Problem[] = []
  const seen = new Set<string>()
  const visit = (path: string, trail: string[]) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { import: one, to } of edges.filter((edge) => edge.from.path === path)) {
      const message = `No browser runs ${one.specifier}, and one comes here by ${trail.join(" → ")}.`
      if (to.kind === "file") visit(to.path, [...trail, to.path])
      else if (to.kind === "node" || !vendors.includes(to.name)) problems.push({ path, line: one.line, message })
    }
  }
  for (const start of starts) visit(start, [start])
  return problems
}
