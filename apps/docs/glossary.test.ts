import { readFile } from "node:fs/promises"
import { nouns } from "@nightjar/config/check/law.ts"
import { expect, it } from "vitest"

it("has every noun of the law", async () => {
  const glossary = await readFile(new URL("glossary.md", import.meta.url), "utf8")
  const words = [...glossary.matchAll(/^- \*\*(.+?)\*\*/gm)].map((match) => match[1])
  expect(nouns.filter((noun) => !words.includes(noun))).toEqual([])
})
