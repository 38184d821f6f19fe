import { problemsOnTheWay } from "../reach.ts"
import type { Edge } from "../resolve.ts"
import type { Rule } from "../rule.ts"

const drivers = ["postgres", "ioredis", "drizzle-orm", "lucia", "@node-rs/argon2", "rate-limiter-flexible"]

export const pages: Rule = {
  name: "pages",
  reason:
    "Next builds pages into bundles of their own: a driver in one is a second pool, beside the process's only one.",
  recipe: "apps/docs/recipes/add-a-page.md",
  find: (tree) => {
    const starts = [...tree.code.keys()].filter((path) => /^apps\/web\/(app\/|proxy\.ts$)/.test(path))
    return problemsOnTheWay(tree, starts, objection)
  },
}

const objection = ({ to }: Edge): string | null =>
  to.kind === "vendor" && drivers.includes(to.name)
    ? `A page holds no ${to.name}; ask the process through apps/web/src/wiring.ts.`
    : null
