import { describe, expect, it } from "vitest"
import { cookieName, noSessionCookie, readSessionCookie, sessionCookie } from "./cookie.ts"

const token = "k5x3qpl2v7n4m6t8w9z1a2b3c4d5e6f7g8h9j2k3"

describe("the session's cookie", () => {
  it.each([
    ["https://acme.nightjar.example", "__Host-nightjar"],
    ["http://localhost:3000", "__Host-nightjar"],
    ["http://acme.localhost:3000", "__Host-nightjar"],
    ["http://127.0.0.1:3000", "__Host-nightjar"],
    ["http://[::1]:3000", "__Host-nightjar"],
    ["http://192.168.1.20:3000", "nightjar"],
    ["http://nas:3000", "nightjar"],
    ["http://evillocalhost:3000", "nightjar"],
    ["http://127.0.0.1.evil.example", "nightjar"],
  ])("at %s is called %s", (own, name) => {
    expect(cookieName(own)).toBe(name)
  })

  it("is for one host, hidden from scripts, and secure where that can be", () => {
    expect(sessionCookie("https://acme.nightjar.example", token)).toBe(
      `__Host-nightjar=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000; Secure`,
    )
    expect(sessionCookie("http://nas:3000", token)).toBe(
      `nightjar=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000`,
    )
    expect(noSessionCookie("http://nas:3000")).toBe("nightjar=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
  })

  it.each([
    ["alone", `__Host-nightjar=${token}`, token],
    ["among others", `a=b; __Host-nightjar=${token};c=%`, token],
    ["absent", "a=b", null],
    ["no header", null, null],
    ["empty", "__Host-nightjar=", null],
    ["twice", `__Host-nightjar=${token}; __Host-nightjar=${token}`, null],
    ["with other signs", `__Host-nightjar=${token}'--`, null],
    ["under the open name", `nightjar=${token}`, null],
    ["inside another", `x__Host-nightjar=${token}`, null],
  ])("is read when %s", (_, header, found) => {
    expect(readSessionCookie(header, "https://acme.nightjar.example")).toBe(found)
  })
})
