import { type NounFile, nounFile } from "../noun.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Problem, Rule } from "../rule.ts"

export const nounOrder: Rule = {
  name: "noun-order",
  reason:
    "Lower nouns never know higher ones, so a monitor can be read without incidents, and a tenant without either.",
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
  if (!own || !other || own.rank < 0 || other.rank <= own.rank || setsInMotion(own, other)) return null
  return `${own.noun} stands below ${other.noun} and may not know it.`
}

/** Verbs and procedures reach up, but only to what a higher noun offers to everybody. */
const setsInMotion = (own: NounFile, other: NounFile) =>
  (own.role === "actions" || own.role === "router") && (other.role === "queries" || other.role === "plain")
