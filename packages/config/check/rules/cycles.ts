import { edgesOf } from "../resolve.ts"
import type { Problem, Rule } from "../rule.ts"
import type { Tree } from "../tree.ts"

export const cycles: Rule = {
  name: "cycles",
  reason: "In a cycle one module runs before what it imports: undefined at start, and no piece that can be read first.",
  recipe: "apps/docs/recipes/add-a-dependency.md",
  find: (tree) => findCycles(runtimeGraph(tree)),
}

/** Type imports are erased and `import()` runs later: neither makes a cycle. */
const runtimeGraph = (tree: Tree): Map<string, { to: string; line: number }[]> => {
  const graph = new Map<string, { to: string; line: number }[]>()
  for (const { from, import: one, to } of edgesOf(tree)) {
    if (one.typeOnly || one.dynamic || to.kind !== "file") continue
    graph.set(from.path, [...(graph.get(from.path) ?? []), { to: to.path, line: one.line }])
  }
  return graph
}

/** Each edge that leads back to a file on the path by which it was reached, once. */
const findCycles = (graph: ReturnType<typeof runtimeGraph>): Problem[] => {
  const problems: Problem[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]) => {
    if (done.has(path)) return
    for (const { to, line } of graph.get(path) ?? []) {
      const start = [...trail, path].indexOf(to)
      if (start < 0) visit(to, [...trail, path])
      else
        problems.push({ path, line, message: `Imports lead round: ${[...trail, path, to].slice(start).join(" → ")}.` })
    }
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return problems
}
