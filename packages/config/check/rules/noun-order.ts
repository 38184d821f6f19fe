import { type NounFile, nounFile } from "../noun.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Problem, Rule } from "../rule.ts"

export const nounOrder: Rule = {
  name: "noun-order",
  reason: "Lower nouns never know higher ones, so foreign keys point one way and a tenant is read without monitors.",
  recipe: "apps/docs/recipes/add-a-procedure.md",
  find: (tree) => {
    const unknown = [...tree.code.keys()].flatMap((path): Problem[] => {
      const own = nounFile(path)
      const message = `"${own?.noun}" is no noun yet: give it its place in the list in packages/config/check/law.ts.`
      return own?.rank === -1 ? [{ path, message }] : []
    })
    return [...unknown, ...problemsOfEdges(tree, objection)]
  },
}

const objection = ({ from, to }: Edge): string | null => {
  const own = nounFile(from.path)
  const other = to.kind === "file" ? nounFile(to.path) : null
  if (!own || !other || own.rank < 0 || other.rank <= own.rank || !isBound(own, other)) return null
  return `${own.noun} stands below ${other.noun} and may not know it.`
}

/** What a noun is, and verbs among each other. Questions may join whatever they ask about. */
const isBound = (own: NounFile, other: NounFile) =>
  own.role === "plain" || own.role === "table" || (own.role === "actions" && other.role === "actions")
