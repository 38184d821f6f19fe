import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { runBench } from "./bench.ts"
import { bench } from "./chaos.bench.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The load is a part of what `pnpm bench chaos` uses: this asks whether it is right, and not how much it can take. */
const args = ["--minutes", "2", "--rate", "200", "--overdue", "2000"]

it("loses and doubles nothing in two minutes of killed workers, databases and buses", {
  timeout: 600_000,
}, async () => {
  const result = await runBench({ root, name: "chaos", bench, args })
  expect(result).toMatchObject({ lost: 0, doubled: 0, violations: 0 })
  expect(result.kills).toBeGreaterThan(20)
  expect(result.samples).toBeGreaterThan(10_000)
})
