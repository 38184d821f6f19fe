/** Where an import leads: to a file of the tree, to a vendor's package, or to Node itself. */
import { posix } from "node:path"
import { packageOf, packages } from "./law.ts"
import type { Import } from "./parse.ts"
import type { Problem } from "./rule.ts"
import type { CodeFile, Tree } from "./tree.ts"

export type Target =
  | { kind: "file"; path: string; package: string | null }
  | { kind: "vendor"; name: string }
  | { kind: "node"; name: string }

/** An import of ours that leads to no file is answered with the path where the file would be. */
export const targetOf = (tree: Tree, from: string, specifier: string): Target => {
  if (specifier.startsWith(".")) return file(posix.join(posix.dirname(from), specifier))
  if (specifier.startsWith("node:")) return { kind: "node", name: specifier }
  const [scope = "", name = "", ...rest] = specifier.split("/")
  if (scope === "@nightjar") return file(ourFile(tree, name, rest.join("/")))
  return { kind: "vendor", name: scope.startsWith("@") ? `${scope}/${name}` : scope }
}

export interface Edge {
  from: CodeFile
  import: Import
  to: Target
}

/** Every import of every code file. */
export const edgesOf = (tree: Tree): Edge[] => {
  const known = cache.get(tree)
  if (known) return known
  const edges = [...tree.code.values()].flatMap((from) =>
    from.code.imports.map((one) => ({ from, import: one, to: targetOf(tree, from.path, one.specifier) })),
  )
  cache.set(tree, edges)
  return edges
}

const cache = new WeakMap<Tree, Edge[]>()

/** A problem for each import to which there is an objection, at its line. */
export const problemsOfEdges = (tree: Tree, objection: (edge: Edge) => string | null): Problem[] =>
  edgesOf(tree).flatMap((edge) => {
    const message = objection(edge)
    return message ? [{ path: edge.from.path, line: edge.import.line, message }] : []
  })

const file = (path: string): Target => ({ kind: "file", path, package: packageOf(path) })

/** Follows the `exports` map: `@nightjar/core/monitor/queries` → `packages/core/src/monitor/monitor.queries.ts`. */
const ourFile = (tree: Tree, name: string, subpath: string): string => {
  const folder = packages[name]?.folder ?? `packages/${name}`
  const manifest = tree.files.get(`${folder}/package.json`)
  const exports: Record<string, string> = manifest ? (JSON.parse(manifest.text).exports ?? {}) : {}
  const asked = subpath ? `./${subpath}` : "."
  for (const [pattern, target] of Object.entries(exports).sort(byLongestPrefix)) {
    const star = matchStar(pattern, asked)
    if (star !== null) return posix.join(folder, target.replaceAll("*", star))
  }
  return posix.join(folder, subpath)
}

const byLongestPrefix = ([a]: [string, unknown], [b]: [string, unknown]) =>
  b.split("*")[0]!.length - a.split("*")[0]!.length || b.length - a.length

/** What `*` stands for, `""` for an exact match, null for none. */
const matchStar = (pattern: string, asked: string): string | null => {
  if (!pattern.includes("*")) return pattern === asked ? "" : null
  const [before = "", after = ""] = pattern.split("*")
  const fits = asked.startsWith(before) && asked.endsWith(after) && asked.length >= before.length + after.length
  return fits ? asked.slice(before.length, asked.length - after.length) : null
}
