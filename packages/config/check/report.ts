import type { Finding } from "./findings.ts"
import { paint } from "./paint.ts"
import type { Problem } from "./rule.ts"

/** A finding as people read it: what is wrong where, then why the rule is there and where the recipe stands. */
export const explain = ({ rule, problems }: Finding): string =>
  [
    paint("bold", rule.name),
    ...problems.map((problem) => `  ${placeOf(problem)}  ${problem.message}`),
    `  ${paint("dim", `why: ${rule.reason}`)}`,
    `  ${paint("dim", `how: ${rule.recipe}`)}`,
  ].join("\n")

const placeOf = ({ path, line }: Problem) => paint("cyan", line ? `${path}:${line}` : path)
