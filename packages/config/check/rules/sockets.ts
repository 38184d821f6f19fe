import { isTest } from "../law.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Problem, Rule } from "../rule.ts"
import type { CodeFile } from "../tree.ts"

const guarded = ["packages/checks/", "packages/channels/", "packages/core/"]
const networking = /^(node:(net|tls|http|https|http2|dgram|dns|dns\/promises)|undici)$/

export const sockets: Rule = {
  name: "sockets",
  reason: "Customers name the targets: a connection that does not pass the guard in packages/egress can be led inside.",
  recipe: "apps/docs/recipes/add-a-check.md",
  find: (tree) => [...problemsOfEdges(tree, objection), ...[...tree.code.values()].flatMap(fetches)],
}

const isGuarded = (path: string) => guarded.some((folder) => path.startsWith(folder)) && !isTest(path)

const objection = ({ from, import: { specifier, typeOnly } }: Edge): string | null =>
  isGuarded(from.path) && !typeOnly && networking.test(specifier)
    ? `${specifier} opens sockets past the guard; take the egress that run() is given.`
    : null

const fetches = ({ path, code }: CodeFile): Problem[] =>
  code.calls
    .filter(({ callee }) => isGuarded(path) && /^(globalThis\.)?fetch$/.test(callee))
    .map(({ line }) => ({ path, line, message: "fetch() opens sockets past the guard; take the egress." }))
