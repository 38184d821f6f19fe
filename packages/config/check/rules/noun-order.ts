import { nounFile } from "../noun.ts"
import { edgesOf } from "../resolve.ts"
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
    const upward = edgesOf(tree).flatMap(({ from, import: { line }, to }): Problem[] => {
      const own = nounFile(from.path)
      const other = to.kind === "file" ? nounFile(to.path) : null
      if (!own || !other || own.rank < 0 || other.rank <= own.rank) return []
      return [{ path: from.path, line, message: `${own.noun} stands below ${other.noun} and may not know it.` }]
    })
    return [...unknown, ...upward]
  },
}
