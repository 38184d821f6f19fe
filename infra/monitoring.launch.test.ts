/** Prometheus' own tool reads what an operator would give it, and tries the alerts on stories. */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const folder = fileURLToPath(new URL("monitoring", import.meta.url))
const promtool = (...args: string[]) => execFileSync("promtool", args, { cwd: folder, encoding: "utf8", stdio: "pipe" })

it("has a configuration and rules that Prometheus takes", () => {
  expect(promtool("check", "config", "--syntax-only", "prometheus.yaml")).toContain("SUCCESS")
  expect(promtool("check", "rules", "alerts.yaml")).toContain("SUCCESS")
})

it("alarms when it should, and only then", () => {
  expect(promtool("test", "rules", "alerts.test.yaml")).toContain("SUCCESS")
})
