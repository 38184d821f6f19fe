import { styleText } from "node:util"
import type { Finding } from "./findings.ts"
import type { Problem } from "./rule.ts"

/** A finding as people read it: what is wrong where, then why the rule is there and where the recipe stands. */
export const explain = ({ rule, problems }: Finding): string =>
  [
    styleText("bold", rule.name),
    ...problems.map((problem) => `  ${placeOf(problem)}  ${problem.message}`),
    `  ${styleText("dim", `why: ${rule.reason}`)}`,
    `  ${styleText("dim", `how: ${rule.recipe}`)}`,
  ].join("\n")

const placeOf = ({ path, line }: Problem) => styleText("cyan", line ? `${path}:${line}` : path)
