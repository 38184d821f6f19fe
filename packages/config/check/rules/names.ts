import { posix } from "node:path"
import type { Rule } from "../rule.ts"

const forbidden = /(^|[-._])((?:service|manager|helper|util|common|handler)s?)(?=[-._]|$)/i

export const names: Rule = {
  name: "names",
  reason: "A file is named after the noun or verb it holds; a word that fits every file tells nobody where to look.",
  recipe: "apps/docs/recipes/keep-it-small.md",
  find: (tree) =>
    [...tree.files.keys()].flatMap((path) => {
      const word = posix.basename(path).match(forbidden)?.[2]
      return word ? [{ path, message: `"${word}" says nothing of what is inside: name the noun or the verb.` }] : []
    }),
}
