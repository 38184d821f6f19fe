import { posix } from "node:path"
import { isTest, isTool } from "../law.ts"
import type { Rule } from "../rule.ts"

const isEnvFile = (path: string) => /^env\.m?[jt]s$/.test(posix.basename(path))

/** Tests and tools pass the environment on to the programs that they start. */
const isExempt = (path: string) =>
  isEnvFile(path) || isTest(path) || isTool(path) || path.startsWith("packages/config/")

export const environment: Rule = {
  name: "environment",
  reason:
    "A setting that is read in one kind of file is checked at start, documented by its schema and found by one search.",
  recipe: "apps/docs/recipes/add-a-setting.md",
  find: (tree) =>
    [...tree.code.values()]
      .filter((file) => !isExempt(file.path))
      .flatMap((file) =>
        file.code.environment.map((line) => ({
          path: file.path,
          line,
          message: "process.env is read in files named env.ts only; take the value as a parameter.",
        })),
      ),
}
