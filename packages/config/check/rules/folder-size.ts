import { posix } from "node:path"
import { isSample, isTest } from "../law.ts"
import type { Rule } from "../rule.ts"

const limit = 12
const noun = /^packages\/core\/src\/[^/]+$/

export const folderSize: Rule = {
  name: "folder-size",
  reason: "A noun is understood by reading its folder; one that no longer fits in twelve files is two nouns.",
  recipe: "apps/docs/recipes/keep-it-small.md",
  find: (tree) => {
    const counted = [...tree.code.keys()].filter((path) => !isTest(path) && !isSample(path))
    const folders = [...new Set(counted.map((path) => posix.dirname(path)))].filter((folder) => noun.test(folder))
    return folders.flatMap((folder) => {
      const files = counted.filter((path) => posix.dirname(path) === folder).length
      const message = `${files} files, and ${limit} is the limit (tests and samples apart).`
      return files > limit ? [{ path: folder, message }] : []
    })
  },
}
