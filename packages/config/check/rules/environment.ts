import { posix } from "node:path"
import { isTest } from "../law.ts"
import type { Rule } from "../rule.ts"

const isEnvFile = (path: string) => /^env\.m?[jt]s$/.test(posix.basename(path))
/** The checker itself, and files that configure a tool. */
const isTool = (path: string) => path.startsWith("packages/config/") || /\.config\.[cm]?[jt]s$/.test(path)

export const environment: Rule = {
  name: "environment",
  reason:
    "A setting that is read in one kind of file is checked at start, documented by its schema and found by one search.",
  recipe: "apps/docs/recipes/add-a-setting.md",
  find: (tree) =>
    [...tree.code.values()]
      .filter((file) => !isEnvFile(file.path) && !isTool(file.path) && !isTest(file.path))
      .flatMap((file) =>
        file.code.environment.map((line) => ({
          path: file.path,
          line,
          message: "process.env is read in files named env.ts only; take the value as a parameter.",
        })),
      ),
}
