import { describe, expect, it } from "vitest"
import { findingsOf } from "./findings.ts"
import { rules } from "./rules/all.ts"
import { cleanTree, type Files, plant } from "./testing/plant.ts"
import { core, lines, violations } from "./testing/violations.ts"

describe("the rules of the house", () => {
  it("find nothing in a tree that keeps them", async () => {
    expect(findingsOf(await plant(cleanTree), rules, [])).toEqual([])
  })

  it("each have a violation planted here", () => {
    expect(Object.keys(violations).sort()).toEqual(rules.map((rule) => rule.name).sort())
  })

  const cases = Object.entries(violations).flatMap(([name, planted]) => planted.map((one) => ({ name, ...one })))
  it.each(cases)("$name is caught at $at", async ({ name, files, at, says }) => {
    const rule = rules.find((candidate) => candidate.name === name)!
    const problems = rule.find(await plant({ ...cleanTree, ...files }))
    const places = problems.map(({ path, line }) => (line ? `${path}:${line}` : path))
    expect(places).toEqual([at])
    expect(problems[0]?.message).toMatch(says)
  })
})

describe("an exception", () => {
  const long: Files = { ...cleanTree, "packages/kit/src/id.ts": lines(300) }
  const exception = { rule: "file-length", path: "packages/kit/src/id.ts", reason: "A table of prefixes." }
  const sizes = rules.filter((rule) => rule.name === "file-length")

  it("excuses the file it names from the rule it names", async () => {
    expect(findingsOf(await plant(long), sizes, [exception])).toEqual([])
  })

  it("is a problem itself when the file keeps the rule", async () => {
    const findings = findingsOf(await plant(cleanTree), sizes, [exception])
    expect(findings.map((finding) => finding.rule.name)).toEqual(["exceptions"])
  })
})

describe("questions", () => {
  it("may join the tables of higher nouns", async () => {
    const files: Files = {
      [`${core}/incident/incident.table.ts`]: "export const incident = 1\n",
      [`${core}/monitor/monitor.queries.ts`]: 'import "../incident/incident.table.ts"\n',
    }
    expect(findingsOf(await plant({ ...cleanTree, ...files }), rules, [])).toEqual([])
  })
})

describe("imports", () => {
  it("that are types or come later close no cycle", async () => {
    const files: Files = {
      "packages/kit/src/a.ts":
        'import type { B } from "./b.ts"\nexport const load = () => import("./b.ts")\nexport type A = B\n',
      "packages/kit/src/b.ts": 'import { load } from "./a.ts"\nexport type B = typeof load\n',
    }
    expect(findingsOf(await plant({ ...cleanTree, ...files }), rules, [])).toEqual([])
  })
})
