import type { Rule } from "../rule.ts"

const limit = 250
const isGenerated = (path: string) => /\.gen\.[a-z]+$/.test(path)

export const fileLength: Rule = {
  name: "file-length",
  reason: "A file that fits in a few screens does one job, and is opened whole.",
  recipe: "apps/docs/recipes/keep-it-small.md",
  find: (tree) =>
    [...tree.code.values()]
      .filter((file) => file.lines > limit && !isGenerated(file.path))
      .map(({ path, lines }) => ({
        path,
        message: `${lines} lines, and ${limit} is the limit: it does more than one job.`,
      })),
}
