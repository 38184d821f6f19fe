import type { Rule } from "../rule.ts"

/** `tarball:` or an address where only version and integrity should stand. */
const address = /^\s*(tarball|registry|resolved):|\bresolution:.*\btarball:/

export const lockfile: Rule = {
  name: "lockfile",
  reason: "A lockfile with addresses installs only where they answer, and lets an address decide what is installed.",
  recipe: "apps/docs/recipes/add-a-dependency.md",
  find: (tree) => {
    const path = "pnpm-lock.yaml"
    const lines = tree.files.get(path)?.text.split("\n") ?? []
    return lines.flatMap((text, index) =>
      address.test(text) ? [{ path, line: index + 1, message: `An address stands here: ${text.trim()}` }] : [],
    )
  },
}
