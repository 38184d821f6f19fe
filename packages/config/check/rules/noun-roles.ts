import { type Role, roles } from "../law.ts"
import { nounFile } from "../noun.ts"
import { type Edge, problemsOfEdges } from "../resolve.ts"
import type { Rule } from "../rule.ts"

export const nounRoles: Rule = {
  name: "noun-roles",
  reason:
    "Rules are pure, SQL stands in queries, verbs in actions: whoever looks for one of them opens one kind of file.",
  recipe: "apps/docs/recipes/add-a-procedure.md",
  find: (tree) => problemsOfEdges(tree, objection),
}

const objection = ({ from, to }: Edge): string | null => {
  const own = nounFile(from.path)
  if (!own || to.kind !== "file" || !to.package) return null
  const files: readonly Role[] = roles[own.role].files
  const packages: readonly string[] = roles[own.role].packages
  const other = nounFile(to.path)
  if (other && !files.includes(other.role))
    return `In ${own.role} files one may import ${files.join(", ")} files; ${to.path} is ${other.role}.`
  if (to.package !== "core" && !packages.includes(to.package))
    return `In ${own.role} files one may import ${packages.join(", ")} of our packages, not ${to.package}.`
  return null
}
