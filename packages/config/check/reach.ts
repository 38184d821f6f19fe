import { type Edge, edgesOf } from "./resolve.ts"
import type { Problem } from "./rule.ts"
import type { Tree } from "./tree.ts"

/**
 * Follows what runs from the starts on (no types, nothing that is loaded later) and reports each import that
 * `objection` speaks of, once, with the way by which it was first reached.
 */
export const problemsOnTheWay = (
  tree: Tree,
  starts: readonly string[],
  objection: (edge: Edge) => string | null,
): Problem[] => {
  const edges = edgesOf(tree).filter((edge) => !edge.import.typeOnly && !edge.import.dynamic)
  const problems: Problem[] = []
  const seen = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const edge of edges.filter(({ from }) => from.path === path)) {
      const message = objection(edge)
      if (message)
        problems.push({ path, line: edge.import.line, message: `${message} It is reached by ${trail.join(" → ")}.` })
      else if (edge.to.kind === "file") visit(edge.to.path, [...trail, edge.to.path])
    }
  }
  for (const start of starts) visit(start, [start])
  return problems
}
