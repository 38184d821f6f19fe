import type { Exception } from "./exceptions.ts"
import type { Problem, Rule } from "./rule.ts"
import type { Tree } from "./tree.ts"

export interface Finding {
  rule: Omit<Rule, "find">
  problems: Problem[]
}

/** What the rules find in a tree, less what is excused. Only rules with problems come back, in the given order. */
export const findingsOf = (tree: Tree, rules: readonly Rule[], exceptions: readonly Exception[]): Finding[] => {
  const used = new Set<Exception>()
  const isExcused = (rule: Rule, problem: Problem) => {
    const excuse = exceptions.find((one) => one.rule === rule.name && one.path === problem.path)
    if (excuse) used.add(excuse)
    return Boolean(excuse)
  }
  const findings: Finding[] = rules.map((rule) => ({
    rule,
    problems: rule.find(tree).filter((problem) => !isExcused(rule, problem)),
  }))
  const needless = exceptions
    .filter((one) => !used.has(one))
    .map(({ rule, path }) => ({ path, message: `It keeps to ${rule} now: take it off the list of exceptions.` }))
  return [...findings, { rule: exceptionsRule, problems: needless }].filter((finding) => finding.problems.length > 0)
}

const exceptionsRule = {
  name: "exceptions",
  reason: "An exception that excuses nothing hides the next violation.",
  recipe: "apps/docs/recipes/add-a-rule.md",
}
