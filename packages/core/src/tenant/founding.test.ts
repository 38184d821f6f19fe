import { expect, it } from "vitest"
import { refusalToFound } from "./founding.ts"

const stranger = { policy: "open", multiTenant: true, founded: true, isOperator: false } as const

it("lets anybody found a tenant where sign-up is open, and nobody elsewhere", () => {
  expect(refusalToFound(stranger)).toBeNull()
  expect(refusalToFound({ ...stranger, policy: "invite" })).toContain("invitation")
  expect(refusalToFound({ ...stranger, policy: "closed" })).toContain("closed")
})

it("keeps a single tenant's instance for whoever can read what the launcher printed", () => {
  const single = { ...stranger, multiTenant: false, founded: false }
  expect(refusalToFound(single)).toContain("printed")
  expect(refusalToFound({ ...single, isOperator: true })).toBeNull()
  expect(refusalToFound({ ...single, policy: "closed", isOperator: true })).toBeNull()
  expect(refusalToFound({ ...single, isOperator: true, founded: true })).toContain("already")
})
