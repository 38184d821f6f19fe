import { expect, it } from "vitest"
import { letterOf } from "./letter.ts"

const letter = {
  key: "mai_1",
  recipient: "ada@example.com",
  token: "t0k3n",
  workspaceUrl: "https://acme.nightjar.example",
  content: {
    type: "invitation",
    workspace: "Acme & Söhne",
    inviter: "Ben <b>",
    role: "admin",
    until: "2026-12-03T07:00:00.000Z",
  },
} as const

it("of an invitation says who invites to what, until when, and where to go", () => {
  const { to, subject, text } = letterOf(letter)
  expect([to, subject]).toEqual([["ada@example.com"], "Join Acme & Söhne on Nightjar"])
  expect(text).toContain("Ben <b> invites you to the workspace Acme & Söhne")
  expect(text).toContain("Good until  2026-12-03 07:00:00 UTC")
  expect(text).toContain("Accept the invitation: https://acme.nightjar.example/join#t0k3n")
})

it("is no markup, whatever names hold, and has no place to change what nobody has chosen", () => {
  const { html } = letterOf(letter)
  expect(html).toContain("Ben &#60;b&#62; invites you")
  expect(html).not.toContain("Change that")
})
