import type { MailContent } from "@nightjar/core/mail"
import { describe, expect, it } from "vitest"
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

describe("of an account", () => {
  const of = (content: MailContent, token: string | null = "t0k3n") => letterOf({ ...letter, content, token })
  const until = "2026-12-03T07:00:00.000Z"

  it("leads to the page that does what it says", () => {
    const links = [
      of({ type: "resetPassword", until }),
      of({ type: "confirmEmail", until }),
      of({ type: "emailChanged", email: "new@example.com", until }),
    ].map(({ text }) => /.*https:.*/.exec(text)?.[0])
    expect(links).toEqual([
      "Choose a new password: https://acme.nightjar.example/link#t0k3n",
      "Confirm the address: https://acme.nightjar.example/link#t0k3n",
      "It was not me: take it back: https://acme.nightjar.example/link#t0k3n",
    ])
  })

  it("names the old and the new address when it was changed", () => {
    const { text } = of({ type: "emailChanged", email: "new@example.com", until })
    expect(text).toContain("You sign in with new@example.com")
    expect(text).toMatch(/Until now\s+ada@example.com/)
  })

  it("has no link of its own where the password was changed, but the way to another one", () => {
    const { text } = of({ type: "passwordChanged", at: until }, null)
    expect(text).toContain("https://acme.nightjar.example/forgot")
    expect(text).toMatch(/When\s+2026-12-03 07:00:00 UTC/)
  })
})
