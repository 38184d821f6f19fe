import { isTest, isTool, packageOf, packages, testsImport, toolsImport } from "../law.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Rule } from "../rule.ts"

export const packageOrder: Rule = {
  name: "package-order",
  reason: "Packages form a strict order, so each can be read, tested and replaced knowing only what stands below it.",
  recipe: "apps/docs/recipes/add-a-dependency.md",
  find: (tree) => problemsOfEdges(tree, objection),
}

const objection = ({ from, import: { specifier, typeOnly }, to }: Edge): string | null => {
  const own = packageOf(from.path)
  if (to.kind !== "file" || !own || to.package === own) return null
  if (specifier.startsWith(".")) return `"${specifier}" leaves the package; import it by its name, @nightjar/….`
  if (!to.package) return `"${specifier}" is no package of ours; the law lists them in packages/config/check/law.ts.`
  const law = packages[own]!
  const besides = [...(isTest(from.path) ? testsImport : []), ...(isTool(from.path) ? toolsImport : [])]
  if (law.imports.includes(to.package) || besides.includes(to.package)) return null
  if (law.typesOf?.includes(to.package))
    return typeOnly ? null : `${own} may know the types of ${to.package} only: write "import type".`
  const may =
    [...law.imports, ...(law.typesOf ?? []).map((name) => `types of ${name}`)].join(", ") || "no package of ours"
  return `${own} may not import ${to.package}. It may import ${may}.`
}
