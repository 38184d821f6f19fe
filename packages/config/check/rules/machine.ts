import type { Rule } from "../rule.ts"
import type { SourceFile } from "../tree.ts"

const home = /(?:^|[\s"'`=(:])(\/(?:home|Users)\/[a-z][\w.-]*\/|\/root\/|[A-Z]:\\Users\\)/
const registry = /https?:\/\/(?:[\w-]+\.)*(?:registry|npm|nexus|artifactory|verdaccio|jfrog)[\w-]*\.[\w.-]+/i

export const machine: Rule = {
  name: "machine",
  reason: "A path or package server of one machine works on no other, and tells strangers about it.",
  recipe: "apps/docs/recipes/add-a-dependency.md",
  find: (tree) => [...tree.files.values()].flatMap((file) => problemsOf(file, tree.root)),
}

const problemsOf = (file: SourceFile, root: string) =>
  file.text.split("\n").flatMap((text, index) => {
    const path = text.includes(root) ? root : text.match(home)?.[1]
    const found = path ?? text.match(registry)?.[0]
    const message = path
      ? `"${found}" is a path of this machine: make it relative, or take it from the environment.`
      : `"${found}" is a package server: leave it to the reader's own configuration.`
    return found ? [{ path: file.path, line: index + 1, message }] : []
  })
