import { isSample, isTest } from "../law.ts"
import type { FunctionSpan } from "../parse.ts"
import type { Rule } from "../rule.ts"

const limit = 60
const componentLimit = 100

export const functionLength: Rule = {
  name: "function-length",
  reason: "A function that fits on a screen is understood without scrolling; its parts have names instead of comments.",
  recipe: "apps/docs/recipes/keep-it-small.md",
  find: (tree) =>
    [...tree.code.values()]
      .filter((file) => !isTest(file.path) && !isSample(file.path))
      .flatMap((file) =>
        file.code.functions
          .filter((span) => span.lines > limitOf(file.path, span))
          .map((span) => ({
            path: file.path,
            line: span.line,
            message: `${span.name} has ${span.lines} lines, and ${limitOf(file.path, span)} is the limit.`,
          })),
      ),
}

/** A component is a function in a .tsx file whose name begins with a capital. */
const limitOf = (path: string, span: FunctionSpan) =>
  path.endsWith(".tsx") && /^[A-Z]/.test(span.name) ? componentLimit : limit
